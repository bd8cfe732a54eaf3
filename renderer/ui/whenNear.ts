const waiting = new Map<Element, Set<() => void>>();
let observer: IntersectionObserver | undefined;

/** Calls back once, when the element comes within a screen of what is seen. */
export function whenNear(element: Element, callback: () => void): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        const found = waiting.get(target);
        forget(target);
        for (const run of found ?? []) run();
      }
    },
    // The text scrolls in a pane of its own, which a margin around the window does not widen.
    { rootMargin: '100% 0%', scrollMargin: '100% 0%' },
  );
  const all = waiting.get(element) ?? new Set();
  waiting.set(element, all.add(callback));
  observer.observe(element);
  return () => {
    all.delete(callback);
    if (all.size === 0 && waiting.get(element) === all) forget(element);
  };
}

function forget(element: Element) {
  waiting.delete(element);
  observer?.unobserve(element);
}

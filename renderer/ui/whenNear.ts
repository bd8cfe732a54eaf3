const waiting = new Map<Element, () => void>();
let observer: IntersectionObserver | undefined;

/** Calls back once, when the element comes within a screen of what is seen. */
export function whenNear(element: Element, callback: () => void): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        const found = waiting.get(target);
        stop(target);
        found?.();
      }
    },
    // The text scrolls in a pane of its own, which a margin around the window does not widen.
    { rootMargin: '100% 0%', scrollMargin: '100% 0%' },
  );
  waiting.set(element, callback);
  observer.observe(element);
  return () => stop(element);
}

function stop(element: Element) {
  waiting.delete(element);
  observer?.unobserve(element);
}

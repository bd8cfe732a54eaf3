/** Of each element who waits for it: one, nearly always. */
const waiting = new Map<Element, readonly (() => void)[]>();
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
  waiting.set(element, [...(waiting.get(element) ?? []), callback]);
  observer.observe(element);
  return () => {
    const others = waiting.get(element)?.filter((other) => other !== callback) ?? [];
    if (others.length > 0) waiting.set(element, others);
    else forget(element);
  };
}

/** Whatever waits in there need wait no longer: all of it is about to be looked at. */
export function allNear(within: Element): void {
  for (const [element, found] of [...waiting]) {
    if (!within.contains(element)) continue;
    forget(element);
    for (const run of found) run();
  }
}

function forget(element: Element) {
  waiting.delete(element);
  observer?.unobserve(element);
}

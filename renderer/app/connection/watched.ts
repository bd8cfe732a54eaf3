/** A value that can be watched, in the shape that React's useSyncExternalStore takes. */
export interface Watched<T> {
  get(): T;
  subscribe(listener: () => void): () => void;
}

export interface Settable<T> extends Watched<T> {
  set(value: T): void;
}

export function watched<T>(initial: T): Settable<T> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

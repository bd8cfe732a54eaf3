/** Names of a value inside an article's metadata: `['byline', 'contributors', 0, 'name']`. */
export type Path = readonly [string, ...(string | number)[]];

type Container = Record<string, unknown> | unknown[];

/** What lies there; undefined where nothing does. Own fields only. */
export function readAt(root: object, path: readonly (string | number)[]): unknown {
  let value: unknown = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

/**
 * A copy with that value there, all else shared. undefined takes the field away, and with it every
 * object that this leaves empty: an article holds nothing that nobody wrote.
 */
export function writeAt<T extends object>(root: T, path: Path, value: unknown): T {
  return (write(root as Container, path, value) ?? {}) as T;
}

function write(
  container: Container | undefined,
  [key, ...rest]: readonly (string | number)[],
  value: unknown,
): Container | undefined {
  if (key === undefined) return container;
  const copy: Container = Array.isArray(container)
    ? [...container]
    : typeof key === 'number' && container === undefined
      ? []
      : { ...container };
  const slots = copy as Record<string | number, unknown>;
  const inside = Object.hasOwn(copy, key) ? slots[key] : undefined;
  const next =
    rest.length === 0
      ? value
      : write(
          typeof inside === 'object' && inside !== null ? (inside as Container) : undefined,
          rest,
          value,
        );
  if (Array.isArray(copy)) {
    // A place in a list is never taken away by emptying what it holds.
    slots[key] = next ?? {};
    return copy;
  }
  if (next === undefined) delete slots[key];
  else slots[key] = next;
  return Object.keys(copy).length === 0 ? undefined : copy;
}

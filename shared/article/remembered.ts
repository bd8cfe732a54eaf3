/** More than any desk has, and less than a hostile batch could fill the memory with. */
const most = 200;

/**
 * Asks once for each key. For what `Intl` knows: making one of its formatters takes as long as
 * printing a page, and the articles of a desk are in few languages and zones.
 */
export function remembered<Keys extends string[], Answer>(
  ask: (...keys: Keys) => Answer,
): (...keys: Keys) => Answer {
  const known = new Map<string, Answer>();
  return (...keys) => {
    const key = keys.join('\n');
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size === most) known.clear();
    const answer = ask(...keys);
    known.set(key, answer);
    return answer;
  };
}

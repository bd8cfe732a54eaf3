const most = 3;
const longest = 40;

/** “Quay”, “Pier”, “Dock”, and 2 more: no more of them than one reads in passing. */
export function someOf(names: readonly string[]): string {
  const named = names
    .filter(Boolean)
    .slice(0, most)
    .map((name) => `“${name.length > longest ? `${name.slice(0, longest).trimEnd()}…` : name}”`);
  const others = names.length - named.length;
  if (others > 0 && named.length > 0) named.push(others === 1 ? 'one more' : `${others} more`);
  return new Intl.ListFormat('en').format(named);
}

/** What is said of a copy whose pictures took a while, or did not come. */
export const copyLabels = {
  onTheWay: (count: number) => (count < 2 ? 'Copying…' : `Copying ${count} photos…`),
  whole: (count: number) => (count < 2 ? 'Copied.' : `Copied with its ${count} photos.`),
  late: (count: number) =>
    count < 2
      ? 'Copied, but for other programs still without its photo, which is ready now.'
      : `Copied, but for other programs still without ${count} photos, which are ready now.`,
  again: 'Copy again',
  without: (names: readonly string[]) => {
    const named = names
      .filter(Boolean)
      .slice(0, 3)
      .map((name) => `“${name}”`);
    const others = names.length - named.length;
    if (others > 0 && named.length > 0) named.push(others === 1 ? 'one more' : `${others} more`);
    const which = named.length > 0 ? `: ${new Intl.ListFormat('en').format(named)}` : '';
    const photos = names.length === 1 ? 'a photo' : `${names.length} photos`;
    return `Copied, but for other programs without ${photos} that could not be read${which}.`;
  },
};

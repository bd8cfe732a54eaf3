import { someOf } from '../../someOf.ts';

/** What is said of a copy whose pictures took a while, or did not come. */
export const copyLabels = {
  onTheWay: (count: number) => (count < 2 ? 'Copying…' : `Copying ${count} photos…`),
  whole: (count: number) => (count < 2 ? 'Copied.' : `Copied with its ${count} photos.`),
  late: (count: number) =>
    count < 2
      ? 'Copied, but for other programs still without its photo, which is ready now.'
      : `Copied, but for other programs still without ${count} photos, which are ready now.`,
  again: 'Copy again',
  without: (names: readonly string[]) =>
    `Copied, but for other programs without ${photos(names)} that could not be read${which(names)}.`,
  draggedWithout: (names: readonly string[]) =>
    names.length === 1
      ? `Dragged, but for other programs without a photo that was not read by then${which(names)}. A copy waits for it.`
      : `Dragged, but for other programs without ${photos(names)} that were not read by then${which(names)}. A copy waits for them.`,
};

const photos = ({ length }: readonly string[]) => (length === 1 ? 'a photo' : `${length} photos`);

function which(names: readonly string[]): string {
  const some = someOf(names);
  return some && `: ${some}`;
}

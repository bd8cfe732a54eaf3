/** What a list draws: a row, by its place, or the room of rows that it leaves out, in px. */
export type Part = number | { room: number };

/**
 * @param heights of all rows, in px
 * @param sight from and to, in px from the top of the first row: every row that reaches into it is drawn
 * @param keep places of rows that are drawn wherever one looks
 */
export function partsOf(
  heights: readonly number[],
  sight: { from: number; to: number },
  keep: readonly number[],
): Part[] {
  const parts: Part[] = [];
  let room = 0;
  let top = 0;
  for (const [index, height] of heights.entries()) {
    const seen = top < sight.to && top + height > sight.from;
    top += height;
    if (!seen && !keep.includes(index)) {
      room += height;
      continue;
    }
    if (room > 0) parts.push({ room });
    room = 0;
    parts.push(index);
  }
  if (room > 0) parts.push({ room });
  return parts;
}

/** Lines and characters that are laid out at a time. */
const most = { lines: 2_000, characters: 120_000 } as const;

/**
 * A source in pieces that a page can lay out without a stop, each ending with a line where it can: a
 * line may be longer than a piece.
 */
export function inPieces(text: string): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length; ) {
    let to = from;
    for (let lines = 0; lines < most.lines; lines++) {
      const end = text.indexOf('\n', to);
      const next = end === -1 ? text.length : end + 1;
      if (next - from > most.characters) break;
      to = next;
      if (end === -1) break;
    }
    if (to === from) to = Math.min(text.length, from + most.characters);
    // Not between the halves of a letter.
    if (to < text.length && /[\uDC00-\uDFFF]/.test(text.charAt(to))) to++;
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces;
}

/** The last line counts also without a line feed behind it. */
export function lineCount(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; count++) {
    const end = text.indexOf('\n', at);
    at = end === -1 ? text.length : end + 1;
  }
  return count;
}

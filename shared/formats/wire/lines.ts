/** A line of the source that holds more than white space. */
export interface SourceLine {
  /** As an editor would number it, from 1. */
  number: number;
  /** Without white space at its ends; no control characters. */
  text: string;
  /** Columns of white space before it. */
  indent: number;
  /** Columns: a CJK character takes two. Lines over 400 characters are measured to there. */
  width: number;
  /** An empty line, or the start of the text, stands before it. */
  afterBlank: boolean;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: agencies frame copy with control characters
const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;
/** White space and marks that show nothing: a line of these is empty. */
const nothingToSee = /^[\s\p{Cf}]*$/u;

/** The lines of a text, whatever system wrote it. Empty ones only show in `afterBlank`. */
export function sourceLines(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let afterBlank = true;
  for (const [index, raw] of text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).entries()) {
    // A form feed ends a page within a paragraph; editors do not count it as a line.
    for (const piece of raw.split(/[\f\v]/)) {
      const printable = piece.replace(controls, ' ').replace(/\t/g, '    ').toWellFormed();
      const trimmed = printable.trim();
      if (nothingToSee.test(trimmed)) {
        if (piece === raw) afterBlank = true;
        continue;
      }
      lines.push({
        number: index + 1,
        // Tabs inside a line are one space: an article has no tab stops.
        text: piece.replace(controls, ' ').replace(/\t+/g, ' ').toWellFormed().trim(),
        indent: printable.length - printable.trimStart().length,
        width: widthOf(trimmed),
        afterBlank,
      });
      afterBlank = false;
    }
  }
  return lines;
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
const onlyAscii = /^[\u0000-\u007f]*$/;

/** Columns that a text takes where every character is one or two columns wide. */
export function widthOf(text: string): number {
  const measured = text.slice(0, 400);
  if (onlyAscii.test(measured)) return measured.length;
  let columns = 0;
  for (const character of measured) {
    if (/\p{M}|\p{Cf}/u.test(character)) continue;
    columns += wide.test(character) ? 2 : 1;
  }
  return columns;
}

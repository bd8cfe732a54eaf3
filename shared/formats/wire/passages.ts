import { endsSentence } from './endings.ts';
import { type SourceLine, widthOf } from './lines.ts';

/** Lines that make one paragraph (or one line of the head). */
export interface Passage {
  lines: SourceLine[];
  /** The lines joined as words join. */
  text: string;
  /** Offset in `text` where each line starts. */
  starts: number[];
  /** An empty line, or the start of the text, stands before it. */
  afterBlank: boolean;
}

/** Columns between which copy is hard-wrapped; longer lines are paragraphs of their own. */
const wrapped = { least: 45, most: 95 } as const;
/** Columns that a paragraph's last line leaves free at least, where empty lines part paragraphs. */
const clearlyShort = 12;

/**
 * Lines → passages. Where copy was wrapped at a fixed width its lines are joined again, otherwise
 * each line is a passage.
 *
 * @param startsBlock whether a line opens something of its own (a byline, a credit…), however full
 * the line before it is.
 */
export function passagesOf(
  lines: readonly SourceLine[],
  startsBlock: (text: string) => boolean,
): Passage[] {
  const groups = groupsOf(lines);
  const proof = groups.filter((group) => isProse(group, startsBlock));
  const margin = Math.max(0, ...proof.map((group) => widest(group)));
  const partedByBlanks = groups.length > 2 || lines.length < 12;
  return groups.flatMap((group) => {
    if (margin === 0 || widest(group) > Math.max(margin, wrapped.least)) {
      return joinSentences(group, startsBlock);
    }
    return joinGroup(group, margin, partedByBlanks, startsBlock);
  });
}

function groupsOf(lines: readonly SourceLine[]): SourceLine[][] {
  const groups: SourceLine[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (line.afterBlank || !last) groups.push([line]);
    else last.push(line);
  }
  return groups;
}

const widest = (group: readonly SourceLine[]): number =>
  group.reduce((most, line) => Math.max(most, line.width), 0);

const startsInsideSentence = (text: string): boolean => /^[\p{Ll}\p{Lo}]/u.test(text);

/** The proof of wrapping: a sentence that goes on in the next line. */
function isProse(group: readonly SourceLine[], startsBlock: (text: string) => boolean): boolean {
  if (widest(group) > wrapped.most) return false;
  return group.some((line, index) => {
    const next = group[index + 1];
    return (
      next !== undefined &&
      line.width >= wrapped.least &&
      !endsSentence(line.text) &&
      startsInsideSentence(next.text) &&
      !startsItem(next.text) &&
      !startsBlock(next.text)
    );
  });
}

/** Lines too long for a wrapped page: joined only where a sentence plainly goes on. */
function joinSentences(
  group: readonly SourceLine[],
  startsBlock: (text: string) => boolean,
): Passage[] {
  const passages: SourceLine[][] = [];
  for (const [index, line] of group.entries()) {
    const before = group[index - 1];
    const goesOn =
      before !== undefined &&
      before.width >= wrapped.least &&
      !endsSentence(before.text) &&
      /^\p{Ll}/u.test(line.text) &&
      !startsItem(line.text) &&
      !startsBlock(line.text);
    if (goesOn) passages.at(-1)?.push(line);
    else passages.push([line]);
  }
  return passages.map(passage);
}

function joinGroup(
  group: readonly SourceLine[],
  margin: number,
  partedByBlanks: boolean,
  startsBlock: (text: string) => boolean,
): Passage[] {
  const prose = isProse(group, startsBlock);
  const leastIndent = group.reduce((least, line) => Math.min(least, line.indent), Infinity);
  const passages: SourceLine[][] = [];
  let inItem = false;
  for (const [index, line] of group.entries()) {
    const before: SourceLine | undefined = group[index - 1];
    const opensItem: boolean =
      startsItem(line.text) &&
      (!before || inItem || /[.:;!?]$/.test(before.text) || line.indent > before.indent);
    const goesOn =
      before !== undefined &&
      !opensItem &&
      !startsBlock(line.text) &&
      (inItem || line.indent - leastIndent < 2) &&
      (isBrokenByWidth(before, line, margin, partedByBlanks) ||
        // A ragged line within prose.
        (prose && !endsSentence(before.text) && startsInsideSentence(line.text)));
    if (goesOn) passages.at(-1)?.push(line);
    else {
      passages.push([line]);
      inItem = opensItem;
    }
  }
  return passages.map(passage);
}

/** Whether only the width of the page broke the text between two lines. */
function isBrokenByWidth(
  line: SourceLine,
  next: SourceLine,
  margin: number,
  partedByBlanks: boolean,
): boolean {
  const free = margin - line.width - 1 - widthOf(firstWord(next.text));
  if (line.width < wrapped.least) return free < 0 && line.width * 2 > margin;
  if (free < 0) return true;
  if (endsSentence(line.text)) return partedByBlanks && free < clearlyShort;
  return startsInsideSentence(next.text) || free < clearlyShort;
}

/** What had to fit: a word, or in CJK text, which breaks anywhere, a character. */
const firstWord = (text: string): string =>
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|^\S{1,200}/u.exec(text)?.[0] ?? '';

/** "- item", "• item", "3. item". */
const startsItem = (text: string): boolean =>
  /^(?:[-–—*•·▪◦‣●■+]|\d{1,3}[.)]|[a-z]\))\s+\S/.test(text);

function passage(lines: SourceLine[]): Passage {
  const starts: number[] = [];
  let end = '';
  let length = 0;
  const parts: string[] = [];
  for (const line of lines) {
    const join = parts.length === 0 ? '' : between(end, line.text);
    starts.push(length + join.length);
    parts.push(join, line.text);
    length += join.length + line.text.length;
    end = line.text.slice(-40);
  }
  return { lines, text: parts.join(''), starts, afterBlank: lines[0]?.afterBlank ?? true };
}

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** What stood between two lines before they were broken: a space, or nothing. */
function between(end: string, start: string): '' | ' ' {
  const last = [...end].at(-1) ?? '';
  const first = [...start.slice(0, 2)][0] ?? '';
  if (cjk.test(last) && cjk.test(first)) return '';
  // "well-/known" is one word; "pre-/and post-war" is not.
  if (/[\p{L}\p{N}][-‐‑]$/u.test(end) && /^[\p{L}\p{N}]/u.test(start)) {
    return /^(?:and|or|to|und|oder|bis|et|ou|y|o|e|en|of|och|eller)\s/.test(start) ? ' ' : '';
  }
  // Dashes and slashes that touch the word before them touch the one after, too.
  if (/\S(?:—|--|\/)$/.test(end) && /^[^\s—-]/.test(start)) return '';
  if (/[^\s—-]$/.test(end) && /^(?:—|--)\S/.test(start)) return '';
  return ' ';
}

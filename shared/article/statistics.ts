import { withoutInlineNotes } from './inlineNotes.ts';
import type { NodeJson } from './model.ts';
import { remembered } from './remembered.ts';
import { partsOf } from './text.ts';

export interface TextStatistics {
  /** Words of the body as a reader reads them: without pull quotes, notes of either kind and unknown blocks. */
  words: number;
  /** Characters (grapheme-blind code points) of the same text, with spaces. */
  characters: number;
  /** Minutes, at least 1 where there is a word. */
  readingMinutes: number;
}

/** Repeats text, or is never published: not the article's length. */
export const uncounted: ReadonlySet<string> = new Set(['pullQuote', 'note', 'unknown']);

/** Adults read 238 English words a minute (Brysbaert 2019), and about 500 CJK characters. */
const wordsAMinute = 238;
const cjkCharactersAMinute = 500;

const cjk = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
const unspaced =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const cjkEach = new RegExp(cjk.source, 'gu');
/** Where these scripts lie, and much else: a look that most texts get by with. */
const mayBeUnspaced = /[\u0e00-\u1fff\u2e80-\uffff]/;
const isUnspaced = (text: string) => mayBeUnspaced.test(text) && unspaced.test(text);
const pairs = /[\ud800-\udbff][\udc00-\udfff]/g;
/** What parts two words: a hyphen does not. */
const parting = /[\s—–/]/;
const letter = /[\p{L}\p{N}]/u;

/** The counts of a whole document. */
export function statisticsOf(content: NodeJson, language: string): TextStatistics {
  const counts = partsOf(content).body.map((block) => countBlock(block, language));
  return addCounts(counts);
}

/** How ASCII counts: 1 parts words, 2 makes one. */
const ascii = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return parting.test(character) ? 1 : letter.test(character) ? 2 : 0;
});

/**
 * A word has a letter or a digit. By hand, because a pattern that finds words one after the other
 * takes ten times as long, and every page of an export says how many it has.
 */
function spacedWords(text: string): number {
  let words = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? ascii[code] : kindOf(text, at, inWord);
    if (kind === 1) inWord = false;
    else if (kind === 2 && !inWord) {
      inWord = true;
      words++;
    }
  }
  return words;
}

/** Of a character beyond ASCII; inside a word it only matters whether it ends it. */
function kindOf(text: string, at: number, inWord: boolean): number {
  if (parting.test(text.charAt(at))) return 1;
  return !inWord && letter.test(String.fromCodePoint(text.codePointAt(at) ?? 0)) ? 2 : 0;
}

export interface BlockCount {
  words: number;
  characters: number;
  cjkCharacters: number;
}

/** The counts of one block of the body, so that an editor can count only what changed. */
export function countBlock(block: NodeJson, language: string): BlockCount {
  const count: BlockCount = { words: 0, characters: 0, cjkCharacters: 0 };
  for (const text of textBlocks(block)) {
    const { words, characters, cjkCharacters } = countText(text, language);
    count.words += words;
    count.characters += characters;
    count.cjkCharacters += cjkCharacters;
  }
  return count;
}

/** The counts of one run of text, such as a paragraph or a part of one. */
export const countText = (text: string, language: string): BlockCount => ({
  words: countWords(text, language),
  characters: text.length - (text.match(pairs)?.length ?? 0),
  cjkCharacters: isUnspaced(text) ? (text.match(cjkEach)?.length ?? 0) : 0,
});

/** Lines that a paragraph fills in print, the last one begun counts whole. */
export const linesFilled = (characters: number, charactersPerLine: number): number =>
  Math.ceil(characters / charactersPerLine);

export function addCounts(counts: Iterable<BlockCount>): TextStatistics {
  let words = 0;
  let characters = 0;
  let cjkCharacters = 0;
  for (const count of counts) {
    words += count.words;
    characters += count.characters;
    cjkCharacters += count.cjkCharacters;
  }
  // CJK words are read by the character, so they are not counted a second time as words.
  const spacedWords = Math.max(0, words - cjkCharacters / 1.7);
  const minutes =
    cjkCharacters / cjkCharactersAMinute + (cjkCharacters > 0 ? spacedWords : words) / wordsAMinute;
  return { words, characters, readingMinutes: words === 0 ? 0 : Math.max(1, Math.round(minutes)) };
}

/** Words of one run of text. Chinese, Japanese, Thai… are segmented by the language's own rules. */
export function countWords(text: string, language: string): number {
  if (!isUnspaced(text)) return spacedWords(text);
  let words = 0;
  for (const segment of segmenter(language).segment(text)) if (segment.isWordLike) words++;
  return words;
}

const segmenter = remembered((language: string): Intl.Segmenter => {
  try {
    return new Intl.Segmenter(language, { granularity: 'word' });
  } catch {
    return new Intl.Segmenter('en', { granularity: 'word' });
  }
});

/** The text of every text block inside a block, in reading order. */
function* textBlocks(node: NodeJson): Generator<string> {
  if (uncounted.has(node.type)) return;
  const children = withoutInlineNotes(node.content ?? []);
  if (children.some((child) => child.type === 'text' || child.type === 'hardBreak')) {
    yield children
      .map((child) => (child.type === 'hardBreak' ? '\n' : (child.text ?? '')))
      .join('');
    return;
  }
  for (const child of children) yield* textBlocks(child);
}

/**
 * What a format could not hold and what the copy lacks, gathered while an article is rendered. One
 * sentence a kind, however often it was met.
 */

import { quoted } from '../copydesk/quoted.ts';

type Sentence = (count: number, example: string) => string;

const photos = (count: number, example: string, one: string, many: string) =>
  count === 1
    ? `A photo ${one}${example}.`
    : `${count} photos ${many}${example && `, the first${example}`}.`;

/** What happened to parts of the copy, where nobody has to do anything about it. */
export const leftOutCodes = [
  'unsafe-link',
  'typed-dateline',
  'typed-dateline-in-field',
  'unknown-block',
  'unknown-formatting',
  'notes-left-out',
  'comments-left-out',
] as const satisfies readonly FindingCode[];

/** In the order in which they are shown. The codes are stable, for programs. */
const sentences = {
  'missing-headline': () => 'There is no headline.',
  'missing-byline': () => 'There is no byline.',
  'missing-text': () => 'There is no text yet.',
  'missing-date': () => 'There is no publication date, so none is shown.',
  tk: (count, example) =>
    count === 1 ? `“TK” is still in the copy${example}.` : `“TK” is still in ${count} places.`,
  'photo-without-picture': (count, example) =>
    photos(count, example, 'has no picture', 'have none'),
  'missing-photo-file': (count, example) =>
    photos(
      count,
      example,
      'is left out because its file is missing or not a picture',
      'are left out because their files are missing or not pictures',
    ),
  'missing-alt': (count, example) => photos(count, example, 'has no alt text', 'have no alt text'),
  'missing-credit': (count, example) => photos(count, example, 'has no credit', 'have no credit'),
  'missing-caption': (count, example) =>
    photos(count, example, 'has no caption', 'have no caption'),
  'unsafe-link': (count, example) =>
    count === 1
      ? `A link was left out, its words stay: its address is not one for the web${example}.`
      : `${count} links were left out, their words stay: their addresses are not ones for the web.`,
  'missing-link-address': (count, example) =>
    count === 1
      ? `A related link has no address${example}.`
      : `${count} related links have no address.`,
  'article-without-address': (count, example) =>
    count === 1
      ? `A related article has no web address yet, so its title leads nowhere${example}.`
      : `${count} related articles have no web address yet, so their titles lead nowhere.`,
  'embed-without-address': (count, example) =>
    count === 1
      ? `An embed has no address${example}.`
      : `${count} embeds have no address${example && `, the first${example}`}.`,
  'insecure-link': (count, example) =>
    count === 1
      ? `A link is not encrypted (http)${example}.`
      : `${count} links are not encrypted (http)${example && `, the first${example}`}.`,
  'typed-dateline': () =>
    'The text already begins with the dateline, so it was not put there a second time.',
  'typed-dateline-in-field': () =>
    'The text begins with the dateline, which has a field of its own here: it stands only there.',
  'unknown-block': (count, example) =>
    count === 1
      ? `A block that this version of Stet does not know was left out${example}.`
      : `${count} blocks that this version of Stet does not know were left out.`,
  'unknown-formatting': () =>
    'Formatting that this version of Stet does not know was left out; the words stay.',
  'notes-left-out': (count) =>
    count === 1
      ? 'A note for the desk was left out, as it should be.'
      : `${count} notes for the desk were left out, as they should be.`,
  'comments-left-out': (count) =>
    count === 1 ? 'A comment was left out.' : `${count} comments were left out.`,
} as const satisfies Record<string, Sentence>;

type FindingCode = keyof typeof sentences;

export interface FormatWarning {
  /** Stable, for programs. `embargoed` depends on the clock and is told by embargo.ts. */
  code: string;
  /** A sentence for the person. */
  message: string;
  /** The format cannot hold something, whatever the copy is like. */
  loss?: true;
}

/** Something that a format cannot hold. Each format lists its own, see `Format.losses`. */
export interface Loss {
  /** Stable, for programs. Formats that lose the same thing in the same way share it. */
  code: string;
  /** What cannot be held and what happens to it: "Ghost has no dateline: it opens the text." */
  message: string;
}

export class Findings {
  readonly #found = new Map<string, { count: number; example: string }>();
  readonly #lost = new Set<Loss>();

  /** @param known what was found before; it stays as it is. */
  constructor(known?: Findings) {
    if (known) for (const [code, found] of known.#found) this.#found.set(code, { ...found });
  }

  /** @param example a few words that say where, e.g. the start of a caption. */
  add(code: keyof typeof sentences, example = ''): void {
    const known = this.#found.get(code);
    if (known) known.count++;
    else this.#found.set(code, { count: 1, example: shorten(example) });
  }

  /** The article has what this format cannot hold; told once, however often it was met. */
  lose(loss: Loss): void {
    this.#lost.add(loss);
  }

  /** What the copy misses, then what the format does. */
  list(): FormatWarning[] {
    const warnings: FormatWarning[] = [];
    for (const [code, sentence] of Object.entries(sentences) as [
      keyof typeof sentences,
      Sentence,
    ][]) {
      const found = this.#found.get(code);
      if (!found) continue;
      const example = found.example && ` (${quoted(found.example)})`;
      warnings.push({ code, message: sentence(found.count, example) });
    }
    const lost = [...this.#lost].map(({ code, message }) => ({
      code,
      message,
      loss: true as const,
    }));
    return [...warnings, ...lost];
  }
}

function shorten(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ').trim();
  const letters = [...oneLine];
  return letters.length > 60 ? `${letters.slice(0, 57).join('').trimEnd()}…` : oneLine;
}

import { codeRanges, isInRange } from './codeRanges.ts';
import { type Conventions, conventionsOf } from './conventions.ts';
import { differences } from './differences.ts';
import { isDouble, isQuoteMark, isStraight, QuoteRoles } from './quoteRoles.ts';
import { straighten } from './straighten.ts';

export type TypographyKind = 'quote' | 'apostrophe' | 'dash' | 'ellipsis' | 'space';

/** A piece of a text that is set otherwise. */
export interface TypographyChange {
  from: number;
  to: number;
  insert: string;
  kind: TypographyKind;
}

export interface TypographyOptions {
  /** Also marks of other languages, which stay as they are otherwise. */
  foreignQuotes?: boolean;
}

const narrow = '\u202f';
const fixed = '\u00a0';
const anySpace = /[ \u00a0\u202f]/;

/**
 * What a language sets otherwise than a keyboard types it: quotation marks and apostrophes, dashes,
 * the ellipsis, the spaces of French. Primes (6'2"), addresses and code stay as they are; what is
 * typographic already stays too.
 *
 * @param text of one paragraph; what is no text in it as U+FFFC
 * @param locale BCP 47
 * @returns changes in their order, none over another; `applyChanges` makes them. A text that they
 * were made in has none left.
 */
export function typographyChanges(
  text: string,
  locale: string,
  options: TypographyOptions = {},
): TypographyChange[] {
  const changes = changesOnce(text, locale, options);
  let set = applyChanges(text, changes);
  if (set === text || changesOnce(set, locale, options).length === 0) return changes;
  // Signs in a heap that belong to no word: one change makes room for another.
  for (let round = 0; round < mostRounds; round++) {
    const next = applyChanges(set, changesOnce(set, locale, options));
    if (next === set) return differences(text, set);
    set = next;
  }
  return [];
}

const mostRounds = 6;

function changesOnce(text: string, locale: string, options: TypographyOptions): TypographyChange[] {
  if (!options.foreignQuotes) return changesOf(text, locale);
  const straight = straighten(text, conventionsOf(locale));
  return changesOf(straight.text, locale)
    .map((change) => ({ ...change, ...straight.origin(change.from, change.to) }))
    .filter(({ from, to, insert }) => text.slice(from, to) !== insert);
}

function changesOf(text: string, locale: string): TypographyChange[] {
  const conventions = conventionsOf(locale);
  const code = codeRanges(text);
  const changes: TypographyChange[] = [];
  const roles = new QuoteRoles(text, conventions, false);
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    const inCode = isInRange(code, at);
    if (isQuoteMark(sign)) {
      if (inCode) continue;
      const change = quoteChange(text, at, roles, conventions);
      if (change) add(changes, change);
    } else if (!inCode) {
      const change = signChange(text, at, conventions);
      if (!change) continue;
      add(changes, change);
      at = Math.max(at, change.to - 1);
    }
  }
  return changes;
}

/** The same text, set by the conventions of a language. */
export function typographic(text: string, locale: string, options?: TypographyOptions): string {
  return applyChanges(text, typographyChanges(text, locale, options));
}

function applyChanges(text: string, changes: readonly TypographyChange[]): string {
  let result = '';
  let at = 0;
  for (const { from, to, insert } of changes) {
    result += text.slice(at, from) + insert;
    at = to;
  }
  return result + text.slice(at);
}

/** Two signs may want the same space; whoever comes first has it. */
function add(changes: TypographyChange[], change: TypographyChange) {
  const last = changes.at(-1);
  if (last && change.from < last.to) return;
  changes.push(change);
}

function quoteChange(
  text: string,
  at: number,
  roles: QuoteRoles,
  { outer: outerPair, inside }: Conventions,
): TypographyChange | undefined {
  const mark = text[at] ?? '';
  const { role, pair, outer } = roles.next(at);
  if (role === 'keep') return undefined;
  if (role === 'apostrophe') {
    return mark === "'" ? { from: at, to: at + 1, insert: '’', kind: 'apostrophe' } : undefined;
  }
  const set = isStraight(mark) ? pair[role] : mark;
  const spaced = inside !== '' && outer && set === outerPair[role] && isDouble(set);
  const around = spaced
    ? spaceInside(text, at, role, inside, roles)
    : { from: at, to: at + 1, insert: '' };
  const insert = role === 'open' ? set + around.insert : around.insert + set;
  if (insert === text.slice(around.from, around.to)) return undefined;
  return { ...around, insert, kind: set === mark ? 'space' : 'quote' };
}

/** The space between a guillemet and its words, whatever stands there now. */
function spaceInside(
  text: string,
  at: number,
  role: 'open' | 'close',
  inside: string,
  roles: QuoteRoles,
) {
  if (role === 'open') {
    const to = anySpace.test(text[at + 1] ?? '') ? at + 2 : at + 1;
    const empty = to >= text.length;
    return { from: at, to: empty ? at + 1 : to, insert: empty ? '' : inside };
  }
  const from = anySpace.test(text[at - 1] ?? '') ? at - 1 : at;
  return from === 0 || roles.found(from - 1) === 'open'
    ? { from: at, to: at + 1, insert: '' }
    : { from, to: at + 1, insert: inside };
}

function signChange(
  text: string,
  at: number,
  conventions: Conventions,
): TypographyChange | undefined {
  const sign = text[at] ?? '';
  if (sign === '-') return dashChange(text, at, conventions);
  if (sign === '.') return ellipsisChange(text, at, conventions);
  const before = conventions.before[sign];
  return before === undefined ? undefined : spaceBefore(text, at, before);
}

function dashChange(text: string, at: number, { dash }: Conventions): TypographyChange | undefined {
  if (dash === '' || text[at - 1] === '-') return undefined;
  const run = /^-+/.exec(text.slice(at, at + 8))?.[0].length ?? 1;
  const [previous, following] = [text[at - 1], text[at + run]];
  if (previous === undefined || following === undefined || run > 3) return undefined;
  const change = (insert: string): TypographyChange => ({
    from: at,
    to: at + run,
    insert,
    kind: 'dash',
  });
  if (/[<>!=]/.test(previous + following)) return undefined;
  const digits =
    /\p{N}[ \u00a0\u202f]?$/u.test(text.slice(Math.max(0, at - 2), at)) &&
    /^[ \u00a0\u202f]?\p{Sc}?\p{N}/u.test(text.slice(at + run, at + run + 3));
  if (run === 1)
    return previous === ' ' && following === ' ' && !digits && hasWord(text, at)
      ? change(dash)
      : undefined;
  // A flag of a command, or a line that begins with hyphens.
  const rest = text.slice(at + run, at + run + 4);
  const flag = anySpace.test(previous) && /^(?:[\p{L}\p{N}]| --?\p{L})/u.test(rest);
  if (flag || !hasWord(text, at)) return undefined;
  if (run === 2) return change(digits && !anySpace.test(previous + following) ? '–' : dash);
  return change('—');
}

const hasWord = (text: string, at: number) => /\S/.test(text.slice(0, at).replace(/[-*\s]/g, ''));

function ellipsisChange(
  text: string,
  at: number,
  { ellipsis }: Conventions,
): TypographyChange | undefined {
  if (!ellipsis || text[at - 1] === '.' || text[at - 1] === '…') return undefined;
  // A fourth one ends the sentence; more lead the eye along a line.
  if (!/^\.{3}\.?(?![./\\])/.test(text.slice(at, at + 5))) return undefined;
  return { from: at, to: at + 3, insert: '…', kind: 'ellipsis' };
}

function spaceBefore(text: string, at: number, wanted: string): TypographyChange | undefined {
  const previous = text[at - 1];
  const following = text[at + 1];
  if (previous === undefined) return undefined;
  // A colon in a time, an address or a face; signs in a row have one space in front of the first.
  if (following !== undefined && !/[\s»”’"')\]?!….\ufffc]/u.test(following)) return undefined;
  if (/[;:!?([{]/.test(previous)) return undefined;
  if (anySpace.test(previous)) {
    if (previous === wanted || at < 2 || /[\s;:!?]/u.test(text[at - 2] ?? '')) return undefined;
    if (text[at] === ':' && following === ')') return undefined;
    return { from: at - 1, to: at, insert: wanted, kind: 'space' };
  }
  if (/\s/u.test(previous)) return undefined;
  return { from: at, to: at, insert: wanted, kind: 'space' };
}

/** Spaces that no line breaks at. */
export const isFixedSpace = (sign: string) => sign === narrow || sign === fixed;

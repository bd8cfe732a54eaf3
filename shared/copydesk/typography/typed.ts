import { codeRanges, isInRange } from './codeRanges.ts';
import { conventionsOf } from './conventions.ts';
import { isQuoteMark, QuoteRoles, shortYear } from './quoteRoles.ts';
import { isFixedSpace } from './typography.ts';

/** What a sign that was just typed turns into, with how much of what stood in front of it. */
export interface TypedChange {
  /** UTF-16 units in front of the sign that give way too. */
  back: number;
  /** Takes the place of them and of the sign. */
  insert: string;
  /** An earlier sign, so many units in front of the typed one, that is another one now. */
  mended?: { back: number; insert: string };
}

/** Further back nothing is looked at: a key must cost the same in every paragraph. */
export const typedContext = 2_000;

/** rock ‘n, of which the first mark was taken for an opening one. */
const andBetween = /(?<![\p{L}\p{N}])[‘‚](n)$/iu;
const flips = /(^|[^\p{L}\p{N}])[‘‚]$/u;

/**
 * What typing one sign does. Only that sign is set, and a mark that was taken for another one before
 * what follows it was there.
 *
 * @param before the paragraph up to the caret, at most `typedContext` of it
 * @param last what the sign in front was turned into, as long as nothing else was done since
 */
export function typedChange(
  before: string,
  typed: string,
  locale: string,
  last?: TypedChange,
): TypedChange | undefined {
  if (typed.length !== 1) return undefined;
  const conventions = conventionsOf(locale);
  const sign = before.at(-1) ?? '';
  if (typed === '"' || typed === "'") {
    return typedBehindDash(before, typed, locale) ?? typedQuote(before, typed, locale);
  }
  const { outer, inside } = conventions;
  // Where a space has been set already, one more is a habit.
  if (typed === ' ' && inside !== '' && before.endsWith(outer.open + inside)) {
    return { back: inside.length, insert: inside };
  }
  if (typed === '.') {
    const dots = conventions.ellipsis && /(^|[^.…/\\])\.\.$/.test(before);
    return dots && !endsInCode(before) ? { back: 2, insert: '…' } : undefined;
  }
  const spaceBefore = conventions.before[typed];
  if (spaceBefore !== undefined) return typedHighSign(before, typed, spaceBefore);
  // A mark for which a space gave way was taken for the end of what it is inside of. Without one it
  // is the end, and only the space behind it was forgotten.
  const closed = inside + outer.close;
  const gaveWay = inside !== '' && last?.back === 1 && last.insert === closed;
  if (gaveWay && before.endsWith(closed) && /[\p{L}\p{N}]/u.test(typed)) {
    return { back: closed.length, insert: ` ${conventions.inner.open}${typed}` };
  }
  // Only these may stand in front of a sign that changes them.
  if (sign === '-') return typedDash(before, typed, conventions.dash);
  if (hebrewWord.test(before) && sign === outer.close && /\p{Script=Hebrew}/u.test(typed)) {
    return { back: 1, insert: `"${typed}` };
  }
  if (/[\p{L}\p{N}\s.,;:!?)’]/u.test(typed)) return typedApostrophe(before, typed, locale);
  return undefined;
}

/** Hebrew writes its abbreviations with a mark inside: צה"ל. */
const hebrewWord = /\p{Script=Hebrew}.$/u;

/** A quotation that is cut short ("No--"): the mark shows that the hyphens were a dash. */
function typedBehindDash(before: string, typed: string, locale: string): TypedChange | undefined {
  const dash = typedDash(before, typed, conventionsOf(locale).dash);
  if (!dash) return undefined;
  const set = dash.insert.slice(0, -1);
  const mark = typedQuote(before.slice(0, -dash.back) + set, typed, locale);
  return { back: dash.back, insert: set + (mark?.insert ?? typed) };
}

function typedQuote(before: string, typed: string, locale: string): TypedChange | undefined {
  const text = before + typed;
  const at = before.length;
  if (endsInCode(before)) return undefined;
  const conventions = conventionsOf(locale);
  const and = typed === "'" && conventions.elided.includes('n') && andBetween.exec(before);
  if (and) return { back: 2, insert: `’${and[1]}’` };
  const roles = new QuoteRoles(text, conventions, true);
  const code = codeRanges(before);
  for (let index = 0; index < at; index++) {
    if (isQuoteMark(text[index] ?? '') && !isInRange(code, index)) roles.next(index);
  }
  const { role, pair, outer, inner } = roles.next(at);
  if (role === 'keep') return undefined;
  if (role === 'apostrophe') return { back: 0, insert: '’' };
  const { single } = conventions;
  if (inner !== undefined && single === conventions.inner) {
    const mended = { back: at - inner, insert: single.close };
    return { back: 0, insert: pair.close, mended };
  }
  const isDouble = typed === '"';
  // Behind a space it closes as well, by habit; where it opens, the next letter shows it.
  if (role === 'open' && isDouble && !outer && conventions.inside !== '' && /\S $/u.test(before)) {
    return { back: 1, insert: conventions.inside + conventions.outer.close };
  }
  const inside = outer && isDouble ? conventions.inside : '';
  if (role === 'open') return { back: 0, insert: pair.open + inside };
  const back = inside !== '' && /[ \u00a0\u202f]$/.test(before) ? 1 : 0;
  return { back, insert: inside + pair.close };
}

function typedHighSign(before: string, typed: string, space: string): TypedChange | undefined {
  const last = before.at(-1) ?? '';
  if (last === '' || endsInCode(before)) return undefined;
  if (last === ' ') {
    return /[^\s;:!?] $/u.test(before) ? { back: 1, insert: space + typed } : undefined;
  }
  if (isFixedSpace(last) || /[\s;:!?([{]/u.test(last)) return undefined;
  // 10:30 and https: are in the making.
  if (typed === ':' && /(\p{N}|\b(https?|mailto|ftp|file|tel))$/iu.test(before)) return undefined;
  return { back: 0, insert: space + typed };
}

function typedDash(before: string, typed: string, dash: string): TypedChange | undefined {
  if (dash === '' || typed === '-' || typed === '>' || endsInCode(before)) return undefined;
  const found = /(\s?)(-{1,3})$/u.exec(before);
  if (!found) return undefined;
  const [whole, space = '', hyphens = ''] = found;
  const head = before.slice(0, -whole.length);
  if (!/[^\s\-*]/u.test(head) || head.endsWith('-')) return undefined;
  const spaced = space !== '';
  if (spaced !== /\s/u.test(typed)) return undefined;
  if (hyphens.length === 1) {
    if (!spaced || /\p{N}$/u.test(head)) return undefined;
    return { back: 1, insert: dash + typed };
  }
  const digits = /\p{N}$/u.test(head) && /\p{N}/u.test(typed);
  const set = hyphens.length === 3 ? '—' : digits ? '–' : dash;
  return { back: hyphens.length, insert: set + typed };
}

/** ‘90s and ‘tis become ’90s and ’tis once the word shows; so does a close that a letter follows. */
function typedApostrophe(before: string, typed: string, locale: string): TypedChange | undefined {
  const { elided, single } = conventionsOf(locale);
  const opened = /([‘‚])([\p{L}\p{N}]{1,6})$/u.exec(before);
  if (opened) {
    const [whole, , word = ''] = opened;
    if (!flips.test(before.slice(0, before.length - word.length))) return undefined;
    const isOver = !/[\p{L}\p{N}]/u.test(typed);
    // ‚50er Jahre‘ may be a quotation; nobody begins one with ’50ern.
    const decade = isOver
      ? shortYear.test(word) && !word.endsWith('er')
      : /^\p{N}{2}$/u.test(word) && typed === 's';
    const short = isOver && elided.includes(word.toLowerCase());
    if (decade || short) return { back: whole.length, insert: `’${word}${typed}` };
    return undefined;
  }
  // Behind a digit it may have been minutes or feet, as it is in 4'x8'.
  if (/\p{N}'$/u.test(before) && /(?!x)\p{L}/iu.test(typed) && !endsInCode(before)) {
    return { back: 1, insert: `’${typed}` };
  }
  const closed = single.close !== '’' && before.endsWith(single.close) && /\p{L}.$/u.test(before);
  if (closed && /\p{L}/u.test(typed)) return { back: 1, insert: `’${typed}` };
  return undefined;
}

/** Whether the caret is in an address or in code. */
function endsInCode(before: string): boolean {
  if ((before.match(/`/g)?.length ?? 0) % 2 === 1 || /\w=$/.test(before)) return true;
  return codeRanges(before).some(({ to }) => to === before.length);
}

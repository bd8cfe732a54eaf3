import type { Conventions, QuotePair } from './conventions.ts';

/** What a mark does where it stands. */
export type Role = 'open' | 'close' | 'apostrophe' | 'keep';

interface OpenQuote {
  /** The key that opened it. */
  key: 'double' | 'single';
  /** The kind of marks that it got: a double key may open single ones inside others. */
  marks: 'double' | 'single';
  level: Level;
}

type Level = 'outer' | 'inner' | 'single';

const doubleMarks = new Set('"“”„‟«»「」『』');
const singleMarks = new Set("'‘’‚‛‹›");
const alwaysOpen = new Set('„‚「『');
const usuallyOpen = new Set('“«‘‹');

export const isDouble = (mark: string) => doubleMarks.has(mark);
export const isQuoteMark = (mark: string) => doubleMarks.has(mark) || singleMarks.has(mark);
export const isStraight = (mark: string) => mark === '"' || mark === "'";

const letter = /[\p{L}\p{M}]/u;
const letterOrDigit = /[\p{L}\p{M}\p{N}]/u;
const digit = /\p{N}/u;
const space = /\s/u;
const opener = /[([{¿¡/\-–—―\ufffc]/u;
const closer = /[.,;:!?)\]}…\-–—―\ufffc]/u;
const hebrew = /\p{Script=Hebrew}/u;

/** ’26, ’90ern, ’90년대 */
export const shortYear = /^\p{N}{2}(?:er[ns]?|년\p{L}*)?(?![\p{L}\p{N}])/u;

/** Finds out what each quotation mark of a text does; marks must be asked about in their order. */
export class QuoteRoles {
  readonly #text: string;
  readonly #conventions: Conventions;
  readonly #typing: boolean;
  readonly #open: OpenQuote[] = [];
  /** A double mark that closed single ones with its own: it may have been theirs alone. */
  #closedMore: number | undefined;
  /** What the mark at that place was found to do. */
  readonly #roles = new Map<number, Role>();

  /** @param typing the text ends where somebody is writing: what follows is not known yet. */
  constructor(text: string, conventions: Conventions, typing: boolean) {
    this.#text = text;
    this.#conventions = conventions;
    this.#typing = typing;
  }

  /**
   * @returns what it does, and the pair that it belongs to; where it closes what an earlier double
   * mark was thought to close, also that one, which closed what stood inside.
   */
  next(at: number): { role: Role; pair: QuotePair; outer: boolean; inner?: number | undefined } {
    const mark = this.#text[at] ?? '';
    const double = isDouble(mark);
    const role = double ? this.#double(at) : this.#single(at);
    this.#roles.set(at, role);
    const isNew = role === 'close' && double && !this.#open.some(({ key }) => key === 'double');
    const inner = isNew ? this.#closedMore : undefined;
    if (double && role !== 'keep') this.#closedMore = undefined;
    const level = role === 'close' ? this.#close(double, at) : this.#levelFor(double);
    const pair = this.#conventions[level];
    if (role === 'open') {
      const marks = isDouble(isStraight(mark) ? pair.open : mark) ? 'double' : 'single';
      this.#open.push({ key: double ? 'double' : 'single', marks, level });
    }
    return { role, pair, outer: level === 'outer', inner };
  }

  /** What the mark at that place was found to do; undefined where none was asked about. */
  found(at: number): Role | undefined {
    return this.#roles.get(at);
  }

  #levelFor(double: boolean): Level {
    if (!double) return 'single';
    // They take turns: “… ‘… “…” …’ …”.
    if (this.#open.at(-1)?.marks === 'single') return 'outer';
    return this.#isOpen('double') ? 'inner' : 'outer';
  }

  #close(double: boolean, at: number): Level {
    const index = this.#open.findLastIndex(({ key, marks }) =>
      double ? key === 'double' : marks === 'single',
    );
    if (index < 0) return double ? 'outer' : 'single';
    const level = this.#open[index]?.level ?? 'outer';
    if (double && index < this.#open.length - 1) this.#closedMore = at;
    this.#open.length = index;
    return level;
  }

  #isOpen = (kind: OpenQuote['marks']) => this.#open.some(({ marks }) => marks === kind);

  #before(at: number): 'start' | 'space' | 'opening' | 'other' {
    if (at === 0) return 'start';
    const previous = this.#text[at - 1] ?? '';
    if (space.test(previous)) return 'space';
    const role = this.#roles.get(at - 1);
    if (role !== undefined) return role === 'open' ? 'opening' : 'other';
    return opener.test(previous) ? 'opening' : 'other';
  }

  /** Whether what follows cannot begin a quotation. */
  #endsHere(at: number): boolean {
    if (at + 1 >= this.#text.length) return !this.#typing;
    let next = at + 1;
    while (isQuoteMark(this.#text[next] ?? '')) next++;
    const following = this.#text[next];
    if (following === undefined) return !this.#typing;
    return space.test(following) || closer.test(following);
  }

  /** "...and so on: what is left out stands in front of the first word. */
  #leadsIn = (at: number) =>
    /^(\.{3}|…)[ \u00a0\u202f]?[\p{L}\p{N}]/u.test(this.#text.slice(at + 1, at + 6));

  /** Behind a dash that follows a word, where somebody is writing: what was opened ends, cut short. */
  #cutShort = (at: number) =>
    this.#typing && /[^\s\-–—][-–—]+$/u.test(this.#text.slice(Math.max(0, at - 4), at));

  #double(at: number): Role {
    const text = this.#text;
    const [previous = '', following = ''] = [text[at - 1], text[at + 1]];
    const mark = text[at] ?? '';
    const isOpen = this.#isOpen('double');
    if (hebrew.test(previous) && hebrew.test(following)) return 'keep';
    if (!isStraight(mark)) {
      const written = this.#asWritten(mark);
      if (written) return written;
    }
    if (digit.test(previous) && isStraight(mark)) {
      if (/\p{N}['’′] ?\p{N}+$/u.test(text.slice(Math.max(0, at - 12), at))) return 'keep';
      if (!isOpen && !letter.test(following)) return 'keep';
    }
    if (this.#conventions.unspaced) return isOpen ? 'close' : 'open';
    const where = this.#before(at);
    if (isOpen && this.#cutShort(at)) return 'close';
    if (where !== 'other') {
      if (!this.#endsHere(at) || this.#leadsIn(at)) return 'open';
      // Alone between spaces, or behind a dash: only where one is waiting to be closed.
      return isOpen ? 'close' : 'keep';
    }
    if (isOpen) return 'close';
    if (this.#typing && hebrew.test(previous)) return 'keep';
    if (this.#roles.get(at - 1) === 'apostrophe' && !this.#endsHere(at)) return 'open';
    if (this.#endsHere(at) || this.#typing) return letterOrDigit.test(following) ? 'keep' : 'close';
    return letterOrDigit.test(previous) ? 'keep' : 'open';
  }

  #single(at: number): Role {
    const text = this.#text;
    const [previous = '', following = ''] = [text[at - 1], text[at + 1]];
    const mark = text[at] ?? '';
    const isOpen = this.#isOpen('single');
    if (letter.test(previous) && letterOrDigit.test(following)) return 'apostrophe';
    if (digit.test(previous) && digit.test(following)) return 'keep';
    const where = this.#before(at);
    if (where !== 'other' && this.#isElided(at)) return 'apostrophe';
    if (!isStraight(mark) && mark !== '’') {
      const written = this.#asWritten(mark);
      if (written) return written;
    }
    if (digit.test(previous)) {
      // Feet by feet: 4'x8'.
      if (/x/i.test(following)) return 'keep';
      if (letter.test(following)) return 'apostrophe';
      if (isOpen) return 'close';
      return 'keep';
    }
    if (isOpen && this.#cutShort(at)) return 'close';
    if (where !== 'other') {
      if (!this.#endsHere(at) || this.#leadsIn(at)) return 'open';
      return isOpen ? 'close' : 'keep';
    }
    if (/(^|[^\p{L}])['‘’]n$/iu.test(text.slice(Math.max(0, at - 3), at))) return 'apostrophe';
    if (isOpen) return 'close';
    if (letter.test(previous)) return 'apostrophe';
    return this.#endsHere(at) || this.#typing ? 'apostrophe' : 'open';
  }

  /** What a typographic mark does in any text; undefined where languages differ. */
  #asWritten(mark: string): Role | undefined {
    const { outer, inner, single } = this.#conventions;
    const pairs = [outer, inner, single];
    const opens = pairs.some(({ open }) => mark === open);
    const closes = pairs.some(({ close }) => mark === close);
    if (opens !== closes) return opens ? 'open' : 'close';
    if (opens) return undefined;
    if (alwaysOpen.has(mark)) return 'open';
    return usuallyOpen.has(mark) ? 'open' : 'close';
  }

  /** ’90s, ’tis, rock ’n’ roll: the mark stands for what was left out. */
  #isElided(at: number): boolean {
    const rest = this.#text.slice(at + 1, at + 12);
    if (/^\p{N}{2}s(?!\p{L})/u.test(rest)) return true;
    const year = shortYear.exec(rest)?.[0];
    if (year) return !this.#closesLater(at + 1 + year.length);
    const word = /^\p{L}+/u.exec(rest)?.[0].toLowerCase();
    return word !== undefined && this.#conventions.elided.includes(word);
  }

  #closesLater(from: number): boolean {
    return /[^\s][’'‘](?![\p{L}\p{N}])/u.test(this.#text.slice(from, from + 300));
  }
}

import type { ArticleText } from '../../../shared/article/articleText.ts';
import type { Article } from '../../../shared/article/model.ts';
import type { VersionReason } from '../../../shared/contract/history.ts';
import { readArticle } from '../articles/articleBytes.ts';

/** Texts of a file that were replaced, and are remembered for windows that still go on from them. */
const remembered = 3;

/** Files of which that, and the text as a document, is at hand: those that were written in last. */
const mostAtHand = 8;

/** What lies in a file. */
export interface FileText {
  bytes: Uint8Array;
  modified: Date;
  /** The same, where it need not be read from the bytes. */
  text?: ArticleText;
}

export interface Seen extends FileText {
  revision: string;
  /** Why it will be a version once it is replaced; absent where it is one already. */
  reason?: VersionReason;
  /** It is made a version before it is replaced, or the save that replaces it has been asked. */
  ahead?: 'coming' | 'kept';
}

/**
 * What this process has read or written in each file, by its location. The bytes of what lies there
 * are known of all files: without them, what somebody else writes over would be kept nowhere.
 */
export class SeenTexts {
  readonly #last = new Map<string, Seen>();
  /** What it saw there before, the latest last. */
  readonly #replaced = new Map<string, Seen[]>();
  #lastOpened: string | undefined;
  /** The latest last. */
  readonly #atHand = new Set<string>();

  last(location: string): Seen | undefined {
    return this.#last.get(location);
  }

  /** If that is what was seen there last. */
  at(location: string, revision: string): Seen | undefined {
    const last = this.#last.get(location);
    return last?.revision === revision ? last : undefined;
  }

  /** @returns what it takes the place of, if that was another text */
  see(location: string, text: Seen): Seen | undefined {
    const before = this.#last.get(location);
    this.#last.set(location, text);
    this.#use(location);
    if (!before || before.revision === text.revision) return undefined;
    const { text: _, ...old } = before;
    this.remember(location, old);
    return before;
  }

  /** Says more of what was seen there last, if it is that still. */
  change(location: string, revision: string, more: (last: Seen) => Seen): void {
    const last = this.at(location, revision);
    if (!last) return;
    this.#last.set(location, more(last));
    this.#use(location);
  }

  /** A version of it is kept, whatever it is. */
  keptAs(location: string, kept: Omit<Seen, 'text' | 'reason'>): void {
    const text = this.at(location, kept.revision)?.text;
    this.#last.set(location, { ...kept, ...(text && { text }) });
  }

  /** What the file said before. */
  remember(location: string, text: Seen): void {
    const texts = this.#replaced.get(location) ?? [];
    this.#replaced.set(location, [...texts, text].slice(-remembered));
    this.#use(location);
  }

  /** The file has another name now. */
  moved(from: string, to: string): void {
    const last = this.#last.get(from);
    const before = this.#replaced.get(from);
    if (last) this.#last.set(to, last);
    if (before) this.#replaced.set(to, before);
    this.#last.delete(from);
    this.#replaced.delete(from);
    if (this.#atHand.delete(from)) this.#use(to);
    if (this.#lastOpened === from) this.#lastOpened = to;
  }

  /** Wherever it was seen: the file may lie elsewhere by now. */
  saidAt(revision: string): Article | undefined {
    const texts = [...this.#replaced.values(), ...this.#last.values()].flat();
    const known = texts.find((text) => text.revision === revision);
    return known && readArticle(known.bytes).article;
  }

  /** Of what is only read the bytes are enough; the text of the last one opened may soon be written in. */
  openedLast(location: string): void {
    const before = this.#lastOpened;
    const isOther = before !== undefined && before !== location;
    if (isOther && this.#last.get(before)?.reason === 'opened') this.#dropText(before);
    this.#lastOpened = location;
  }

  #use(location: string): void {
    this.#atHand.delete(location);
    this.#atHand.add(location);
    const [oldest] = this.#atHand;
    if (this.#atHand.size <= mostAtHand || oldest === undefined) return;
    this.#atHand.delete(oldest);
    this.#replaced.delete(oldest);
    this.#dropText(oldest);
  }

  #dropText(location: string): void {
    const last = this.#last.get(location);
    if (!last) return;
    const { text: _, ...rest } = last;
    this.#last.set(location, rest);
  }
}

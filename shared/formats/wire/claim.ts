import type { Article, NodeJson } from '../../article/model.ts';
import type { DateReading } from './dates.ts';
import type { Passage } from './passages.ts';
import type { WireField, WireFinding } from './types.ts';

/** What fields and head texts are written into while an article is put together. */
export interface Draft {
  article: Article;
  kicker: string;
  headline: string;
  standfirst: string;
}

/** A proposal: which passages it takes, and what it makes of them. */
export interface Claim {
  field: WireField;
  value: string;
  credit?: WireFinding['credit'];
  /** Passages, by index, both ends included. */
  from: number;
  to: number;
  /** Only that many characters of passage `from` are taken; the rest stays, or is claimed next. */
  prefix?: number;
  /**
   * Writes the fields and gives the blocks that stand in the text instead.
   * @param text the passage without what an accepted prefix took.
   */
  apply(draft: Draft, text: string): NodeJson[];
}

/** What the readers of head and body look at. */
export interface Copy {
  passages: readonly Passage[];
  reading: DateReading;
}

export const textNodes = (text: string): NodeJson[] =>
  text === '' ? [] : [{ type: 'text', text }];

export const paragraph = (text: string): NodeJson => ({
  type: 'paragraph',
  ...(text === '' ? {} : { content: textNodes(text) }),
});

/** A block, with its text or empty. */
export const block = (type: string, text: string, attrs?: Record<string, unknown>): NodeJson => ({
  type,
  ...(attrs ? { attrs } : {}),
  ...(text === '' ? {} : { content: textNodes(text) }),
});

/** Paragraphs of one note at most; further lines share them. */
const mostInNote = 500;

/** A block for the desk. @param texts one or more. */
export function note(texts: readonly string[]): NodeJson {
  const each = Math.ceil(texts.length / mostInNote);
  const content: NodeJson[] = [];
  for (let from = 0; from < texts.length; from += each) {
    content.push(paragraph(texts.slice(from, from + each).join('\n')));
  }
  return { type: 'note', content };
}

/** A passage that becomes a note for the desk. */
export const noteClaim = (index: number, value: string): Claim => ({
  field: 'note',
  value: clip(value),
  from: index,
  to: index,
  apply: (_draft, text) => [note([text])],
});

export const clip = (text: string): string => (text.length > 160 ? `${text.slice(0, 159)}…` : text);

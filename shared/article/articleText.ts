import type { Node } from '@tiptap/pm/model';
import type { Article, NodeJson } from './model.ts';
import { sameValue } from './sameValue.ts';

/** All of an article but its text. */
export type Metadata = { [Key in keyof Article as Exclude<Key, 'content'>]: Article[Key] };

/** An article with its text as a document, of which the next version shares what stays. */
export interface ArticleText {
  metadata: Metadata;
  doc: Node;
}

export const articleOfText = ({ metadata, doc }: ArticleText): Article =>
  ({ ...metadata, content: doc.toJSON() as NodeJson }) as Article;

/** Whether two articles say the same: absent and undefined are one, an attribute and its default. */
export const isSameText = (one: ArticleText, other: ArticleText): boolean =>
  sameValue(one.metadata, other.metadata) && one.doc.eq(other.doc);

/** The time of the last save is set by a save, and so is no reason for one. */
export function untimed({ metadata, doc }: ArticleText): ArticleText {
  const { modified: _, ...dates } = metadata.dates ?? {};
  return {
    metadata: { ...metadata, dates: Object.keys(dates).length > 0 ? dates : undefined },
    doc,
  };
}

import type { Article, NodeJson } from '../../article/model.ts';

/** Blocks of a body that follow each other, by their place in it. */
export interface BodyPart {
  /** Of the first, from 0. */
  from: number;
  /** Behind the last. */
  to: number;
}

/**
 * An article of these blocks of its body alone: without head, byline, dateline and whatever else
 * stands around a text.
 */
export function partOf(article: Article, { from, to }: BodyPart): Article {
  const { format, version, id, language, status, assets, slug, content } = article;
  const parts = (content.content ?? []).map(
    (part): NodeJson => ({
      ...part,
      content: part.type === 'body' ? (part.content ?? []).slice(from, to) : [],
    }),
  );
  return {
    ...{ format, version, id, language, status },
    ...(slug !== undefined && { slug }),
    ...(assets && { assets }),
    content: { ...content, content: parts },
  };
}

import type { Article, NodeJson } from './model.ts';
import { articleVersion } from './vocabulary.ts';

/**
 * An article with nothing in it but a place to type.
 *
 * @param id `urn:uuid:…`, fresh.
 * @param now RFC 3339 with an offset.
 */
export function createArticle(id: string, language: string, now: string): Article {
  return {
    format: 'stet-article',
    version: articleVersion,
    id,
    language,
    status: 'draft',
    dates: { created: now },
    content: emptyContent(),
  };
}

/** A document whose head is empty, with `body` blocks or one empty paragraph. */
export function emptyContent(body: NodeJson[] = [{ type: 'paragraph' }]): NodeJson {
  return {
    type: 'doc',
    content: [
      { type: 'kicker' },
      { type: 'headline' },
      { type: 'standfirst' },
      { type: 'body', content: body },
    ],
  };
}

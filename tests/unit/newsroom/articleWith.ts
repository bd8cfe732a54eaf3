import { createArticle, emptyContent } from '../../../shared/article/create.ts';
import type { Article, NodeJson } from '../../../shared/article/model.ts';

export const paragraph = (text: string): NodeJson => ({
  type: 'paragraph',
  content: [{ type: 'text', text }],
});

export function articleWith(
  fields: Partial<Article> & { headline?: string; body?: string[] } = {},
): Article {
  const { headline, body = ['The ferry will sail again on Monday.'], ...rest } = fields;
  const content = emptyContent(body.map(paragraph));
  const head = content.content?.[1];
  if (head && headline) head.content = [{ type: 'text', text: headline }];
  return {
    ...createArticle(
      'urn:uuid:00000000-0000-4000-8000-000000000001',
      'en-GB',
      '2026-05-04T09:30:00+01:00',
    ),
    content,
    ...rest,
  };
}

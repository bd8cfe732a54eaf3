import type { Article, NodeJson } from '../../../shared/article/model.ts';

/** Short ways to write articles in tests. */

export type Mark = NonNullable<NodeJson['marks']>[number];

export const text = (words: string, ...marks: (string | Mark)[]): NodeJson => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && {
    marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)),
  }),
});

export const link = (href: string): Mark => ({ type: 'link', attrs: { href } });

type Inside = string | NodeJson | (string | NodeJson)[];

const inside = (content: Inside): NodeJson[] =>
  (Array.isArray(content) ? content : [content])
    .filter((one) => one !== '')
    .map((one) => (typeof one === 'string' ? text(one) : one));

export const block = (
  type: string,
  content: Inside,
  attrs?: Record<string, unknown>,
): NodeJson => ({
  type,
  ...(attrs && { attrs }),
  content: inside(content),
});

export const paragraph = (...content: (string | NodeJson)[]) => block('paragraph', content);
export const heading = (level: number, content: Inside) => block('heading', content, { level });
export const item = (...content: (string | NodeJson)[]) =>
  block(
    'listItem',
    content.map((one) => (typeof one === 'string' ? paragraph(one) : one)),
  );
export const bullets = (...items: NodeJson[]) => block('bulletList', items);
export const numbers = (start: number, ...items: NodeJson[]) =>
  block('orderedList', items, { start });
export const pullQuote = (quote: Inside, attribution: Inside = '') =>
  block('pullQuote', [block('quoteText', quote), block('attribution', attribution)]);
export const blockquote = (quote: (string | NodeJson)[], attribution: Inside = '') =>
  block('blockquote', [
    ...quote.map((one) => (typeof one === 'string' ? paragraph(one) : one)),
    block('attribution', attribution),
  ]);
export const photo = (
  asset: string,
  caption: Inside = '',
  credit: Inside = '',
  layout = 'inline',
) => block('photo', [block('caption', caption), block('credit', credit)], { asset, layout });
export const related = (title: string, ...links: [string, string][]) =>
  block('relatedLinks', [
    block('title', title),
    ...links.map(([words, href]) => block('relatedLink', words, { href })),
  ]);
export const cell = (words: string, header = false, attrs?: Record<string, unknown>) =>
  block(header ? 'tableHeader' : 'tableCell', [paragraph(words)], attrs);
export const row = (...cells: NodeJson[]) => block('tableRow', cells);

export interface Head {
  kicker?: Inside;
  headline?: Inside;
  standfirst?: Inside;
}

export function content(head: Head, ...body: NodeJson[]): NodeJson {
  return block('doc', [
    block('kicker', head.kicker ?? ''),
    block('headline', head.headline ?? ''),
    block('standfirst', head.standfirst ?? ''),
    block('body', body.length > 0 ? body : [paragraph()]),
  ]);
}

export function article(fields: Partial<Article>, head: Head, ...body: NodeJson[]): Article {
  return {
    format: 'stet-article',
    version: 1,
    id: 'urn:uuid:6a1f5a1c-6d0d-4e53-9a0b-0a7c3f3e9d11',
    language: 'en-GB',
    status: 'draft',
    ...fields,
    content: content(head, ...body),
  };
}

export const hashOf = (digit: string) => digit.repeat(64).slice(0, 64);

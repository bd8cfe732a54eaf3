import type { ArticleFile, Block } from './newsroom.ts';

export const text = (words: string): Block => ({ type: 'text', text: words });
export const paragraph = (words: string): Block => ({
  type: 'paragraph',
  content: words === '' ? [] : [text(words)],
});

/** Without anybody who said it. */
export const pullQuote = (words: string): Block => ({
  type: 'pullQuote',
  content: [{ type: 'quoteText', content: [text(words)] }, { type: 'attribution' }],
});

interface Sample {
  headline?: string;
  paragraphs?: string[];
  body?: Block[];
  fields?: Record<string, unknown>;
}

let count = 0;

/** An article file as another program could have written it; people and places are invented. */
export function sampleArticle(sample: Sample = {}): ArticleFile {
  const { headline = 'Harbour vote delayed', paragraphs = ['The council met late.'] } = sample;
  const body = sample.body ?? paragraphs.map(paragraph);
  count++;
  return {
    format: 'stet-article',
    version: 1,
    id: `urn:uuid:00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
    language: 'en-GB',
    status: 'draft',
    ...sample.fields,
    content: {
      type: 'doc',
      content: [
        { type: 'kicker' },
        { type: 'headline', ...(headline && { content: [text(headline)] }) },
        { type: 'standfirst' },
        { type: 'body', content: body },
      ],
    },
  };
}

/** The text of a block and all in it. */
const textIn = (block: Block | undefined): string =>
  block === undefined ? '' : (block.text ?? '') + (block.content ?? []).map(textIn).join('');

export function headlineIn(article: ArticleFile): string {
  return textIn(article.content.content?.find(({ type }) => type === 'headline'));
}

export function bodyTexts(article: ArticleFile): string[] {
  const body = article.content.content?.find(({ type }) => type === 'body');
  return (body?.content ?? []).map(textIn);
}

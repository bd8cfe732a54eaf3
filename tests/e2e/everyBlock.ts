import { sampleArticle, text } from './sampleArticle.ts';

/** One of each kind that can stand in an article. */
export const everyBlock = [
  { type: 'paragraph', content: [text('The council met late.')] },
  { type: 'heading', attrs: { level: 2 }, content: [text('What comes next')] },
  {
    type: 'bulletList',
    content: [
      { type: 'listItem', content: [{ type: 'paragraph', content: [text('A new vote')] }] },
    ],
  },
  {
    type: 'pullQuote',
    content: [
      { type: 'quoteText', content: [text('Nobody has shown us a number')] },
      { type: 'attribution', content: [text('Ines Vardal')] },
    ],
  },
  {
    type: 'photo',
    content: [{ type: 'caption', content: [text('The pier')] }, { type: 'credit' }],
  },
  {
    type: 'relatedLinks',
    content: [
      { type: 'title', content: [text('More')] },
      {
        type: 'relatedLink',
        attrs: { href: 'https://example.org/pier' },
        content: [text('The pier in numbers')],
      },
    ],
  },
  {
    type: 'factbox',
    content: [
      { type: 'title', content: [text('The pier')] },
      { type: 'paragraph', content: [text('Built in 1911.')] },
    ],
  },
  { type: 'note', content: [{ type: 'paragraph', content: [text('Ask legal.')] }] },
  {
    type: 'paragraph',
    content: [{ ...text('Who moved it?'), marks: [{ type: 'inlineNote' }] }],
  },
  {
    type: 'embed',
    attrs: { url: 'http://vimeo.com/1', provider: 'Vimeo' },
    content: [{ type: 'title', content: [text('The pier, filmed')] }],
  },
  {
    type: 'table',
    content: ['tableHeader', 'tableCell'].map((type) => ({
      type: 'tableRow',
      content: ['Year', 'Boats'].map((words) => ({
        type,
        content: [{ type: 'paragraph', content: [text(words)] }],
      })),
    })),
  },
  { type: 'divider' },
  { type: 'paragraph' },
];

/** What the panels and banners show of an article beside its text. */
const shownFields = {
  byline: { contributors: [{ name: 'Mara Quill', role: 'author' }] },
  tags: [{ name: 'Ferries' }],
  dates: { embargoUntil: '2099-01-01T00:00:00Z' },
};

/** “Vote delayed”, with every block and what is shown beside it. */
export const fullArticle = (fields: Record<string, unknown>) =>
  sampleArticle({
    headline: 'Vote delayed',
    body: everyBlock,
    fields: { ...shownFields, ...fields },
  });

import { paragraph, text } from './sampleArticle.ts';

/** Of an asset that is not there. */
export const photo = (caption = '', credit = '') => ({
  type: 'photo',
  content: [
    { type: 'caption', content: caption ? [text(caption)] : [] },
    { type: 'credit', content: credit ? [text(credit)] : [] },
  ],
});

export const tableOf = (...rows: string[][]) => ({
  type: 'table',
  content: rows.map((words) => ({
    type: 'tableRow',
    content: words.map((word) => ({ type: 'tableCell', content: [paragraph(word)] })),
  })),
});

export const attributedQuote = {
  type: 'pullQuote',
  content: [
    { type: 'quoteText', content: [text('Nobody asked us')] },
    { type: 'attribution', content: [text('Ines Vole')] },
  ],
};

export const relatedLinks = {
  type: 'relatedLinks',
  content: [
    { type: 'title', content: [text('More')] },
    { type: 'relatedLink', attrs: { href: 'https://example.org' }, content: [text('The pier')] },
  ],
};

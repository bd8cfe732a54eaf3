import { articleNode } from '../articleNode.ts';
import { labels } from '../labels.ts';
import { FieldView } from './fieldView.ts';

export const blockquote = articleNode('blockquote', {
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', HTMLAttributes, 0],
});

export const pullQuote = articleNode('pullQuote', {
  parseHTML: () => [{ tag: '[data-block="pull-quote"]' }],
  renderHTML: ({ HTMLAttributes }) => [
    'aside',
    { 'data-block': 'pull-quote', class: 'pull-quote', ...HTMLAttributes },
    0,
  ],
});

export const quoteText = articleNode('quoteText', {
  parseHTML: () => [{ tag: '[data-part="quote"]' }],
  renderHTML: ({ HTMLAttributes }) => ['p', { 'data-part': 'quote', ...HTMLAttributes }, 0],
  addNodeView:
    () =>
    ({ node }) =>
      new FieldView(node, { className: 'quote-text', label: labels.quoteText }),
});

export const attribution = articleNode('attribution', {
  parseHTML: () => [
    { tag: '[data-part="attribution"]' },
    { tag: 'blockquote > footer' },
    { tag: 'blockquote > cite' },
  ],
  renderHTML: ({ HTMLAttributes }) => [
    'footer',
    { 'data-part': 'attribution', ...HTMLAttributes },
    0,
  ],
  addNodeView:
    () =>
    ({ node }) =>
      new FieldView(node, {
        className: 'attribution',
        label: labels.attribution,
        placeholder: labels.attributionPlaceholder,
      }),
});

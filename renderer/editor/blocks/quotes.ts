import { articleNode, own } from '../articleNode.ts';
import { labels } from '../labels.ts';
import { PullQuoteView } from '../pullQuotes/pullQuoteView.ts';
import { FieldView } from './fieldView.ts';

export const blockquote = articleNode('blockquote', {
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', HTMLAttributes, 0],
});

export const pullQuote = articleNode('pullQuote', {
  parseHTML: () => [{ priority: own, tag: '[data-block="pull-quote"]' }],
  renderHTML: ({ HTMLAttributes }) => [
    'div',
    {
      'data-block': 'pull-quote',
      class: 'pull-quote',
      role: 'group',
      'aria-label': labels.quoteText,
      ...HTMLAttributes,
    },
    0,
  ],
  addNodeView:
    () =>
    ({ decorations }) =>
      new PullQuoteView(decorations),
});

export const quoteText = articleNode('quoteText', {
  parseHTML: () => [{ priority: own, tag: '[data-part="quote"]' }],
  renderHTML: ({ HTMLAttributes }) => ['p', { 'data-part': 'quote', ...HTMLAttributes }, 0],
  addNodeView:
    () =>
    ({ node }) =>
      new FieldView(node, { className: 'quote-text', label: labels.quoteText }),
});

export const attribution = articleNode('attribution', {
  parseHTML: () => [
    { priority: own, tag: '[data-part="attribution"]' },
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

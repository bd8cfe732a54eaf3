import { articleNode, own } from '../articleNode.ts';
import { type HeadField, headFields } from '../editorHandle.ts';
import { labels } from '../labels.ts';
import { BodyView } from './bodyView.ts';
import { FieldView } from './fieldView.ts';

const part = (name: string) => ({
  parseHTML: () => [{ priority: own, tag: `[data-part="${name}"]` }],
});

const headField = (name: HeadField) =>
  articleNode(name, {
    ...part(name),
    renderHTML: ({ HTMLAttributes }) => ['p', { 'data-part': name, ...HTMLAttributes }, 0],
    addNodeView:
      () =>
      ({ node }) =>
        new FieldView(node, { className: `head-field ${name}`, label: labels[name] }),
  });

export const doc = articleNode('doc');
export const head = headFields.map(headField);
export const body = articleNode('body', {
  ...part('body'),
  renderHTML: ({ HTMLAttributes }) => ['div', { 'data-part': 'body', ...HTMLAttributes }, 0],
  addNodeView:
    () =>
    ({ node }) =>
      new BodyView(node),
});

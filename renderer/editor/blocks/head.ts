import { articleNode, own } from '../articleNode.ts';
import { type HeadField, headFields } from '../editorHandle.ts';
import { BodyView } from './bodyView.ts';
import { HeadFieldView } from './headFieldView.ts';

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
        new HeadFieldView(node, name),
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

import { articleNode, own } from '../articleNode.ts';
import type { EditorContext } from '../editorContext.ts';
import { EmbedView } from '../embeds/embedView.ts';

export const embed = (context: EditorContext) =>
  articleNode('embed', {
    parseHTML: () => [{ priority: own, tag: '[data-block="embed"]' }],
    renderHTML: ({ HTMLAttributes }) => [
      'div',
      { 'data-block': 'embed', class: 'embed', ...HTMLAttributes },
      0,
    ],
    addNodeView:
      () =>
      ({ node, view, getPos }) =>
        new EmbedView(node, view, getPos, context),
  });

import { articleNode, own } from '../articleNode.ts';
import type { EditorContext } from '../editorContext.ts';
import { labels } from '../labels.ts';
import { GalleryView } from '../photos/galleryView.ts';

export const gallery = (context: EditorContext) =>
  articleNode('gallery', {
    extendNodeSchema: ({ name }) => (name === 'gallery' ? { allowGapCursor: false } : {}),
    parseHTML: () => [{ priority: own, tag: '[data-block="gallery"]' }],
    renderHTML: ({ HTMLAttributes }) => [
      'div',
      {
        'data-block': 'gallery',
        class: 'gallery',
        role: 'group',
        'aria-label': labels.gallery,
        ...HTMLAttributes,
      },
      0,
    ],
    addNodeView:
      () =>
      ({ node, view, getPos }) =>
        new GalleryView(node, view, getPos, context),
  });

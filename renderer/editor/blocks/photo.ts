import { photoLayouts } from '../../../shared/article/schema.ts';
import { articleNode, own } from '../articleNode.ts';
import type { EditorContext } from '../editorContext.ts';
import { labels } from '../labels.ts';
import { PhotoView } from '../photos/photoView.ts';
import { FieldView } from './fieldView.ts';

export const photo = (context: EditorContext) =>
  articleNode(
    'photo',
    {
      parseHTML: () => [{ priority: own, tag: '[data-block="photo"]' }],
      renderHTML: ({ HTMLAttributes }) => [
        'figure',
        { 'data-block': 'photo', ...HTMLAttributes },
        0,
      ],
      addNodeView:
        () =>
        ({ node, view, getPos }) =>
          new PhotoView(node, view, getPos, context),
    },
    {
      layout: {
        renderHTML: ({ layout }) => (layout === 'inline' ? {} : { 'data-layout': layout }),
        parseHTML: (element) =>
          photoLayouts.find((layout) => layout === element.dataset.layout) ?? 'inline',
      },
    },
  );

const partOfPhoto = (name: 'caption' | 'credit', tag: string) =>
  articleNode(name, {
    parseHTML: () => [{ priority: own, tag: `[data-part="${name}"]` }],
    renderHTML: ({ HTMLAttributes }) => [tag, { 'data-part': name, ...HTMLAttributes }, 0],
    addNodeView:
      () =>
      ({ node }) =>
        new FieldView(node, { className: name, label: labels[name] }),
  });

export const caption = partOfPhoto('caption', 'figcaption');
export const credit = partOfPhoto('credit', 'p');

import { cropOf, isCrop } from '../../../shared/article/crop.ts';
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
      crop: {
        renderHTML: (attributes) => {
          const crop = cropOf(attributes);
          if (!crop) return {};
          return { 'data-crop': [crop.x, crop.y, crop.width, crop.height].join(' ') };
        },
        parseHTML: (element) => {
          const [x, y, width, height] = (element.dataset.crop ?? '').split(' ').map(Number);
          const crop = { x, y, width, height };
          return isCrop(crop) ? crop : null;
        },
      },
    },
  );

const partOfPhoto = (name: 'caption' | 'credit', tag: string) =>
  articleNode(name, {
    parseHTML: () => [{ priority: own, tag: `[data-part="${name}"]` }],
    renderHTML: ({ HTMLAttributes }) => [tag, { 'data-part': name, ...HTMLAttributes }, 0],
    addNodeView:
      () =>
      ({ node, view, getPos }) => {
        const pos = getPos();
        const owner = pos === undefined ? undefined : view.state.doc.resolve(pos).parent;
        const label = owner?.type.name === 'gallery' ? labels.galleryCaption : labels[name];
        return new FieldView(node, { className: name, label });
      },
  });

export const caption = partOfPhoto('caption', 'figcaption');
export const credit = partOfPhoto('credit', 'p');

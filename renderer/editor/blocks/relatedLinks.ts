import { safeHref } from '../../../shared/article/links.ts';
import { articleNode, own } from '../articleNode.ts';
import type { EditorContext } from '../editorContext.ts';
import { labels } from '../labels.ts';
import { RelatedLinksView } from '../links/relatedLinksView.ts';
import { RelatedLinkView } from '../links/relatedLinkView.ts';
import { FieldView } from './fieldView.ts';

export const relatedLinks = (context: EditorContext) =>
  articleNode('relatedLinks', {
    parseHTML: () => [{ priority: own, tag: '[data-block="related-links"]' }],
    renderHTML: ({ HTMLAttributes }) => [
      'div',
      {
        'data-block': 'related-links',
        class: 'related-links',
        role: 'group',
        'aria-label': labels.relatedLinks,
        ...HTMLAttributes,
      },
      0,
    ],
    addNodeView:
      () =>
      ({ view, getPos }) =>
        new RelatedLinksView(view, getPos, context),
  });

const titles: Record<string, { label: string; placeholder: string }> = {
  relatedLinks: { label: labels.relatedTitle, placeholder: labels.relatedTitlePlaceholder },
  factbox: { label: labels.factboxTitle, placeholder: labels.factboxTitle },
  embed: { label: labels.embedTitle, placeholder: labels.embedTitle },
};

/** The title of related links, a fact box or an embed. */
export const title = articleNode('title', {
  parseHTML: () => [{ priority: own, tag: '[data-part="title"]' }],
  renderHTML: ({ HTMLAttributes }) => ['p', { 'data-part': 'title', ...HTMLAttributes }, 0],
  addNodeView:
    () =>
    ({ node, view, getPos }) => {
      const pos = getPos();
      const owner = pos === undefined ? '' : view.state.doc.resolve(pos).parent.type.name;
      const look = titles[owner] ?? { label: labels.title, placeholder: labels.title };
      return new FieldView(node, { className: 'block-title', ...look });
    },
});

export const relatedLink = (context: EditorContext) =>
  articleNode(
    'relatedLink',
    {
      parseHTML: () => [{ priority: own, tag: '[data-part="related-link"]' }],
      renderHTML: ({ node, HTMLAttributes }) => {
        const href = safeHref(node.attrs.href);
        return [
          'p',
          { 'data-part': 'related-link', ...HTMLAttributes },
          ['a', href ? { href } : {}, 0],
        ];
      },
      addNodeView:
        () =>
        ({ node, view, getPos }) =>
          new RelatedLinkView(node, view, getPos, context),
    },
    {
      href: {
        rendered: false,
        parseHTML: (element) => {
          const address = element.querySelector('a')?.getAttribute('href');
          return (address && safeHref(address)) || '';
        },
      },
    },
  );

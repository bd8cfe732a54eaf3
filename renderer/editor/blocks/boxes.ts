import { articleNode, own } from '../articleNode.ts';
import { labels } from '../labels.ts';

/** Frames around blocks of text. */

const box = (name: string, tag: string, attributes: Record<string, string> = {}) => ({
  parseHTML: () => [{ priority: own, tag: `[data-block="${name}"]` }],
  renderHTML: ({ HTMLAttributes }: { HTMLAttributes: Record<string, unknown> }) =>
    [tag, { 'data-block': name, class: name, ...attributes, ...HTMLAttributes }, 0] as const,
});

export const factbox = articleNode(
  'factbox',
  box('factbox', 'div', { role: 'group', 'aria-label': labels.factbox }),
);
export const note = articleNode('note', {
  ...box('note', 'div'),
  addNodeView: () => () => {
    const dom = document.createElement('div');
    dom.className = 'note';
    dom.setAttribute('role', 'group');
    dom.setAttribute('aria-label', labels.note);
    dom.dataset.label = labels.note;
    return { dom, contentDOM: dom };
  },
});

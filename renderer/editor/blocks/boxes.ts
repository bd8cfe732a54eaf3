import { articleNode, own } from '../articleNode.ts';
import { labels } from '../labels.ts';

/** Blocks whose insertion comes later; a file that has them can be read, edited and kept. */

const box = (name: string, tag: string, attributes: Record<string, string> = {}) => ({
  parseHTML: () => [{ priority: own, tag: `[data-block="${name}"]` }],
  renderHTML: ({ HTMLAttributes }: { HTMLAttributes: Record<string, unknown> }) =>
    [tag, { 'data-block': name, class: name, ...attributes, ...HTMLAttributes }, 0] as const,
});

export const factbox = articleNode(
  'factbox',
  box('factbox', 'div', { role: 'group', 'aria-label': labels.factbox }),
);
export const gallery = articleNode(
  'gallery',
  box('gallery', 'div', { role: 'group', 'aria-label': labels.gallery }),
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

export const embed = articleNode('embed', {
  ...box('embed', 'div'),
  addNodeView:
    () =>
    ({ node }) => {
      const dom = document.createElement('div');
      dom.className = 'embed';
      const contentDOM = document.createElement('div');
      const address = document.createElement('div');
      address.className = 'embed-address';
      address.contentEditable = 'false';
      address.textContent = [node.attrs.provider, node.attrs.url].filter(Boolean).join(' · ');
      dom.append(contentDOM, address);
      return { dom, contentDOM };
    },
});

export const table = articleNode('table', {
  extendNodeSchema: (extension) =>
    extension.name in tableRoles ? { tableRole: tableRoles[extension.name] } : {},
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: ({ HTMLAttributes }) => ['table', HTMLAttributes, ['tbody', 0]],
});

const tableRoles: Record<string, string> = {
  table: 'table',
  tableRow: 'row',
  tableCell: 'cell',
  tableHeader: 'header_cell',
};

export const tableRow = articleNode('tableRow', {
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: ({ HTMLAttributes }) => ['tr', HTMLAttributes, 0],
});

const span = (name: 'colspan' | 'rowspan') => ({
  parseHTML: (element: HTMLElement) => {
    const value = Number.parseInt(element.getAttribute(name) ?? '', 10);
    return value > 0 && value <= 1000 ? value : 1;
  },
  renderHTML: (attributes: Record<string, unknown>) =>
    attributes[name] === 1 ? {} : { [name]: attributes[name] },
});
const cellAttributes = {
  colspan: span('colspan'),
  rowspan: span('rowspan'),
  colwidth: { rendered: false, parseHTML: () => null },
};

export const tableCell = articleNode(
  'tableCell',
  {
    parseHTML: () => [{ tag: 'td' }],
    renderHTML: ({ HTMLAttributes }) => ['td', HTMLAttributes, 0],
  },
  cellAttributes,
);
export const tableHeader = articleNode(
  'tableHeader',
  {
    parseHTML: () => [{ tag: 'th' }],
    renderHTML: ({ HTMLAttributes }) => ['th', HTMLAttributes, 0],
  },
  cellAttributes,
);

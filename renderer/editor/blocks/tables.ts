import { articleNode } from '../articleNode.ts';
import { labels } from '../labels.ts';

export const table = articleNode('table', {
  extendNodeSchema: (extension) =>
    extension.name in tableRoles ? { tableRole: tableRoles[extension.name] } : {},
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: ({ HTMLAttributes }) => ['table', HTMLAttributes, ['tbody', 0]],
  addNodeView: () => tableView,
});

/** A table that is wider than the column scrolls by itself, and never the page. */
function tableView() {
  const dom = document.createElement('div');
  dom.className = 'table';
  const table = dom.appendChild(document.createElement('table'));
  table.setAttribute('aria-label', labels.table.table);
  return { dom, contentDOM: table.appendChild(document.createElement('tbody')) };
}

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

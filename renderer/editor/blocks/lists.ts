import { articleNode } from '../articleNode.ts';

export const bulletList = articleNode('bulletList', {
  parseHTML: () => [{ tag: 'ul' }],
  renderHTML: ({ HTMLAttributes }) => ['ul', HTMLAttributes, 0],
});

const startOf = (element: HTMLElement) => {
  const start = Number.parseInt(element.getAttribute('start') ?? '', 10);
  return Number.isSafeInteger(start) ? start : 1;
};

export const orderedList = articleNode(
  'orderedList',
  {
    parseHTML: () => [{ tag: 'ol' }],
    renderHTML: ({ HTMLAttributes }) => ['ol', HTMLAttributes, 0],
  },
  {
    start: {
      parseHTML: startOf,
      renderHTML: ({ start }) => (start === 1 ? {} : { start }),
    },
  },
);

export const listItem = articleNode('listItem', {
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: ({ HTMLAttributes }) => ['li', HTMLAttributes, 0],
});

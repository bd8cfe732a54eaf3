import { articleNode } from '../articleNode.ts';

export const text = articleNode('text');

export const paragraph = articleNode('paragraph', {
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: ({ HTMLAttributes }) => ['p', HTMLAttributes, 0],
});

/** The headline is a field of its own, so a foreign first-level heading becomes a subhead. */
const levelOf = (element: HTMLElement) => Math.min(4, Math.max(2, Number(element.tagName[1])));

export const heading = articleNode(
  'heading',
  {
    parseHTML: () => ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag })),
    // The style sheet asks what follows one by its class: asked by its tag, the browser would look at
    // every block that comes or goes, and at all that are beside it.
    renderHTML: ({ node, HTMLAttributes }) => [
      `h${node.attrs.level}`,
      { ...HTMLAttributes, class: 'subhead' },
      0,
    ],
  },
  { level: { parseHTML: levelOf, rendered: false } },
);

export const hardBreak = articleNode('hardBreak', {
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
});

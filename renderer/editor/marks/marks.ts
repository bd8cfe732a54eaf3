import { safeHref } from '../../../shared/article/links.ts';
import { articleMark, isOwnRun } from '../articleNode.ts';
import { labels } from '../labels.ts';

/** `font-weight: normal` on a wrapper (Google Docs) is not bold, whatever its tag says. */
const notOverruled = (property: 'fontWeight' | 'fontStyle') => (element: HTMLElement) =>
  /^(normal|400)$/.test(element.style[property]) ? false : null;

export const link = articleMark(
  'link',
  {
    parseHTML: () => [
      {
        tag: 'a[href]',
        getAttrs: (element) => (safeHref(element.getAttribute('href') ?? '') ? {} : false),
      },
    ],
    renderHTML: ({ mark, HTMLAttributes }) => {
      const href = safeHref(mark.attrs.href);
      return ['a', { ...HTMLAttributes, ...(href && { href, title: href }) }, 0];
    },
  },
  {
    href: {
      isRequired: true,
      rendered: false,
      parseHTML: (element) => safeHref(element.getAttribute('href') ?? '') ?? '',
    },
  },
);

export const bold = articleMark('bold', {
  parseHTML: () => [
    { tag: 'strong' },
    { tag: 'b', getAttrs: notOverruled('fontWeight') },
    {
      style: 'font-weight',
      getAttrs: (value) => (/^(bold(er)?|[6-9]\d{2})$/.test(value) ? null : false),
    },
  ],
  renderHTML: () => ['strong', 0],
});

export const italic = articleMark('italic', {
  parseHTML: () => [
    { tag: 'em' },
    { tag: 'i', getAttrs: notOverruled('fontStyle') },
    { style: 'font-style=italic' },
  ],
  renderHTML: () => ['em', 0],
});

export const underline = articleMark('underline', {
  parseHTML: () => [{ tag: 'u' }, { style: 'text-decoration=underline' }],
  renderHTML: () => ['u', 0],
});

export const strike = articleMark('strike', {
  parseHTML: () => [
    { tag: 's' },
    { tag: 'del' },
    { tag: 'strike' },
    { style: 'text-decoration=line-through' },
  ],
  renderHTML: () => ['s', 0],
});

export const superscript = articleMark('superscript', {
  parseHTML: () => [{ tag: 'sup' }, { style: 'vertical-align=super' }],
  renderHTML: () => ['sup', 0],
});

export const subscript = articleMark('subscript', {
  parseHTML: () => [{ tag: 'sub' }, { style: 'vertical-align=sub' }],
  renderHTML: () => ['sub', 0],
});

export const inlineNote = articleMark('inlineNote', {
  parseHTML: () => [{ tag: 'span[data-mark="inline-note"]' }],
  renderHTML: () => [
    'span',
    {
      'data-mark': 'inline-note',
      class: 'inline-note',
      role: 'note',
      'aria-label': labels.inlineNote,
      title: labels.inlineNote,
    },
    0,
  ],
});

export const unknownMark = articleMark('unknownMark', {
  parseHTML: () => [
    {
      tag: 'span.unknown-mark[data-raw]',
      getAttrs: (element) => (isOwnRun(element) ? {} : false),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['span', { class: 'unknown-mark', ...HTMLAttributes }, 0],
});

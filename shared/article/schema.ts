import { type MarkSpec, type NodeSpec, Schema } from '@tiptap/pm/model';
import { validateCrop } from './crop.ts';

/**
 * The document schema: the one truth about blocks, without a DOM, so that the main process, the
 * command line, workers and the renderer agree. How a block looks belongs to the renderer.
 *
 * Attributes whose value equals the default are not written to the file. Every block has:
 * - `id`: stable, given by the editor when the block is made ('' until then);
 * - `extra`: what the file says about the block that this release does not know (see unknown.ts).
 */
const blockAttrs = { id: { default: '' }, extra: { default: null } };

/** Text blocks that only live inside another block, and so need no id of their own. */
const part = { attrs: { extra: { default: null } }, defining: true, selectable: false } as const;

export const photoLayouts = ['inline', 'wide', 'left', 'right'] as const;
export type PhotoLayout = (typeof photoLayouts)[number];

const oneOf = (values: readonly unknown[]) => (value: unknown) => {
  if (!values.includes(value)) throw new RangeError(`must be one of ${values.join(', ')}`);
};
const positiveInteger = (value: unknown) => {
  if (!Number.isInteger(value) || (value as number) < 1) {
    throw new RangeError('must be a whole number above 0');
  }
};

const flow = 'paragraph | heading | bulletList | orderedList';

const cellAttrs = {
  ...blockAttrs,
  colspan: { default: 1, validate: positiveInteger },
  rowspan: { default: 1, validate: positiveInteger },
  colwidth: { default: null },
};

const inlineMarks =
  'bold italic underline strike superscript subscript link inlineNote unknownMark';

export const nodeSpecs = {
  doc: { content: 'kicker headline standfirst body', attrs: { extra: { default: null } } },
  text: { group: 'inline' },

  kicker: { ...part, content: 'text*', marks: 'italic inlineNote unknownMark' },
  headline: {
    ...part,
    content: 'text*',
    marks: 'italic superscript subscript inlineNote unknownMark',
  },
  standfirst: { ...part, content: 'inline*', marks: inlineMarks },

  body: { content: 'block+', attrs: { extra: { default: null } }, isolating: true },

  paragraph: { content: 'inline*', marks: inlineMarks, group: 'block', attrs: blockAttrs },
  heading: {
    content: 'inline*',
    marks: inlineMarks,
    group: 'block',
    defining: true,
    attrs: { ...blockAttrs, level: { default: 2, validate: oneOf([2, 3, 4]) } },
  },
  bulletList: { content: 'listItem+', group: 'block', attrs: blockAttrs },
  orderedList: {
    content: 'listItem+',
    group: 'block',
    attrs: { ...blockAttrs, start: { default: 1, validate: 'number' } },
  },
  listItem: {
    content: 'paragraph (paragraph | bulletList | orderedList | unknown)*',
    defining: true,
    attrs: blockAttrs,
  },
  blockquote: {
    content: '(paragraph | bulletList | orderedList | unknown)+ attribution',
    group: 'block',
    defining: true,
    attrs: blockAttrs,
  },
  attribution: { ...part, content: 'text*', marks: 'italic link inlineNote unknownMark' },
  pullQuote: {
    content: 'quoteText attribution',
    group: 'block',
    defining: true,
    isolating: true,
    attrs: blockAttrs,
  },
  quoteText: { ...part, content: 'inline*', marks: 'bold italic inlineNote unknownMark' },
  photo: {
    content: 'caption credit',
    group: 'block',
    defining: true,
    isolating: true,
    attrs: {
      ...blockAttrs,
      /** Key into the article's `assets`; '' while there is no picture yet. */
      asset: { default: '', validate: 'string' },
      layout: { default: 'inline', validate: oneOf(photoLayouts) },
      /** The part that this block shows; null: all of it. The file stays whole. See crop.ts. */
      crop: { default: null, validate: validateCrop },
    },
  },
  caption: { ...part, content: 'inline*', marks: inlineMarks },
  credit: { ...part, content: 'text*', marks: 'link inlineNote unknownMark' },
  gallery: {
    content: 'photo+ caption',
    group: 'block',
    defining: true,
    isolating: true,
    /** Between two of its photos no line can stand. */
    allowGapCursor: false,
    attrs: blockAttrs,
  },
  relatedLinks: {
    content: 'title relatedLink+',
    group: 'block',
    defining: true,
    isolating: true,
    attrs: blockAttrs,
  },
  title: { ...part, content: 'text*', marks: 'italic inlineNote unknownMark' },
  relatedLink: {
    content: 'text*',
    marks: 'italic inlineNote unknownMark',
    defining: true,
    attrs: {
      ...blockAttrs,
      href: { default: '', validate: 'string' },
      /** Id of the article of the library that it leads to; it may have no web address yet. */
      article: { default: '', validate: 'string' },
    },
  },
  factbox: {
    content: `title (${flow} | photo | unknown)+`,
    group: 'block',
    defining: true,
    isolating: true,
    attrs: blockAttrs,
  },
  embed: {
    content: 'title',
    group: 'block',
    defining: true,
    isolating: true,
    draggable: true,
    attrs: {
      ...blockAttrs,
      url: { default: '', validate: 'string' },
      provider: { default: '', validate: 'string' },
    },
  },
  table: {
    content: 'tableRow+',
    group: 'block',
    isolating: true,
    tableRole: 'table',
    attrs: blockAttrs,
  },
  tableRow: { content: '(tableCell | tableHeader)+', tableRole: 'row', attrs: blockAttrs },
  tableCell: {
    content: '(paragraph | bulletList | orderedList | unknown)+',
    isolating: true,
    tableRole: 'cell',
    attrs: cellAttrs,
  },
  tableHeader: {
    content: '(paragraph | bulletList | orderedList | unknown)+',
    isolating: true,
    tableRole: 'header_cell',
    attrs: cellAttrs,
  },
  divider: { group: 'block', atom: true, draggable: true, attrs: blockAttrs },
  /** For the desk; never published. Isolating: no key may join its words to those of the story. */
  note: {
    content: 'paragraph+',
    group: 'block',
    defining: true,
    isolating: true,
    attrs: blockAttrs,
  },

  hardBreak: { group: 'inline', inline: true, selectable: false, linebreakReplacement: true },
  /** A block of a newer or foreign file, kept verbatim in `raw` (the JSON as it was). */
  unknown: { group: 'block', atom: true, draggable: true, attrs: { raw: { default: null } } },
  unknownInline: { group: 'inline', inline: true, atom: true, attrs: { raw: { default: null } } },
} as const satisfies Record<string, NodeSpec>;

export const markSpecs = {
  link: {
    inclusive: false,
    attrs: { href: { validate: 'string' }, extra: { default: null } },
  },
  bold: {},
  italic: {},
  underline: {},
  strike: {},
  superscript: { excludes: 'subscript' },
  subscript: { excludes: 'superscript' },
  /** Words for the desk in the midst of others; never published. See inlineNotes.ts. */
  inlineNote: {},
  /** A mark of a newer or foreign file, kept verbatim in `raw`; several may lie on one text. */
  unknownMark: { excludes: '', inclusive: false, attrs: { raw: { default: null } } },
} as const satisfies Record<string, MarkSpec>;

export type NodeName = keyof typeof nodeSpecs;
export type MarkName = keyof typeof markSpecs;

export const articleSchema: Schema<NodeName, MarkName> = new Schema({
  topNode: 'doc',
  nodes: nodeSpecs as Record<NodeName, NodeSpec>,
  marks: markSpecs as Record<MarkName, MarkSpec>,
});

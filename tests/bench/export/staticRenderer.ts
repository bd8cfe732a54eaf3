import { type AnyExtension, Mark, Node } from '@tiptap/core';
import type { DOMOutputSpec } from '@tiptap/pm/model';
import {
  escapeHTML,
  renderJSONContentToString,
  serializeAttrsToHTMLString,
  serializeChildrenToHTMLString,
} from '@tiptap/static-renderer/json/html-string';
import { renderToHTMLString } from '@tiptap/static-renderer/pm/html-string';
import type { Article } from '../../../shared/article/model.ts';
import {
  type MarkName,
  markSpecs,
  type NodeName,
  nodeSpecs,
} from '../../../shared/article/schema.ts';

/**
 * Our articles for `@tiptap/static-renderer`, as somebody would set it up who needs their HTML: the
 * elements of our own export, without anything that is not in the document's own tree.
 */

type Attrs = Readonly<Record<string, unknown>>;

/** What the element of a node is; its children lie inside. */
const elements: Partial<Record<NodeName, (attrs: Attrs) => [tag: string, attrs: object]>> = {
  kicker: () => ['p', { class: 'kicker' }],
  headline: () => ['h1', { class: 'headline' }],
  standfirst: () => ['p', { class: 'standfirst' }],
  body: () => ['div', { class: 'body' }],
  paragraph: () => ['p', {}],
  heading: ({ level }) => [`h${level}`, {}],
  bulletList: () => ['ul', {}],
  orderedList: ({ start }) => ['ol', { start: start === 1 ? null : start }],
  listItem: () => ['li', {}],
  blockquote: () => ['blockquote', {}],
  attribution: () => ['p', { class: 'attribution' }],
  pullQuote: () => ['aside', { class: 'pull-quote' }],
  quoteText: () => ['blockquote', {}],
  photo: ({ asset, layout }) => ['figure', { class: `photo photo-${layout}`, 'data-asset': asset }],
  caption: () => ['figcaption', { class: 'caption' }],
  credit: () => ['span', { class: 'credit' }],
  gallery: () => ['figure', { class: 'gallery' }],
  relatedLinks: () => ['aside', { class: 'related' }],
  title: () => ['h2', {}],
  relatedLink: ({ href }) => ['a', { href }],
  factbox: () => ['aside', { class: 'factbox' }],
  embed: ({ url }) => ['p', { class: 'embed', 'data-url': url }],
  table: () => ['table', {}],
  tableRow: () => ['tr', {}],
  tableCell: () => ['td', {}],
  tableHeader: () => ['th', {}],
  divider: () => ['hr', {}],
  hardBreak: () => ['br', {}],
};

const marks: Partial<Record<MarkName, (attrs: Attrs) => [tag: string, attrs: object]>> = {
  bold: () => ['strong', {}],
  italic: () => ['em', {}],
  underline: () => ['u', {}],
  strike: () => ['s', {}],
  superscript: () => ['sup', {}],
  subscript: () => ['sub', {}],
  link: ({ href }) => ['a', { href }],
};

/** Attributes are told by `elements`, so none is rendered by itself. */
const attributesOf = (attrs: object = {}) =>
  Object.fromEntries(
    Object.entries(attrs).map(([name, spec]) => [name, { ...spec, rendered: false }]),
  );

const empty: ReadonlySet<string> = new Set(['divider', 'hardBreak']);

const extensions: AnyExtension[] = [
  Node.create({ name: 'doc', topNode: true, content: nodeSpecs.doc.content }),
  Node.create({ name: 'text', group: 'inline' }),
  ...Object.entries(elements).map(([name, element]) => {
    const { attrs, ...spec } = nodeSpecs[name as NodeName] as { attrs?: object };
    return Node.create({
      ...(spec as object),
      marks: undefined,
      name,
      content: withoutUnknown((spec as { content?: string }).content),
      addAttributes: () => attributesOf(attrs),
      renderHTML: ({ node }) =>
        (empty.has(name) ? element(node.attrs) : [...element(node.attrs), 0]) as DOMOutputSpec,
    });
  }),
  ...Object.entries(marks).map(([name, element]) =>
    Mark.create({
      name,
      addAttributes: () => attributesOf((markSpecs[name as MarkName] as { attrs?: object }).attrs),
      renderHTML: ({ mark }) => [...element(mark.attrs), 0] as DOMOutputSpec,
    }),
  ),
];

/** Blocks that no release knows are in no article here. */
function withoutUnknown(content: string | undefined): string | undefined {
  return content?.replaceAll(' | unknown', '');
}

/** The call of its guide: extensions and a document. */
export const withExtensions = ({ content }: Article): string =>
  renderToHTMLString({ content, extensions });

/** Its leanest way, without ProseMirror: one function a type, made once. */
const lean = renderJSONContentToString({
  nodeMapping: {
    doc: ({ children }) => serializeChildrenToHTMLString(children),
    text: ({ node }) => escapeHTML(node.text ?? ''),
    ...Object.fromEntries(
      Object.entries(elements).map(([name, element]) => [
        name,
        ({ node, children }: { node: { attrs?: Attrs }; children?: string | string[] }) =>
          html(element(node.attrs ?? {}), empty.has(name) ? undefined : children),
      ]),
    ),
  },
  markMapping: Object.fromEntries(
    Object.entries(marks).map(([name, element]) => [
      name,
      ({ mark, children }: { mark: { attrs?: Attrs }; children?: string | string[] }) =>
        html(element(mark.attrs ?? {}), children),
    ]),
  ),
});

function html([tag, attrs]: [string, object], children: string | string[] | undefined): string {
  const start = `<${tag}${serializeAttrsToHTMLString(attrs)}>`;
  return children === undefined
    ? start
    : `${start}${serializeChildrenToHTMLString(children)}</${tag}>`;
}

export const withMappings = ({ content }: Article): string => lean({ content });

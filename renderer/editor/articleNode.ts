import { type Attributes, Mark, type MarkConfig, Node, type NodeConfig } from '@tiptap/core';
import type { SchemaSpec } from '@tiptap/pm/model';
import { type MarkName, markSpecs, type NodeName, nodeSpecs } from '../../shared/article/schema.ts';

/**
 * The structure of the document comes from shared/article/schema.ts through Tiptap's `schemaSpec`;
 * the extensions made here only add how a block looks, is read from the clipboard and behaves.
 */
export const articleSchemaSpec: SchemaSpec = {
  topNode: 'doc',
  nodes: nodeSpecs,
  marks: markSpecs,
};

interface SpecWithAttributes {
  attrs?: Record<string, { default?: unknown }>;
}

/** Priority of what this editor wrote itself over what a plain tag would mean. */
export const own = 60;

/**
 * Writes the attributes of a node itself: Tiptap makes and merges an object for each one and of each
 * node, which takes longer than to make its element, with every block of an article that is opened.
 *
 * @param attributes how single attributes are written to and read from HTML, where it differs
 */
export const articleNode = (
  name: NodeName,
  behaviour: Partial<NodeConfig> = {},
  attributes: Attributes = {},
) => {
  const all = { ...attributesOf(nodeSpecs[name] as SpecWithAttributes), ...attributes };
  const writers = Object.values(all).flatMap(({ rendered, renderHTML }) =>
    rendered !== false && renderHTML ? [renderHTML] : [],
  );
  const { renderHTML } = behaviour;
  return Node.create({
    name,
    topNode: name === 'doc',
    ...behaviour,
    addAttributes: () =>
      Object.fromEntries(
        Object.entries(all).map(([key, each]) => [key, { ...each, rendered: false }]),
      ),
    ...(renderHTML && {
      renderHTML(props) {
        const HTMLAttributes: Record<string, unknown> = {};
        for (const write of writers) Object.assign(HTMLAttributes, write(props.node.attrs));
        return renderHTML.call(this, { ...props, HTMLAttributes });
      },
    }),
  });
};

export const articleMark = (
  name: MarkName,
  behaviour: Partial<MarkConfig>,
  attributes: Attributes = {},
) =>
  Mark.create({
    name,
    addAttributes: () => ({
      ...attributesOf(markSpecs[name] as SpecWithAttributes),
      ...attributes,
    }),
    ...behaviour,
  });

/**
 * Verbatim content of a file may travel over the clipboard only inside this program's own run: a
 * web page that forged it could write a document that cannot be opened again.
 */
const ownRun = crypto.randomUUID();
const verbatim: ReadonlySet<string> = new Set(['extra', 'raw']);

function attributesOf(spec: SpecWithAttributes): Attributes {
  return Object.fromEntries(
    Object.entries(spec.attrs ?? {}).map(([name, { default: fallback }]) => [
      name,
      verbatim.has(name) ? verbatimAttribute(name) : plainAttribute(name, fallback),
    ]),
  );
}

/** Values at their default are not rendered, so that what other programs paste stays clean. */
function plainAttribute(name: string, fallback: unknown) {
  const key = `data-${name}`;
  return {
    renderHTML: (attributes: Record<string, unknown>) =>
      attributes[name] === fallback ? {} : { [key]: String(attributes[name]) },
    parseHTML: (element: HTMLElement): unknown => {
      const value = element.getAttribute(key);
      if (value === null) return fallback;
      if (typeof fallback !== 'number') return value;
      const number = Number(value);
      return Number.isSafeInteger(number) && number > 0 ? number : fallback;
    },
  };
}

function verbatimAttribute(name: string) {
  const key = `data-${name}`;
  return {
    renderHTML: (attributes: Record<string, unknown>) =>
      attributes[name] === null
        ? {}
        : { [key]: JSON.stringify(attributes[name]), 'data-run': ownRun },
    parseHTML: (element: HTMLElement): unknown => {
      const value = element.getAttribute(key);
      if (value === null || !isOwnRun(element)) return null;
      return JSON.parse(value);
    },
  };
}

export const isOwnRun = (element: HTMLElement) => element.getAttribute('data-run') === ownRun;

import type { NodeJson } from './model.ts';
import { articleSchema, type MarkName, type NodeName } from './schema.ts';

/**
 * What this release does not know in a document is kept and written back as it was:
 * - a block of an unknown type becomes an `unknown` block with the JSON in `raw`; where the schema
 *   has no room for one, the nearest enclosing block that has room is kept whole instead;
 * - an unknown inline node becomes `unknownInline`;
 * - unknown attributes and keys of a known block go to its `extra` attribute;
 * - an unknown mark, or a plain mark with attributes, becomes `unknownMark`.
 */

type Mark = NonNullable<NodeJson['marks']>[number];
interface Extra {
  attrs?: Record<string, unknown>;
  node?: Record<string, unknown>;
}

const nodeKeys = new Set(['type', 'attrs', 'content', 'marks', 'text']);
const markKeys = new Set(['type', 'attrs']);
const textTag = '$text';

const knownNode = (type: string) => Object.hasOwn(articleSchema.nodes, type);

const contentTypesByNode = new Map<string, Set<string>>();

/** Every type that can be a child of `type`, anywhere in its content. */
export function contentTypes(type: string): Set<string> {
  const known = contentTypesByNode.get(type);
  if (known) return known;
  const found = new Set<string>();
  const start = articleSchema.nodes[type as NodeName].contentMatch;
  const seen = new Set([start]);
  for (const match of seen) {
    for (let edge = 0; edge < match.edgeCount; edge++) {
      const { type: child, next } = match.edge(edge);
      found.add(child.name);
      seen.add(next);
    }
  }
  contentTypesByNode.set(type, found);
  return found;
}

/** The document of a file → the document in memory. Recursion is bounded by `limits.depth`. */
export function wrapUnknown(doc: NodeJson): NodeJson {
  return wrapNode(doc) ?? doc;
}

/** undefined: this node cannot stand as itself, keep it or its parent as `unknown`. */
function wrapNode(node: NodeJson): NodeJson | undefined {
  if (!knownNode(node.type)) return undefined;
  if (node.type === 'unknown' || node.type === 'unknownInline') return undefined;
  if (node.type === 'text') return wrapText(node);

  // From here on what is not as it was; nearly every block of every file is, and stands for itself.
  let content: NodeJson[] | undefined;
  const children = node.content ?? [];
  for (const [index, child] of children.entries()) {
    const wrapped = wrapNode(child) ?? asUnknown(child, contentTypes(node.type));
    if (!wrapped) return undefined;
    if (wrapped !== child) content ??= children.slice(0, index);
    content?.push(wrapped);
  }

  const known = articleSchema.nodes[node.type as NodeName].spec.attrs ?? {};
  if (!content && isPlain(node, known)) return node;
  content ??= children;
  const attrs: Record<string, unknown> = {};
  const extra: Extra = {};
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    if (name !== 'extra' && Object.hasOwn(known, name)) attrs[name] = value;
    else extra.attrs = withOwn(extra.attrs, name, value);
  }
  for (const [name, value] of Object.entries(node)) {
    if (!nodeKeys.has(name)) extra.node = withOwn(extra.node, name, value);
  }
  if (extra.attrs || extra.node) {
    if (!Object.hasOwn(known, 'extra')) return undefined;
    attrs.extra = extra;
  }
  return {
    type: node.type,
    ...(Object.keys(attrs).length > 0 && { attrs }),
    ...(content.length > 0 && { content }),
    ...(node.marks && { marks: node.marks.map(wrapMark) }),
  };
}

/** What takes the place of a child that cannot stand as itself; undefined where nothing may. */
function asUnknown(raw: NodeJson, allowed: ReadonlySet<string>): NodeJson | undefined {
  if (allowed.has('unknown')) return { type: 'unknown', attrs: { raw } };
  return allowed.has('unknownInline') ? { type: 'unknownInline', attrs: { raw } } : undefined;
}

const plainKeys = ['type', 'attrs', 'content'];

/** Nothing about the node itself would be written otherwise: no key more, none empty, in order. */
function isPlain(node: NodeJson, known: object): boolean {
  let at = 0;
  for (const name of Object.keys(node)) {
    const found = plainKeys.indexOf(name, at);
    if (found < 0) return false;
    at = found + 1;
  }
  if (node.content?.length === 0) return false;
  if (!node.attrs) return !Object.hasOwn(node, 'attrs');
  const names = Object.keys(node.attrs);
  return names.length > 0 && names.every((name) => name !== 'extra' && Object.hasOwn(known, name));
}

function wrapText(node: NodeJson): NodeJson {
  const [first, second, ...others] = Object.keys(node);
  if (first === 'type' && second === 'text' && others.length === 0) return node;
  const marks = (node.marks ?? []).map(wrapMark);
  const extra: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(node)) {
    if (!nodeKeys.has(name) || name === 'attrs' || name === 'content') setOwn(extra, name, value);
  }
  if (Object.keys(extra).length > 0) {
    marks.push({ type: 'unknownMark', attrs: { raw: { [textTag]: extra } } });
  }
  return { type: 'text', ...(marks.length > 0 && { marks }), text: node.text ?? '' };
}

function wrapMark(mark: Mark): Mark {
  const asUnknown = { type: 'unknownMark', attrs: { raw: mark } };
  if (!Object.hasOwn(articleSchema.marks, mark.type) || mark.type === 'unknownMark') {
    return asUnknown;
  }
  if (Object.keys(mark).some((name) => !markKeys.has(name))) return asUnknown;
  const known = articleSchema.marks[mark.type as MarkName].spec.attrs ?? {};
  const attrs: Record<string, unknown> = {};
  let extra: Record<string, unknown> | undefined;
  for (const [name, value] of Object.entries(mark.attrs ?? {})) {
    if (name !== 'extra' && Object.hasOwn(known, name)) attrs[name] = value;
    else extra = withOwn(extra, name, value);
  }
  if (!extra) return mark.attrs ? { type: mark.type, attrs } : { type: mark.type };
  return Object.hasOwn(known, 'extra')
    ? { type: mark.type, attrs: { ...attrs, extra } }
    : asUnknown;
}

/** The document in memory → the document of a file; attributes at their default are left out. */
export function unwrapUnknown(node: NodeJson): NodeJson {
  if (node.type === 'unknown' || node.type === 'unknownInline') {
    return (node.attrs?.raw ?? { type: node.type }) as NodeJson;
  }
  const spec = articleSchema.nodes[node.type as NodeName]?.spec.attrs ?? {};
  const extra = (node.attrs?.extra ?? undefined) as Extra | undefined;
  const attrs: Record<string, unknown> = {};
  for (const name of Object.keys(spec)) {
    const value = node.attrs?.[name];
    const fallback = (spec[name] as { default?: unknown }).default;
    if (name !== 'extra' && value !== undefined && value !== fallback) attrs[name] = value;
  }
  for (const [name, value] of Object.entries(extra?.attrs ?? {})) setOwn(attrs, name, value);

  const marks: Mark[] = [];
  const textExtra: [string, unknown][] = [];
  for (const mark of node.marks ?? []) {
    const raw = mark.type === 'unknownMark' ? (mark.attrs?.raw as object | undefined) : undefined;
    if (raw && Object.hasOwn(raw, textTag)) {
      textExtra.push(...Object.entries((raw as Record<string, object>)[textTag] ?? {}));
    } else {
      marks.push(raw ? (raw as Mark) : unwrapMark(mark));
    }
  }
  const result: NodeJson = { type: node.type };
  if (Object.keys(attrs).length > 0) result.attrs = attrs;
  if (node.content && node.content.length > 0) result.content = node.content.map(unwrapUnknown);
  if (marks.length > 0) result.marks = marks;
  if (node.text !== undefined) result.text = node.text;
  for (const [name, value] of [...Object.entries(extra?.node ?? {}), ...textExtra]) {
    setOwn(result, name, value);
  }
  return result;
}

function unwrapMark(mark: Mark): Mark {
  const { extra, ...attrs } = mark.attrs ?? {};
  for (const [name, value] of Object.entries((extra ?? {}) as Record<string, unknown>)) {
    setOwn(attrs, name, value);
  }
  return Object.keys(attrs).length > 0 ? { type: mark.type, attrs } : { type: mark.type };
}

const withOwn = (target: Record<string, unknown> | undefined, name: string, value: unknown) =>
  setOwn(target ?? {}, name, value);

/** Assignment would call the setter of `__proto__` and lose a field of that name. */
function setOwn<T extends object>(target: T, name: string, value: unknown): T {
  Object.defineProperty(target, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
  return target;
}

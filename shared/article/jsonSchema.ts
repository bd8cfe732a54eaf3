import type { ContentMatch, NodeType } from '@tiptap/pm/model';
import { z } from 'zod';
import { articleModel } from './model.ts';
import { articleSchema, type MarkName, type NodeName, photoLayouts } from './schema.ts';
import { contentTypes } from './unknownContent.ts';

type Json = Record<string, unknown>;

/**
 * The JSON Schema (2020-12) of an article file, for programs that read or write `.stet` files:
 * the fields from the metadata model, the text from the document schema. Kept in
 * `docs/article.schema.json` by `npm run docs`.
 */
export function articleJsonSchema(): Json {
  const schema = z.toJSONSchema(articleModel, { reused: 'inline', io: 'input' }) as {
    properties: Json;
    $defs?: Json;
  };
  schema.properties.content = { $ref: '#/$defs/doc' };
  return {
    ...schema,
    title: 'Stet article, version 1',
    description: 'A .stet file: UTF-8 JSON. Unknown fields are allowed everywhere and are kept.',
    $defs: contentDefinitions(),
  };
}

/** Types that stand for content of other programs; in the file that content is itself. */
const inMemoryOnly: ReadonlySet<string> = new Set(['unknown', 'unknownInline', 'unknownMark']);

function contentDefinitions(): Json {
  const nodes = Object.values(articleSchema.nodes).filter((type) => !inMemoryOnly.has(type.name));
  const marks = Object.values(articleSchema.marks).filter((type) => !inMemoryOnly.has(type.name));
  const definitions: Json = {};
  for (const type of nodes) definitions[type.name] = nodeDefinition(type);
  definitions.unknownNode = {
    description: 'A block or inline node of another program or a newer Stet; kept verbatim.',
    type: 'object',
    required: ['type'],
    properties: { type: { type: 'string', not: { enum: nodes.map((type) => type.name) } } },
  };
  definitions.mark = {
    anyOf: [
      ...marks.map((mark) => ({
        type: 'object',
        required: ['type', ...(requiredAttrs(mark.spec.attrs).length > 0 ? ['attrs'] : [])],
        properties: { type: { const: mark.name }, attrs: attrsDefinition(mark.spec.attrs) },
      })),
      {
        type: 'object',
        required: ['type'],
        properties: { type: { type: 'string', not: { enum: marks.map((mark) => mark.name) } } },
      },
    ],
  };
  return definitions;
}

function nodeDefinition(type: NodeType): Json {
  if (type.isText) {
    return {
      type: 'object',
      required: ['type', 'text'],
      properties: {
        type: { const: 'text' },
        text: { type: 'string', minLength: 1 },
        marks: { type: 'array', items: { $ref: '#/$defs/mark' } },
      },
    };
  }
  const attrs = requiredAttrs(type.spec.attrs);
  const needsContent = !type.contentMatch.validEnd;
  return {
    type: 'object',
    required: [
      'type',
      ...(attrs.length > 0 ? ['attrs'] : []),
      ...(needsContent ? ['content'] : []),
    ],
    properties: {
      type: { const: type.name },
      ...(type.spec.attrs && { attrs: attrsDefinition(type.spec.attrs) }),
      ...(!type.isLeaf && { content: contentDefinition(type) }),
    },
    ...(type.spec.content && { description: `Content: ${type.spec.content}` }),
  };
}

function contentDefinition(type: NodeType): Json {
  const sequence = fixedSequence(type.contentMatch);
  if (sequence) {
    return {
      type: 'array',
      prefixItems: sequence.map(reference),
      items: false,
      minItems: sequence.length,
    };
  }
  const allowed = [...contentTypes(type.name)].filter((name) => !inMemoryOnly.has(name));
  const open = [...contentTypes(type.name)].some((name) => inMemoryOnly.has(name));
  return {
    type: 'array',
    items: { anyOf: [...allowed, ...(open ? ['unknownNode'] : [])].map(reference) },
    ...(!type.contentMatch.validEnd && { minItems: 1 }),
  };
}

const reference = (name: string) => ({ $ref: `#/$defs/${name}` });

/** The types of a content such as `caption credit`: one of each, in that order; else undefined. */
function fixedSequence(start: ContentMatch): string[] | undefined {
  const names: string[] = [];
  const seen = new Set<ContentMatch>();
  let match = start;
  while (!match.validEnd) {
    if (match.edgeCount !== 1 || seen.has(match)) return undefined;
    seen.add(match);
    const { type, next } = match.edge(0);
    names.push(type.name);
    match = next;
  }
  return match.edgeCount === 0 && names.length > 0 ? names : undefined;
}

type Attrs = (typeof articleSchema.nodes)[NodeName]['spec']['attrs'];

const requiredAttrs = (attrs: Attrs | (typeof articleSchema.marks)[MarkName]['spec']['attrs']) =>
  Object.entries(attrs ?? {})
    .filter(([, attr]) => !('default' in attr))
    .map(([name]) => name);

/** What a default value does not say about an attribute. */
const attributeTypes: Record<string, Json> = {
  level: { enum: [2, 3, 4] },
  layout: { enum: [...photoLayouts] },
  crop: {
    type: ['object', 'null'],
    description:
      'The part of the picture that is shown, in fractions of its width and height from the top left. The file is never cut.',
    required: ['x', 'y', 'width', 'height'],
    properties: {
      x: { type: 'number', minimum: 0, maximum: 1 },
      y: { type: 'number', minimum: 0, maximum: 1 },
      width: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
      height: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
    },
  },
  colspan: { type: 'integer', minimum: 1 },
  rowspan: { type: 'integer', minimum: 1 },
  start: { type: 'number' },
  colwidth: { type: ['array', 'null'], items: { type: 'number' } },
};

function attrsDefinition(attrs: Attrs): Json {
  const properties: Json = {};
  for (const [name, attr] of Object.entries(attrs ?? {})) {
    if (name === 'extra') continue;
    const fallback = 'default' in attr ? { default: attr.default } : {};
    properties[name] = { ...(attributeTypes[name] ?? { type: 'string' }), ...fallback };
  }
  return { type: 'object', required: requiredAttrs(attrs), properties };
}

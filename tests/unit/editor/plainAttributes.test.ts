import { getSchemaByResolvedExtensions, resolveExtensions } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { schemaExtensions } from '../../../renderer/editor/articleExtensions.ts';
import { articleSchemaSpec } from '../../../renderer/editor/articleNode.ts';
import { withPlainAttributes } from '../../../renderer/editor/plainAttributes.ts';
import { fullArticle } from '../article/samples.ts';
import { context, editorSchema } from './desk.ts';

const schema = getSchemaByResolvedExtensions(
  resolveExtensions(schemaExtensions(context())),
  undefined,
  articleSchemaSpec,
);
withPlainAttributes(schema);

const { content } = fullArticle();
const doc = Node.fromJSON(schema, content);

/** Of all blocks that have an id. */
function prototypesIn(node: Node): unknown[] {
  const found: unknown[] = [];
  node.descendants(({ attrs }) => {
    if (attrs.id) found.push(Object.getPrototypeOf(attrs));
  });
  return found;
}

test('attributes are plain objects, also those that a step sets, and say the same', () => {
  expect(new Set(prototypesIn(doc))).toEqual(new Set([Object.prototype]));
  expect(doc.toJSON()).toEqual(Node.fromJSON(editorSchema, content).toJSON());
  const { tr } = EditorState.create({ doc });
  doc.descendants((node, pos) => {
    if ('id' in node.attrs) tr.setNodeAttribute(pos, 'id', `new${pos}`);
  });
  expect(prototypesIn(tr.doc).length).toBeGreaterThan(20);
  expect(new Set(prototypesIn(tr.doc))).toEqual(new Set([Object.prototype]));
});

test('what no node may say is refused as before, and a node without any has its type’s', () => {
  const { heading, paragraph } = schema.nodes;
  expect(() => heading?.create({ level: 7 })).toThrow(RangeError);
  expect(paragraph?.create().attrs).toBe(paragraph?.create().attrs);
});

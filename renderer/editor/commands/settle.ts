import { Fragment, Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { NodeJson } from '../../../shared/article/model.ts';
import type { HeadField } from '../editorHandle.ts';

/** Has the body's block of that id become these; see `EditorHandle`. */
export function settleBlock(
  { doc, schema, tr }: EditorState,
  id: string,
  blocks: readonly NodeJson[],
): Transaction {
  const nodes = blocks.map((block) => Node.fromJSON(schema, block));
  const { lastChild: body } = doc;
  if (!body) return tr;
  const start = doc.content.size - body.nodeSize + 1;
  let from = start + body.content.size;
  let to = from;
  body.forEach((block, offset) => {
    if (block.attrs.id !== id) return;
    from = start + offset;
    to = from + block.nodeSize;
  });
  const isAll = to - from === body.content.size;
  const empty = schema.nodes.paragraph?.create();
  if (nodes.length === 0 && isAll && empty) nodes.push(empty);
  return tr.replaceWith(from, to, nodes);
}

export function settleHead(
  { doc, schema, tr }: EditorState,
  part: HeadField,
  content: readonly NodeJson[],
): Transaction {
  doc.forEach((node, offset) => {
    if (node.type.name !== part) return;
    const text = Fragment.fromJSON(schema, [...content]);
    tr.replaceWith(offset + 1, offset + node.nodeSize - 1, text);
  });
  return tr;
}

import { Node } from '@tiptap/pm/model';
import { type EditorState, NodeSelection, Selection, type Transaction } from '@tiptap/pm/state';
import type { NodeJson } from '../../../shared/article/model.ts';

/**
 * A block of another version in the body, in the place of its block number `at` or in front of that.
 * undefined where it does not fit.
 */
export function putBlock(
  { doc, schema, tr }: EditorState,
  json: NodeJson,
  at: number,
  instead: boolean,
): Transaction | undefined {
  const body = doc.lastChild;
  const end = at + (instead ? 1 : 0);
  const block = Node.fromJSON(schema, json);
  if (!body || end > body.childCount || !body.canReplaceWith(at, end, block.type)) return undefined;
  let from = doc.content.size - body.nodeSize + 1;
  for (const child of body.children.slice(0, at)) from += child.nodeSize;
  const to = instead ? from + body.child(at).nodeSize : from;
  const transaction = tr.replaceWith(from, to, block);
  const selection = NodeSelection.isSelectable(block)
    ? NodeSelection.create(transaction.doc, from)
    : Selection.near(transaction.doc.resolve(from + 1));
  return transaction.setSelection(selection).scrollIntoView();
}

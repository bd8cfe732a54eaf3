import { Fragment, Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import type { NodeJson } from '../../../shared/article/model.ts';
import { headFields, type InsertOptions } from '../editorHandle.ts';
import { oneStep } from '../history/oneStep.ts';
import { insertionPlace, placeBlocks } from './insertBlock.ts';

/** Puts blocks in at the caret, and fills fields of the head: one step. @returns false where they have no place */
export function insertBlocks(
  view: EditorView,
  blocks: readonly NodeJson[],
  { head = {}, steps = [] }: InsertOptions = {},
): boolean {
  const { state } = view;
  const { schema } = state;
  const nodes = blocks.map((block) => Node.fromJSON(schema, block));
  const body = schema.nodes.body;
  if (!body?.validContent(Fragment.from(nodes)) && nodes.length > 0) return false;
  const transaction = state.tr;
  if (nodes.length > 0) {
    placeBlocks(transaction, insertionPlace(state.selection, nodes), nodes, 'last');
  }
  for (const field of headFields) {
    const replacement = head[field];
    if (!replacement) continue;
    transaction.doc.forEach((node, offset) => {
      if (node.type.name !== field) return;
      const { content } = Node.fromJSON(schema, replacement);
      transaction.replaceWith(offset + 1, offset + node.nodeSize - 1, content);
    });
  }
  for (const step of steps) transaction.step(step);
  if (!transaction.docChanged) return false;
  view.dispatch(oneStep(transaction).scrollIntoView());
  view.focus();
  return true;
}

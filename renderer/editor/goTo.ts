import type { Node } from '@tiptap/pm/model';
import { NodeSelection, Selection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { FocusPlace } from './editorHandle.ts';
import { findBlock } from './ids/findBlock.ts';
import { focusText } from './keyboard/focusText.ts';
import { reveal } from './reveal.ts';

/** Into a position of the document, or onto the block that begins there, and shows it. */
export function goTo(view: EditorView, pos: number, keyboard: 'there' | 'stays' = 'there'): void {
  const { state } = view;
  const $pos = state.doc.resolve(Math.min(pos, state.doc.content.size));
  const selection =
    $pos.nodeAfter?.isAtom && !$pos.nodeAfter.isInline
      ? NodeSelection.create(state.doc, $pos.pos)
      : Selection.near($pos);
  view.dispatch(state.tr.setSelection(selection));
  if (keyboard === 'there') focusText(view);
  reveal(view, $pos.pos);
}

/** The keyboard goes into the text: where it was, or to a place that has a name. */
export function focusPlace(view: EditorView, place: FocusPlace | undefined): void {
  const { state } = view;
  const found = place === undefined ? undefined : selectionAt(state.doc, place);
  if (found) view.dispatch(state.tr.setSelection(found).scrollIntoView());
  focusText(view);
}

function selectionAt(doc: Node, place: FocusPlace): Selection | undefined {
  if (place === 'start') return Selection.atStart(doc);
  if (place === 'end') return Selection.atEnd(doc);
  if (typeof place === 'object') {
    const found = findBlock(doc, place.blockId);
    if (!found) return undefined;
    return found.node.isAtom
      ? NodeSelection.create(doc, found.pos)
      : Selection.near(doc.resolve(found.pos + 1));
  }
  let end: Selection | undefined;
  doc.forEach((node, offset) => {
    if (node.type.name !== place) return;
    const pos = place === 'body' ? offset + 1 : offset + node.nodeSize - 1;
    end = Selection.near(doc.resolve(pos), place === 'body' ? 1 : -1);
  });
  return end;
}

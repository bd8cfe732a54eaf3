import type { Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { isInternal, type TextRange, tksIn } from '../../../shared/article/tk.ts';
import { readersTextOf } from '../find/passages.ts';
import { focusText } from '../keyboard/focusText.ts';
import { selectSought } from '../reveal.ts';

/** The TKs of a passage. */
const tksOf = (passage: Node): readonly TextRange[] => tksIn(readersTextOf(passage));

/** The same for marking them in the text: none where no reader will see them. */
export const tkLayer = (view: EditorView) => (passage: Node, start: number) => {
  const tks = tksOf(passage);
  if (tks.length === 0) return tks;
  const $start = view.state.doc.resolve(start);
  for (let depth = $start.depth; depth > 0; depth--) {
    if (isInternal($start.node(depth).type.name)) return [];
  }
  return tks;
};

/** All that readers would see, in the document's order. Not for every key. */
export function allTks(doc: Node): TextRange[] {
  const all: TextRange[] = [];
  doc.descendants((node, pos) => {
    if (isInternal(node.type.name)) return false;
    if (!node.isTextblock) return true;
    for (const { from, to } of tksOf(node)) all.push({ from: pos + 1 + from, to: pos + 1 + to });
    return false;
  });
  return all;
}

/** Selects the next TK, so that typing fills it in; behind the last comes the first. */
export function goToNextTk(view: EditorView): boolean {
  const { doc, selection } = view.state;
  const all = allTks(doc);
  const isOn = ({ from, to }: TextRange) => from === selection.from && to === selection.to;
  const next = all.find((tk) => tk.from >= selection.from && !isOn(tk)) ?? all[0];
  if (!next) return false;
  focusText(view);
  selectSought(view, next.from, next.to);
  return true;
}

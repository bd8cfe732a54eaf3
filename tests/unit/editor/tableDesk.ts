import { CellSelection } from '@tiptap/pm/tables';
import type { NodeJson } from '../../../shared/article/model.ts';
import { Desk } from './desk.ts';
import { article } from './write.ts';

export const desk = (...body: NodeJson[]) => new Desk(article(body));

export function cellWith(on: Desk, words: string): number {
  let found = -1;
  on.state.doc.descendants((node, pos) => {
    if (/^table(Cell|Header)$/.test(node.type.name) && node.textContent === words) found = pos;
  });
  return found;
}

/** Selects from the cell with some words to the one with others. */
export function selectCells(on: Desk, from: string, to: string) {
  const { doc, tr } = on.state;
  on.dispatch(tr.setSelection(CellSelection.create(doc, cellWith(on, from), cellWith(on, to))));
}

import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { type Command, EditorState, TextSelection } from '@tiptap/pm/state';
import { isList, named } from './blocksAround.ts';
import { inOneTransaction } from './inOneTransaction.ts';

interface Run {
  list: number;
  from: number;
  to: number;
}

/**
 * A command on items of one list, for all whose own lines are selected, at however many levels: each
 * takes along what is in it, and one around them that is not selected stays.
 *
 * @param isFor whether it is for an item at all; one that it is not for stays, with what is in it
 */
export const forSelectedItems =
  (command: Command, isFor: (item: ResolvedPos) => boolean = () => true): Command =>
  (state, dispatch) => {
    const runs = selectedRuns(state, isFor);
    // From the last on, so that those before stay where they are.
    const each = runs.reverse().map<Command>(({ from, to }) => ({ doc }, apply) => {
      const selection = TextSelection.between(doc.resolve(from), doc.resolve(to));
      return command(EditorState.create({ doc, selection }), apply);
    });
    return inOneTransaction(...each)(
      state,
      dispatch &&
        ((transaction) => {
          const selection = state.selection.map(transaction.doc, transaction.mapping);
          dispatch(transaction.setSelection(selection));
        }),
    );
  };

/** Selected items that stand below each other in one list. */
function selectedRuns(
  { doc, selection: { from, to } }: EditorState,
  isFor: (item: ResolvedPos) => boolean,
): Run[] {
  const runs: Run[] = [];
  doc.nodesBetween(from, to, (item, pos) => {
    if (!named(item, 'listItem') || !hasLineIn(item, pos, from, to)) return true;
    const $item = doc.resolve(pos);
    if (!isFor($item)) return false;
    const list = $item.start();
    const last = runs.at(-1);
    const run = last?.list === list ? last : { list, from: pos + 1, to: 0 };
    if (run !== last) runs.push(run);
    run.to = pos + item.nodeSize - 1;
    return false;
  });
  return runs;
}

function hasLineIn(item: Node, pos: number, from: number, to: number): boolean {
  let found = false;
  item.forEach((block, offset) => {
    const start = pos + 1 + offset;
    found ||= !isList(block) && start < to && start + block.nodeSize > from;
  });
  return found;
}

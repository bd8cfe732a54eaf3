import type { ResolvedPos } from '@tiptap/pm/model';
import { liftListItem, sinkListItem } from '@tiptap/pm/schema-list';
import { type Command, NodeSelection, Selection, TextSelection } from '@tiptap/pm/state';
import { isInTable } from '../tables/inTable.ts';
import { tabInTable } from '../tables/tableKeys.ts';
import { depthOf, isHeadField, named, typeOf } from './blocksAround.ts';
import { listsMeet } from './listsMeet.ts';
import { forSelectedItems } from './selectedItems.ts';

/**
 * Tab walks from cell to cell, indents list items and walks through the head and the parts of a block.
 * Everywhere else it is the browser's, and leaves the text (see `typeOn`).
 */
export const tab =
  (direction: 1 | -1): Command =>
  (state, dispatch, view) => {
    if (isInTable(state)) return tabInTable(direction)(state, dispatch, view);
    const { selection } = state;
    const { $from } = selection;
    const isItem = selection instanceof NodeSelection && named(selection.node, 'listItem');
    if (isItem || depthOf($from, 'listItem') !== undefined) {
      const item = typeOf(state.schema, 'listItem');
      const command =
        direction === 1
          ? forSelectedItems(sinkListItem(item), isBelowAnother)
          : forSelectedItems(listsMeet(liftListItem(item)));
      // A first item cannot be indented; leaving the list for it would be a surprise.
      return command(state, dispatch, view) || direction === 1;
    }
    const field = isHeadField($from.parent) ? $from.depth : partDepth($from);
    if (field === undefined) return false;
    const from = direction === 1 ? $from.after(field) : $from.before(field);
    const next = Selection.findFrom(state.doc.resolve(from), direction, true);
    if (!next) return false;
    const whole = depthOf($from, 'photo', 'pullQuote', 'relatedLinks', 'embed');
    const leaves =
      whole !== undefined && (next.from >= $from.after(whole) || next.to <= $from.before(whole));
    if (leaves) return false;
    dispatch?.(state.tr.setSelection(atStartOf(next)).scrollIntoView());
    return true;
  };

const isBelowAnother = ($item: ResolvedPos) => $item.index() > 0;

const partDepth = ($pos: ResolvedPos) =>
  depthOf($pos, 'caption', 'credit', 'quoteText', 'attribution', 'title', 'relatedLink');

/** Like a form: moving on by Tab selects what is there. */
function atStartOf(selection: Selection): Selection {
  const { $from } = selection;
  return TextSelection.create($from.doc, $from.start(), $from.end());
}

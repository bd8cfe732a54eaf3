import { NodeSelection, type Selection } from '@tiptap/pm/state';
import type { BodyPart } from '../../../shared/formats/clipboard/partOf.ts';
import { named } from '../../editor/commands/blocksAround.ts';

/**
 * The body's blocks that a selection is of: one that is selected as a whole, or several that it
 * reaches over. undefined for a caret, for words of one block, and for all of the text: then the
 * article is meant.
 */
export function chosenBlocks(selection: Selection): BodyPart | undefined {
  const { $from, $to } = selection;
  const depth = bodyDepth(selection);
  if (depth === undefined || selection.empty) return undefined;
  const from = $from.index(depth);
  const to = $to.indexAfter(depth);
  const isOneAsWhole = selection instanceof NodeSelection && $from.depth === depth;
  const count = to - from;
  if (count === $from.node(depth).childCount || (count < 2 && !isOneAsWhole)) return undefined;
  return { from, to };
}

function bodyDepth({ $from, $to }: Selection): number | undefined {
  for (let depth = $from.sharedDepth($to.pos); depth > 0; depth--) {
    if (named($from.node(depth), 'body')) return depth;
  }
  return undefined;
}

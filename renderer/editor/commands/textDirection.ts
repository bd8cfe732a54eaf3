import type { EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

export type Direction = 'up' | 'down' | 'left' | 'right';

/** Which way left and right lead: by the direction of the block that the caret is in. */
function isRightToLeft(state: EditorState, view: EditorView | undefined): boolean {
  const { $head } = state.selection;
  const block = view?.dom && $head.depth > 0 ? view.nodeDOM($head.before()) : view?.dom;
  return block instanceof HTMLElement && getComputedStyle(block).direction === 'rtl';
}

/** 1 towards the end of the article, -1 towards its start. */
export function wayOf(
  direction: Direction,
  state: EditorState,
  view: EditorView | undefined,
): 1 | -1 {
  if (direction === 'down') return 1;
  if (direction === 'up') return -1;
  return (direction === 'right') === isRightToLeft(state, view) ? -1 : 1;
}

/** Whether a further step in that direction would leave the text block. */
export function atTextEdge(
  view: EditorView | undefined,
  direction: Direction,
  way: 1 | -1,
): boolean {
  if (!view) return false;
  if (direction === 'up' || direction === 'down') return view.endOfTextblock(direction);
  return view.endOfTextblock(way === 1 ? 'forward' : 'backward');
}

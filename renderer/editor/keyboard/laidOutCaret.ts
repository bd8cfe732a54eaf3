import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { longFrom } from '../blocks/bodyGroups.ts';

/** Blocks on either side of the caret's own that the next key may lead to. */
const reach = 2;

interface Near {
  index: number;
  drawn: DecorationSet;
}
/** Of blocks, and of the groups they are drawn in: see blocks/drawInGroups.ts. */
export const nearClass = 'is-near';

const key = new PluginKey<Near>('laidOutCaret');

/**
 * The blocks around the caret are always laid out. In a long article the browser leaves out what is
 * off screen until it draws the next frame, and a caret that gets there within the frame (keys held
 * down on a busy machine) would be led past the whole block.
 */
export const laidOutCaret = () =>
  new Plugin<Near>({
    key,
    state: {
      init: (_config, state) => around(state),
      apply(transaction, near, _old, state) {
        if (!transaction.docChanged && !transaction.selectionSet) return near;
        if (indexOf(state) !== near.index) return around(state);
        if (!transaction.docChanged) return near;
        return { index: near.index, drawn: near.drawn.map(transaction.mapping, transaction.doc) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.drawn },
  });

/** Which child of the body the caret is in or before; -1 in the head. */
const indexOf = ({ selection: { $head }, doc }: EditorState) =>
  $head.depth > 0 && $head.node(1) === doc.lastChild ? $head.index(1) : -1;

/** Those blocks: their indexes in the body, the last one included. */
export function blocksAtCaret(state: EditorState): { from: number; to: number } {
  const index = indexOf(state);
  const last = (state.doc.lastChild as Node).childCount - 1;
  return { from: Math.max(0, index - reach), to: Math.min(index + reach, last) };
}

function around(state: EditorState): Near {
  const index = indexOf(state);
  const body = state.doc.lastChild as Node;
  if (body.childCount < longFrom) return { index, drawn: DecorationSet.empty };
  const { from, to } = blocksAtCaret(state);
  let pos = state.doc.content.size - body.nodeSize + 1;
  const drawn: Decoration[] = [];
  for (let at = 0; at <= to; at++) {
    const end = pos + body.child(at).nodeSize;
    if (at >= from) drawn.push(Decoration.node(pos, end, { class: nearClass }));
    pos = end;
  }
  return { index, drawn: DecorationSet.create(state.doc, drawn) };
}

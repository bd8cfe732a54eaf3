import type { ResolvedPos } from '@tiptap/pm/model';
import { type EditorState, Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { viewSettings, viewSettingsStore } from '../../view/viewSettings.ts';

/**
 * Marks the paragraph or the sentence that is being written; the style sheet dims the rest. Two
 * decorations at most, made from the selection, whatever the length of the text.
 */
export const focusMode = () =>
  new Plugin({
    props: { decorations: (state) => decorationsFor(state) },
    view: (view) => ({
      destroy: viewSettingsStore.subscribe(({ focus }, before) => {
        // The same state again: decorations are asked for anew.
        if (focus !== before.focus) view.updateState(view.state);
      }),
    }),
  });

function decorationsFor(state: EditorState): DecorationSet | null {
  const { focus } = viewSettings();
  if (focus === 'off') return null;
  const { $from, $head } = state.selection;
  if ($from.depth === 0) return null;
  // The block of the body, or the field of the head.
  const depth = $from.node(1).type.name === 'body' ? 2 : 1;
  if ($from.depth < depth) {
    const node = state.doc.nodeAt($from.pos);
    if (!node) return null;
    return DecorationSet.create(state.doc, [block($from.pos, $from.pos + node.nodeSize)]);
  }
  const found = [block($from.before(depth), $from.after(depth))];
  if (focus === 'sentence' && $head.parent.isTextblock) {
    const { from, to } = sentenceAround($head);
    if (from < to) found.push(Decoration.inline(from, to, { class: 'is-sentence' }));
  }
  return DecorationSet.create(state.doc, found);
}

const block = (from: number, to: number) => Decoration.node(from, to, { class: 'is-focus' });

const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** Positions of the sentence that the caret is in; the space behind it belongs to it. */
function sentenceAround($head: ResolvedPos): { from: number; to: number } {
  const { parent, parentOffset } = $head;
  const start = $head.start();
  const text = parent.textBetween(0, parent.content.size, undefined, '\ufffc');
  const segment = sentences.segment(text).containing(Math.min(parentOffset, text.length - 1));
  if (!segment) return { from: start, to: start };
  return { from: start + segment.index, to: start + segment.index + segment.segment.length };
}

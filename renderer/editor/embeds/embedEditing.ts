import type { Node } from '@tiptap/pm/model';
import { type Command, type EditorState, NodeSelection } from '@tiptap/pm/state';
import { depthOf, named, typeOf } from '../commands/blocksAround.ts';
import { insertionPlace, placeBlocks } from '../commands/insertBlock.ts';
import { opening } from '../commands/opening.ts';
import { withoutTyped } from '../commands/typedCommand.ts';
import { oneStep } from '../history/oneStep.ts';

/** The embed whose address is being written: one that is there, or one that comes at the caret. */
export interface EmbedEditing {
  /** Position of the embed; undefined for a new one. */
  pos: number | undefined;
  /** The address it has now. */
  url: string;
}

const editing = opening<EmbedEditing>('embedEditing', (value, transaction) => {
  if (!value || value.pos === undefined || !transaction.docChanged) return value;
  const { pos, deleted } = transaction.mapping.mapResult(value.pos);
  return deleted || !named(transaction.doc.nodeAt(pos), 'embed') ? null : { ...value, pos };
});

export const embedEditing = editing.of;
export const embedEditingPlugin = editing.plugin;

export function embedAround({ selection }: EditorState): { node: Node; pos: number } | undefined {
  if (selection instanceof NodeSelection && named(selection.node, 'embed')) {
    return { node: selection.node, pos: selection.from };
  }
  const depth = depthOf(selection.$from, 'embed');
  if (depth === undefined) return undefined;
  return { node: selection.$from.node(depth), pos: selection.$from.before(depth) };
}

/** Opens the dialog for the embed at the caret, or else for a new one. */
export const editEmbed: Command = (state, dispatch) => {
  const embed = embedAround(state);
  dispatch?.(editing.set(state.tr, { pos: embed?.pos, url: embed?.node.attrs.url ?? '' }));
  return true;
};

/** Opens the dialog for the embed at that position. */
export const editEmbedAt =
  (pos: number): Command =>
  (state, dispatch) => {
    const node = state.doc.nodeAt(pos);
    if (!named(node, 'embed')) return false;
    dispatch?.(editing.set(state.tr, { pos, url: node.attrs.url }));
    return true;
  };

/** What was typed to ask for it goes. */
export const closeEmbed: Command = (state, dispatch) => {
  if (!editing.of(state)) return false;
  dispatch?.(editing.set(oneStep(withoutTyped(state)), null));
  return true;
};

/** Gives the embed that is being edited its address, or puts the new one in. */
export const setEmbed =
  (attrs: { url: string; provider: string }): Command =>
  (state, dispatch) => {
    const now = editing.of(state);
    if (!now) return false;
    if (now.pos === undefined) {
      const transaction = editing.set(withoutTyped(state), null);
      const embed = [newEmbed(state.schema, attrs)];
      dispatch?.(placeBlocks(transaction, insertionPlace(transaction.selection, embed), embed));
      return true;
    }
    const node = state.doc.nodeAt(now.pos);
    if (!named(node, 'embed')) return false;
    const transaction = editing.set(state.tr, null);
    dispatch?.(transaction.setNodeMarkup(now.pos, null, { ...node.attrs, ...attrs }));
    return true;
  };

export const newEmbed = (
  schema: EditorState['schema'],
  attrs: { url: string; provider: string },
): Node => typeOf(schema, 'embed').create(attrs, typeOf(schema, 'title').create());

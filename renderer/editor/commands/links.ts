import type { Mark, Node } from '@tiptap/pm/model';
import { type Command, type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { editEmbed, embedAround } from '../embeds/embedEditing.ts';
import { named } from './blocksAround.ts';

/** The link whose address is being written: text to be linked, or a line of related links. */
export interface LinkEditing {
  kind: 'text' | 'relatedLink';
  /** The text, or the whole related link. */
  from: number;
  to: number;
  /** The address it has now; '' for none. */
  href: string;
}

const key = new PluginKey<LinkEditing | null>('linkEditing');

export const linkEditing = (state: EditorState): LinkEditing | undefined =>
  key.getState(state) ?? undefined;

/** Keeps the text that is being linked visible while the focus is in the dialog. */
export const linkEditingPlugin = () =>
  new Plugin<LinkEditing | null>({
    key,
    state: {
      init: () => null,
      apply(transaction, value) {
        const set = transaction.getMeta(key) as LinkEditing | null | undefined;
        if (set !== undefined) return set;
        if (!value || !transaction.docChanged) return value;
        const from = transaction.mapping.map(value.from, 1);
        const to = transaction.mapping.map(value.to, -1);
        return to < from || (to === from && value.from !== value.to)
          ? null
          : { ...value, from, to };
      },
    },
    props: {
      decorations(state) {
        const editing = key.getState(state);
        if (editing?.kind !== 'text' || editing.from === editing.to) return null;
        const marked = Decoration.inline(editing.from, editing.to, { class: 'link-editing' });
        return DecorationSet.create(state.doc, [marked]);
      },
    },
  });

const linkOf = (marks: readonly Mark[]) => marks.find((mark) => mark.type.name === 'link');

/** The range of one link around a position, over all the pieces that other marks cut it into. */
export function linkAround(
  state: EditorState,
  pos: number,
): { from: number; to: number; mark: Mark } | undefined {
  const $pos = state.doc.resolve(pos);
  const mark =
    linkOf($pos.marks()) ??
    linkOf($pos.nodeAfter?.marks ?? []) ??
    linkOf($pos.nodeBefore?.marks ?? []);
  if (!mark) return undefined;
  const has = (node: Node) => mark.isInSet(node.marks);
  const { parent } = $pos;
  let index = $pos.index();
  if (index >= parent.childCount || !has(parent.child(index))) index--;
  if (index < 0 || !has(parent.child(index))) return undefined;
  let first = index;
  let last = index;
  while (first > 0 && has(parent.child(first - 1))) first--;
  while (last < parent.childCount - 1 && has(parent.child(last + 1))) last++;
  let from = $pos.start();
  for (let at = 0; at < first; at++) from += parent.child(at).nodeSize;
  let to = from;
  for (let at = first; at <= last; at++) to += parent.child(at).nodeSize;
  return { from, to, mark };
}

/** Opens the link dialog for the selection, the link at the caret or the related link. */
export const editLink: Command = (state, dispatch) => {
  const { selection } = state;
  const { $from, $to, empty } = selection;
  if (!(selection instanceof TextSelection) || !$from.sameParent($to)) return false;
  if (named($from.parent, 'relatedLink')) return editAddress($from.before())(state, dispatch);
  if (embedAround(state)) return editEmbed(state, dispatch);
  const type = state.schema.marks.link;
  if (!type || !$from.parent.type.allowsMarkType(type)) return false;
  const around = linkAround(state, $from.pos);
  const inside = around && $to.pos <= around.to ? around : undefined;
  const editing: LinkEditing = inside
    ? { kind: 'text', from: inside.from, to: inside.to, href: inside.mark.attrs.href }
    : { kind: 'text', from: $from.pos, to: empty ? $from.pos : $to.pos, href: '' };
  dispatch?.(state.tr.setMeta(key, editing));
  return true;
};

/** Opens the link dialog for the related link at that position. */
export const editAddress =
  (pos: number): Command =>
  (state, dispatch) => {
    const node = state.doc.nodeAt(pos);
    if (!named(node, 'relatedLink')) return false;
    const editing: LinkEditing = {
      kind: 'relatedLink',
      from: pos,
      to: pos + node.nodeSize,
      href: node.attrs.href,
    };
    dispatch?.(state.tr.setMeta(key, editing));
    return true;
  };

export const closeLink: Command = (state, dispatch) => {
  if (!linkEditing(state)) return false;
  dispatch?.(state.tr.setMeta(key, null));
  return true;
};

/** @param href safe, or undefined to take the link away (the text stays) */
export const setLink =
  (href: string | undefined): Command =>
  (state, dispatch) => {
    const editing = linkEditing(state);
    const type = state.schema.marks.link;
    if (!editing || !type) return false;
    if (!dispatch) return true;
    const transaction = state.tr.setMeta(key, null);
    if (editing.kind !== 'text') return false;
    let { to } = editing;
    if (href !== undefined && editing.from === to) {
      const text = href.replace(/^mailto:/, '');
      transaction.insertText(text, to);
      to += text.length;
    }
    transaction.removeMark(editing.from, to, type);
    if (href !== undefined) transaction.addMark(editing.from, to, type.create({ href }));
    transaction.setSelection(TextSelection.create(transaction.doc, to));
    dispatch(transaction.removeStoredMark(type).scrollIntoView());
    return true;
  };

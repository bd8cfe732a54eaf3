import type { Mark, Node } from '@tiptap/pm/model';
import { type Command, type EditorState, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { editEmbed, embedAround } from '../embeds/embedEditing.ts';
import { named } from './blocksAround.ts';
import { opening } from './opening.ts';

/** The link whose address is being written: text to be linked, or a line of related links. */
export interface LinkEditing {
  kind: 'text' | 'relatedLink';
  /** The text, or the whole related link. */
  from: number;
  to: number;
  /** The address it has now; '' for none, or for several. */
  href: string;
  /** Some of it leads somewhere. */
  linked: boolean;
}

const editing = opening<LinkEditing>(
  'linkEditing',
  (value, { docChanged, mapping }) => {
    if (!value || !docChanged) return value;
    const from = mapping.map(value.from, 1);
    const to = mapping.map(value.to, -1);
    return to < from || (to === from && value.from !== value.to) ? null : { ...value, from, to };
  },
  {
    /** The text that is being linked stays visible while the focus is in the dialog. */
    decorations(state) {
      const { kind, from = 0, to = 0 } = editing.of(state) ?? {};
      if (kind !== 'text' || from === to) return null;
      const marked = Decoration.inline(from, to, { class: 'link-editing' });
      return DecorationSet.create(state.doc, [marked]);
    },
  },
);

export const linkEditing = editing.of;
export const linkEditingPlugin = editing.plugin;
export const closeLink = editing.close;

export const linkOf = (marks: readonly Mark[]) => marks.find((mark) => mark.type.name === 'link');

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
  if (!(selection instanceof TextSelection)) return false;
  if (!$from.sameParent($to)) return editLinks(state, dispatch);
  if (named($from.parent, 'relatedLink')) return editAddress($from.before())(state, dispatch);
  if (embedAround(state)) return editEmbed(state, dispatch);
  const type = state.schema.marks.link;
  if (!type || !$from.parent.type.allowsMarkType(type)) return false;
  const around = linkAround(state, $from.pos);
  const inside = around && $to.pos <= around.to ? around : undefined;
  const link: LinkEditing = inside
    ? { kind: 'text', from: inside.from, to: inside.to, href: inside.mark.attrs.href, linked: true }
    : { kind: 'text', from: $from.pos, to: empty ? $from.pos : $to.pos, ...addressOf(state) };
  dispatch?.(editing.set(state.tr, link));
  return true;
};

/** Words of several blocks lead to one address, or nowhere any more. */
const editLinks: Command = (state, dispatch) => {
  const { from, to, $from, $to } = state.selection;
  const type = state.schema.marks.link;
  if (!type || ![$from, $to].some(({ parent }) => parent.type.allowsMarkType(type))) return false;
  dispatch?.(editing.set(state.tr, { kind: 'text', from, to, ...addressOf(state) }));
  return true;
};

/** Where what is selected leads. */
function addressOf({ selection: { from, to }, doc }: EditorState) {
  const hrefs = new Set<string>();
  doc.nodesBetween(from, to, (node) => {
    if (node.isText) hrefs.add(linkOf(node.marks)?.attrs.href ?? '');
  });
  const [href = ''] = hrefs.size === 1 ? hrefs : [];
  return { href, linked: [...hrefs].some(Boolean) };
}

/** Opens the link dialog for the related link at that position. */
export const editAddress =
  (pos: number): Command =>
  (state, dispatch) => {
    const node = state.doc.nodeAt(pos);
    if (!named(node, 'relatedLink')) return false;
    const to = pos + node.nodeSize;
    const { href } = node.attrs;
    const link: LinkEditing = { kind: 'relatedLink', from: pos, to, href, linked: href !== '' };
    dispatch?.(editing.set(state.tr, link));
    return true;
  };

/** Of text. @param href safe, or undefined to take the link away (the text stays) */
export const setLink =
  (href: string | undefined): Command =>
  (state, dispatch) => {
    const link = editing.of(state);
    const type = state.schema.marks.link;
    if (link?.kind !== 'text' || !type) return false;
    if (!dispatch) return true;
    const transaction = editing.set(state.tr, null);
    let { to } = link;
    if (href !== undefined && link.from === to) {
      const text = href.replace(/^mailto:/, '');
      transaction.insertText(text, to);
      to += text.length;
    }
    transaction.removeMark(link.from, to, type);
    if (href !== undefined) transaction.addMark(link.from, to, type.create({ href }));
    transaction.setSelection(TextSelection.create(transaction.doc, to));
    dispatch(transaction.removeStoredMark(type).scrollIntoView());
    return true;
  };

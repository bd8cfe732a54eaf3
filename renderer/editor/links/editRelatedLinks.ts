import { type Command, TextSelection } from '@tiptap/pm/state';
import { addressFromTyping } from '../../../shared/article/links.ts';
import { named, typeOf } from '../commands/blocksAround.ts';
import { caretAt } from '../commands/caretAt.ts';
import { closeLink, linkEditing } from '../commands/links.ts';
import { oneStep } from '../history/oneStep.ts';

/** What a related link is given by its dialog: an address, an article of the library, or nothing. */
export interface LinkTarget {
  href: string;
  /** Id of an article of the library; '' for an address. */
  article: string;
  /** Becomes the title where nobody has written one. */
  title?: string;
}

/** Gives the related link that is being edited its target. */
export const setTarget =
  ({ href, article, title = '' }: LinkTarget): Command =>
  (state, dispatch, view) => {
    const editing = linkEditing(state);
    const link = editing && state.doc.nodeAt(editing.from);
    if (!editing || !named(link, 'relatedLink')) return false;
    if (!dispatch) return true;
    closeLink(
      state,
      (closing) => {
        const { from } = editing;
        closing.setNodeMarkup(from, null, { ...link.attrs, href, article });
        const isNew = link.content.size === 0 && title !== '';
        if (isNew) closing.insertText(title, from + 1);
        const end = from + 1 + (isNew ? title.length : link.content.size);
        closing.setSelection(TextSelection.create(closing.doc, end));
        dispatch(closing.scrollIntoView());
      },
      view,
    );
    return true;
  };

/** What says itself that it is an address; "Node.js" as a title does not. */
const typedAddress = /^(https?:\/\/\S+|mailto:\S+|www\.\S+\.\S+|([a-z0-9-]+\.)+[a-z]{2,}\/\S*)$/i;

/** Enter behind an address that was typed where the title goes: it is the address. */
export const enterTypedAddress: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const link = $from.parent;
  if (!empty || !named(link, 'relatedLink')) return false;
  if (link.attrs.href !== '' || link.attrs.article !== '') return false;
  const typed = link.textContent.trim();
  const href = typedAddress.test(typed) ? addressFromTyping(typed) : undefined;
  if (href === undefined) return false;
  if (dispatch) {
    const transaction = state.tr.delete($from.start(), $from.end());
    transaction.setNodeAttribute($from.before(), 'href', href);
    dispatch(oneStep(transaction).scrollIntoView());
  }
  return true;
};

/** One more link at the end of the block at that position, with the caret in it. */
export const addLink =
  (pos: number): Command =>
  (state, dispatch) => {
    const block = state.doc.nodeAt(pos);
    if (!named(block, 'relatedLinks')) return false;
    if (dispatch) {
      const end = pos + block.nodeSize - 1;
      const transaction = state.tr.insert(end, typeOf(state.schema, 'relatedLink').create());
      dispatch(caretAt(transaction, end + 1));
    }
    return true;
  };

/** Takes away the link at that position; the last one of a block is emptied, as a block has one. */
export const removeLink =
  (pos: number): Command =>
  (state, dispatch) => {
    const $pos = state.doc.resolve(pos);
    const link = $pos.nodeAfter;
    if (!named(link, 'relatedLink')) return false;
    if (!dispatch) return true;
    const transaction = state.tr;
    const isOnly = $pos.parent.children.filter((child) => named(child, 'relatedLink')).length === 1;
    if (isOnly) {
      transaction.replaceWith(pos, pos + link.nodeSize, link.type.create({ id: link.attrs.id }));
      dispatch(caretAt(transaction, pos + 1));
      return true;
    }
    transaction.delete(pos, pos + link.nodeSize);
    const next = transaction.doc.nodeAt(pos);
    // In the link that took its place, or at the end of the one above.
    dispatch(caretAt(transaction, named(next, 'relatedLink') ? pos + 1 : pos - 1));
    return true;
  };

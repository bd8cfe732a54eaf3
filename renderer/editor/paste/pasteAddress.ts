import type { Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { safeHref } from '../../../shared/article/links.ts';
import { named } from '../commands/blocksAround.ts';
import { oneStep } from '../history/oneStep.ts';

/** An address pasted over words links them; on a related link without one it becomes its address. */
export function pasteAddress(view: EditorView, text: string): boolean {
  const address = text.trim();
  // Only what says itself that it is an address: "Node.js" over a word replaces the word.
  const href = /^(https?:\/\/|mailto:)\S+$/i.test(address) ? safeHref(address) : undefined;
  const link = view.state.schema.marks.link;
  if (!href || !link) return false;
  const { $from, $to, from, to, empty } = view.state.selection;
  const transaction = oneStep(view.state.tr);
  if (named($from.parent, 'relatedLink') && $from.sameParent($to)) {
    if (!isOpen($from.parent)) return false;
    view.dispatch(transaction.setNodeAttribute($from.before(), 'href', href));
    return true;
  }
  if (empty || !$from.sameParent($to) || !$from.parent.type.allowsMarkType(link)) return false;
  transaction.removeMark(from, to, link).addMark(from, to, link.create({ href }));
  view.dispatch(transaction);
  return true;
}

/** A related link that leads nowhere yet. */
const isOpen = ({ attrs }: Node) => attrs.href === '' && attrs.article === '';

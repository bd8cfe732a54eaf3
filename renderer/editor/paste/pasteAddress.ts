import { Fragment, type Node, type ResolvedPos, Slice } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { safeHref } from '../../../shared/article/links.ts';
import { named, typeOf } from '../commands/blocksAround.ts';
import { oneStep } from '../history/oneStep.ts';

/** An address pasted over words links them; on a related link without one it becomes its address. */
export function pasteAddress(view: EditorView, text: string): boolean {
  const href = addressIn(text);
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

/** Only what says itself that it is an address: "Node.js" over a word replaces the word. */
function addressIn(text: string): string | undefined {
  const address = text.trim();
  return /^(https?:\/\/|mailto:)\S+$/i.test(address) ? safeHref(address) : undefined;
}

/** An address that comes alone is a link, as everywhere; in a link it is some of its words. */
export function addressSlice(text: string, $context: ResolvedPos): Slice | undefined {
  const { schema } = $context.doc.type;
  const href = addressIn(text);
  const { link } = schema.marks;
  if (!href || !link || link.isInSet($context.marks())) return undefined;
  const words = schema.text(text.trim(), link.create({ href }).addToSet($context.marks()));
  return new Slice(Fragment.from(typeOf(schema, 'paragraph').create(null, words)), 1, 1);
}

/** A related link that leads nowhere yet. */
const isOpen = ({ attrs }: Node) => attrs.href === '' && attrs.article === '';

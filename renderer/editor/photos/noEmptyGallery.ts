import type { Node } from '@tiptap/pm/model';
import { Plugin, Selection, type Transaction } from '@tiptap/pm/state';
import { isBlank, named } from '../commands/blocksAround.ts';
import { captionAsBlock } from '../commands/gallery.ts';
import { changedRanges, isPlainTyping } from '../ids/blockIds.ts';

/**
 * A gallery whose last photo was deleted, cut or dragged away goes with it, in the same undo step;
 * what was written about all of them stays as a paragraph. ProseMirror puts an empty photo into such
 * a gallery, because its schema asks for one; it is told by having no id yet. So this comes before
 * the plugin that gives ids.
 */
export const noEmptyGallery = () =>
  new Plugin({
    appendTransaction(transactions, _old, state) {
      const changes = transactions.filter((transaction) => transaction.docChanged);
      if (changes.length === 0 || changes.some((change) => change.getMeta('history$'))) return null;
      if (changes.every(isPlainTyping)) return null;
      const galleries = new Map<number, Node>();
      for (const { from, to } of changedRanges(changes, 'new')) {
        state.doc.nodesBetween(from, to, (node, pos) => {
          if (named(node, 'gallery')) galleries.set(pos, node);
          return !node.isTextblock;
        });
      }
      const transaction = state.tr;
      for (const [pos, gallery] of [...galleries].sort(([a], [b]) => b - a)) {
        const photos = gallery.content.content.filter((child) => named(child, 'photo'));
        const left = photos.filter((photo) => !isFiller(photo));
        if (left.length === photos.length) continue;
        if (left.length > 0) {
          removeFillers(transaction, gallery, pos);
          continue;
        }
        const end = pos + gallery.nodeSize;
        const alone = state.doc.resolve(pos).parent.childCount === 1;
        const words = captionAsBlock(gallery.lastChild);
        const paragraph = state.schema.nodes.paragraph;
        if (words.length === 0 && alone && paragraph) words.push(paragraph.create());
        if (words.length > 0) transaction.replaceWith(pos, end, words);
        else transaction.delete(pos, end);
        const caret = Selection.findFrom(transaction.doc.resolve(pos), words.length > 0 ? 1 : -1);
        if (caret) transaction.setSelection(caret);
      }
      return transaction.docChanged ? transaction : null;
    },
  });

const isFiller = (photo: Node) => photo.attrs.id === '' && isBlank(photo);

function removeFillers(transaction: Transaction, gallery: Node, pos: number) {
  const spans: [number, number][] = [];
  gallery.forEach((child, offset) => {
    if (!named(child, 'photo') || !isFiller(child)) return;
    spans.push([pos + 1 + offset, pos + 1 + offset + child.nodeSize]);
  });
  for (const [from, to] of spans.reverse()) transaction.delete(from, to);
}

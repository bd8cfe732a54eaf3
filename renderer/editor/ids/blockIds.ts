import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';
import { newBlockId } from './blockId.ts';

const key = new PluginKey('blockIds');

/** What it makes has its ids already: nobody has to look for blocks without one. */
export const withIds = (transaction: Transaction): Transaction => transaction.setMeta(key, true);

/**
 * Gives every block that a change makes an id of its own, within the same undo step. Only what
 * changed is looked at; typing inside a line is not looked at at all. Blocks of a file that nobody
 * touched stay as they are.
 */
export const blockIds = () =>
  new Plugin({
    key,
    appendTransaction(transactions, oldState, state) {
      const changes = transactions.filter((transaction) => transaction.docChanged);
      // Undo and redo bring back a state that was right already.
      if (changes.length === 0 || changes.some((change) => change.getMeta('history$'))) return null;
      if (changes.every((change) => isPlainTyping(change) || change.getMeta(key))) return null;
      const wrong = blocksToName(changes, oldState.doc, state.doc);
      if (wrong.length === 0) return null;
      const transaction = state.tr;
      for (const pos of wrong) transaction.setNodeAttribute(pos, 'id', newBlockId());
      // Otherwise the marks that the person just switched on would be lost.
      return transaction.setStoredMarks(state.storedMarks);
    },
  });

/** Text put in, or deleted, can neither make nor copy a block. */
export const isPlainTyping = (transaction: Transaction) =>
  transaction.steps.every((step) => {
    if (!(step instanceof ReplaceStep)) return false;
    const { openStart, content } = step.slice;
    return openStart === 0 && content.content.every((node) => node.isInline);
  });

interface Range {
  from: number;
  to: number;
}

function blocksToName(changes: readonly Transaction[], oldDoc: Node, doc: Node): number[] {
  const before = new Set<string>();
  const found: { pos: number; id: string; empty: boolean }[] = [];
  for (const { from, to } of changedRanges(changes, 'old')) {
    visit(oldDoc, from, to, (_pos, id) => before.add(id));
  }
  const seen = new Set<number>();
  for (const { from, to } of changedRanges(changes, 'new')) {
    visit(doc, from, to, (pos, id, empty) => {
      if (!seen.has(pos)) found.push({ pos, id, empty });
      seen.add(pos);
    });
  }

  const wrong = found.filter(({ id }) => id === '').map(({ pos }) => pos);
  const byId = Map.groupBy(
    found.filter(({ id }) => id !== ''),
    ({ id }) => id,
  );
  let comesFromElsewhere = false;
  for (const [id, blocks] of byId) {
    // Splitting at the start of a line leaves an empty line above: the id stays with the words.
    const keeper = blocks.find(({ empty }) => !empty) ?? blocks[0];
    for (const block of blocks) if (block !== keeper) wrong.push(block.pos);
    if (!before.has(id)) comesFromElsewhere = true;
  }
  // Blocks with ids that were not there before were put in by a program: look at all, once.
  if (comesFromElsewhere) {
    const outside = new Set<string>();
    doc.descendants((node, pos) => {
      if (node.attrs.id && !seen.has(pos)) outside.add(node.attrs.id);
      return !node.isTextblock;
    });
    for (const { pos, id } of found) {
      if (outside.has(id) && !wrong.includes(pos)) wrong.push(pos);
    }
  }
  return wrong;
}

function visit(
  doc: Node,
  from: number,
  to: number,
  see: (pos: number, id: string, empty: boolean) => void,
) {
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isText) return false;
    if (typeof node.attrs.id === 'string') see(pos, node.attrs.id, node.content.size === 0);
    return true;
  });
}

/** Where the steps of all transactions changed something, in the first or the last document. */
export function changedRanges(transactions: readonly Transaction[], side: 'old' | 'new'): Range[] {
  const maps = transactions.flatMap((transaction) => transaction.mapping.maps);
  const ranges: Range[] = [];
  maps.forEach((map, index) => {
    map.forEach((oldStart, oldEnd, newStart, newEnd) => {
      let [from, to] = side === 'old' ? [oldStart, oldEnd] : [newStart, newEnd];
      if (side === 'old') {
        for (let at = index - 1; at >= 0; at--) {
          const back = maps[at]?.invert();
          if (back) [from, to] = [back.map(from, -1), back.map(to, 1)];
        }
      } else {
        for (const later of maps.slice(index + 1)) {
          [from, to] = [later.map(from, -1), later.map(to, 1)];
        }
      }
      ranges.push({ from, to });
    });
  });
  return ranges;
}

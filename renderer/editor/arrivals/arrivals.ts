import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { Stretch } from '../annotations/annotations.ts';
import { changedRanges } from '../ids/blockIds.ts';

/** Where words stand that came in from outside, in the document's order; they move with the text. */
type Places = readonly Stretch[];

const key = new PluginKey<Places>('arrivals');

/** Remembers what came in until somebody has seen it. */
export const arrivals = () =>
  new Plugin<Places>({
    key,
    state: {
      init: () => [],
      apply(transaction, places) {
        const change: 'mark' | 'forget' | undefined = transaction.getMeta(key);
        if (change === 'forget') return [];
        const moved = transaction.docChanged ? mapped(places, transaction) : places;
        return change === 'mark' ? [...moved, ...changedText(transaction)].sort(byPlace) : moved;
      },
    },
  });

/** Within the lines of text: what is typed at the beginning of a new line did not come in. */
function changedText(transaction: Transaction): Stretch[] {
  const found: Stretch[] = [];
  for (const { from, to } of changedRanges([transaction], 'new')) {
    transaction.doc.nodesBetween(from, to, (node, pos) => {
      if (!node.isTextblock) return true;
      const start = pos + 1;
      found.push({
        from: Math.max(from, start),
        to: Math.min(to, start + node.content.size),
      });
      return false;
    });
  }
  return found.filter(isThere);
}

const isThere = ({ from, to }: Stretch) => from < to;
const byPlace = (one: Stretch, other: Stretch) => one.from - other.from;

function mapped(places: Places, { mapping }: Transaction): Places {
  if (places.length === 0) return places;
  return places
    .map(({ from, to }) => ({ from: mapping.map(from, 1), to: mapping.map(to, -1) }))
    .filter(isThere);
}

/** What this change puts into the text came in from outside. */
export const markArrivals = (transaction: Transaction) => transaction.setMeta(key, 'mark');

export const forgetArrivals = (transaction: Transaction) => transaction.setMeta(key, 'forget');

/** What came in, as a layer of annotations. */
export const arrivalLayer =
  (view: EditorView) =>
  (passage: Node, start: number): readonly Stretch[] => {
    const end = start + passage.content.size;
    const places = key.getState(view.state) ?? [];
    return places
      .filter(({ from, to }) => from < end && to > start)
      .map(({ from, to }) => ({
        from: Math.max(from, start) - start,
        to: Math.min(to, end) - start,
      }))
      .filter(isThere);
  };

import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import {
  type Direction,
  directionOf,
  mayRunAgainst,
  otherDirection,
} from '../../../shared/formats/language.ts';
import type { EditorContext } from '../editorContext.ts';
import { changedRanges } from '../ids/blockIds.ts';

interface Turned {
  /** Which way the article runs. */
  way: Direction;
  drawn: DecorationSet;
  /** Some letters may run the other way; where none do, no key has any passage looked at. */
  mixed: boolean;
}

/** Their signs, numbers and lines stand where most of their letters begin. */
const signed = new Set(['bulletList', 'orderedList', 'blockquote']);

/**
 * A passage whose letters run against the article says so, as it does in exports: most letters
 * decide, so that no name in Latin letters turns the Arabic line that it begins. Only what changed
 * is looked at.
 */
export const directions = (context: EditorContext) => {
  const key = new PluginKey<Turned>('directions');
  const all = (doc: Node): Turned => {
    const way = directionOf(context.language ?? '');
    const mixed = mayHave(doc, way);
    const none = DecorationSet.empty;
    return { way, mixed, drawn: mixed ? looked(none, doc, way, 0, doc.content.size) : none };
  };
  return new Plugin<Turned>({
    key,
    state: {
      init: (_config, { doc }) => all(doc),
      apply(transaction, before, _old, { doc }) {
        const { way } = before;
        if (directionOf(context.language ?? '') !== way) return all(doc);
        if (!transaction.docChanged) return before;
        if (!before.mixed && !bringsOther(transaction, way)) return before;
        let drawn = before.drawn.map(transaction.mapping, doc);
        for (const { from, to } of changedRanges([transaction], 'new'))
          drawn = looked(drawn, doc, way, from, to);
        return { way, drawn, mixed: true };
      },
    },
    props: { decorations: (state) => key.getState(state)?.drawn },
  });
};

function mayHave(doc: Node, way: Direction): boolean {
  let found = way === 'rtl';
  doc.descendants((node) => {
    found ||= node.isText && mayRunAgainst(node.text ?? '', way);
    return !found;
  });
  return found;
}

const bringsOther = ({ steps }: Transaction, way: Direction): boolean =>
  steps.some((step) => {
    if (!(step instanceof ReplaceStep || step instanceof ReplaceAroundStep)) return false;
    const { content } = step.slice;
    return mayRunAgainst(content.textBetween(0, content.size), way);
  });

/** A quote runs as it was said, and not as whoever said it is called. */
const wordsOf = ({ type, content, lastChild, textContent }: Node): string =>
  (type.name === 'blockquote' &&
    content.textBetween(0, content.size - (lastChild?.nodeSize ?? 0))) ||
  textContent;

/** What stays as it is keeps its decoration: a key is drawn quickly where none came or went. */
function looked(set: DecorationSet, doc: Node, way: Direction, from: number, to: number) {
  const gone: Decoration[] = [];
  const come: Decoration[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isTextblock && !signed.has(node.type.name)) return;
    const end = pos + node.nodeSize;
    const dir = otherDirection(wordsOf(node), way);
    const known = set.find(pos, end).filter((one) => one.from === pos && one.to === end);
    if (known[0]?.spec.dir === dir) return;
    gone.push(...known);
    if (dir) come.push(Decoration.node(pos, end, { dir }, { dir }));
  });
  return set.remove(gone).add(doc, come);
}

import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { type Mapping, ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import {
  type Direction,
  directionOf,
  firstDirection,
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
 * decide, so that no name in Latin letters turns the Arabic line that it begins. While the caret is
 * in it, it stays as its first letter had it run, and nothing turns under who writes of a foreign
 * place in two scripts. Only what changed, or was left, is looked at.
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
      apply(transaction, before, old, { doc, selection }) {
        const { way } = before;
        if (directionOf(context.language ?? '') !== way) return all(doc);
        if (!before.mixed && !bringsOther(transaction, way)) return before;
        const { mapping } = transaction;
        const left = mapping.map(old.selection.$head.pos);
        const isLeft = !doc.resolve(left).sameParent(selection.$head);
        if (!transaction.docChanged && !isLeft) return before;
        let drawn = before.drawn.map(mapping, doc);
        const held = heldBy(selection.head, before, old.doc, mapping);
        const places = [...changedRanges([transaction], 'new'), ...wrapped(transaction)];
        for (const { from, to } of places) drawn = looked(drawn, doc, way, from, to, held);
        if (isLeft) drawn = looked(drawn, doc, way, left, left, held);
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

/** What has something put around it loses its decorations in mapping. */
const wrapped = ({ steps, mapping }: Transaction) =>
  steps.flatMap((step, index) => {
    if (!(step instanceof ReplaceAroundStep)) return [];
    const since = mapping.slice(index);
    return [{ from: since.map(step.from, -1), to: since.map(step.to, 1) }];
  });

/** A quote runs as it was said, and not as whoever said it is called. */
const wordsOf = ({ type, content, lastChild, textContent }: Node): string =>
  (type.name === 'blockquote' &&
    content.textBetween(0, content.size - (lastChild?.nodeSize ?? 0))) ||
  textContent;

/** How a passage ran that the caret is in, if it begins as it did. */
const heldBy = (caret: number, { way, drawn }: Turned, old: Node, mapping: Mapping) => {
  const back = mapping.invert();
  return (node: Node, pos: number): { dir: Direction | undefined } | undefined => {
    if (caret <= pos || caret >= pos + node.nodeSize) return;
    const was = back.map(pos);
    const before = old.nodeAt(was);
    const first = before && !before.isInline && firstDirection(wordsOf(before));
    if (!first || first !== firstDirection(wordsOf(node))) return;
    const dir = turnedAt(drawn, was, was + before.nodeSize)[0]?.spec.dir;
    // A line of Arabic often begins with a name in Latin letters: that one does turn, once.
    return way === 'rtl' && dir ? undefined : { dir };
  };
};

const turnedAt = (set: DecorationSet, pos: number, end: number): Decoration[] =>
  set.find(pos, end).filter((one) => one.from === pos && one.to === end);

/** What stays as it is keeps its decoration: a key is drawn quickly where none came or went. */
function looked(
  set: DecorationSet,
  doc: Node,
  way: Direction,
  from: number,
  to: number,
  held?: ReturnType<typeof heldBy>,
) {
  const gone: Decoration[] = [];
  const come: Decoration[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isTextblock && !signed.has(node.type.name)) return;
    const end = pos + node.nodeSize;
    const known = turnedAt(set, pos, end);
    const kept = held?.(node, pos);
    const dir = kept ? kept.dir : otherDirection(wordsOf(node), way);
    if (known[0]?.spec.dir === dir) return;
    gone.push(...known);
    if (dir) come.push(Decoration.node(pos, end, { dir }, { dir }));
  });
  return set.remove(gone).add(doc, come);
}

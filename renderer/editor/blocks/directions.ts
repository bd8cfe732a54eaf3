import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { type Direction, directionOf, otherDirection } from '../../../shared/formats/language.ts';
import type { EditorContext } from '../editorContext.ts';
import { changedRanges } from '../ids/blockIds.ts';

interface Turned {
  /** Which way the article runs. */
  way: Direction;
  drawn: DecorationSet;
}

/**
 * A passage whose letters run against the article says so, as it does in exports: most letters
 * decide, so that no name in Latin letters turns the Arabic line that it begins. Only what changed
 * is looked at.
 */
export const directions = (context: EditorContext) => {
  const key = new PluginKey<Turned>('directions');
  const all = (doc: Node): Turned => {
    const way = directionOf(context.language ?? '');
    return { way, drawn: looked(DecorationSet.empty, doc, way, 0, doc.content.size) };
  };
  return new Plugin<Turned>({
    key,
    state: {
      init: (_config, { doc }) => all(doc),
      apply(transaction, before, _old, { doc }) {
        const { way } = before;
        if (directionOf(context.language ?? '') !== way) return all(doc);
        if (!transaction.docChanged) return before;
        let drawn = before.drawn.map(transaction.mapping, doc);
        for (const { from, to } of changedRanges([transaction], 'new'))
          drawn = looked(drawn, doc, way, from, to);
        return { way, drawn };
      },
    },
    props: { decorations: (state) => key.getState(state)?.drawn },
  });
};

/** What stays as it is keeps its decoration: a key is drawn quickly where none came or went. */
function looked(set: DecorationSet, doc: Node, way: Direction, from: number, to: number) {
  const gone: Decoration[] = [];
  const come: Decoration[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isTextblock) return;
    const end = pos + node.nodeSize;
    const dir = otherDirection(node.textContent, way);
    const known = set.find(pos, end).filter((one) => one.from === pos && one.to === end);
    if (known[0]?.spec.dir === dir) return;
    gone.push(...known);
    if (dir) come.push(Decoration.node(pos, end, { dir }, { dir }));
  });
  return set.remove(gone).add(doc, come);
}

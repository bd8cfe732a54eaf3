import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { blockContainers, isEmptyParagraph, named } from '../commands/blocksAround.ts';
import { labels } from '../labels.ts';

/** What to do on an empty line: in an empty article always, else where the caret is. */
export const placeholders = () =>
  new Plugin({
    props: {
      decorations(state) {
        const body = state.doc.lastChild;
        const only = body?.childCount === 1 ? body.firstChild : null;
        if (body && isEmptyParagraph(only)) {
          const pos = state.doc.content.size - body.nodeSize + 1;
          return DecorationSet.create(state.doc, [hint(pos, only, labels.bodyPlaceholder)]);
        }
        const { $from, empty } = state.selection;
        if (!empty || !isEmptyParagraph($from.parent) || $from.depth < 2) return null;
        if (!named($from.node($from.depth - 1), ...blockContainers)) return null;
        return DecorationSet.create(state.doc, [
          hint($from.before(), $from.parent, labels.emptyLine),
        ]);
      },
    },
  });

const hint = (pos: number, line: Node, text: string) =>
  Decoration.node(pos, pos + line.nodeSize, { class: 'is-empty', 'data-placeholder': text });

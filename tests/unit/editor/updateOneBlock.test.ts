// @vitest-environment jsdom
import type { Node, NodeType } from '@tiptap/pm/model';
import { EditorState, Plugin, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet, EditorView } from '@tiptap/pm/view';
import { afterEach, expect, it, vi } from 'vitest';
import { BodyView } from '../../../renderer/editor/blocks/bodyView.ts';
import { laidOutCaret } from '../../../renderer/editor/keyboard/laidOutCaret.ts';
import { placeholders } from '../../../renderer/editor/overlays/placeholders.ts';
import { editorSchema } from './desk.ts';
import { article, p } from './write.ts';

const views: EditorView[] = [];
afterEach(() => {
  for (const view of views.splice(0)) view.destroy();
  vi.restoreAllMocks();
});

/** A long article, all of it on the page. */
async function show(state: EditorState): Promise<EditorView> {
  const place = document.createElement('div');
  document.body.append(place);
  const view = new EditorView(place, { state, nodeViews: { body: (node) => new BodyView(node) } });
  views.push(view);
  await Promise.resolve();
  view.updateState(view.state);
  return view;
}

const blocks = Array.from({ length: 200 }, (_, at) => p(`Paragraph ${at}`));
const opened = (...more: Plugin[]) =>
  EditorState.create({
    doc: editorSchema.nodeFromJSON(article(blocks)),
    plugins: [laidOutCaret(), placeholders(), ...more],
  });

/** Marks every third block, and with a word others: as quotes are warned of that stand all over. */
const marking = () =>
  new Plugin<DecorationSet>({
    state: {
      init: (_config, { doc }) => marked(doc, 0),
      apply: (transaction, set) =>
        transaction.getMeta('mark') === undefined
          ? set.map(transaction.mapping, transaction.doc)
          : marked(transaction.doc, transaction.getMeta('mark')),
    },
    props: {
      decorations(state) {
        return this.getState(state);
      },
    },
  });

function marked(doc: Node, first: number): DecorationSet {
  const found: Decoration[] = [];
  let pos = doc.content.size - (doc.lastChild?.nodeSize ?? 0) + 1;
  doc.lastChild?.forEach((block, _offset, index) => {
    const end = pos + block.nodeSize;
    if (index % 3 === first) found.push(Decoration.node(pos, end, { class: `marked-${first}` }));
    pos = end;
  });
  return DecorationSet.create(doc, found);
}

/** Where the text of a paragraph begins. */
function inside({ doc }: EditorState, index: number): number {
  const body = doc.lastChild;
  let pos = doc.content.size - (body?.nodeSize ?? 0) + 2;
  for (let at = 0; at < index; at++) pos += body?.child(at).nodeSize ?? 0;
  return pos;
}

const onPage = ({ dom }: EditorView) =>
  [...dom.querySelectorAll('p')].map(({ textContent, classList }) => [
    textContent,
    [...classList].sort(),
  ]);

it('typing draws one block, and the page is what it is when it is drawn anew', async () => {
  const view = await show(opened());
  const looks = vi.spyOn(DecorationSet.prototype, 'forChild');
  const caretTo = (index: number) => {
    const { tr, doc } = view.state;
    view.dispatch(tr.setSelection(TextSelection.create(doc, inside(view.state, index))));
  };
  const same = async () => expect(onPage(view)).toEqual(onPage(await show(view.state)));
  for (const index of [3, 120, 0, 199]) {
    caretTo(index);
    for (const letter of 'pier ') {
      looks.mockClear();
      view.dispatch(view.state.tr.insertText(letter));
      expect(looks.mock.calls.length).toBeLessThan(20);
    }
    await same();
    view.dispatch(view.state.tr.split(view.state.selection.from));
    await same();
    // Emptied, it says what to do: a decoration of its own.
    const { $from } = view.state.selection;
    view.dispatch(view.state.tr.delete($from.start(), $from.end()));
    await same();
    view.dispatch(view.state.tr.insertText('x'));
    await same();
    view.dispatch(view.state.tr.delete($from.before(), $from.before() + 3));
    await same();
  }
  // Two blocks at once, and one of another kind.
  const { tr } = view.state;
  view.dispatch(tr.insertText('a', inside(view.state, 9)).insertText('b', inside(view.state, 4)));
  await same();
  const { heading } = editorSchema.nodes;
  view.dispatch(view.state.tr.setBlockType(inside(view.state, 7), undefined, heading as NodeType));
  await same();
});

it('marks of several plugins all over the article stay, and still one block is drawn', async () => {
  const view = await show(opened(marking()));
  const looks = vi.spyOn(DecorationSet.prototype, 'forChild');
  const same = async () => expect(onPage(view)).toEqual(onPage(await show(view.state)));
  for (const index of [3, 4, 120, 0, 199]) {
    const { tr, doc } = view.state;
    view.dispatch(tr.setSelection(TextSelection.create(doc, inside(view.state, index))));
    for (const letter of 'pier ') {
      looks.mockClear();
      view.dispatch(view.state.tr.insertText(letter));
      expect(looks.mock.calls.length).toBeLessThan(20);
    }
    await same();
  }
  expect(view.dom.querySelectorAll('.marked-0')).toHaveLength(67);
  // Others are marked by the very change that writes in one.
  view.dispatch(view.state.tr.insertText('x').setMeta('mark', 1));
  await same();
  expect(view.dom.querySelectorAll('.marked-0')).toHaveLength(0);
  view.dispatch(view.state.tr.split(view.state.selection.from));
  await same();
});

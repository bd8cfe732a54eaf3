// ProseMirror as its guide sets it up: a small schema, history, base keys.
import { baseKeymap, toggleMark } from '@tiptap/pm/commands';
import { history, redo, undo } from '@tiptap/pm/history';
import { keymap } from '@tiptap/pm/keymap';
import { type MarkType, Node, Schema } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { EditorView } from '@tiptap/pm/view';
import { openButton } from './openButton.ts';

const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: {
      group: 'block',
      content: 'inline*',
      parseDOM: [{ tag: 'p' }],
      toDOM: () => ['p', 0],
    },
    heading: {
      group: 'block',
      content: 'inline*',
      attrs: { level: {} },
      parseDOM: [
        { tag: 'h1', attrs: { level: 1 } },
        { tag: 'h2', attrs: { level: 2 } },
      ],
      toDOM: ({ attrs }) => [`h${attrs.level}`, 0],
    },
    text: { group: 'inline' },
    photo: {
      group: 'block',
      content: 'inline*',
      attrs: { src: {}, width: {}, height: {} },
      toDOM: ({ attrs }) => [
        'figure',
        ['img', { ...attrs, loading: 'lazy', alt: 'A pier' }],
        ['figcaption', 0],
      ],
    },
    pullQuote: { group: 'block', content: 'inline*', toDOM: () => ['aside', ['p', 0]] },
  },
  marks: { strong: { parseDOM: [{ tag: 'strong' }], toDOM: () => ['strong', 0] } },
});

openButton(async (name) => {
  const json = await (await fetch(`/articles/${name}.json`)).json();
  const state = EditorState.create({
    doc: Node.fromJSON(schema, json),
    plugins: [
      history(),
      keymap({
        'Mod-z': undo,
        'Mod-y': redo,
        'Mod-b': toggleMark(schema.marks.strong as MarkType),
      }),
      keymap(baseKeymap),
    ],
  });
  new EditorView(document.body, { state });
});

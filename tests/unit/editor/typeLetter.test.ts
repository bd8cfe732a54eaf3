// @vitest-environment jsdom
import { EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import { EditorView } from '@tiptap/pm/view';
import { afterEach, describe, expect, test } from 'vitest';
import { typeLetter } from '../../../renderer/editor/keyboard/typeLetter.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { editorSchema } from './desk.ts';
import { article, p } from './write.ts';

let view: EditorView | undefined;
afterEach(() => {
  view?.destroy();
  view = undefined;
});

/** The caret stands behind these words. */
function show(block: NodeJson, behind: string, refuses: (transaction: Transaction) => boolean) {
  const doc = editorSchema.nodeFromJSON(article([block]));
  const text = doc.textBetween(0, doc.content.size, '', '');
  expect(text).toContain(behind);
  let caret = 0;
  doc.descendants((node, pos) => {
    const at = node.isText ? (node.text ?? '').indexOf(behind) : -1;
    if (at >= 0) caret = pos + at + behind.length;
  });
  const filter = new Plugin({ filterTransaction: (transaction) => !refuses(transaction) });
  const state = EditorState.create({
    doc,
    selection: TextSelection.create(doc, caret),
    plugins: [filter],
  });
  const place = document.createElement('div');
  document.body.append(place);
  view = new EditorView(place, { state });
  return view;
}

const press = (shown: EditorView, letter: string) =>
  typeLetter(shown, { charCode: letter.charCodeAt(0) } as KeyboardEvent);

const lineOf = ({ dom }: EditorView) => [...dom.querySelectorAll('p')].at(-1);

const inBody = (shown: EditorView) => ({
  document: shown.state.doc.lastChild?.textContent,
  page: lineOf(shown)?.textContent,
});

const line = p('The pier stays shut.');

describe('a letter', () => {
  test('goes into the document, and into the text that stands on the page', () => {
    const shown = show(line, 'The pier', () => false);
    const text = lineOf(shown)?.firstChild as Text;
    const word = document.createRange();
    word.setStart(text, 9);
    word.setEnd(text, 14);
    expect(press(shown, 's')).toBe(true);
    expect(inBody(shown)).toEqual({
      document: 'The piers stays shut.',
      page: 'The piers stays shut.',
    });
    expect(lineOf(shown)?.firstChild).toBe(text);
    // What the browser marks moves along.
    expect(word.toString()).toBe('stays');
    expect(shown.state.selection.from).toBe(shown.state.selection.to);
  });

  test('that somebody refuses leaves the page as it was', () => {
    const shown = show(line, 'The pier', ({ docChanged }) => docChanged);
    expect(press(shown, 's')).toBe(true);
    expect(inBody(shown)).toEqual({
      document: line.content?.[0]?.text,
      page: line.content?.[0]?.text,
    });
  });

  test('behind a link is not in it, and stands there once', () => {
    const link = { type: 'link', attrs: { href: 'https://example.org/' } };
    const block: NodeJson = {
      ...p(''),
      content: [
        { type: 'text', text: 'See ' },
        { type: 'text', text: 'the plan', marks: [link] },
      ],
    };
    const shown = show(block, 'the plan', () => false);
    press(shown, 's');
    expect(inBody(shown)).toEqual({ document: 'See the plans', page: 'See the plans' });
    expect(shown.dom.querySelector('a')?.textContent).toBe(
      shown.state.doc.lastChild?.firstChild?.child(1).text,
    );
  });

  test('is nothing to type where Enter was pressed', () => {
    const shown = show(line, 'The pier', () => false);
    expect(press(shown, '\r')).toBe(false);
    expect(inBody(shown).document).toBe(line.content?.[0]?.text);
  });
});

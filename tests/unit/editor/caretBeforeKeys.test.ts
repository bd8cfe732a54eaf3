// @vitest-environment jsdom
import { EditorState } from '@tiptap/pm/state';
import { EditorView } from '@tiptap/pm/view';
import { afterEach, expect, test } from 'vitest';
import { caretBeforeKeys } from '../../../renderer/editor/keyboard/caretBeforeKeys.ts';
import { editorSchema } from './desk.ts';
import { article, p } from './write.ts';

afterEach(() => document.body.replaceChildren());

test('the caret is where the browser put it, also if the text is left before that is told', () => {
  const button = document.createElement('button');
  const place = document.createElement('div');
  document.body.append(button, place);
  const doc = editorSchema.nodeFromJSON(article([p('The pier stays shut.')]));
  const state = EditorState.create({ doc, plugins: [caretBeforeKeys()] });
  const view = new EditorView(place, { state, attributes: { tabindex: '0' } });
  view.focus();
  const words = [...view.dom.querySelectorAll('p')].at(-1)?.firstChild as Text;
  getSelection()?.setBaseAndExtent(words, 8, words, 4);
  button.focus();
  expect(document.activeElement).toBe(button);
  const { $anchor, $head } = view.state.selection;
  expect($head.parent.textContent).toBe('The pier stays shut.');
  expect([$anchor.parentOffset, $head.parentOffset]).toEqual([8, 4]);
  view.destroy();
});

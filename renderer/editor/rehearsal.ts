import { type Command, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { emptyContent } from '../../shared/article/create.ts';
import { backspace } from './commands/deleting.ts';
import { editorCommands } from './commands/editorCommands.ts';
import { enter } from './commands/enter.ts';
import { selectAll } from './commands/selecting.ts';
import type { ArticleEditorInstance } from './createArticleEditor.ts';
import { typeLetter } from './keyboard/typeLetter.ts';

/** By then the browser knows what is worth being compiled. */
const rounds = 8;
/** About what the first one takes, in ms: a key that is pressed meanwhile would wait. */
const needed = 20;

let rehearsed = false;

/**
 * Types, parts, joins, takes back and sets bold a few invented words in an editor that nobody sees,
 * while nobody waits: code that runs for the first times is several times slower, and the first Enter,
 * undo and bold of a day took three times as long as later ones. Once for the page.
 */
export function rehearseEditing(make: () => ArticleEditorInstance): void {
  if (rehearsed) return;
  rehearsed = true;
  let unseen: ArticleEditorInstance | undefined;
  let left = rounds;
  const goOn = (deadline: IdleDeadline) => {
    if (deadline.timeRemaining() >= needed) {
      if (unseen) {
        rehearse(unseen.editor.view);
        left--;
      } else {
        unseen = withWords(make());
        layOut(unseen);
      }
    }
    if (left > 0) requestIdleCallback(goOn);
    else unseen?.destroy();
  };
  requestIdleCallback(goOn);
}

function withWords(instance: ArticleEditorInstance): ArticleEditorInstance {
  const lines = ['Stet', 'let it stand', 'as it was'].map((text) => ({
    type: 'paragraph',
    content: [{ type: 'text', text }],
  }));
  const text = { first: emptyContent(lines) };
  instance.begin({ text, assets: {}, language: 'en', readOnly: false });
  return instance;
}

/**
 * Puts it on the page as an article stands there, for as long as it takes to lay it out: the browser
 * asks the system for each face in each of its sizes once, and the first article would wait for that.
 */
function layOut({ element }: ArticleEditorInstance) {
  let pane = element;
  for (const name of ['editor-place', 'editor-frame', 'pane-text', 'pane-room']) {
    const around = document.createElement('div');
    around.className = `article-${name}`;
    around.append(pane);
    pane = around;
  }
  const main = document.querySelector('main');
  Object.assign(pane.style, { position: 'absolute', width: `${main?.clientWidth}px` });
  main?.append(pane);
  pane.getBoundingClientRect();
  pane.remove();
}

function rehearse(view: EditorView) {
  const run = (command: Command) => command(view.state, view.dispatch, view);
  const { undo, bold } = editorCommands;
  const { doc, tr } = view.state;
  view.dispatch(tr.setSelection(TextSelection.create(doc, doc.content.size - 5)));
  for (const letter of 'so ') {
    typeLetter(view, new KeyboardEvent('keypress', { charCode: letter.charCodeAt(0) }));
  }
  for (const command of [enter, backspace, enter, enter]) run(command);
  run(selectAll);
  run(bold.command);
  while (run(undo.command));
}

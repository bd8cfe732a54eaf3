import { type ArticleEditorInstance, createArticleEditor } from './createArticleEditor.ts';
import { rehearseEditing } from './rehearsal.ts';

/**
 * To make an editor (its schema, its plugins, an empty page) takes longer than to draw an article in
 * it. So the next one is always made ahead, while nobody is waiting.
 */
let next: ArticleEditorInstance | undefined;

/** About what it takes, in ms: a key that is pressed meanwhile would wait. */
const needed = 20;

/** An editor that nobody had before. */
export function takeEditor(spellCheck: boolean): ArticleEditorInstance {
  const taken = next ?? createArticleEditor(spellCheck);
  next = undefined;
  makeEditorAhead(spellCheck);
  return taken;
}

export function makeEditorAhead(spellCheck: boolean) {
  requestIdleCallback((deadline) => {
    if (next) return;
    if (deadline.timeRemaining() < needed) makeEditorAhead(spellCheck);
    else {
      next = createArticleEditor(spellCheck);
      rehearseEditing(() => createArticleEditor(spellCheck));
    }
  });
}

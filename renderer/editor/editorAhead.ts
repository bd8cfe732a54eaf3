import { type ArticleEditorInstance, createArticleEditor } from './createArticleEditor.ts';

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
    if (deadline.timeRemaining() < needed) return makeEditorAhead(spellCheck);
    next = createArticleEditor(spellCheck);
    // Where it does not come, the first keys are a little slower.
    void import('./rehearsal.ts').then(
      ({ rehearseEditing }) => rehearseEditing(() => createArticleEditor(spellCheck)),
      () => undefined,
    );
  });
}

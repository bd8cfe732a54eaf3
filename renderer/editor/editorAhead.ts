import { drawnInPartsFrom } from './blocks/drawInGroups.ts';
import {
  type ArticleEditorInstance,
  type BeginOptions,
  createArticleEditor,
} from './createArticleEditor.ts';

/**
 * To make an editor (its schema, its plugins, an empty page) takes longer than to draw an article in
 * it. So the next one is always made ahead, while nobody is waiting.
 */
let next: ArticleEditorInstance | undefined;
/** The same with the text in it that is about to be opened. */
let begun: { text: BeginOptions['text']['first']; instance: ArticleEditorInstance } | undefined;

/** About what it takes, in ms: a key that is pressed meanwhile would wait. */
const needed = 20;

/** An editor that nobody had before, which shows this text. */
export function takeEditor(article: BeginOptions, spellCheck: boolean): ArticleEditorInstance {
  if (begun?.text !== article.text.first) drop();
  const taken = begun?.instance ?? next ?? createArticleEditor(spellCheck);
  if (taken === next) next = undefined;
  begun = undefined;
  taken.begin(article);
  makeEditorAhead(spellCheck);
  return taken;
}

/**
 * Draws a text that will perhaps be opened in a moment, on no page. It is shown to whoever takes an
 * editor for this very object: what was read of its file again is another one.
 *
 * @returns that it is not wanted any more
 */
export function beginAhead(article: BeginOptions, spellCheck: boolean): () => void {
  drop();
  const blocks = article.text.first.content?.at(-1)?.content ?? [];
  // A long one that did not come in parts: the click would wait for it.
  if (blocks.length > drawnInPartsFrom) return () => {};
  const instance = next ?? createArticleEditor(spellCheck);
  next = undefined;
  instance.begin(article);
  const mine = { text: article.text.first, instance };
  begun = mine;
  return () => {
    if (begun !== mine) return;
    drop();
    makeEditorAhead(spellCheck);
  };
}

function drop() {
  begun?.instance.destroy();
  begun = undefined;
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

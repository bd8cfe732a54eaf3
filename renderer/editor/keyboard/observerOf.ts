import type { EditorView } from '@tiptap/pm/view';

/** What of the page ProseMirror sees (prosemirror-view 1.42). */
export interface PageObserver {
  start(): void;
  stop(): void;
  /** Where it has seen the browser's selection last. */
  readonly currentSelection: Pick<
    Selection,
    'anchorNode' | 'anchorOffset' | 'focusNode' | 'focusOffset'
  >;
}

/** Not part of the package's interface: whoever asks for it does without where it is not there. */
export const observerOf = (view: EditorView): PageObserver | undefined =>
  (view as unknown as { domObserver?: PageObserver }).domObserver;

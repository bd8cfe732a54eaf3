import type { Editor } from '@tiptap/core';
import { history, redo, undo } from '@tiptap/pm/history';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { beforeEach, describe, expect, test } from 'vitest';
import { followTimeline, type Timeline } from '../../../renderer/app/article/timeline.ts';
import type { Change } from '../../../renderer/editor/changes.ts';
import { emptyContent } from '../../../shared/article/create.ts';
import { writeAt } from '../../../shared/article/metadataPath.ts';
import { articleSchema } from '../../../shared/article/schema.ts';

/** ProseMirror's own state and history; only the page around them is left out. */
function createHeadlessEditor() {
  let state = EditorState.create({
    doc: articleSchema.nodeFromJSON(emptyContent()),
    plugins: [history()],
  });
  const listeners = new Set<(change: Change) => void>();
  const dispatch = (transaction: Transaction) => {
    const before = state;
    state = state.apply(transaction);
    for (const hear of listeners) hear({ transaction, appended: [], before, after: state });
  };
  const editor = {
    get state() {
      return state;
    },
    view: { dispatch },
  };
  return {
    editor: editor as unknown as Editor,
    eachChange(hear: (change: Change) => void) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    type(text: string) {
      dispatch(state.tr.insertText(text, state.doc.content.size - 2));
    },
    text: () => state.doc.textContent,
    undo: () => undo(state, dispatch),
    redo: () => redo(state, dispatch),
  };
}

describe('one history for text and metadata', () => {
  let page: ReturnType<typeof createHeadlessEditor>;
  let timeline: Timeline;
  let metadata: Record<string, unknown>;
  let clock: number;

  beforeEach(() => {
    page = createHeadlessEditor();
    metadata = { status: 'draft' };
    clock = 0;
    timeline = followTimeline(
      page,
      (changes) => {
        for (const { path, after } of changes) metadata = writeAt(metadata, path, after);
      },
      () => {},
      () => clock,
    );
  });

  const change = (field: string, after: unknown) =>
    timeline.change([{ path: [field], before: metadata[field], after }], { group: field });

  test('goes back in the order of what was done, and forth again', () => {
    page.type('one');
    change('status', 'review');
    page.type(' two');
    change('slug', 'vote');
    expect([page.text(), metadata]).toEqual(['one two', { status: 'review', slug: 'vote' }]);

    page.undo();
    expect([page.text(), metadata]).toEqual(['one two', { status: 'review' }]);
    page.undo();
    expect([page.text(), metadata]).toEqual(['one', { status: 'review' }]);
    page.undo();
    expect([page.text(), metadata]).toEqual(['one', { status: 'draft' }]);
    page.undo();
    expect(page.text()).toBe('');
    for (let step = 0; step < 4; step++) page.redo();
    expect([page.text(), metadata]).toEqual(['one two', { status: 'review', slug: 'vote' }]);
  });

  test('takes the letters of one field as one step, until a pause', () => {
    for (const text of ['v', 'vo', 'vot', 'vote']) change('slug', text);
    clock += 10_000;
    change('slug', 'vote-2');
    page.undo();
    expect(metadata.slug).toBe('vote');
    page.undo();
    expect(metadata.slug).toBeUndefined();
    expect(page.undo()).toBe(false);
  });

  test('does not join a field with what was done before in another', () => {
    change('slug', 'a');
    change('slugline', 'b');
    change('slug', 'ab');
    page.undo();
    expect(metadata).toEqual({ status: 'draft', slug: 'a', slugline: 'b' });
  });

  test('is not followed any longer once it is stopped', () => {
    change('slug', 'a');
    timeline.stop();
    page.undo();
    expect(metadata.slug).toBe('a');
  });
});

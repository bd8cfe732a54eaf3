// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createFileActions, type FileActionsNeeds } from '../../../renderer/app/fileActions.ts';
import { beginToWrite, typedAhead } from '../../../renderer/app/typeAhead.ts';

type Open = { documentId: string; file?: string; access: { mode: 'edit' | 'read' } };

/** A pane in which articles are shown as a test says, and what is said to the person. */
function desk() {
  const handle = { focus: vi.fn(), goTo: vi.fn(), type: vi.fn(), insertPhotos: vi.fn() };
  const store = createStore<{ open: Open | undefined }>(() => ({ open: undefined }));
  const session = {
    store,
    handle: undefined as typeof handle | undefined,
    openNew: async () => shows('new'),
  };
  const shows = (documentId: string, file?: string) => {
    store.setState({ open: { documentId, ...(file && { file }), access: { mode: 'edit' } } });
    return true;
  };
  const writer = { session };
  const say = vi.fn();
  const open = vi.fn(async (file: string) => shows('old', file));
  const actions = createFileActions({
    panes: { store: createStore(() => ({ active: writer })), paneOf: () => writer, open },
    library: { show: () => undefined },
    toasts: { say },
  } as unknown as FileActionsNeeds);
  return { actions, handle, open, say, session, shows };
}

const type = (words: string) => {
  const field = document.querySelector('textarea');
  if (field) field.value += words;
};

beforeEach(() => document.body.replaceChildren());

test('what was typed for an article goes into it, whichever file that has by now', async () => {
  const { actions, handle, open, session, shows } = desk();
  session.handle = handle;
  open.mockImplementation(async () => shows('old', 'renamed'));
  const coming = actions.write('vote', 'vote.stet');
  type('Harbour');
  await coming;
  expect(handle.type.mock.calls).toEqual([['Harbour']]);
  expect(document.querySelector('textarea')).toBeNull();
});

test('what was typed for an article is told where another one is shown before it could be written in', async () => {
  const { actions, say, session, shows } = desk();
  const coming = actions.create();
  type('Harbour');
  await coming;
  const taken = typedAhead(session as never);
  shows('other', 'vote');
  expect(say.mock.calls[0]?.[0]).toBe('No article has what you typed: “Harbour”');
  // So whoever leaves has an answer.
  expect(await taken).toBe(false);
  expect(typedAhead(session as never)).toBeUndefined();
});

test('leads into an article that may only be read, and tells what was typed for it', async () => {
  const { actions, handle, open, say, session } = desk();
  open.mockImplementation(async (file) => {
    session.store.setState({ open: { documentId: 'held', file, access: { mode: 'read' } } });
    return true;
  });
  const coming = actions.write('vote', 'vote.stet');
  type('Harbour');
  await coming;
  // Its editor comes with the next frame.
  session.handle = handle;
  beginToWrite(session as never);
  expect(handle.focus.mock.calls).toEqual([['body']]);
  expect(handle.type).not.toHaveBeenCalled();
  expect(say.mock.calls[0]?.[0]).toBe('No article has what you typed: “Harbour”');
  expect(typedAhead(session as never)).toBeUndefined();
});

test('an article that is only opened is shown where somebody was in it, without the keyboard', () => {
  const { handle, session, shows } = desk();
  session.handle = handle;
  shows('old', 'vote');
  beginToWrite(session as never);
  expect(handle.goTo).not.toHaveBeenCalled();
  localStorage.setItem('stet-places', JSON.stringify([['vote', 7]]));
  beginToWrite(session as never);
  expect(handle.goTo.mock.calls).toEqual([[7, 'stays']]);
  expect(handle.focus).not.toHaveBeenCalled();
  localStorage.clear();
});

import { describe, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { OpenArticle, SessionState } from '../../../renderer/app/article/sessionState.ts';
import type { Writer } from '../../../renderer/app/article/writer.ts';
import { createPanes } from '../../../renderer/app/beside/panes.ts';
import type { LineState } from '../../../renderer/app/connect.ts';
import { watched } from '../../../renderer/app/connection/watched.ts';
import { factsOf } from '../../../renderer/app/stateLine/facts.ts';
import { stateOf } from '../../../renderer/app/stateLine/stateOf.ts';
import type { Workspace } from '../../../renderer/app/workspace.ts';
import type { LibraryState } from '../../../renderer/library/libraryStore.ts';

const saved = { kind: 'saved', at: new Date(2026, 4, 4, 12, 4, 31) } as const;

const writer = () => {
  const store = createStore<SessionState>(() => ({
    open: undefined,
    handle: undefined,
    opening: undefined,
    failed: undefined,
  }));
  const session = { store, isOpening: () => false, openFile: async () => true };
  return { session, end() {} } as unknown as Writer;
};

/** A window with one article, and another pane once it is asked for. */
function desk() {
  const panes = createPanes(writer, () => {});
  const library = createStore(
    () => ({ status: undefined, entries: [] }) as unknown as LibraryState,
  );
  const line = watched<LineState>('online');
  const { session } = panes.store.getState().active;
  const around = { session, panes, library: { store: library }, connection: { state: line } };
  const change = (
    made: Partial<OpenArticle>,
    { session }: Writer = panes.store.getState().active,
  ) => session.store.setState(({ open }) => ({ open: { ...open, ...made } as OpenArticle }));
  change({ file: 'f', access: { mode: 'edit' }, dirty: false, save: saved });
  return { panes, library, line, change, facts: factsOf(around as unknown as Workspace) };
}

describe('how things stand with an article', () => {
  test('is the same until it is otherwise', () => {
    const { change, facts, library } = desk();
    const before = facts.get();
    library.setState({ status: undefined });
    expect(facts.get()).toBe(before);
    change({ dirty: true, save: { kind: 'due' } });
    expect(facts.get()).not.toBe(before);
  });

  test('is told with the very change, of whatever it hangs on', () => {
    const { panes, library, line, change, facts } = desk();
    const seen: string[] = [];
    const stop = facts.subscribe(() => {
      const now = facts.get();
      seen.push(now ? stateOf(now) : 'none');
    });
    const last = (change: () => void) => {
      seen.length = 0;
      change();
      return seen.at(-1);
    };
    expect(last(() => change({ dirty: true, save: { kind: 'due' } }))).toBe('due');
    expect(last(() => line.set('offline'))).toBe('offline');
    expect(last(() => line.set('online'))).toBe('due');
    expect(last(() => change({ outside: { kind: 'gone' } }))).toBe('gone');
    const away = { status: { state: 'missing' } } as Partial<LibraryState>;
    expect(last(() => library.setState(away))).toBe('folder-away');
    expect(
      last(() => panes.store.getState().active.session.store.setState({ open: undefined })),
    ).toBe('none');
    stop();
    expect(last(() => change({ dirty: false }))).toBeUndefined();
  });

  test('hangs on the other pane once there is one, and no more when it is gone', async () => {
    const { panes, change, facts } = desk();
    const heard = vi.fn();
    facts.subscribe(heard);
    const [first] = panes.writers();
    await panes.beside(async (session) => change({ file: 'g' }, { session } as Writer));
    const second = panes.writers().find((other) => other !== first) as Writer;
    change({ access: { mode: 'read', why: 'locked-here' } }, first);
    heard.mockClear();
    change({ file: 'f', lock: { kind: 'mine' } }, second);
    expect(heard).toHaveBeenCalled();
    expect(facts.get()?.beside).toBe(true);
    second.session.store.setState({ open: undefined });
    expect(facts.get()?.beside).toBe(false);
    panes.closed([second]);
    expect(panes.writers()).toEqual([first]);
    heard.mockClear();
    change({ dirty: true }, second);
    expect(heard).not.toHaveBeenCalled();
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { OpenArticle, SessionState } from '../../../renderer/app/article/sessionState.ts';
import type { Writer } from '../../../renderer/app/article/writer.ts';
import { createPanes, type Panes } from '../../../renderer/app/beside/panes.ts';

/** What a pane asks of its article, on a disk that always answers. */
class Desk {
  readonly ended: Writer[] = [];
  readonly gone = new Set<string>();
  mayLeave = true;
  #count = 0;

  writer = (): Writer => {
    const store = createStore<SessionState>(() => ({
      open: undefined,
      handle: undefined,
      opening: undefined,
      failed: undefined,
    }));
    const session = {
      store,
      openFile: async (file: string) => {
        if (this.gone.has(file)) return false;
        store.setState({ open: { file, dirty: false } as OpenArticle });
        return true;
      },
      close: async () => {
        if (this.mayLeave) store.setState({ open: undefined });
        return this.mayLeave;
      },
      leave: async () => this.mayLeave,
    };
    this.#count++;
    const writer = { window: `w${this.#count}`, session, end } as unknown as Writer;
    const { ended } = this;
    function end() {
      ended.push(writer);
    }
    return writer;
  };
}

const fileIn = (writer: Writer | undefined) => writer?.session.store.getState().open?.file;

describe('the panes', () => {
  let desk: Desk;
  let panes: Panes;
  const active = () => panes.store.getState().active;
  const shown = () => panes.writers().map(fileIn);

  beforeEach(async () => {
    desk = new Desk();
    panes = createPanes(desk.writer, () => {});
    await panes.open('a', 'a.stet');
    await panes.openBeside('b', 'b.stet');
  });

  test('show a second article without leaving the first', () => {
    expect(shown()).toEqual(['a', 'b']);
    expect(fileIn(active())).toBe('a');
    expect(fileIn(panes.other())).toBe('b');
  });

  test('open an article where it is shown, else where one is', async () => {
    await panes.open('b', 'b.stet');
    expect(shown()).toEqual(['a', 'b']);
    expect(fileIn(active())).toBe('b');
    await panes.open('c', 'c.stet');
    expect(shown()).toEqual(['a', 'c']);
  });

  test('open beside the active one, whichever that is', async () => {
    panes.activate(panes.other() as Writer);
    await panes.openBeside('c', 'c.stet');
    expect(shown()).toEqual(['c', 'b']);
  });

  test('keep the other when one is closed, and end what was held for it', async () => {
    const [first] = panes.writers();
    expect(await panes.close(first as Writer)).toBe(true);
    expect(shown()).toEqual(['b']);
    expect(fileIn(active())).toBe('b');
    expect(desk.ended).toEqual([first]);
    // The last one stays, and a pane that went stays gone.
    expect(await panes.close(active())).toBe(false);
    await panes.openBeside('c', 'c.stet');
    panes.closed([first as Writer]);
    expect(shown()).toEqual(['b', 'c']);
  });

  test('stay as they are when the person stays', async () => {
    desk.mayLeave = false;
    expect(await panes.close(active())).toBe(false);
    await panes.openSource(new File(['PORT TELL'], 'wire.txt', { type: 'text/plain' }));
    expect(shown()).toEqual(['a', 'b']);
    expect(panes.store.getState().source).toBeUndefined();
    expect(await panes.leave()).toBe(false);
  });

  test('put a source in the place of the article beside, and an article in its place', async () => {
    panes.activate(panes.other() as Writer);
    await panes.openSource(new File(['PORT TELL'], 'wire.txt', { type: 'text/plain' }));
    expect(shown()).toEqual(['b']);
    expect(panes.store.getState().source).toEqual({
      kind: 'text',
      name: 'wire.txt',
      text: 'PORT TELL',
    });
    await panes.openBeside('c', 'c.stet');
    expect(panes.store.getState().source).toBeUndefined();
    expect(shown()).toEqual(['b', 'c']);
  });

  test('are none for an article that could not be opened', async () => {
    await panes.closeBeside();
    desk.gone.add('c');
    await panes.openBeside('c', 'c.stet');
    expect(shown()).toEqual(['a']);
    expect(desk.ended).toHaveLength(2);
  });

  test('know which files others show', () => {
    const [first, second] = panes.writers() as [Writer, Writer];
    expect(panes.isElsewhere('b', first)).toBe(true);
    expect(panes.isElsewhere('b', second)).toBe(false);
    expect(panes.isElsewhere(undefined, first)).toBe(false);
  });
});

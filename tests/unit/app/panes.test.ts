import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { OpenArticle, SessionState } from '../../../renderer/app/article/sessionState.ts';
import type { Writer } from '../../../renderer/app/article/writer.ts';
import { createPanes, type Panes } from '../../../renderer/app/beside/panes.ts';
import { reopenPanes } from '../../../renderer/app/beside/reopenPanes.ts';
import type { StetWindow } from '../../../renderer/app/workspace.ts';

/** Whether an article has what was typed for it before it came; undefined: nothing was. */
const typedAhead = vi.hoisted(() => vi.fn<() => Promise<boolean> | undefined>());
vi.mock('../../../renderer/app/typeAhead.ts', () => ({ typedAhead }));

/** What a pane asks of its article, on a disk that always answers. */
class Desk {
  readonly ended: Writer[] = [];
  readonly gone = new Set<string>();
  /** By which pane. */
  readonly saved: number[] = [];
  mayLeave = true;
  /** An article that takes its time. */
  slow: Promise<unknown> | undefined;
  /** What is done while the second of two articles is being left. */
  meanwhile = () => {};
  #count = 0;

  writer = (): Writer => {
    const store = createStore<SessionState>(() => ({
      open: undefined,
      handle: undefined,
      opening: undefined,
      failed: undefined,
    }));
    let changes = 0;
    let photos: Promise<void> | undefined;
    let turn = 0;
    let underWay = 0;
    const number = ++this.#count;
    const session = {
      store,
      changes: () => changes,
      isOpening: () => underWay > 0,
      openFile: async (file: string) => {
        const mine = ++turn;
        underWay++;
        await this.slow;
        underWay--;
        if (mine !== turn || this.gone.has(file)) return false;
        store.setState({ open: { file, dirty: false } as OpenArticle });
        return true;
      },
      close: async () => {
        if (this.mayLeave) store.setState({ open: undefined });
        return this.mayLeave;
      },
      stay: () => {},
      leave: async () => {
        const { open } = store.getState();
        if (open?.dirty) await session.save();
        if (number === 2) this.meanwhile();
        return this.mayLeave;
      },
      save: async () => {
        this.saved.push(number);
        store.setState({ open: { ...store.getState().open, dirty: false } as OpenArticle });
        return true;
      },
      article: () => ({ slug: `of ${number}, ${changes}` }),
      type() {
        changes++;
        store.setState({ open: { ...store.getState().open, dirty: true } as OpenArticle });
      },
      paste(arriving: Promise<void>) {
        photos = arriving.then(() => session.type());
      },
      photosArrived: async () => photos,
    };
    const writer = { window: `w${number}`, session, end } as unknown as Writer;
    const { ended } = this;
    function end() {
      ended.push(writer);
    }
    return writer;
  };
}

interface Typist {
  type(): void;
  paste(arriving: Promise<void>): void;
}

const typist = (writer: Writer) => writer.session as unknown as Typist;
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

  test('make room for an article that is shown already: it is to be seen', async () => {
    const makeRoom = vi.fn();
    const one = createPanes(desk.writer, makeRoom);
    await one.open('a', 'a.stet');
    expect(makeRoom).not.toHaveBeenCalled();
    await one.open('a', 'a.stet');
    expect(makeRoom).toHaveBeenCalledOnce();
  });

  test('are not opened again beside what a person opened meanwhile', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const again = createPanes(desk.writer, () => {});
    const kept = { store: createStore(() => ({ texts: [] })) };
    const stet = { panes: again, kept } as unknown as StetWindow;
    desk.slow = promise;
    const reopening = reopenPanes(stet, [{ file: 'a' }, { file: 'b' }]);
    const opening = again.open('c', 'c.stet');
    resolve();
    await Promise.all([reopening, opening]);
    expect(again.writers().map(fileIn)).toEqual(['c']);
    // What cannot be opened any more keeps the other from nothing.
    const third = createPanes(desk.writer, () => {});
    desk.gone.add('a');
    await reopenPanes({ ...stet, panes: third }, [{ file: 'a' }, { file: 'b' }]);
    expect(third.writers().map(fileIn)).toEqual(['b']);
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

  test('are left once an article has what was typed for it before it came', async () => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    typedAhead.mockReturnValueOnce(promise);
    const leaving = panes.leave();
    typist(active()).type();
    expect(desk.saved).toEqual([]);
    resolve(true);
    expect(await leaving).toBe(true);
    expect(desk.saved).toEqual([1]);
    // No article has it.
    typedAhead.mockReturnValueOnce(Promise.resolve(false));
    expect(await panes.leave()).toBe(false);
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
    // As Windows writes “Unicode”.
    const bytes = Buffer.from('\ufeffPORT TELL', 'utf16le');
    await panes.openSource(new File([bytes], 'wire.txt', { type: 'text/plain' }));
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

  test('wait for the article that was asked for last', async () => {
    await panes.closeBeside();
    desk.ended.length = 0;
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    desk.slow = first.promise;
    const toFirst = panes.openBeside('b', 'b.stet');
    desk.slow = second.promise;
    const toSecond = panes.openBeside('c', 'c.stet');
    first.resolve();
    await toFirst;
    second.resolve();
    await toSecond;
    expect(shown()).toEqual(['a', 'c']);
    expect(desk.ended).toEqual([]);
  });

  test('show an article beside the one that is still being read', async () => {
    desk = new Desk();
    panes = createPanes(desk.writer, () => {});
    const { promise, resolve } = Promise.withResolvers<void>();
    desk.slow = promise;
    const both = [panes.open('a', 'a.stet'), panes.openBeside('b', 'b.stet')];
    resolve();
    await Promise.all(both);
    expect(shown()).toEqual(['a', 'b']);
  });

  test('are left once nothing was typed in the one while the other was being left', async () => {
    const [first] = panes.writers().map(typist) as [Typist];
    let once = true;
    desk.meanwhile = () => {
      if (once) first.type();
      once = false;
    };
    expect(await panes.leave()).toBe(true);
    expect(desk.saved).toEqual([1]);
  });

  test('give out what is unsaved with the photos that are on their way, typed on or not', async () => {
    const [first] = panes.writers().map(typist) as [Typist];
    expect(await panes.unsaved('a')).toBeUndefined();
    first.paste(Promise.resolve());
    expect(await panes.unsaved('a')).toEqual({ slug: 'of 1, 1' });
    expect(await panes.unsaved('b')).toBeUndefined();
  });

  test('wait for photos in any of them', async () => {
    const [first, second] = panes.writers().map(typist) as [Typist, Typist];
    first.paste(Promise.resolve());
    second.paste(Promise.resolve());
    await panes.photosArrived();
    const dirty = panes.writers().map(({ session }) => session.store.getState().open?.dirty);
    expect(dirty).toEqual([true, true]);
  });

  test('bring a text back where its file is shown, else where one is', async () => {
    const restored: [string, string][] = [];
    for (const { window, session } of panes.writers()) {
      session.restore = async (journal) => {
        restored.push([window, journal]);
        return true;
      };
    }
    const [first, second] = panes.writers() as [Writer, Writer];
    await panes.restore('j1', 'b');
    expect(active()).toBe(second);
    await panes.restore('j2', undefined);
    await panes.close(second);
    // The pane that it was in is gone.
    await panes.restore('j3', 'b');
    expect(restored).toEqual([
      [second.window, 'j1'],
      [second.window, 'j2'],
      [first.window, 'j3'],
    ]);
  });

  test('know which files others show', () => {
    const [first, second] = panes.writers() as [Writer, Writer];
    expect(panes.isElsewhere('b', first)).toBe(true);
    expect(panes.isElsewhere('b', second)).toBe(false);
    expect(panes.isElsewhere(undefined, first)).toBe(false);
  });
});

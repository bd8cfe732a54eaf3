import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createRescue, type RescueNeeds } from '../../../renderer/app/article/rescue.ts';
import type { Writer } from '../../../renderer/app/article/writer.ts';
import { createPanes } from '../../../renderer/app/beside/panes.ts';
import { CallFailure } from '../../../renderer/app/connect.ts';
import { createFileActions, type FileActionsNeeds } from '../../../renderer/app/fileActions.ts';
import type { Article } from '../../../shared/article/model.ts';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { LibraryStatus } from '../../../shared/contract/library.ts';
import { articleOf, linesIn, type OpenArticle, openArticle } from './openArticle.ts';

describe('the open article', () => {
  let desk: OpenArticle['desk'];
  let disk: OpenArticle['disk'];
  let session: OpenArticle['session'];
  let page: OpenArticle['page'];
  let open: OpenArticle['open'];
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  beforeEach(async () => {
    ({ desk, disk, session, page, open } = await openArticle());
  });

  test('is saved before another one is shown', async () => {
    page.type(' More.');
    expect(open()?.dirty).toBe(true);
    expect(await session.openFile('b')).toBe(true);
    page.render();
    expect(disk.text('a')).toBe('A. More.');
    expect(page.text()).toBe('B.');
    expect(open()).toMatchObject({ file: 'b', dirty: false });
  });

  test('without a file goes to its journal at once where the window is left', async () => {
    await session.openNew();
    page.render();
    page.type('Early.');
    desk.flushed = 0;
    session.flush();
    expect(desk.flushed).toBe(1);
  });

  test('is kept as that of its new file where the journal cannot be told of that', async () => {
    page.type(' More.');
    await session.moveToCopy('library', 'copy');
    expect(desk.begunAnew).toBe(1);
    desk.covers = { journal: 'j', sequence: 1 };
    await session.moveToCopy('library', 'another');
    expect(desk.begunAnew).toBe(1);
  });

  test('tells who draws its metadata of a change of it, and not of what is typed', async () => {
    const shown: string[][] = [];
    session.metadata.subscribe((metadata) => shown.push(Object.keys(metadata?.assets ?? {})));
    page.type(' More.');
    expect(open()).toMatchObject({ dirty: true, save: { kind: 'due' } });
    expect(shown).toEqual([]);
    session.addAsset('pier', {
      type: 'image',
      src: '',
      mimeType: 'image/jpeg',
      width: 1,
      height: 1,
    });
    expect(shown).toEqual([['pier']]);
    expect(await session.openFile('b')).toBe(true);
    expect(shown.at(-1)).toEqual([]);
    expect(session.metadata.getState()).toBe(open()?.metadata);
  });

  test('frees the photos of the one before, and of a draft that had no file yet', async () => {
    desk.forgotten.length = 0;
    await session.openNew();
    expect(desk.forgotten).toContain('a');
    desk.forgotten.length = 0;
    expect(await session.openFile('b')).toBe(true);
    expect(desk.forgotten).toEqual(['draft']);
  });

  test('gets what was typed while the next one was being read', async () => {
    const release = disk.hold();
    const opening = session.openFile('b');
    await Promise.resolve();
    page.type(' Late.');
    release();
    expect(await opening).toBe(true);
    expect(disk.text('a')).toBe('A. Late.');
  });

  test('is read once where it was pressed before it is opened, and only once for that', async () => {
    disk.reads.length = 0;
    session.expectFile('b');
    expect(disk.reads).toEqual(['b']);
    expect(await session.openFile('b')).toBe(true);
    page.render();
    expect(page.text()).toBe('B.');
    expect(disk.reads).toEqual(['b']);
    expect(disk.shown).toEqual(['b']);
    await session.openFile('a');
    await session.openFile('b');
    expect(disk.reads).toEqual(['b', 'a', 'b']);
    expect(disk.shown).toEqual(['b']);
  });

  test('is drawn while it is pressed, and is that very text once it is opened', async () => {
    session.expectFile('b');
    await settled();
    const [drawn] = desk.drawn;
    expect(drawn && linesIn(drawn)).toEqual(['B.']);
    // Nobody has opened it yet.
    expect(open()?.file).toBe('a');
    expect([...desk.locked]).toEqual(['a']);
    expect(await session.openFile('b')).toBe(true);
    expect(session.text()?.first).toBe(drawn);
    expect([...desk.drawn]).toEqual([drawn]);
  });

  test('is drawn for nothing where it is not clicked, was changed, or another one is pressed', async () => {
    vi.useFakeTimers();
    try {
      session.expectFile('b');
      await vi.advanceTimersByTimeAsync(400);
      expect(desk.drawn.size).toBe(1);
      await vi.advanceTimersByTimeAsync(200);
      expect(desk.drawn.size).toBe(0);
    } finally {
      vi.useRealTimers();
    }
    session.expectFile('b');
    await settled();
    session.fileChanged('b', 'other');
    expect(desk.drawn.size).toBe(0);
    disk.put('c', 'c.stet', articleOf('urn:uuid:c', 'C.'));
    session.expectFile('b');
    await settled();
    session.expectFile('c');
    await settled();
    expect([...desk.drawn].map(linesIn)).toEqual([['C.']]);
  });

  test('is what lies in its file now, where that was changed while it was pressed', async () => {
    session.expectFile('b');
    await settled();
    const { revision } = disk.put('b', 'b.stet', articleOf('urn:uuid:b', 'B. Theirs.'));
    session.fileChanged('b', revision);
    expect(await session.openFile('b')).toBe(true);
    page.render();
    expect(page.text()).toBe('B. Theirs.');
  });

  /** `b` has been read, and what was typed meanwhile in the one before is being saved. */
  async function openWhileSaved() {
    disk.reads.length = 0;
    const read = disk.hold();
    const opening = session.openFile('b');
    while (disk.reads.length === 0) await Promise.resolve();
    page.type(' Late.');
    read();
    const written = disk.hold();
    await settled();
    return { opening, written };
  }

  describe('while it is read, and what was typed in the one before is saved', () => {
    async function opened(meanwhile: () => void) {
      const { opening, written } = await openWhileSaved();
      meanwhile();
      written();
      expect(await opening).toBe(true);
      await settled();
      page.render();
    }

    test('is changed by somebody else, and shown as it is now', async () => {
      await opened(() => {
        const { revision } = disk.put('b', 'b.stet', articleOf('urn:uuid:b', 'B. Theirs.'));
        session.fileChanged('b', revision);
      });
      await expect.poll(page.text).toBe('B. Theirs.');
    });

    test('is taken away, and said to be gone', async () => {
      await opened(() => {
        disk.delete('b');
        session.fileGone('b');
      });
      expect(open()?.outside).toEqual({ kind: 'gone' });
    });

    test('is said to have been something else that was not kept', async () => {
      const unkept: Failure = { code: 'disk-full', message: 'The disk is full.', retry: true };
      await opened(() => session.versionsChanged('b', unkept));
      expect(open()?.unkeptVersion).toEqual(unkept);
    });
  });

  test('is not shown where another one was asked for while the one before was saved', async () => {
    disk.put('c', 'c.stet', articleOf('urn:uuid:c', 'C.'));
    const { opening, written } = await openWhileSaved();
    const other = session.openFile('c');
    written();
    expect(await opening).toBe(false);
    expect(await other).toBe(true);
    expect(open()?.file).toBe('c');
    expect([...desk.locked]).toEqual(['c']);
    expect(disk.text('a')).toBe('A. Late.');
  });

  test('is read anew where somebody else was writing it while it was pressed', async () => {
    disk.sayTaken(true);
    session.expectFile('b');
    await settled();
    disk.put('b', 'b.stet', articleOf('urn:uuid:b', 'B. Theirs.'));
    disk.sayTaken(false);
    expect(await session.openFile('b')).toBe(true);
    page.render();
    expect(page.text()).toBe('B. Theirs.');
  });

  test('is read anew where its versions changed while it was pressed', async () => {
    session.expectFile('b');
    disk.reads.length = 0;
    session.versionsChanged('b', undefined);
    expect(await session.openFile('b')).toBe(true);
    expect(disk.reads).toEqual(['b']);
  });

  test('is read anew where it was held down for long, or could not be read at first', async () => {
    vi.useFakeTimers();
    try {
      session.expectFile('b');
      await vi.advanceTimersByTimeAsync(600);
      disk.put('b', 'b.stet', articleOf('urn:uuid:b', 'B. Theirs.'));
      expect(await session.openFile('b')).toBe(true);
    } finally {
      vi.useRealTimers();
    }
    page.render();
    expect(page.text()).toBe('B. Theirs.');
    disk.break('io');
    session.expectFile('a');
    await settled();
    disk.break(undefined);
    expect(await session.openFile('a')).toBe(true);
  });

  test('is not read ahead where it is shown already', () => {
    disk.reads.length = 0;
    session.expectFile('a');
    expect(disk.reads).toEqual([]);
  });

  test('stays open where another one was asked for while it was being closed', async () => {
    const release = disk.hold();
    page.type(' More.');
    const closing = session.close();
    const opening = session.openFile('b');
    expect(session.isOpening()).toBe(true);
    release();
    expect(await closing).toBe(false);
    expect(await opening).toBe(true);
    expect(session.isOpening()).toBe(false);
    expect(open()?.file).toBe('b');
    expect(disk.text('a')).toBe('A. More.');
  });

  test.each([
    ['asked for twice while it came', ['b', 'b']],
    ['asked for again after another one', ['b', 'c', 'b']],
    ['asked for instead of another one', ['c', 'b']],
  ])('has its lock, and no other, where it was %s', async (_, files) => {
    disk.put('c', 'c.stet', articleOf('urn:uuid:c', 'C.'));
    for (const taken of [true, false]) {
      disk.sayTaken(taken);
      await session.openFile('a');
      const ends: (() => void)[] = [];
      const openings: Promise<boolean>[] = [];
      for (const file of files) {
        ends.push(disk.hold());
        openings.push(session.openFile(file));
        await settled();
      }
      for (const end of ends) {
        end();
        await settled();
      }
      await Promise.all(openings);
      expect(open()).toMatchObject({ file: 'b', lock: { kind: 'mine' } });
      expect([...desk.locked]).toEqual(['b']);
    }
  });

  test('whose opening was given up leaves no lock behind', async () => {
    const release = disk.hold();
    const opening = session.openFile('b');
    await settled();
    const closing = session.close();
    release();
    await Promise.all([opening, closing]);
    await settled();
    expect([...desk.locked]).toEqual([]);
  });

  test('is left although its drive does not answer, where its text is kept', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    disk.hold();
    page.type(' More.');
    const openNew = async () => {
      const opening = session.openNew();
      await vi.advanceTimersByTimeAsync(5_000);
      return opening;
    };
    // It is nowhere else.
    expect(await openNew()).toBe(false);
    expect(desk.asked).toBe(1);
    desk.covers = { journal: 'j', sequence: 1 };
    expect(await openNew()).toBe(true);
    expect(desk.asked).toBe(1);
    expect(desk.said.at(-1)).toBe(
      'a.stet is not saved yet: its drive does not answer. Its text is kept.',
    );
    expect(open()?.file).toBeUndefined();
    expect(desk.left).toBe(1);
  });

  test('gets one file, also where its text came back while that was still being written', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    await session.openNew();
    page.render();
    page.type('One.');
    const article = session.article() as Article;
    desk.covers = { journal: 'j', sequence: 1 };
    const before = disk.files().length;
    const release = disk.hold();
    void session.save();
    await vi.advanceTimersByTimeAsync(0);
    const leaving = session.openNew();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await leaving).toBe(true);
    const changed = new Date(0).toISOString();
    desk.kept = { article, changed, journaled: { journal: 'j', sequence: 1 } };
    expect(await session.restore('j')).toBe(true);
    page.render();
    page.type(' Two.');
    const saving = session.save();
    release();
    expect(await saving).toBe(true);
    expect(disk.files()).toHaveLength(before + 1);
    expect(disk.text(open()?.file ?? '')).toBe('One. Two.');
  });

  test('tells whether anything was changed since', async () => {
    const before = session.changes();
    expect(await session.leave()).toBe(true);
    expect(session.changes()).toBe(before);
    page.type(' More.');
    expect(session.changes()).not.toBe(before);
  });

  test('is kept to the last word where theirs is opened in its stead', async () => {
    const rescue = createRescue(session, {
      toasts: { say: () => {} },
    } as unknown as RescueNeeds);
    page.type(' Mine.');
    disk.forget();
    disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'Theirs.'));
    await session.verify();
    const release = disk.hold();
    const opening = rescue.openTheirs();
    await Promise.resolve();
    page.type(' Late.');
    release();
    await opening;
    page.render();
    expect(open()).toMatchObject({ file: 'a', dirty: false });
    expect(page.text()).toBe('Theirs.');
    expect(disk.files()).toEqual(['a', 'b', 'file-3']);
    expect(disk.text('file-3')).toBe('A. Mine. Late.');
  });

  /** @param openRecent how another library is opened */
  function filesWith(openRecent: () => Promise<LibraryStatus>) {
    const writer = { window: 'w', session, end: () => {} } as unknown as Writer;
    return createFileActions({
      newsroom: { library: { openRecent } },
      panes: createPanes(
        () => writer,
        () => {},
      ),
      library: { store: createStore(() => ({})), statusChanged: () => {} },
      toasts: { say: (message: string) => expect.unreachable(message) },
    } as unknown as FileActionsNeeds);
  }

  test('gets what was typed while another library was being opened', async () => {
    const files = filesWith(async () => {
      page.type(' Late.');
      return { state: 'none' };
    });
    page.type(' More.');
    await files.openRecentLibrary('sports');
    expect(disk.text('a')).toBe('A. More. Late.');
    expect(open()).toBeUndefined();
  });

  test('is let go once another library is opened, and not where none is', async () => {
    const chosen: (() => Promise<LibraryStatus>)[] = [
      () => Promise.reject(new CallFailure({ code: 'canceled', message: '', retry: false })),
      async () => ({ state: 'none' }),
    ];
    const files = filesWith(async () => chosen.shift()?.() ?? expect.unreachable());
    disk.break('disk-full');
    desk.answer = true;
    page.type(' More.');
    await files.openRecentLibrary('sports');
    expect(open()).toMatchObject({ file: 'a', dirty: true });
    expect([desk.asked, desk.letGo]).toEqual([1, 0]);
    await files.openRecentLibrary('sports');
    expect(open()).toBeUndefined();
    expect([desk.asked, desk.letGo]).toEqual([2, 1]);
  });

  test('is never written with the text of the one before', async () => {
    page.type(' More.');
    await session.openFile('b');
    // The editor still shows A: React has not rendered yet.
    session.change(['slug'], 'b-slug');
    expect(await session.save()).toBe(true);
    expect(disk.text('b')).toBe('B.');
    expect(disk.article('b')?.slug).toBe('b-slug');
    expect(disk.text('a')).toBe('A. More.');
  });

  test('that was let go while its journal was waited for takes no other one along', async () => {
    const flushed = Promise.withResolvers<void>();
    desk.flushing = flushed.promise;
    page.type(' More.');
    const saving = session.save();
    await session.abandon();
    await session.openNew(articleOf('urn:uuid:c', 'C.'));
    flushed.resolve();
    expect(await saving).toBe(false);
    expect(disk.files()).toEqual(['a', 'b']);
    expect(open()?.file).toBeUndefined();
    expect(open()?.dirty).toBe(true);
  });

  test('stays when it cannot be saved and the person does not let it go', async () => {
    disk.break('disk-full');
    page.type(' More.');
    expect(await session.openFile('b')).toBe(false);
    expect(desk.asked).toBe(1);
    expect(open()).toMatchObject({ file: 'a', dirty: true, save: { kind: 'failed' } });
    desk.answer = true;
    expect(await session.openFile('b')).toBe(true);
    expect(desk.asked).toBe(2);
    expect(disk.text('a')).toBe('A.');
  });

  test('is kept, and asked about again, where nothing came of going elsewhere', async () => {
    page.type(' More.');
    desk.answer = true;
    disk.break('io');
    expect(await session.openFile('b')).toBe(false);
    expect(open()).toMatchObject({ file: 'a', dirty: true });
    expect([desk.asked, desk.letGo]).toEqual([1, 0]);
    // Of two panes the other one stays; a folder is not chosen after all.
    expect(await session.leave()).toBe(true);
    session.stay();
    expect([desk.asked, desk.letGo]).toEqual([2, 0]);
    disk.break('disk-full');
    expect(await session.openFile('b')).toBe(true);
    expect([desk.asked, desk.letGo]).toEqual([3, 1]);
  });

  test('is not "saved" by a write that another change overtook', async () => {
    page.type(' One.');
    const release = disk.hold();
    const saving = session.save();
    await Promise.resolve();
    page.type(' Two.');
    release();
    expect(await saving).toBe(true);
    expect(disk.text('a')).toBe('A. One. Two.');
    expect(open()?.dirty).toBe(false);
  });

  test('stays when another one cannot be reached for the moment', async () => {
    disk.break('io');
    expect(await session.openFile('b')).toBe(false);
    expect(open()?.file).toBe('a');
    disk.break(undefined);
    expect(await session.openFile('nowhere')).toBe(false);
    expect(session.store.getState().failed?.failure.code).toBe('not-found');
  });

  test('that nobody wrote into is not kept; one with a word in it is', async () => {
    const before = disk.files().length;
    await session.openNew();
    page.render();
    await session.openFile('a');
    expect(disk.files()).toHaveLength(before);
    await session.openNew();
    page.render();
    page.type('Word');
    await session.openFile('a');
    expect(disk.files()).toHaveLength(before + 1);
  });

  test('loses photos that were taken in and then undone, and no others', async () => {
    const photo = (digit: string) => ({
      type: 'image' as const,
      src: `media/${digit.repeat(64)}.jpg`,
      mimeType: 'image/jpeg',
      width: 1,
      height: 1,
    });
    session.addAsset('taken', photo('a'));
    expect(await session.save()).toBe(true);
    expect(disk.article('a')?.assets).toBeUndefined();
    expect(open()?.metadata.assets).toHaveProperty('taken');
  });

  test('keeps an empty name where the model wants one, and no other empty field', () => {
    session.attach(undefined, open()?.documentId ?? '');
    session.change(['byline', 'contributors'], [{ name: 'Mara' }]);
    session.change(['byline', 'contributors', 0, 'name'], '');
    expect(open()?.metadata.byline).toEqual({ contributors: [{ name: '' }] });
    session.change(['summary'], 'Short');
    session.change(['summary'], '');
    expect(open()?.metadata).not.toHaveProperty('summary');
  });
});

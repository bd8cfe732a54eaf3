import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createRescue, type RescueNeeds } from '../../../renderer/app/article/rescue.ts';
import type { Writer } from '../../../renderer/app/article/writer.ts';
import { createPanes } from '../../../renderer/app/beside/panes.ts';
import { CallFailure } from '../../../renderer/app/connect.ts';
import { createFileActions, type FileActionsNeeds } from '../../../renderer/app/fileActions.ts';
import type { Article } from '../../../shared/article/model.ts';
import type { LibraryStatus } from '../../../shared/contract/library.ts';
import { articleOf, type OpenArticle, openArticle } from './openArticle.ts';

describe('the open article', () => {
  let desk: OpenArticle['desk'];
  let disk: OpenArticle['disk'];
  let session: OpenArticle['session'];
  let page: OpenArticle['page'];
  let open: OpenArticle['open'];

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

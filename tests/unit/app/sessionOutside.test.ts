import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Failure } from '../../../shared/contract/failure.ts';
import { articleOf, linesIn, type OpenArticle, openArticle } from './openArticle.ts';

describe('the open article whose file others change', () => {
  let desk: OpenArticle['desk'];
  let disk: OpenArticle['disk'];
  let session: OpenArticle['session'];
  let page: OpenArticle['page'];
  let open: OpenArticle['open'];

  beforeEach(async () => {
    ({ desk, disk, session, page, open } = await openArticle());
  });

  test('is shown anew when it changed outside and nothing here is unsaved', async () => {
    const { revision } = disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'Outside.'));
    session.fileChanged('a', revision);
    await expect.poll(page.text).toBe('Outside.');
    expect(open()).toMatchObject({ dirty: false, outside: undefined });
    page.type(' Mine.');
    expect(await session.save()).toBe(true);
    expect(disk.text('a')).toBe('Outside. Mine.');
  });

  test('is the same document where it changed before its text was seen, with its undo and lock', async () => {
    await session.openFile('b');
    const before = open();
    const { revision } = disk.put('b', 'b.stet', articleOf('urn:uuid:b', 'Outside.'));
    session.fileChanged('b', revision);
    await new Promise((resolve) => setTimeout(resolve));
    page.render();
    await expect.poll(page.text).toBe('Outside.');
    expect(before).toMatchObject({ file: 'b', lock: { kind: 'mine' } });
    expect(open()).toMatchObject({
      documentId: before?.documentId,
      lock: before?.lock,
      dirty: false,
      outside: undefined,
    });
    page.type(' Mine.');
    expect(await session.save()).toBe(true);
    expect(disk.text('b')).toBe('Outside. Mine.');
  });

  test('says that what was written over it is kept nowhere, also where nobody told of that', async () => {
    const unkept: Failure = { code: 'disk-full', message: 'The disk is full.', retry: true };
    disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'Outside.'));
    const there = await disk.articles.open({ file: 'a' });
    vi.spyOn(disk.articles, 'open').mockResolvedValueOnce({ ...there, unkeptVersion: unkept });
    // As after a broken line.
    await session.verify();
    expect(page.text()).toBe('Outside.');
    expect(open()?.unkeptVersion).toEqual(unkept);
  });

  test('is in conflict when its place is taken by another one; nothing is overwritten', async () => {
    page.type(' Mine.');
    disk.put('a', 'a.stet', articleOf('urn:uuid:other', 'Theirs.'));
    expect(await session.save()).toBe(false);
    expect(open()).toMatchObject({ outside: { kind: 'changed' }, dirty: true });
    expect(disk.text('a')).toBe('Theirs.');
    await session.moveToCopy('library', 'mine');
    expect(disk.text('a')).toBe('Theirs.');
    expect(open()).toMatchObject({ name: 'mine.stet', dirty: false, outside: undefined });
    expect(disk.text(open()?.file ?? '')).toBe('A. Mine.');
    expect(disk.article(open()?.file ?? '')?.id).not.toBe('urn:uuid:a');
  });

  test.each([
    ['whose answer was lost', 'connection'],
    ['that was in its place when the disk failed', 'folder'],
  ])('is no conflict with its own save %s', async (_, what) => {
    page.type(' One.');
    disk.loseNextAnswer(what);
    expect(await session.save()).toBe(false);
    page.type(' Two.');
    // Nothing came of this one.
    disk.break('io');
    expect(await session.save()).toBe(false);
    disk.break(undefined);
    page.type(' Three.');
    expect(await session.save()).toBe(true);
    expect(disk.text('a')).toBe('A. One. Two. Three.');
    expect(open()).toMatchObject({ outside: undefined, dirty: false });
  });

  test('is saved under its new name where it got that while it was on its way to the old one', async () => {
    page.type(' Mine.');
    const release = disk.hold();
    const saving = session.save();
    disk.move('a', 'renamed');
    session.renamed('renamed', 'renamed.stet');
    release();
    expect(await saving).toBe(true);
    expect(disk.text('renamed')).toBe('A. Mine.');
    expect(open()).toMatchObject({ file: 'renamed', outside: undefined, dirty: false });
  });

  test('that a save did not find under its old name is not gone once the new one is known', async () => {
    page.type(' Mine.');
    disk.move('a', 'renamed');
    expect(await session.save()).toBe(false);
    expect(open()?.outside).toEqual({ kind: 'gone' });
    session.renamed('renamed', 'renamed.stet');
    await vi.waitFor(() => expect(open()).toMatchObject({ file: 'renamed', outside: undefined }));
    expect(await session.save()).toBe(true);
    expect(disk.text('renamed')).toBe('A. Mine.');
  });

  test('goes on under the name that another window gave it', async () => {
    page.type(' Mine.');
    disk.move('a', 'renamed');
    session.fileGone('a', { file: 'renamed', name: 'renamed.stet' });
    expect(open()).toMatchObject({ file: 'renamed', name: 'renamed.stet' });
    expect(open()?.outside).toBeUndefined();
    expect(await session.save()).toBe(true);
    expect(disk.text('renamed')).toBe('A. Mine.');
  });

  test('gets its first file by itself once the disk or the line is well again, if somebody asked for one', async () => {
    await session.openNew();
    page.render();
    page.type('One.');
    const before = disk.files().length;
    session.flush();
    expect(open()?.save).toEqual({ kind: 'never' });
    disk.break('io');
    expect(await session.save()).toBe(false);
    expect(open()?.save).toMatchObject({ kind: 'failed', again: expect.any(Date) });
    disk.break(undefined);
    session.flush();
    await vi.waitFor(() => expect(open()).toMatchObject({ dirty: false, save: { kind: 'saved' } }));
    expect(disk.files()).toHaveLength(before + 1);
  });

  test('has one file where the answer to its first save was lost', async () => {
    await session.openNew();
    page.render();
    page.type('One.');
    const before = disk.files().length;
    disk.loseNextAnswer('connection');
    expect(await session.save()).toBe(false);
    page.type(' Two.');
    expect(await session.save()).toBe(true);
    expect(disk.files()).toHaveLength(before + 1);
    expect(disk.text(open()?.file ?? '')).toContain('One. Two.');
  });

  test('that lost its file stays, and is saved again under its own name', async () => {
    disk.delete('a');
    session.fileGone('a');
    await expect.poll(() => open()?.outside).toEqual({ kind: 'gone' });
    expect(await session.save()).toBe(false);
    await session.moveToCopy('library', 'a', 'same');
    expect(open()).toMatchObject({ name: 'a.stet', outside: undefined });
    expect(disk.article(open()?.file ?? '')?.id).toBe('urn:uuid:a');
  });

  test('whose drive was unplugged is saved once that is back, though nobody tells', async () => {
    vi.useFakeTimers();
    try {
      disk.move('a', 'unplugged');
      session.fileGone('a');
      await vi.advanceTimersByTimeAsync(0);
      expect(open()?.outside).toEqual({ kind: 'gone' });
      page.type(' Mine.');
      await vi.advanceTimersByTimeAsync(20_000);
      expect(open()?.outside).toEqual({ kind: 'gone' });
      disk.move('unplugged', 'a');
      await vi.advanceTimersByTimeAsync(10_000);
      expect(open()).toMatchObject({ outside: undefined, dirty: false });
      expect(disk.text('a')).toContain('Mine.');
    } finally {
      vi.useRealTimers();
    }
  });

  test('whose folder was exchanged for another one is saved once its own is back, though nobody tells', async () => {
    vi.useFakeTimers();
    try {
      page.type(' Mine.');
      disk.move('a', 'was');
      const other = disk.put('a', 'a.stet', articleOf('urn:uuid:other', 'Another one.'));
      session.fileChanged('a', other.revision);
      await vi.advanceTimersByTimeAsync(20_000);
      expect(open()?.outside).toEqual({ kind: 'changed' });
      disk.move('was', 'a');
      await vi.advanceTimersByTimeAsync(10_000);
      expect(open()).toMatchObject({ outside: undefined, dirty: false });
      expect(disk.text('a')).toBe('A. Mine.');
    } finally {
      vi.useRealTimers();
    }
  });

  test('whose file is gone counts as unsaved: leaving asks, though no key was pressed', async () => {
    disk.delete('a');
    session.fileGone('a');
    await expect.poll(() => open()?.dirty).toBe(true);
    expect(await session.openFile('b')).toBe(false);
    expect(desk.asked).toBe(1);
    expect(page.text()).toBe('A.');
  });

  test('is kept when its file is spoilt, whatever lies there later', async () => {
    disk.spoil('a');
    session.fileChanged('a', 'f'.repeat(64));
    await expect.poll(() => open()?.outside).toEqual({ kind: 'spoilt' });
    expect(await session.openFile('b')).toBe(false);
    // Nothing was typed here since, but it counts as unsaved: both are put together.
    disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'A.\nOlder.'));
    await session.verify();
    expect(open()).toMatchObject({ outside: undefined, dirty: true });
    expect(page.text()).toBe('A.\nOlder.');
  });

  test('is saved on when its spoilt file is put back as it was', async () => {
    disk.spoil('a');
    session.fileChanged('a', 'f'.repeat(64));
    await expect.poll(() => open()?.outside).toEqual({ kind: 'spoilt' });
    page.type(' Mine.');
    session.fileChanged('a', disk.mend('a'));
    await expect.poll(() => open()?.outside).toBeUndefined();
    expect(await session.save()).toBe(true);
    expect(disk.text('a')).toBe('A. Mine.');
  });

  test('is asked after on a network drive, where nobody tells', async () => {
    vi.useFakeTimers();
    try {
      disk.mount('b');
      await session.openFile('b');
      page.render();
      disk.put('b', 'b.stet', articleOf('urn:uuid:b', 'B, from elsewhere.'));
      await vi.advanceTimersByTimeAsync(5_000);
      expect(page.text()).toBe('B, from elsewhere.');
      await session.openFile('a');
      page.render();
      disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'A, from elsewhere.'));
      await vi.advanceTimersByTimeAsync(20_000);
      expect(page.text()).toBe('A.');
    } finally {
      vi.useRealTimers();
    }
  });

  test('goes on where its file was moved to, whatever was written there', async () => {
    page.type('\nMine.');
    disk.move('a', 'moved');
    session.fileGone('a');
    await expect.poll(() => open()?.outside).toEqual({ kind: 'gone' });
    // Nobody may be told that it is saved, whatever was the case before.
    expect(open()?.save.kind).toBe('due');
    disk.put('moved', 'moved.stet', articleOf('urn:uuid:a', 'Theirs.\nA.'));
    await session.follow('moved');
    expect(open()).toMatchObject({ file: 'moved', name: 'moved.stet', outside: undefined });
    expect(await session.save()).toBe(true);
    expect(linesIn(disk.article('moved')?.content ?? { type: 'doc' })).toEqual([
      'Theirs.',
      'A.',
      'Mine.',
    ]);
    expect(disk.files()).not.toContain('a');
  });
});

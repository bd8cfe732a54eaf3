import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Failure } from '../../../shared/contract/failure.ts';
import { articleOf, linesIn, type OpenArticle, openArticle } from './openArticle.ts';

describe('the article that is to be open next', () => {
  let desk: OpenArticle['desk'];
  let disk: OpenArticle['disk'];
  let session: OpenArticle['session'];
  let page: OpenArticle['page'];
  let open: OpenArticle['open'];
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  beforeEach(async () => {
    ({ desk, disk, session, page, open } = await openArticle());
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
});

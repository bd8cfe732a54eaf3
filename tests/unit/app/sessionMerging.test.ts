import { beforeEach, describe, expect, test, vi } from 'vitest';
import { articleOf, linesIn, type OpenArticle, openArticle } from './openArticle.ts';
import { noLocks } from './session.ts';

describe('the open article that is put together with what others wrote', () => {
  let desk: OpenArticle['desk'];
  let disk: OpenArticle['disk'];
  let session: OpenArticle['session'];
  let page: OpenArticle['page'];
  let open: OpenArticle['open'];

  beforeEach(async () => {
    ({ desk, disk, session, page, open } = await openArticle());
  });

  test('is put together with what somebody else wrote, and saved over that', async () => {
    page.type('\nMine.');
    const { revision } = disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'Theirs.\nA.'));
    session.fileChanged('a', revision);
    await expect.poll(page.text).toBe('Theirs.\nA.\nMine.');
    expect(open()).toMatchObject({ outside: undefined, dirty: true });
    expect(open()?.arrived?.arrivals).toMatchObject([{ kind: 'added' }]);
    expect(await session.save()).toBe(true);
    expect(linesIn(disk.article('a')?.content ?? { type: 'doc' })).toEqual([
      'Theirs.',
      'A.',
      'Mine.',
    ]);
    session.forgetArrivals();
    expect(open()?.arrived).toBeUndefined();
  });

  test('is put together by a save that comes before the news', async () => {
    page.type('\nMine.');
    disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'Theirs.\nA.'));
    expect(await session.save()).toBe(true);
    expect(linesIn(disk.article('a')?.content ?? { type: 'doc' })).toEqual([
      'Theirs.',
      'A.',
      'Mine.',
    ]);
  });

  test('takes in what was typed while the other version was being read', async () => {
    page.type('\nMine.');
    const end = page.compose();
    const { revision } = disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'Theirs.\nA.'));
    session.fileChanged('a', revision);
    await new Promise((resolve) => setTimeout(resolve));
    page.type(' 港');
    expect(page.text()).toBe('A.\nMine. 港');
    end();
    await expect.poll(page.text).toBe('Theirs.\nA.\nMine. 港');
  });

  describe('that both sides changed in one place', () => {
    const conflicts = () => {
      const outside = open()?.outside;
      return outside?.kind === 'both' ? outside.conflicts : [];
    };
    beforeEach(async () => {
      page.type(' Mine.');
      disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'A. Theirs.\nNew.'));
      await session.verify();
      expect(conflicts()).toHaveLength(1);
      expect(page.text()).toBe('A. Mine.\nNew.');
    });
    const decide = async (choice: 'mine' | 'theirs' | 'both') => {
      const [conflict] = conflicts();
      if (conflict) await session.settle(conflict, choice);
      expect(open()?.outside).toBeUndefined();
      expect(await session.save()).toBe(true);
      return linesIn(disk.article('a')?.content ?? { type: 'doc' });
    };

    test('is not saved before somebody decides, and not asked about twice', async () => {
      expect(await session.save()).toBe(false);
      const asked = conflicts();
      await session.verify();
      expect(conflicts()).toBe(asked);
      expect(disk.text('a')).toBe('A. Theirs.New.');
    });
    test('keeps theirs as a version where mine is chosen', async () => {
      expect(await decide('mine')).toEqual(['A. Mine.', 'New.']);
      expect(disk.kept).toEqual([{ reason: 'conflict-loser', text: 'A. Theirs.New.' }]);
    });
    test('keeps mine as a version where theirs is chosen', async () => {
      expect(await decide('theirs')).toEqual(['A. Theirs.', 'New.']);
      expect(disk.kept).toEqual([{ reason: 'conflict-loser', text: 'A. Mine.New.' }]);
    });
    test('has both where both are wanted', async () => {
      expect(await decide('both')).toEqual(['A. Mine.', 'A. Theirs.', 'New.']);
      expect(disk.kept).toEqual([]);
    });
    test('changes nothing while the loser cannot be kept', async () => {
      disk.break('disk-full');
      const [conflict] = conflicts();
      if (conflict) await session.settle(conflict, 'theirs');
      expect(conflicts()).toEqual([conflict]);
      expect(page.text()).toBe('A. Mine.\nNew.');
    });
    test('is asked about anew when the file changes once more', async () => {
      disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'A. Third.\nNew.'));
      await session.verify();
      expect(conflicts()[0]?.theirs).toMatchObject({ content: [{ text: 'A. Third.' }] });
    });
  });

  test('that was kept is shown although its drive does not answer, and put together once it does', async () => {
    const { revision } = disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'A.'));
    await session.close();
    desk.kept = {
      file: 'a',
      name: 'a.stet',
      base: revision,
      article: articleOf('urn:uuid:a', 'A.\nMine.'),
      changed: new Date(0).toISOString(),
      journaled: { journal: 'j', sequence: 0 },
    };
    disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'Theirs.\nA.'));
    const answers = disk.hold();
    const lock = vi.spyOn(noLocks.locks, 'take').mockReturnValue(new Promise(() => {}));
    expect(await session.restore('j')).toBe(true);
    lock.mockRestore();
    page.render();
    expect(page.text()).toBe('A.\nMine.');
    expect(open()).toMatchObject({ file: 'a', name: 'a.stet', dirty: true });
    answers();
    await expect.poll(page.text).toBe('Theirs.\nA.\nMine.');
  });

  test('loses nothing where nobody knows the version before', async () => {
    desk.kept = {
      file: 'a',
      base: 'e'.repeat(64),
      article: articleOf('urn:uuid:a', 'A.\nMine.'),
      changed: new Date(0).toISOString(),
      journaled: { journal: 'j', sequence: 0 },
    };
    disk.forget();
    disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'A.\nTheirs.'));
    await session.restore('j');
    page.render();
    await expect.poll(() => open()?.outside).toBeUndefined();
    expect(await session.save()).toBe(true);
    expect(linesIn(disk.article('a')?.content ?? { type: 'doc' })).toEqual([
      'A.',
      'Mine.',
      'Theirs.',
    ]);
  });

  describe('is put together where the newsroom has forgotten the version before', () => {
    const changedBy = (line: string) => {
      disk.forget();
      disk.put('a', 'a.stet', articleOf('urn:uuid:a', line));
    };
    const inFile = () => linesIn(disk.article('a')?.content ?? { type: 'doc' });

    test('as it was opened', async () => {
      page.type('\nMine.');
      changedBy('A, theirs.');
      expect(await session.save()).toBe(true);
      expect(inFile()).toEqual(['A, theirs.', 'Mine.']);
    });

    test('as it was saved last', async () => {
      page.type(' More.\nOld.');
      expect(await session.save()).toBe(true);
      page.type('\nMine.');
      changedBy('A. More, theirs.\nOld.');
      expect(await session.save()).toBe(true);
      expect(inFile()).toEqual(['A. More, theirs.', 'Old.', 'Mine.']);
    });

    test('as somebody else left it', async () => {
      changedBy('A, once more.\nOld.');
      await session.verify();
      page.type('\nMine.');
      changedBy('A, and again.\nOld.');
      expect(await session.save()).toBe(true);
      expect(inFile()).toEqual(['A, and again.', 'Old.', 'Mine.']);
    });

    test('as both sides left it', async () => {
      page.type('\nMine.');
      changedBy('A, theirs.');
      await session.verify();
      expect(open()).toMatchObject({ dirty: true, outside: undefined });
      changedBy('A, theirs again.');
      await session.verify();
      expect(open()).toMatchObject({ dirty: true, outside: undefined });
      expect(page.text()).toBe('A, theirs again.\nMine.');
    });
  });

  test('takes in a conflict copy, which goes to the trash once that is saved', async () => {
    disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'A.\nHere.'));
    await session.verify();
    disk.put('copy', 'a (1).stet', articleOf('urn:uuid:a', 'There.\nA.'));
    disk.break('disk-full');
    await session.takeInCopy({ file: 'copy', name: 'a (1).stet' });
    expect(disk.trashed).toEqual([]);
    disk.break(undefined);
    await session.takeInCopy({ file: 'copy', name: 'a (1).stet' });
    expect(linesIn(disk.article('a')?.content ?? { type: 'doc' })).toEqual([
      'There.',
      'A.',
      'Here.',
    ]);
    expect(disk.trashed).toEqual(['copy']);
    expect(disk.kept).toContainEqual({ reason: 'conflict-loser', text: 'There.A.' });
  });
});

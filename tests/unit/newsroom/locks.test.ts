import fs from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { here } from '../../../electron/newsroom/locks/surroundings.ts';
import { realFileSystem } from '../../../electron/newsroom/storage/fileSystem.ts';
import { bootOf, machineIdOf, machineOf } from '../../../electron/newsroom/storage/machine.ts';
import { identity } from '../../../electron/newsroom/storage/temporaryName.ts';
import type { LockState } from '../../../shared/contract/locks.ts';
import { openDesk, put } from './desks.ts';
import { eventually, freshFolder, namesIn } from './folders.ts';
import { lockDesk } from './lockDesks.ts';

const one = '00000000-0000-4000-8000-000000000001';
const two = '00000000-0000-4000-8000-000000000002';
const lockName = '.~lock.harbor.stet#';

async function sharedArticle() {
  const folder = await freshFolder();
  const file = await put(folder, 'harbor.stet');
  const readLock = async () => JSON.parse(await fs.readFile(path.join(folder, lockName), 'utf8'));
  const gone = new Set<string>();
  const ada = lockDesk('Ada', { gone });
  const ben = lockDesk('Ben', { gone });
  // The same place gives the same id to both.
  const id = ada.registry.register(file);
  ben.registry.register(file);
  return { folder, file, readLock, gone, ada, ben, id };
}

const heldBy = (user: string, here = false): LockState => ({
  state: 'held',
  by: { user, host: `${user}’s machine`, since: expect.any(String), here },
});

describe('a lock', () => {
  it('lies beside the article and says who has it, until it is released', async () => {
    const { folder, file, readLock, ada, ben, id } = await sharedArticle();
    expect(await ben.locks.isTaken(file, two)).toBe(false);
    expect(await ada.locks.take({ window: one, file: id })).toEqual({ state: 'mine' });
    expect(await namesIn(folder)).toEqual([lockName, 'harbor.stet']);
    expect(await readLock()).toMatchObject({
      format: 'stet-lock',
      user: 'Ada',
      session: ada.session,
      nonce: expect.any(String),
      counter: 0,
    });
    expect(await ben.locks.isTaken(file, two)).toBe(true);
    expect(await ben.locks.take({ window: two, file: id })).toEqual(heldBy('Ada'));
    await ada.locks.release({ window: one, file: id });
    expect(await namesIn(folder)).toEqual(['harbor.stet']);
    await ben.pass(5_000);
    expect(await ben.locks.take({ window: two, file: id })).toEqual({ state: 'mine' });
  });

  it('counts on every thirty seconds, and is not judged stale while it does', async () => {
    const { readLock, ada, ben, id } = await sharedArticle();
    await ada.locks.take({ window: one, file: id });
    await ben.locks.take({ window: two, file: id });
    for (let minute = 0; minute < 20; minute++) {
      await ada.pass(30_000);
      await ben.pass(30_000);
    }
    expect((await readLock()).counter).toBe(20);
    expect(await ben.locks.take({ window: two, file: id })).toEqual(heldBy('Ada'));
  });

  it('is free after two minutes without a count, whatever the time of day is', async () => {
    const { readLock, file, ada, ben, id } = await sharedArticle();
    await ada.locks.take({ window: one, file: id });
    const { told } = ben.follow(two);
    expect(await ben.locks.take({ window: two, file: id })).toEqual(heldBy('Ada'));
    // A year ahead or behind: what the file or the holder says of time counts for nothing.
    const lock = path.join(path.dirname(file), lockName);
    await fs.utimes(lock, new Date('2001-01-01'), new Date('2001-01-01'));
    await fs.writeFile(
      lock,
      JSON.stringify({ ...(await readLock()), since: '2001-01-01T00:00:00Z' }),
    );
    await ben.pass(119_000);
    expect(await ben.locks.take({ window: two, file: id })).toMatchObject({ state: 'held' });
    await ben.pass(5_000);
    expect(told.at(-1)).toMatchObject({ kind: 'lock', file: id, lock: { state: 'free' } });
    expect(await ben.locks.take({ window: two, file: id })).toEqual({ state: 'mine' });
  });

  it('is told as lost to whoever slept meanwhile, and is not taken back', async () => {
    const { readLock, ada, ben, id } = await sharedArticle();
    const { told } = ada.follow(one);
    await ada.locks.take({ window: one, file: id });
    await ben.locks.take({ window: two, file: id });
    await ben.pass(125_000);
    expect(await ben.locks.take({ window: two, file: id })).toEqual({ state: 'mine' });
    await ada.pass(300_000);
    expect(told.at(-1)).toMatchObject({ file: id, lock: heldBy('Ben') });
    expect(await readLock()).toMatchObject({ user: 'Ben' });
  });

  it('of a process that has ended is free at once', async () => {
    const { gone, ada, ben, id } = await sharedArticle();
    await ada.locks.take({ window: one, file: id });
    gone.add(ada.session);
    expect(await ben.locks.take({ window: two, file: id })).toEqual({ state: 'mine' });
  });

  it('is taken over by whoever insists, and the other is told', async () => {
    const { ada, ben, id } = await sharedArticle();
    const { told } = ada.follow(one);
    await ada.locks.take({ window: one, file: id });
    expect(await ben.locks.take({ window: two, file: id, over: true })).toEqual({ state: 'mine' });
    await ada.pass(5_000);
    expect(told).toMatchObject([{ file: id, lock: heldBy('Ben') }]);
    // Releasing what one has no more takes nothing from the other.
    await ada.locks.release({ window: one, file: id });
    await ben.pass(30_000);
    expect(await ada.locks.take({ window: one, file: id })).toEqual(heldBy('Ben'));
  });

  it('that somebody deleted is put back', async () => {
    const { file, readLock, ada, id } = await sharedArticle();
    await ada.locks.take({ window: one, file: id });
    const { nonce } = await readLock();
    await fs.unlink(path.join(path.dirname(file), lockName));
    await ada.pass(30_000);
    expect(await readLock()).toMatchObject({ nonce });
  });

  it('does not come back for an article that is gone', async () => {
    const { folder, file, ada, id } = await sharedArticle();
    await ada.locks.take({ window: one, file: id });
    await fs.unlink(path.join(folder, lockName));
    await fs.unlink(file);
    await ada.pass(60_000);
    expect(await namesIn(folder)).toEqual([]);
    await ada.locks.release({ window: one, file: id });
  });

  it.each([
    ['{"format":"stet-lock","version":1', 'a torn one'],
    [',ada,newsdesk,21.05.2026 10:00,file:///home/ada;', 'another program’s'],
    ['x'.repeat(100_000), 'an endless one'],
  ])('that cannot be understood is somebody’s: %#, %s', async (text) => {
    const { file, ada, id } = await sharedArticle();
    await fs.writeFile(path.join(path.dirname(file), lockName), text);
    expect(await ada.locks.take({ window: one, file: id })).toEqual({
      state: 'held',
      by: { user: '', host: '', since: '', here: false },
    });
    await ada.pass(125_000);
    expect(await ada.locks.take({ window: one, file: id })).toEqual({ state: 'mine' });
  });

  it.each([
    [0, 'nothing'],
    [213, 'nothing but zeros'],
  ])('that a power cut left is nobody’s: %i bytes, %s', async (length) => {
    const { file, readLock, ada, ben, id } = await sharedArticle();
    await fs.writeFile(path.join(path.dirname(file), lockName), new Uint8Array(length));
    await expect(ada.locks.refuseIfTaken(file, 'Not moved')).resolves.toBeUndefined();
    expect(await ada.locks.take({ window: one, file: id })).toEqual({ state: 'mine' });
    expect(await readLock()).toMatchObject({ user: 'Ada' });
    expect(await ben.locks.take({ window: two, file: id })).toEqual(heldBy('Ada'));
  });

  it('names nobody in a way that hides what stands around it', async () => {
    const { file, readLock, ada, ben, id } = await sharedArticle();
    await ada.locks.take({ window: one, file: id });
    const lock = path.join(path.dirname(file), lockName);
    const user = `Ada\u202e\u0007${'a'.repeat(400)}`;
    await fs.writeFile(lock, JSON.stringify({ ...(await readLock()), user }));
    expect(await ben.locks.take({ window: two, file: id })).toMatchObject({
      by: { user: `Ada${'a'.repeat(77)}` },
    });
  });

  it('is done without where none can be written', async () => {
    const folder = await freshFolder();
    const file = await put(folder, 'harbor.stet');
    for (const code of ['EROFS', 'EACCES', 'ENOSPC', 'EIO']) {
      const refuse = () => Promise.reject(Object.assign(new Error(code), { code }));
      const desk = lockDesk('Ada', { fs: { ...realFileSystem, open: refuse } });
      const id = desk.registry.register(file);
      expect(await desk.locks.take({ window: one, file: id })).toEqual({ state: 'none' });
      await desk.locks.release({ window: one, file: id });
    }
    expect(await namesIn(folder)).toEqual(['harbor.stet']);
  });

  it('has a name also beside an article whose name is as long as it may be', async () => {
    const folder = await freshFolder();
    const desk = lockDesk('Ada');
    for (const letter of ['a', 'b']) {
      const file = await put(folder, `${'h'.repeat(249)}${letter}.stet`);
      const id = desk.registry.register(file);
      expect(await desk.locks.take({ window: letter, file: id })).toEqual({ state: 'mine' });
    }
    expect((await namesIn(folder)).filter((name) => name.endsWith('#'))).toHaveLength(2);
  });

  it('is one for an article and the links to it', async () => {
    const { folder, file, ada, ben } = await sharedArticle();
    await fs.symlink(file, path.join(folder, 'link.stet'));
    const link = ben.registry.register(path.join(folder, 'link.stet'));
    await ada.locks.take({ window: one, file: ada.registry.register(file) });
    expect(await ben.locks.take({ window: two, file: link })).toEqual(heldBy('Ada'));
  });
});

describe('two windows of one Stet', () => {
  it('do not both write: the second is told of the first, and of its end', async () => {
    const { ada, id } = await sharedArticle();
    const first = ada.follow(one);
    const second = ada.follow(two);
    expect(await ada.locks.take({ window: one, file: id })).toEqual({ state: 'mine' });
    expect(await ada.locks.take({ window: two, file: id })).toEqual(heldBy('Ada', true));
    expect(await ada.locks.take({ window: two, file: id, over: true })).toEqual({ state: 'mine' });
    expect(first.told).toMatchObject([{ lock: heldBy('Ada', true) }]);
    // The page is gone: closed, or loaded anew.
    second.close();
    await eventually(() => expect(first.told.at(-1)).toMatchObject({ lock: { state: 'free' } }));
    expect(await ada.locks.take({ window: one, file: id })).toEqual({ state: 'mine' });
  });

  it('one that closes an article and opens it again at once has it', async () => {
    const { folder, readLock, ada, id } = await sharedArticle();
    await ada.locks.take({ window: one, file: id });
    for (let time = 0; time < 20; time++) {
      const released = ada.locks.release({ window: one, file: id });
      const taken = ada.locks.take({ window: one, file: id });
      expect(await taken).toEqual({ state: 'mine' });
      await released;
      expect(await readLock()).toMatchObject({ session: ada.session });
    }
    // It is still looked after.
    await ada.pass(30_000);
    expect((await readLock()).counter).toBe(1);
    await ada.locks.release({ window: one, file: id });
    expect(await namesIn(folder)).toEqual(['harbor.stet']);
  });

  it('one that shows something else is told no more, unless it asked for it', async () => {
    const { ada, ben, id } = await sharedArticle();
    await ben.locks.take({ window: 'ben', file: id });
    const first = ada.follow(one);
    const second = ada.follow(two);
    await ada.locks.take({ window: one, file: id });
    await ada.locks.take({ window: two, file: id });
    await ada.locks.release({ window: one, file: id, listening: true });
    await ada.locks.release({ window: two, file: id });
    await ben.locks.close();
    await ada.pass(5_000);
    expect(first.told).toMatchObject([{ lock: { state: 'free' } }]);
    expect(second.told).toEqual([]);
  });
});

describe('in a newsroom', () => {
  test('a lock goes along with a rename, and goes with the trash and with the newsroom', async () => {
    const { newsroom, root } = await openDesk();
    await put(root, 'harbor.stet');
    await put(root, 'pier.stet');
    const [harbor = '', pier = ''] = ['harbor', 'pier'].map((name) =>
      newsroom.articles.register(path.join(root, `${name}.stet`)),
    );
    await newsroom.locks.take({ window: one, file: harbor });
    await newsroom.locks.take({ window: two, file: pier });
    const renamed = await newsroom.articles.rename(harbor, 'port');
    const locks = async () => (await namesIn(root)).filter((name) => name.startsWith('.~'));
    expect(await locks()).toEqual(['.~lock.pier.stet#', '.~lock.port.stet#']);
    expect(await newsroom.locks.take({ window: two, file: renamed.file })).toMatchObject({
      state: 'held',
      by: { here: true },
    });
    // As the page does it: the article is closed, and nobody waits for that.
    void newsroom.locks.release({ window: two, file: pier });
    await newsroom.articles.trash(pier);
    expect(await locks()).toEqual(['.~lock.port.stet#']);
    expect(await newsroom.library.list()).toHaveLength(1);
    await newsroom.close();
    expect(await locks()).toEqual([]);
  });

  test('what processes of this machine left behind is swept, and nothing else', async () => {
    const root = await freshFolder();
    const locks = async () => (await namesIn(root)).filter((name) => name.startsWith('.~'));
    for (const [name, session] of [
      ['dead', sessionOf(4_194_305)],
      ['living', sessionOf(process.ppid)],
      ['elsewhere', sessionOf(4_194_305, 'ffffff')],
    ] as const) {
      const file = await put(root, `${name}.stet`);
      const desk = lockDesk('Ada', { session });
      await desk.locks.take({ window: one, file: desk.registry.register(file) });
    }
    await openDesk({ root });
    await eventually(async () =>
      expect(await locks()).toEqual(['.~lock.elsewhere.stet#', '.~lock.living.stet#']),
    );
  });

  test('what somebody else writes is neither renamed nor trashed', async () => {
    const { newsroom, root } = await openDesk();
    const file = await put(root, 'harbor.stet');
    const ben = lockDesk('Ben');
    await ben.locks.take({ window: two, file: ben.registry.register(file) });
    const id = newsroom.articles.register(file);
    const refused = { failure: { code: 'busy', message: expect.stringContaining('Ben has') } };
    await expect(newsroom.articles.trash(id)).rejects.toMatchObject(refused);
    await expect(newsroom.articles.rename(id, 'port')).rejects.toMatchObject(refused);
    await ben.locks.close();
    await newsroom.articles.rename(id, 'port');
  });

  test('the holder hears of a takeover without waiting for its turn to look', async () => {
    const { newsroom, root } = await openDesk();
    const file = await put(root, 'harbor.stet');
    const id = newsroom.articles.register(file);
    const told: unknown[] = [];
    const stop = new AbortController();
    void (async () => {
      for await (const event of newsroom.locks.events(one, stop.signal)) told.push(event);
    })();
    await newsroom.locks.take({ window: one, file: id });
    const ben = lockDesk('Ben');
    await ben.locks.take({ window: two, file: ben.registry.register(file), over: true });
    await eventually(() => expect(told.at(-1)).toMatchObject({ lock: heldBy('Ben') }));
    stop.abort();
  });

  test('a text that gave way is kept for good', async () => {
    const { newsroom, root } = await openDesk();
    const id = newsroom.articles.register(await put(root, 'harbor.stet'));
    const { article } = await newsroom.articles.open(id);
    const loser = { ...article, slug: 'mine' };
    const { version } = await newsroom.histories.keep({
      file: id,
      reason: 'conflict-loser',
      article: loser,
    });
    expect(await newsroom.histories.list(id)).toMatchObject([
      { version, reason: 'conflict-loser', current: false },
    ]);
    expect((await newsroom.histories.read(id, version)).article.slug).toBe('mine');
  });
});

/** @param host in place of this machine */
function sessionOf(pid: number, host?: string): string {
  return identity
    .replace(/^([0-9a-f]{6}) \d+/, (_, mine) => `${host ?? mine} ${pid}`)
    .replace(/[0-9a-f]{6}$/, 'abcdef');
}

test('a session is gone once its process is, and only on this machine', () => {
  expect(here.isGone(identity)).toBe(false);
  expect(here.isGone(sessionOf(4_194_305))).toBe(true);
  expect(here.isGone(sessionOf(process.pid))).toBe(true);
  expect(here.isGone(sessionOf(process.ppid))).toBe(false);
  // The number is somebody else's since the machine was started anew.
  const before = sessionOf(process.ppid).replace(/ \d+( \w+)$/, ' 01234567890$1');
  expect(here.isGone(before)).toBe(machineIdOf() !== '' && bootOf() !== '');
  expect(here.isGone(sessionOf(4_194_305, 'ffffff'))).toBe(false);
  expect(here.isGone('')).toBe(false);
});

test('a session of another machine of this name is not gone, whatever runs here', () => {
  const another = machineOf(hostname(), 'installed elsewhere', '0123456789');
  // As it is said now, and as an older release says it.
  for (const mark of [another.mark, another.nameMark]) {
    const there = sessionOf(4_194_305, mark).replace(/ \d+( \w+)$/, ` ${another.boot}0$1`);
    expect(here.isGone(there)).toBe(false);
  }
});

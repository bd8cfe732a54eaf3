import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ArticleHistory } from '../../../electron/newsroom/history/articleHistory.ts';
import { type Packed, pack } from '../../../electron/newsroom/history/versionRecords.ts';
import type { OpenFile } from '../../../electron/newsroom/storage/fileSystem.ts';
import { encodeRecord } from '../../../electron/newsroom/storage/records.ts';
import { revisionOf } from '../../../electron/newsroom/storage/revision.ts';
import { WriteQueue } from '../../../electron/newsroom/storage/writeQueue.ts';
import type { Article } from '../../../shared/article/model.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import type { VersionReason } from '../../../shared/contract/history.ts';
import { failing, faultyFileSystem, systemError } from '../../fault/faults.ts';
import { articleWith, fails } from './desks.ts';
import { freshFolder, namesIn } from './folders.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

describe('the file of a history', () => {
  const bytesOf = (article: Article) => serialise(article);
  const about = (bytes: Uint8Array, at: number, reason: VersionReason = 'saved') => ({
    at,
    reason,
    revision: revisionOf(bytes),
    words: 1,
    name: 'a.stet',
  });
  const longRead = (change: string) =>
    articleWith({
      body: Array.from({ length: 100 }, (_, index) =>
        `Paragraph ${index} tells of the quay and of gate ${index * 7919}. ${'It rained. '.repeat(20)}`.concat(
          index === 50 ? change : '',
        ),
      ),
    });

  it('takes less than 3 MB for a thousand versions of 5 000 words', async () => {
    const file = path.join(await freshFolder(), '.stet', 'history', 'a.versions');
    const history = new ArticleHistory(file);
    let text = '';
    for (let count = 0; count < 1_000; count++) {
      text = `${text} word${count}`.slice(-2_000);
      const bytes = bytesOf(longRead(text));
      await history.add(about(bytes, count), bytes);
    }
    expect((await fs.stat(file)).size).toBeLessThan(3 * 1024 * 1024);
    const again = new ArticleHistory(file);
    const versions = await again.versions();
    expect(versions).toHaveLength(1_000);
    for (const index of [0, 1, 499, 998, 999]) {
      const version = versions[index];
      expect(revisionOf(await again.bytesOf(version?.id ?? ''))).toBe(version?.revision);
    }
  });

  it('has its name on the disk before it has a version', async () => {
    const file = path.join(await freshFolder(), '.stet', 'history', 'a.versions');
    const system = faultyFileSystem(() => undefined, 'linux');
    const history = new ArticleHistory(file, { fs: system, queue: new WriteQueue(), self: 'me' });
    const bytes = bytesOf(longRead(''));
    await history.add(about(bytes, 0), bytes);
    const named = system.calls.indexOf('sync history');
    expect(named).toBeGreaterThan(system.calls.indexOf('open a.versions'));
    expect(named).toBeLessThan(system.calls.indexOf('sync a.versions'));
  });

  it.each([
    ['sync', 'EIO'],
    ['write', 'ENOSPC'],
    ['close', 'EIO'],
  ] as const)('has nothing of a version whose %s failed (%s)', async (call, code) => {
    const folder = path.join(await freshFolder(), '.stet', 'history');
    let broken = false;
    const system = faultyFileSystem(async (made, at, argument) => {
      if (!broken || made !== call || !at.endsWith('a.versions')) return;
      if (call === 'write') {
        // Some of it gets there, and no more.
        const { bytes, file, position } = argument as {
          bytes: Uint8Array;
          file: OpenFile;
          position: number;
        };
        await file.write(bytes.subarray(0, 10), position);
      }
      throw systemError(code);
    });
    const file = path.join(folder, 'a.versions');
    const disk = { fs: system, queue: new WriteQueue(), self: 'me' };
    const history = new ArticleHistory(file, disk);
    const [one, two] = ['one', 'two'].map((slug) => bytesOf(articleWith({ slug }))) as [
      Uint8Array,
      Uint8Array,
    ];
    await history.add(about(one, 1), one);
    const before = await fs.readFile(file);
    broken = true;
    await expect(history.add(about(two, 2), two)).rejects.toBeInstanceOf(FailureError);
    expect(await fs.readFile(file)).toEqual(before);
    broken = false;
    system.calls.length = 0;
    await history.add(about(two, 2), two);
    expect(system.calls).toContain('sync a.versions');
    expect(await namesIn(folder)).toEqual(['a.versions']);
    const revisions = (await new ArticleHistory(file).versions()).map(({ revision }) => revision);
    expect(revisions).toEqual([one, two].map(revisionOf));
  });

  it('has nothing of a version that was listed before its sync failed', async () => {
    const file = path.join(await freshFolder(), '.stet', 'history', 'a.versions');
    const [one, two] = ['one', 'two'].map((slug) => bytesOf(articleWith({ slug }))) as [
      Uint8Array,
      Uint8Array,
    ];
    let broken = false;
    const system = faultyFileSystem(async (call, at) => {
      if (!broken || call !== 'sync' || !at.endsWith('a.versions')) return;
      expect(await history.versions()).toHaveLength(2);
      throw systemError('EIO');
    });
    const history = new ArticleHistory(file, { fs: system, queue: new WriteQueue(), self: 'me' });
    await history.add(about(one, 1), one);
    broken = true;
    await fails(history.add(about(two, 2), two), 'io');
    expect(await history.versions()).toHaveLength(1);
    broken = false;
    system.calls.length = 0;
    await history.add(about(two, 2), two);
    expect(system.calls).toContain('sync a.versions');
  });

  it('takes in what somebody asked for although the same text is there because it gave way', async () => {
    const folder = await freshFolder();
    const history = new ArticleHistory(path.join(folder, '.stet', 'history', 'a.versions'));
    const text = bytesOf(articleWith({ slug: 'one' }));
    await history.add(about(text, 1, 'opened'), text);
    const filed = { ...about(text, 1, 'milestone'), label: 'Filed' };
    const others = [filed, about(text, 1, 'saved')].map((record) => ({
      record,
      bytes: () => text,
    }));
    expect(await history.merge(others)).toBe(1);
    // The same pack once more.
    expect(await history.merge(others)).toBe(0);
    const versions = await history.versions();
    expect(versions.map(({ reason, label }) => label ?? reason)).toEqual(['opened', 'Filed']);
  });

  it('has a version that another Stet kept, where nothing may be written', async () => {
    const file = path.join(await freshFolder(), '.stet', 'history', 'a.versions');
    const [one, two] = ['one', 'two'].map((slug) => bytesOf(articleWith({ slug }))) as [
      Uint8Array,
      Uint8Array,
    ];
    const theirs = await new ArticleHistory(file).add(about(one, 1), one);
    const system = faultyFileSystem(failing('open', 'EROFS'));
    const disk = { fs: system, queue: new WriteQueue(), self: 'me' };
    const history = new ArticleHistory(file, disk);
    expect(await history.add(about(one, 1, 'external-change'), one)).toBe(theirs);
    await fails(history.add(about(two, 2), two), 'read-only');
    // Whoever asks for it by name wants a record of their own.
    await fails(history.add({ ...about(one, 1, 'milestone'), label: 'Filed' }, one), 'read-only');
  });

  it('goes on behind a version that cannot be read any more', async () => {
    const file = path.join(await freshFolder(), '.stet', 'history', 'a.versions');
    const [one, two] = ['one', 'two'].map((slug) => bytesOf(articleWith({ slug }))) as [
      Uint8Array,
      Uint8Array,
    ];
    const unreadable = { kind: 'version', format: 1, id: 'a', ...about(one, 1), data: 'AAAA' };
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.writeFile(file, encodeRecord(unreadable));
    const history = new ArticleHistory(file);
    expect(await history.versions()).toHaveLength(1);
    const id = await history.add(about(two, 2), two);
    expect(await new ArticleHistory(file).bytesOf(id)).toEqual(Buffer.from(two));
    await fails(history.bytesOf('a'), 'damaged');
    // Nor does it keep the others from being written anew.
    const three = bytesOf(articleWith({ slug: 'three' }));
    const other = { record: about(three, 3), bytes: () => three };
    expect(await history.merge([other])).toBe(1);
    const versions = await history.versions();
    expect(versions.map(({ revision }) => revision)).toEqual([one, two, three].map(revisionOf));
    expect(await history.bytesOf(id)).toEqual(Buffer.from(two));
  });

  it('is read by whatever of the same text can be read', async () => {
    const file = path.join(await freshFolder(), '.stet', 'history', 'a.versions');
    const [text, onIt, another] = ['', ' on it', ' another'].map((change) =>
      bytesOf(longRead(change)),
    ) as [Uint8Array, Uint8Array, Uint8Array];
    const record = (id: string, at: number, bytes: Uint8Array, packed: Packed) =>
      encodeRecord({ kind: 'version', format: 1, id, ...about(bytes, at), ...packed });
    const revision = revisionOf(text);
    const whole = pack(text, undefined);
    const keyframe = { revision, bytes: text, packed: whole.data.length };
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.writeFile(
      file,
      Buffer.concat([
        record('damaged', 1, text, { data: 'AAAA' }),
        record('whole', 2, text, whole),
        record('on it', 3, onIt, pack(onIt, keyframe)),
        record('damaged, on it', 4, onIt, { on: revision, data: 'AAAA' }),
        record('another', 5, another, pack(another, undefined)),
      ]),
    );
    const history = new ArticleHistory(file);
    for (const id of ['damaged', 'whole']) {
      expect(await history.bytesOf(id)).toEqual(Buffer.from(text));
    }
    for (const id of ['on it', 'damaged, on it']) {
      expect(await history.bytesOf(id)).toEqual(Buffer.from(onIt));
    }
    expect(await history.bytesAt(revision)).toEqual(Buffer.from(text));
  });

  it.each(['renamed', 'unlinked'])(
    'is read anew where another Stet wrote it anew (%s), also where it is as long as before',
    async (how) => {
      const file = path.join(await freshFolder(), '.stet', 'history', 'a.versions');
      const [before, after] = ['one', 'two'].map((slug, at) => {
        const text = bytesOf(articleWith({ slug }));
        return encodeRecord({
          kind: 'version',
          format: 1,
          id: `${at}`,
          ...about(text, at),
          data: '',
        });
      }) as [Uint8Array, Uint8Array];
      const which = async () => {
        const { ino, birthtimeNs } = await fs.stat(file, { bigint: true });
        return `${ino} ${birthtimeNs}`;
      };
      await fs.mkdir(path.dirname(file), { recursive: true });
      await fs.writeFile(file, before);
      const history = new ArticleHistory(file);
      expect(await history.versions()).toMatchObject([{ id: '0' }]);
      const old = await which();
      do {
        // The number of a file that has gone may be the next one's at once.
        if (how === 'unlinked') await fs.unlink(file);
        await fs.writeFile(`${file}-new`, after);
        await fs.rename(`${file}-new`, file);
      } while ((await which()) === old);
      expect(await history.versions()).toMatchObject([{ id: '1' }]);
    },
  );

  it('is written by two at once without losing a version', async () => {
    const file = path.join(await freshFolder(), '.stet', 'history', 'a.versions');
    const writers = [new ArticleHistory(file), new ArticleHistory(file)];
    const texts = Array.from({ length: 20 }, (_, index) => bytesOf(longRead(` change ${index}`)));
    for (let index = 0; index < texts.length; index++) {
      const bytes = texts[index] as Uint8Array;
      await writers[index % 2]?.add(about(bytes, index), bytes);
    }
    const all = await new ArticleHistory(file).versions();
    expect(all.map(({ revision }) => revision)).toEqual(texts.map(revisionOf));
  });

  it('keeps a version that was expected so that it can be read, whatever came in between', async () => {
    const file = path.join(await freshFolder(), '.stet', 'history', 'a.versions');
    const history = new ArticleHistory(file);
    const texts = ['one', 'two', 'three', 'four', 'five'].map((word) => bytesOf(longRead(word)));
    const add = (to: ArticleHistory, index: number) => {
      const bytes = texts[index] as Uint8Array;
      return to.add(about(bytes, index * day), bytes);
    };
    const expectNext = (index: number) => {
      const bytes = texts[index] as Uint8Array;
      return history.expect(revisionOf(bytes), bytes);
    };
    await expectNext(0);
    await add(history, 0);
    await expectNext(1);
    // Another Stet writes the file anew, and the text that this one is written against is not in it.
    await fs.unlink(file);
    await add(new ArticleHistory(file), 2);
    await add(history, 1);
    // What comes is another text.
    await expectNext(3);
    await add(history, 4);
    await add(history, 3);
    const read = new ArticleHistory(file);
    const versions = await read.versions();
    expect(versions.map(({ revision }) => revision)).toEqual(
      [2, 1, 4, 3].map((index) => revisionOf(texts[index] as Uint8Array)),
    );
    for (const { id, revision } of versions) {
      expect(revisionOf(await read.bytesOf(id))).toBe(revision);
    }
  });

  it('is kept where the folder of the versions was taken away meanwhile', async () => {
    const root = path.join(await freshFolder(), '.stet');
    const file = path.join(root, 'history', 'a.versions');
    const history = new ArticleHistory(file);
    const [one, two] = ['one', 'two'].map((word) => bytesOf(longRead(word))) as [
      Uint8Array,
      Uint8Array,
    ];
    await history.add(about(one, 1), one);
    await fs.rm(root, { recursive: true });
    const id = await history.add(about(two, 2), two);
    expect(await new ArticleHistory(file).bytesOf(id)).toEqual(Buffer.from(two));
  });

  it('loses a torn end at most, and is added to behind it', async () => {
    const file = path.join(await freshFolder(), '.stet', 'history', 'a.versions');
    const [one, two, three] = ['one', 'two', 'three'].map((word) => bytesOf(longRead(word))) as [
      Uint8Array,
      Uint8Array,
      Uint8Array,
    ];
    const history = new ArticleHistory(file);
    await history.add(about(one, 1), one);
    await history.add(about(two, 2), two);
    await fs.truncate(file, (await fs.stat(file)).size - 3);
    const after = new ArticleHistory(file);
    await after.add(about(three, 3), three);
    const read = new ArticleHistory(file);
    const versions = await read.versions();
    expect(versions.map(({ revision }) => revision)).toEqual([revisionOf(one), revisionOf(three)]);
    expect(await read.bytesOf(versions[1]?.id ?? '')).toEqual(Buffer.from(three));
  });

  it('loses what is damaged in its middle, not what stands behind it, and keeps the damaged file', async () => {
    const folder = path.join(await freshFolder(), '.stet', 'history');
    const file = path.join(folder, 'a.versions');
    const texts = ['one', 'two', 'three', 'four'].map((word) =>
      bytesOf(articleWith({ slug: word })),
    );
    const history = new ArticleHistory(file);
    const ends: number[] = [];
    for (const [index, bytes] of texts.entries()) {
      await history.add(about(bytes, index), bytes);
      ends.push((await fs.stat(file)).size);
    }
    const damaged = await fs.readFile(file);
    const middle = (ends[0] as number) + 20;
    damaged[middle] = (damaged[middle] as number) ^ 0xff;
    await fs.writeFile(file, damaged);
    const after = new ArticleHistory(file);
    const left = [0, 2, 3].map((index) => revisionOf(texts[index] as Uint8Array));
    expect((await after.versions()).map(({ revision }) => revision)).toEqual(left);
    const more = bytesOf(articleWith({ slug: 'five' }));
    await after.add(about(more, 5), more);
    const read = await new ArticleHistory(file).versions();
    expect(read.map(({ revision }) => revision)).toEqual([...left, revisionOf(more)]);
    const aside = (await namesIn(folder)).find((name) => name.startsWith('a.versions.damaged-'));
    expect(await fs.readFile(path.join(folder, aside ?? ''))).toEqual(damaged);
  });

  it('is not thinned by a Stet that does not know all that is in it', async () => {
    const file = path.join(await freshFolder(), '.stet', 'history', 'a.versions');
    const history = new ArticleHistory(file);
    for (let age = 30; age >= 0; age--) {
      const bytes = bytesOf(articleWith({ slug: `day-${age}` }));
      await history.add(about(bytes, 200 * day - age * 6 * 60 * minute), bytes);
    }
    await fs.appendFile(file, encodeRecord({ kind: 'proofread' }));
    const before = await fs.readFile(file);
    await new ArticleHistory(file).thin(200 * day);
    expect(await fs.readFile(file)).toEqual(before);
  });

  it('can be read after it was thinned', async () => {
    const file = path.join(await freshFolder(), '.stet', 'history', 'a.versions');
    const history = new ArticleHistory(file);
    const now = 200 * day;
    for (let age = 60; age >= 0; age--) {
      const bytes = bytesOf(longRead(` ${age}`));
      await history.add(about(bytes, now - age * 6 * 60 * minute), bytes);
    }
    const before = await history.versions();
    await history.thin(now);
    const read = new ArticleHistory(file);
    const versions = await read.versions();
    expect(versions.length).toBeLessThan(before.length);
    for (const { id, revision } of versions) {
      expect(revisionOf(await read.bytesOf(id))).toBe(revision);
    }
  });
});

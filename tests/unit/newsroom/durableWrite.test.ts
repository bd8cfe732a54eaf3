import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import {
  durableWrite,
  type ReplacedText,
  type WriteRequest,
} from '../../../electron/newsroom/storage/durableWrite.ts';
import type { FileSystem } from '../../../electron/newsroom/storage/fileSystem.ts';
import { revisionOf } from '../../../electron/newsroom/storage/revision.ts';
import { identity } from '../../../electron/newsroom/storage/temporaryName.ts';
import { WriteQueue } from '../../../electron/newsroom/storage/writeQueue.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import { faultyFileSystem, systemError } from '../../fault/faults.ts';
import { bytesOf, freshFolder, namesIn } from './folders.ts';

const old = bytesOf('the old version\n');
const fresh = bytesOf('the new version, which is longer\n');

async function oldFile(name = 'harbor.stet') {
  const folder = await freshFolder();
  const file = path.join(folder, name);
  await fs.writeFile(file, old);
  return { folder, file };
}

const write = (request: WriteRequest, system?: FileSystem) =>
  system
    ? durableWrite(request, { fs: system, queue: new WriteQueue(), self: identity })
    : durableWrite(request);

async function failureOf(writing: Promise<unknown>) {
  const error = await writing.then(
    () => expect.fail('it reported success'),
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(FailureError);
  return (error as FailureError).failure;
}

describe('a write', () => {
  it('replaces the revision it was based on, and leaves nothing else behind', async () => {
    const { folder, file } = await oldFile();
    const written = await write({ path: file, bytes: fresh, base: revisionOf(old) });
    expect(written).toMatchObject({ path: file, revision: revisionOf(fresh), changed: true });
    expect(await fs.readFile(file, 'utf8')).toBe('the new version, which is longer\n');
    expect(await namesIn(folder)).toEqual(['harbor.stet']);
  });

  it('makes an empty file, and one of 5 MB', async () => {
    const folder = await freshFolder();
    for (const bytes of [new Uint8Array(0), new Uint8Array(5_000_000).fill(7)]) {
      const file = path.join(folder, `${bytes.length}.stet`);
      await write({ path: file, bytes, base: 'absent' });
      expect(revisionOf(await fs.readFile(file))).toBe(revisionOf(bytes));
    }
  });

  it('does nothing when the same bytes are there, whatever the base', async () => {
    const { file } = await oldFile();
    const before = await fs.stat(file);
    const written = await write({ path: file, bytes: old, base: 'a'.repeat(64) });
    expect(written).toMatchObject({ revision: revisionOf(old), changed: false });
    expect((await fs.stat(file)).ino).toBe(before.ino);
  });

  it('makes the same bytes durable, if somebody else wrote them', async () => {
    const { folder, file } = await oldFile();
    const system = faultyFileSystem(() => undefined, 'linux');
    await write({ path: file, bytes: old, base: revisionOf(old) }, system);
    expect(system.calls).toContain('sync harbor.stet');
    expect(system.calls).toContain(`sync ${path.basename(folder)}`);
    expect(system.calls.some((call) => call.startsWith('write'))).toBe(false);
    const failing = faultyFileSystem((call) => {
      if (call === 'sync') throw systemError('EIO');
    });
    const again = write({ path: file, bytes: old, base: revisionOf(old) }, failing);
    expect((await failureOf(again)).code).toBe('io');
    await fs.chmod(file, 0o444);
    expect(await write({ path: file, bytes: old, base: revisionOf(old) })).toMatchObject({
      changed: false,
    });
  });

  it('is a conflict when another version lies there, and names it', async () => {
    const { folder, file } = await oldFile();
    const failure = await failureOf(write({ path: file, bytes: fresh, base: 'a'.repeat(64) }));
    expect(failure).toMatchObject({ code: 'conflict', detail: { revision: revisionOf(old) } });
    expect(await fs.readFile(file)).toEqual(Buffer.from(old));
    expect(await namesIn(folder)).toEqual(['harbor.stet']);
  });

  it('of a new file never replaces one', async () => {
    const { file } = await oldFile();
    for (const bytes of [fresh, old]) {
      expect(await failureOf(write({ path: file, bytes, base: 'absent' }))).toMatchObject({
        code: 'exists',
      });
    }
    expect(await fs.readFile(file)).toEqual(Buffer.from(old));
  });

  it('to a file that went away is not-found, not a new file', async () => {
    const { folder, file } = await oldFile();
    await fs.unlink(file);
    const failure = await failureOf(write({ path: file, bytes: fresh, base: revisionOf(old) }));
    expect(failure.code).toBe('not-found');
    expect(await namesIn(folder)).toEqual([]);
  });

  it('to a folder that went away is not-found', async () => {
    const { folder } = await oldFile();
    const gone = path.join(folder, 'gone', 'a.stet');
    expect(await failureOf(write({ path: gone, bytes: fresh, base: 'absent' }))).toMatchObject({
      code: 'not-found',
      detail: { what: 'folder' },
    });
  });

  it('keeps the permissions of the file', async () => {
    const { file } = await oldFile();
    for (const mode of [0o600, 0o640, 0o666]) {
      await fs.chmod(file, mode);
      await write({ path: file, bytes: bytesOf(String(mode)), base: 'any' });
      expect((await fs.stat(file)).mode & 0o777).toBe(mode);
    }
  });

  it('through a link goes to the file that it names', async () => {
    const { folder, file } = await oldFile();
    const desk = path.join(folder, 'desk');
    await fs.mkdir(desk);
    const link = path.join(desk, 'linked.stet');
    await fs.symlink(file, link);
    const written = await write({ path: link, bytes: fresh, base: revisionOf(old) });
    expect(written.path).toBe(file);
    expect((await fs.lstat(link)).isSymbolicLink()).toBe(true);
    expect(await fs.readFile(file)).toEqual(Buffer.from(fresh));
    expect(await namesIn(desk)).toEqual(['linked.stet']);
  });

  it('through a link that leads nowhere writes nothing', async () => {
    const { folder } = await oldFile();
    const link = path.join(folder, 'link.stet');
    await fs.symlink(path.join(folder, 'nowhere.stet'), link);
    expect((await failureOf(write({ path: link, bytes: fresh, base: 'any' }))).code).toBe(
      'not-found',
    );
    expect((await failureOf(write({ path: link, bytes: fresh, base: 'absent' }))).code).toBe(
      'exists',
    );
    expect(await namesIn(folder)).toEqual(['harbor.stet', 'link.stet']);
  });

  it.each([
    ['composed', 'Zürich.stet'.normalize('NFC')],
    ['decomposed', 'Zürich.stet'.normalize('NFD')],
    ['as long as names can be', `${'x'.repeat(250)}.stet`],
    ['as long as names can be, in another script', `${'港'.repeat(83)}.stet`],
    ['unusual', '- $(a) `b` "c" \'d\' %s 🗞.stet'],
  ])('takes a name that is %s', async (_, name) => {
    const { folder, file } = await oldFile(name);
    await write({ path: file, bytes: fresh, base: revisionOf(old) });
    expect(await fs.readFile(file)).toEqual(Buffer.from(fresh));
    expect(await namesIn(folder)).toEqual([name]);
  });

  it('refuses a name that is too long with a sentence', async () => {
    const folder = await freshFolder();
    const file = path.join(folder, `${'x'.repeat(300)}.stet`);
    expect((await failureOf(write({ path: file, bytes: fresh, base: 'absent' }))).code).toBe(
      'bad-name',
    );
  });

  it('refuses a protected file, whoever runs it', async () => {
    const { folder, file } = await oldFile();
    await fs.chmod(file, 0o444);
    expect(
      await failureOf(write({ path: file, bytes: fresh, base: revisionOf(old) })),
    ).toMatchObject({ code: 'read-only', detail: { what: 'file' } });
    expect(await namesIn(folder)).toEqual(['harbor.stet']);
  });

  it('waits for another write of the same file, also through a link', async () => {
    const { folder, file } = await oldFile();
    const link = path.join(folder, 'link.stet');
    await fs.symlink(file, link);
    const results = await Promise.allSettled(
      [file, link, file].map((target, index) =>
        write({ path: target, bytes: bytesOf(`version ${index}`), base: revisionOf(old) }),
      ),
    );
    // Whichever found out first where the file lies.
    const written = results.flatMap(({ status }, index) => (status === 'fulfilled' ? [index] : []));
    expect(written).toHaveLength(1);
    expect(await fs.readFile(file, 'utf8')).toBe(`version ${written[0]}`);
  });
});

describe('the seams', () => {
  it('keep the displaced version before it is replaced, and nothing for a new file', async () => {
    const { folder, file } = await oldFile();
    const displaced = vi.fn(async ({ bytes }: ReplacedText) => {
      expect(bytes).toEqual(Buffer.from(old));
      expect(await fs.readFile(file)).toEqual(Buffer.from(old));
    });
    await write({ path: file, bytes: fresh, base: revisionOf(old), displaced });
    await write({ path: path.join(folder, 'b.stet'), bytes: fresh, base: 'absent', displaced });
    expect(displaced).toHaveBeenCalledOnce();
  });

  it('keep it while the bytes are still being made', async () => {
    const { file } = await oldFile();
    const kept = Promise.withResolvers<void>();
    const displaced = vi.fn(async () => kept.resolve());
    const bytes = kept.promise.then(() => fresh);
    await write({ path: file, bytes, base: revisionOf(old), displaced });
    expect(displaced).toHaveBeenCalledOnce();
    expect(await fs.readFile(file)).toEqual(Buffer.from(fresh));
  });

  it('keep nothing of a file that is not what the write is based on', async () => {
    const { file } = await oldFile();
    const displaced = vi.fn(async () => undefined);
    const bytes = Promise.resolve(fresh);
    const failure = await failureOf(write({ path: file, bytes, base: 'a'.repeat(64), displaced }));
    expect(failure.code).toBe('conflict');
    expect(displaced).not.toHaveBeenCalled();
  });

  it.each(['displaced', 'beforePlacing'])('%s ends the write where it fails', async (seam) => {
    const { folder, file } = await oldFile();
    const full = async () => {
      throw systemError('ENOSPC');
    };
    const failure = await failureOf(
      write({ path: file, bytes: fresh, base: revisionOf(old), [seam]: full }),
    );
    expect(failure.code).toBe('disk-full');
    expect(await fs.readFile(file)).toEqual(Buffer.from(old));
    expect(await namesIn(folder)).toEqual(['harbor.stet']);
  });
});

describe('the order of a save', () => {
  it('is write, sync, look again, rename, sync the folder', async () => {
    const { file } = await oldFile();
    const system = faultyFileSystem(() => undefined, 'linux');
    await write({ path: file, bytes: fresh, base: revisionOf(old) }, system);
    const order = system.calls
      .map((call) => call.replace(/\.~.*tmp$/, 'TMP').replace(/\.~.*turn$/, 'TURN'))
      .filter((call) => !/^(facts|set|mayWrite|room|realpath|lstat)/.test(call));
    const folder = path.basename(path.dirname(file));
    expect(order).toEqual([
      'stat harbor.stet',
      'readFile harbor.stet',
      'stat harbor.stet',
      'open TMP',
      'write TMP',
      'sync TMP',
      'close TMP',
      'open TURN',
      'write TURN',
      'close TURN',
      'stat harbor.stet',
      'rename harbor.stet',
      'unlink TURN',
      `open ${folder}`,
      `sync ${folder}`,
      `close ${folder}`,
      'stat harbor.stet',
    ]);
  });

  it('has all ready for bytes that are still being made', async () => {
    const { folder, file } = await oldFile();
    const system = faultyFileSystem(() => undefined, 'linux');
    const bytes = Promise.withResolvers<Uint8Array>();
    const writing = write({ path: file, bytes: bytes.promise, base: revisionOf(old) }, system);
    await vi.waitFor(() => expect(system.calls.at(-1)).toMatch(/^open .*tmp$/));
    bytes.resolve(fresh);
    await writing;
    expect(system.calls.filter((call) => /^open .*tmp$/.test(call))).toHaveLength(1);
    expect(await fs.readFile(file)).toEqual(Buffer.from(fresh));
    expect(await namesIn(folder)).toEqual(['harbor.stet']);
  });

  it.each([
    ['the same as there', () => Promise.resolve(old), undefined],
    ['none after all', () => Promise.reject(new Error('none')), 'io'],
  ])('leaves nothing behind where those are %s', async (_, bytes, code) => {
    const { folder, file } = await oldFile();
    const writing = write({ path: file, bytes: bytes(), base: revisionOf(old) });
    if (code) expect((await failureOf(writing)).code).toBe(code);
    else expect(await writing).toMatchObject({ changed: false });
    expect(await fs.readFile(file)).toEqual(Buffer.from(old));
    expect(await namesIn(folder)).toEqual(['harbor.stet']);
  });

  it('does nothing where the same bytes are there, although nothing could be written', async () => {
    const { file } = await oldFile();
    const system = faultyFileSystem((call) => {
      if (call === 'mayWrite') throw systemError('EROFS');
    }, 'linux');
    const request = { path: file, bytes: Promise.resolve(old), base: revisionOf(old) };
    expect(await write(request, system)).toMatchObject({ changed: false });
  });

  it('opens nothing over a version that it does not know', async () => {
    const { file } = await oldFile();
    const system = faultyFileSystem(() => undefined, 'linux');
    const request = { path: file, bytes: Promise.resolve(fresh), base: revisionOf(fresh) };
    expect((await failureOf(write(request, system))).code).toBe('conflict');
    expect(system.calls.some((call) => call.startsWith('open'))).toBe(false);
  });

  it('leaves out the folder’s sync on Windows', async () => {
    const { file } = await oldFile();
    const system = faultyFileSystem(() => undefined, 'win32');
    await write({ path: file, bytes: fresh, base: revisionOf(old) }, system);
    expect(system.calls.filter((call) => call.startsWith('sync'))).toHaveLength(1);
  });

  it('reads back on a network drive', async () => {
    const { file } = await oldFile();
    const system = faultyFileSystem(
      (call) => (call === 'room' ? { free: 1e9, kind: 0x6969 } : undefined),
      'linux',
    );
    await write({ path: file, bytes: fresh, base: revisionOf(old) }, system);
    expect(system.calls.at(-2)).toBe('readFile harbor.stet');
  });
});

import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ArticleHistory } from '../../electron/newsroom/history/articleHistory.ts';
import { keepDisplaced } from '../../electron/newsroom/history/displacing.ts';
import { historyFile } from '../../electron/newsroom/history/historyFile.ts';
import type { OpenFile } from '../../electron/newsroom/storage/fileSystem.ts';
import { serialise } from '../../shared/article/serialise.ts';
import { articleWith } from '../unit/newsroom/articleWith.ts';
import { bytesOf, freshFolder, namesIn } from '../unit/newsroom/folders.ts';
import { failing, faultyFileSystem } from './faults.ts';
import { base, failureOf, fresh, old, oldFile, temporary, write as writeBytes } from './oldFile.ts';

/** The bytes of a save are still being made when its file is looked at. */
const laterBytes = (bytes: Uint8Array) => Promise.resolve(bytes);

describe.each([
  ['given', (bytes: Uint8Array) => bytes],
  ['made meanwhile', laterBytes],
])(
  'with bytes that are %s a fault is never reported as success, and the old version stays',
  (_, made) => {
    const write: typeof writeBytes = ({ bytes, ...request }, system) =>
      writeBytes({ ...request, bytes: made(bytes as Uint8Array) }, system);

    it.each([
      ['open', 'EMFILE', 'io'],
      ['open', 'EACCES', 'read-only'],
      ['open', 'ENOSPC', 'disk-full'],
      ['write', 'ENOSPC', 'disk-full'],
      ['write', 'EDQUOT', 'disk-full'],
      ['write', 'EIO', 'io'],
      ['sync', 'EIO', 'io'],
      ['sync', 'ENOSPC', 'disk-full'],
      ['close', 'EIO', 'io'],
      ['close', 'EDQUOT', 'disk-full'],
      ['facts', 'EIO', 'io'],
    ] as const)('%s %s on the new file → %s', async (call, code, expected) => {
      const { folder, file } = await oldFile();
      const system = faultyFileSystem(failing(call, code, { path: temporary }));
      const failure = await failureOf(write({ path: file, bytes: fresh, base }, system));
      expect(failure).toMatchObject({ code: expected, detail: { system: code } });
      expect(failure.message).toMatch(/^Not saved: .+\.$/);
      expect(failure.message).not.toContain(folder);
      expect(await fs.readFile(file)).toEqual(Buffer.from(old));
      expect(await namesIn(folder)).toEqual(['harbor.stet']);
    });

    it.each([
      ['rename', 'EIO', 'io'],
      ['rename', 'EROFS', 'read-only'],
      ['rename', 'EACCES', 'read-only'],
      ['stat', 'EIO', 'io'],
      ['stat', 'ESTALE', 'io'],
      ['readFile', 'EIO', 'io'],
      ['mayWrite', 'EROFS', 'read-only'],
    ] as const)('%s %s on the article → %s', async (call, code, expected) => {
      const { folder, file } = await oldFile();
      const system = faultyFileSystem(failing(call, code, { path: /harbor\.stet$/ }), 'linux');
      const failure = await failureOf(write({ path: file, bytes: fresh, base }, system));
      expect(failure.code).toBe(expected);
      expect(await fs.readFile(file)).toEqual(Buffer.from(old));
      expect(await namesIn(folder)).toEqual(['harbor.stet']);
    });

    it('a failed sync is not tried again on the same descriptor', async () => {
      const { file } = await oldFile();
      const system = faultyFileSystem(failing('sync', 'EIO', { times: 1 }));
      await failureOf(write({ path: file, bytes: fresh, base }, system));
      expect(system.calls.filter((call) => call.startsWith('sync'))).toHaveLength(1);
      await write({ path: file, bytes: fresh, base }, system);
      const opened = system.calls.filter((call) => /^open .*tmp$/.test(call));
      expect(new Set(opened).size).toBe(2);
    });

    it('writes on after short writes, until every byte is out', async () => {
      const { file } = await oldFile();
      const system = faultyFileSystem((call, at, argument) => {
        if (call !== 'write' || !temporary.test(at)) return undefined;
        const { bytes, file, position } = argument as {
          bytes: Uint8Array;
          file: OpenFile;
          position: number;
        };
        return file.write(bytes.subarray(0, 3), position);
      });
      await write({ path: file, bytes: fresh, base }, system);
      expect(await fs.readFile(file)).toEqual(Buffer.from(fresh));
      expect(system.calls.filter((call) => /^write .*tmp$/.test(call))).toHaveLength(
        Math.ceil(fresh.length / 3),
      );
    });

    it('takes a write of no bytes for a full disk', async () => {
      const { folder, file } = await oldFile();
      const system = faultyFileSystem((call, at) =>
        call === 'write' && temporary.test(at) ? 0 : undefined,
      );
      const failure = await failureOf(write({ path: file, bytes: fresh, base }, system));
      expect(failure.code).toBe('disk-full');
      expect(await fs.readFile(file)).toEqual(Buffer.from(old));
      expect(await namesIn(folder)).toEqual(['harbor.stet']);
    });

    it('does not believe a write that says more than it did', async () => {
      const { file } = await oldFile();
      const system = faultyFileSystem((call, at, argument) =>
        call === 'write' && temporary.test(at)
          ? (argument as { bytes: Uint8Array }).bytes.length
          : undefined,
      );
      expect((await failureOf(write({ path: file, bytes: fresh, base }, system))).code).toBe(
        'disk-full',
      );
      expect(await fs.readFile(file)).toEqual(Buffer.from(old));
    });

    it('wants room for twice the size', async () => {
      const { folder, file } = await oldFile();
      const system = faultyFileSystem((call) =>
        call === 'room' ? { free: fresh.length * 2 - 1, kind: 0 } : undefined,
      );
      expect((await failureOf(write({ path: file, bytes: fresh, base }, system))).code).toBe(
        'disk-full',
      );
      expect(system.calls.some((call) => /^write .*tmp$/.test(call))).toBe(false);
      expect(await namesIn(folder)).toEqual(['harbor.stet']);
    });

    it('tells about a folder whose sync failed, and writes anew the next time', async () => {
      const { folder, file } = await oldFile();
      const name = path.basename(folder);
      const failsOnce = failing('sync', 'EIO', { times: 1, path: new RegExp(`${name}$`) });
      const system = faultyFileSystem(failsOnce, 'linux');
      expect((await failureOf(write({ path: file, bytes: fresh, base }, system))).code).toBe('io');
      const again = await write({ path: file, bytes: fresh, base }, system);
      expect(again.changed).toBe(true);
      expect(system.calls.filter((call) => call === `sync ${name}`)).toHaveLength(2);
      expect(system.calls.filter((call) => call === 'rename harbor.stet')).toHaveLength(2);
    });

    it('goes on from a version that it put there and could not vouch for: nobody else changed it', async () => {
      const { folder, file } = await oldFile();
      const name = new RegExp(`${path.basename(folder)}$`);
      const system = faultyFileSystem(failing('sync', 'EIO', { times: 2, path: name }), 'linux');
      const attempt = (text: string) => write({ path: file, bytes: bytesOf(text), base }, system);
      expect((await failureOf(attempt('first'))).code).toBe('io');
      expect((await failureOf(attempt('second'))).code).toBe('io');
      await attempt('third');
      expect(await fs.readFile(file, 'utf8')).toBe('third');
      expect((await failureOf(attempt('by somebody who knows only the old one'))).code).toBe(
        'conflict',
      );
    });

    it('has a version of it that is the person’s own, and not from outside', async () => {
      const { folder, file } = await oldFile();
      const name = new RegExp(`${path.basename(folder)}$`);
      const system = faultyFileSystem(failing('sync', 'EIO', { times: 1, path: name }), 'linux');
      // The old one is a version already.
      const displacing = { root: folder, mayMakeRoot: true, name: 'harbor.stet' };
      const known = { revision: base };
      const historyIn = (place: string) => new ArticleHistory(place);
      const attempt = (headline: string) =>
        write(
          {
            path: file,
            bytes: serialise(articleWith({ headline })),
            base,
            displaced: async (there) => {
              await keepDisplaced({ ...displacing, known }, undefined, there, historyIn);
            },
          },
          system,
        );
      expect((await failureOf(attempt('First'))).code).toBe('io');
      await attempt('Second');
      const versions = await historyIn(historyFile(folder, articleWith().id)).versions();
      expect(versions.map(({ reason }) => reason)).toEqual(['saved']);
    });

    it('takes back a new file that it could not vouch for', async () => {
      const folder = await freshFolder();
      const file = path.join(folder, 'new.stet');
      const name = new RegExp(`${path.basename(folder)}$`);
      const system = faultyFileSystem(failing('sync', 'EIO', { times: 1, path: name }), 'linux');
      const request = { path: file, bytes: fresh, base: 'absent' };
      expect((await failureOf(write(request, system))).code).toBe('io');
      expect(await namesIn(folder)).toEqual([]);
      await write(request, system);
      expect(await fs.readFile(file)).toEqual(Buffer.from(fresh));
    });

    it('passes over file systems that cannot sync a folder', async () => {
      const { folder, file } = await oldFile();
      const name = new RegExp(`${path.basename(folder)}$`);
      const system = faultyFileSystem(failing('sync', 'EINVAL', { path: name }), 'linux');
      await write({ path: file, bytes: fresh, base }, system);
      expect(await fs.readFile(file)).toEqual(Buffer.from(fresh));
    });

    it('notices a drive that gives back something else than was written', async () => {
      const { file } = await oldFile();
      let written = false;
      const system = faultyFileSystem((call) => {
        if (call === 'room') return { free: 1e9, kind: 0xff534d42 };
        if (call === 'rename') written = true;
        return call === 'readFile' && written ? bytesOf('something else') : undefined;
      }, 'linux');
      expect((await failureOf(write({ path: file, bytes: fresh, base }, system))).code).toBe('io');
    });
  },
);

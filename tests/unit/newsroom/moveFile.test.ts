import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { durableWrite } from '../../../electron/newsroom/storage/durableWrite.ts';
import { realFileSystem } from '../../../electron/newsroom/storage/fileSystem.ts';
import { moveFile } from '../../../electron/newsroom/storage/moveFile.ts';
import { revisionOf } from '../../../electron/newsroom/storage/revision.ts';
import { identity } from '../../../electron/newsroom/storage/temporaryName.ts';
import { WriteQueue } from '../../../electron/newsroom/storage/writeQueue.ts';
import { failing, faultyFileSystem, systemError } from '../../fault/faults.ts';
import { fails } from './desks.ts';
import { bytesOf, eventually, freshFolder, namesIn } from './folders.ts';

async function twoNames(name = 'harbor.stet') {
  const folder = await freshFolder();
  const from = path.join(folder, name);
  await fs.writeFile(from, 'text');
  return { folder, from, to: path.join(folder, 'ferry.stet') };
}

describe('moving a file', () => {
  it('gives it the other name, with or without hard links', async () => {
    for (const system of [realFileSystem, faultyFileSystem(failing('link', 'ENOTSUP'))]) {
      const { folder, from, to } = await twoNames();
      await moveFile(from, to, 'Not renamed', system);
      expect(await namesIn(folder)).toEqual(['ferry.stet']);
      expect(await fs.readFile(to, 'utf8')).toBe('text');
    }
  });

  it('holds the name in its turn without hard links, by which the next start knows it', async () => {
    const { folder, from, to } = await twoNames();
    let held: string[] = [];
    const system = faultyFileSystem(async (call, at) => {
      if (call === 'link') throw systemError('EPERM');
      if (call === 'rename' && at === to) held = await namesIn(folder);
    });
    await moveFile(from, to, 'Not renamed', system);
    expect(held).toContain('ferry.stet');
    expect(held).toContain('.~ferry.stet.turn');
    expect(await namesIn(folder)).toEqual(['ferry.stet']);
  });

  it('never takes the name of another file, not even of one that appears meanwhile', async () => {
    for (const links of [true, false]) {
      const { folder, from, to } = await twoNames();
      const system = faultyFileSystem(async (call, at) => {
        if (call === 'link' || (call === 'open' && at === to)) {
          await fs.writeFile(to, 'another text');
        }
        if (call === 'link' && !links) throw systemError('EPERM');
      });
      await fails(moveFile(from, to, 'Not renamed', system), 'exists');
      expect(await fs.readFile(to, 'utf8')).toBe('another text');
      expect(await fs.readFile(from, 'utf8')).toBe('text');
      expect(await namesIn(folder)).toEqual(['ferry.stet', 'harbor.stet']);
    }
  });

  it.each([
    ['case', 'harbor.stet', 'Harbor.stet'],
    ['accents', 'Zürich.stet'.normalize('NFD'), 'Zürich.stet'.normalize('NFC')],
  ])('changes %s only, where both spellings are one file', async (_, before, after) => {
    const { folder, from } = await twoNames(before);
    const to = path.join(folder, after);
    const sees = (call: string, at: string) =>
      call === 'lstat' && at === to ? realFileSystem.lstat(from) : undefined;
    await moveFile(from, to, 'Not renamed', faultyFileSystem(sees));
    expect(await namesIn(folder)).toEqual([after]);
  });

  it('moves a link, not the file that it names', async () => {
    const { folder, from, to } = await twoNames();
    const link = path.join(folder, 'link.stet');
    await fs.symlink(from, link);
    await moveFile(link, to, 'Not renamed');
    expect(await fs.readlink(to)).toBe(from);
    expect(await namesIn(folder)).toEqual(['ferry.stet', 'harbor.stet']);
  });

  it('leaves one file under one name when it fails half-way', async () => {
    const { folder, from, to } = await twoNames();
    const system = faultyFileSystem(
      failing('unlink', 'EACCES', { path: /harbor\.stet$/ }),
      'linux',
    );
    await fails(moveFile(from, to, 'Not renamed', system), 'read-only');
    expect(await namesIn(folder)).toEqual(['harbor.stet']);
  });

  it.each([1, 2])('leaves it where it was when folder %i cannot be synced', async (which) => {
    const { from, to } = await twoNames();
    const elsewhere = path.join(await freshFolder(), path.basename(to));
    let synced = 0;
    const system = faultyFileSystem((call) => {
      if (call === 'sync' && ++synced === which) throw systemError('EIO');
    });
    await fails(moveFile(from, elsewhere, 'Not renamed', system), 'io');
    expect(await namesIn(path.dirname(from))).toEqual(['harbor.stet']);
    expect(await namesIn(path.dirname(elsewhere))).toEqual([]);
  });

  it('does not take away what another process saves meanwhile', async () => {
    const { folder, from, to } = await twoNames();
    const other = {
      // Its pauses take their time, or it would lose its patience before the move is done.
      fs: faultyFileSystem((call, _, argument) =>
        call === 'sleep' ? realFileSystem.sleep(argument as number) : undefined,
      ),
      queue: new WriteQueue(),
      self: identity.replace(/[0-9a-f]{6}$/, 'dddddd'),
    };
    const request = { path: from, bytes: bytesOf('new'), base: revisionOf(bytesOf('text')) };
    let saving: Promise<unknown> | undefined;
    const system = faultyFileSystem(async (call, at) => {
      // Between the two steps: the file has both names.
      if (call !== 'unlink' || at !== from) return;
      saving = durableWrite(request, other).catch((error) => error);
      await eventually(() => expect(other.fs.calls.some((c) => c.startsWith('sleep'))).toBe(true));
    });
    await moveFile(from, to, 'Not renamed', system);
    expect(await saving).toMatchObject({ failure: { code: 'not-found' } });
    expect(await namesIn(folder)).toEqual(['ferry.stet']);
    expect(await fs.readFile(to, 'utf8')).toBe('text');
  });

  it('works on a full disk, where there is no room even for a turn', async () => {
    const { folder, from, to } = await twoNames();
    const system = faultyFileSystem(failing('open', 'ENOSPC', { path: /\.turn$/ }));
    await moveFile(from, to, 'Not renamed', system);
    expect(await namesIn(folder)).toEqual(['ferry.stet']);
  });

  it('says that a disk is full which has no room to take a name away either', async () => {
    const { from, to } = await twoNames();
    const system = faultyFileSystem(failing('unlink', 'ENOSPC', { path: /\.stet$/ }));
    await fails(moveFile(from, to, 'Not renamed', system), 'disk-full');
    expect(await fs.readFile(from, 'utf8')).toBe('text');
  });

  it('of a file that is gone is not-found', async () => {
    const { from, to } = await twoNames();
    await fs.unlink(from);
    await fails(moveFile(from, to, 'Not renamed'), 'not-found');
  });
});

import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { revisionOf } from '../../electron/newsroom/storage/revision.ts';
import { sweepFolder } from '../../electron/newsroom/storage/sweep.ts';
import { identity } from '../../electron/newsroom/storage/temporaryName.ts';
import { bytesOf, failsToOpenOnce, freshFolder, namesIn } from '../unit/newsroom/folders.ts';
import { failing, faultyFileSystem, systemError } from './faults.ts';
import { base, failureOf, fresh, old, oldFile, temporary, write } from './oldFile.ts';

describe('a file that another program holds', () => {
  it.each([
    ['EBUSY', 'linux'],
    ['EBUSY', 'win32'],
    ['EPERM', 'win32'],
    ['EACCES', 'win32'],
  ] as const)('%s on %s three times, then it is written and read back', async (code, platform) => {
    const { folder, file } = await oldFile();
    const system = faultyFileSystem(failing('rename', code, { times: 3 }), platform);
    await write({ path: file, bytes: fresh, base }, system);
    expect(await fs.readFile(file)).toEqual(Buffer.from(fresh));
    expect(system.calls.at(-2)).toBe('readFile harbor.stet');
    expect(await namesIn(folder)).toEqual(['harbor.stet']);
  });

  it('is busy after a minute, with pauses from 10 to 100 ms', async () => {
    const { folder, file } = await oldFile();
    const pauses: number[] = [];
    const holds = failing('rename', 'EBUSY');
    const system = faultyFileSystem((call, at, argument) => {
      if (call === 'sleep') pauses.push(argument as number);
      return holds(call, at);
    }, 'win32');
    const failure = await failureOf(write({ path: file, bytes: fresh, base }, system));
    expect(failure).toMatchObject({ code: 'busy', retry: true });
    expect(pauses.slice(0, 3)).toEqual([10, 20, 30]);
    expect(Math.max(...pauses)).toBe(100);
    const waited = pauses.reduce((sum, pause) => sum + pause, 0);
    expect(waited).toBeGreaterThanOrEqual(60_000);
    expect(waited).toBeLessThan(61_000);
    expect(await fs.readFile(file)).toEqual(Buffer.from(old));
    expect(await namesIn(folder)).toEqual(['harbor.stet']);
  });

  it('is a conflict if that program changed it meanwhile', async () => {
    const { file } = await oldFile();
    const holds = failing('rename', 'EBUSY', { times: 1 });
    const system = faultyFileSystem(async (call, at) => {
      if (call === 'sleep') await fs.writeFile(file, 'their version');
      return holds(call, at);
    }, 'win32');
    expect((await failureOf(write({ path: file, bytes: fresh, base }, system))).code).toBe(
      'conflict',
    );
    expect(await fs.readFile(file, 'utf8')).toBe('their version');
  });
});

describe('a file that changes while it is saved', () => {
  it('is looked at again, and is a conflict if it is another version', async () => {
    const { folder, file } = await oldFile();
    const system = faultyFileSystem(async (call, at) => {
      if (call === 'close' && temporary.test(at)) await fs.writeFile(file, 'their version');
    });
    const failure = await failureOf(write({ path: file, bytes: fresh, base }, system));
    expect(failure).toMatchObject({
      code: 'conflict',
      detail: { revision: revisionOf(bytesOf('their version')) },
    });
    expect(await fs.readFile(file, 'utf8')).toBe('their version');
    expect(await namesIn(folder)).toEqual(['harbor.stet']);
  });

  it('is saved if it was only touched', async () => {
    const { file } = await oldFile();
    let touches = 0;
    const system = faultyFileSystem(async (call, at) => {
      if (call === 'close' && temporary.test(at) && ++touches < 3) await fs.writeFile(file, old);
    });
    await write({ path: file, bytes: fresh, base }, system);
    expect(await fs.readFile(file)).toEqual(Buffer.from(fresh));
  });

  it('is a conflict if it does not come to rest', async () => {
    const { folder, file } = await oldFile();
    let looks = 0;
    const system = faultyFileSystem(async (call, at) => {
      if (call !== 'close' || !temporary.test(at)) return;
      looks++;
      await fs.writeFile(file, old);
    });
    expect((await failureOf(write({ path: file, bytes: fresh, base }, system))).code).toBe(
      'conflict',
    );
    expect(looks).toBe(4);
    expect(await namesIn(folder)).toEqual(['harbor.stet']);
  });

  it('a new file that someone else made meanwhile is theirs', async () => {
    const folder = await freshFolder();
    const file = path.join(folder, 'harbor.stet');
    const system = faultyFileSystem(async (call) => {
      if (call === 'link') await fs.writeFile(file, 'their version');
    });
    const failure = await failureOf(write({ path: file, bytes: fresh, base: 'absent' }, system));
    expect(failure.code).toBe('exists');
    expect(await fs.readFile(file, 'utf8')).toBe('their version');
    expect(await namesIn(folder)).toEqual(['harbor.stet']);
  });

  it('also on a file system without hard links', async () => {
    const folder = await freshFolder();
    const file = path.join(folder, 'harbor.stet');
    const noLinks = faultyFileSystem(failing('link', 'EPERM'));
    await write({ path: file, bytes: fresh, base: 'absent' }, noLinks);
    expect(await fs.readFile(file)).toEqual(Buffer.from(fresh));
    const other = path.join(folder, 'other.stet');
    const raced = faultyFileSystem(async (call, at) => {
      if (call === 'link') throw systemError('EPERM');
      if (call === 'open' && at === other) await fs.writeFile(other, 'their version');
    });
    const failure = await failureOf(write({ path: other, bytes: fresh, base: 'absent' }, raced));
    expect(failure.code).toBe('exists');
    expect(await fs.readFile(other, 'utf8')).toBe('their version');
    expect(await namesIn(folder)).toEqual(['harbor.stet', 'other.stet']);
  });
});

describe('a file system that cannot rename over a file', () => {
  const cannotReplace = failing('rename', 'EEXIST');

  it('takes a new file, also without hard links, unless someone else made it meanwhile', async () => {
    const folder = await freshFolder();
    const file = path.join(folder, 'harbor.stet');
    let theirs: (() => Promise<void>) | undefined;
    const system = faultyFileSystem(async (call, at) => {
      if (call === 'link') throw systemError('EPERM');
      if (call !== 'rename' || at !== file) return;
      const held = (await namesIn(folder)).includes('harbor.stet');
      if (!held) await theirs?.();
      if (held || theirs) throw systemError('EEXIST');
    });
    await write({ path: file, bytes: fresh, base: 'absent' }, system);
    expect(await fs.readFile(file)).toEqual(Buffer.from(fresh));
    await fs.rm(file);
    theirs = () => fs.writeFile(file, 'their version');
    const failure = await failureOf(write({ path: file, bytes: fresh, base: 'absent' }, system));
    expect(failure.code).toBe('exists');
    expect(await fs.readFile(file, 'utf8')).toBe('their version');
    expect(await namesIn(folder)).toEqual(['harbor.stet']);
  });

  it('is written in place, after a backup', async () => {
    const { folder, file } = await oldFile();
    const system = faultyFileSystem((call, at) => cannotReplace(call, at), 'linux');
    await write({ path: file, bytes: fresh, base }, system);
    expect(await fs.readFile(file)).toEqual(Buffer.from(fresh));
    expect(await namesIn(folder)).toEqual(['harbor.stet']);
    const calls = system.calls.join('\n');
    expect(calls).toMatch(/sync \.~harbor\.stet\.bak[\s\S]*truncate harbor\.stet/);
  });

  it('gets the old version back when writing in place fails', async () => {
    const { folder, file } = await oldFile();
    let failed = false;
    const system = faultyFileSystem((call, at) => {
      cannotReplace(call, at);
      if (call === 'write' && at === file && !failed) {
        failed = true;
        throw systemError('EIO');
      }
    });
    expect((await failureOf(write({ path: file, bytes: fresh, base }, system))).code).toBe('io');
    expect(await fs.readFile(file)).toEqual(Buffer.from(old));
    expect(await namesIn(folder)).toEqual(['harbor.stet']);
  });

  it('leaves the backup when nothing can be written any more, and recovers it later', async () => {
    const { folder, file } = await oldFile();
    const system = faultyFileSystem((call, at) => {
      cannotReplace(call, at);
      if (call === 'write' && at === file) throw systemError('EIO');
    });
    await failureOf(write({ path: file, bytes: fresh, base }, system));
    expect(await fs.readFile(file, 'utf8')).toBe('');
    expect(await namesIn(folder)).toEqual(['.~harbor.stet.bak', 'harbor.stet']);
    await sweepFolder(folder, (bytes) => bytes.length > 0);
    expect(await fs.readFile(file)).toEqual(Buffer.from(old));
    expect(await namesIn(folder)).toEqual(['harbor.stet']);
  });

  it('keeps its name while the backup cannot be put back: another article would take it', async () => {
    const { folder, file } = await oldFile();
    // Its process died when it had begun to write in place.
    const backup = path.join(folder, '.~harbor.stet.bak');
    await fs.rename(file, backup);
    await fs.writeFile(file, '');
    const dead = identity.replace(/ \d+ /, ' 4194305 ');
    await fs.writeFile(path.join(folder, '.~harbor.stet.turn'), `${dead} 1`);
    failsToOpenOnce(backup);
    const isWhole = (bytes: Uint8Array) => bytes.length > 0;
    await sweepFolder(folder, isWhole);
    expect(await namesIn(folder)).toEqual(['.~harbor.stet.bak', 'harbor.stet']);
    await sweepFolder(folder, isWhole);
    expect(await fs.readFile(file)).toEqual(Buffer.from(old));
    expect(await namesIn(folder)).toEqual(['harbor.stet']);
  });

  it('keeps the backup until it is put back, also where that fails', async () => {
    const { folder, file } = await oldFile();
    const backup = path.join(folder, '.~harbor.stet.bak');
    await fs.rename(file, backup);
    await fs.writeFile(file, 'half of th');
    const isWhole = (bytes: Uint8Array) => Buffer.compare(bytes, Buffer.from(old)) === 0;
    const { open } = fs;
    vi.spyOn(fs, 'rename').mockRejectedValue(systemError('EEXIST'));
    vi.spyOn(fs, 'open').mockImplementation(async (at, flags, mode) => {
      const handle = await open(at, flags, mode);
      if (at === file && flags === 'r+') {
        vi.spyOn(handle, 'write').mockRejectedValue(systemError('EIO'));
      }
      return handle;
    });
    onTestFinished(() => void vi.restoreAllMocks());
    await sweepFolder(folder, isWhole);
    vi.restoreAllMocks();
    await sweepFolder(folder, isWhole);
    expect(await fs.readFile(file)).toEqual(Buffer.from(old));
  });
});

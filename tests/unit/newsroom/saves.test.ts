import fs from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, vi } from 'vitest';
import { saves } from '../../../electron/newsroom/articles/saves.ts';
import { historyFile } from '../../../electron/newsroom/history/historyFile.ts';
import { revisionOf } from '../../../electron/newsroom/storage/revision.ts';
import { bytesOf, freshFolder } from './folders.ts';

describe('saves', () => {
  /** No version is due of what is there. */
  const displacingAt = (file: string, revision: string) => ({
    root: path.dirname(file),
    mayMakeRoot: false,
    name: path.basename(file),
    known: { revision },
  });

  /** Puts another text into a file; with a journal that never has it, for as long as one is patient. */
  async function write(file: string, text: string, journal?: Int32Array<SharedArrayBuffer>) {
    const base = revisionOf(await fs.readFile(file));
    return saves.write({
      path: file,
      displacing: displacingAt(file, base),
      text: async () => ({ bytes: bytesOf(text), journal }),
      base,
    });
  }

  async function fileInAFolder(): Promise<string> {
    const file = path.join(await freshFolder(), 'vote.stet');
    await fs.writeFile(file, 'As it was');
    return file;
  }
  const silent = () => new Int32Array(new SharedArrayBuffer(4));

  it('in one folder do not wait for those in another', async () => {
    // Two threads, which both have nothing to do any more.
    const before = [await fileInAFolder(), await fileInAFolder()] as const;
    await Promise.all([write(before[0], 'First', silent()), write(before[1], 'First')]);
    const [one, other] = [await fileInAFolder(), await fileInAFolder()];
    // Each has been written while nothing else was.
    await write(one, 'First');
    await write(other, 'First');
    const ended: string[] = [];
    const slow = write(one, 'Second', silent()).then(() => ended.push('slow'));
    const quick = write(other, 'Second').then(() => ended.push('quick'));
    await Promise.all([slow, quick]);
    expect(ended).toEqual(['quick', 'slow']);
  });

  it('write nothing where there is nothing to write, and go on with the next', async () => {
    const file = await fileInAFolder();
    const base = revisionOf(await fs.readFile(file));
    const text = () => Promise.reject(new Error('It would not read back'));
    const displacing = displacingAt(file, base);
    await expect(saves.write({ path: file, displacing, text, base })).rejects.toThrow('read back');
    // Refused before it was known.
    const gone = path.join(path.dirname(file), 'gone', 'vote.stet');
    await expect(saves.write({ path: gone, displacing, text, base })).rejects.toThrow();
    expect(await fs.readdir(path.dirname(file))).toEqual(['vote.stet']);
    await write(file, 'Whole');
    expect(await fs.readFile(file, 'utf8')).toBe('Whole');
  });

  it.skipIf(process.platform !== 'linux')(
    'hold no file that is gone once a version is kept ahead of them',
    async () => {
      const root = await fs.realpath(await freshFolder());
      const file = path.join(root, 'vote.stet');
      const history = historyFile(root, 'vote');
      const keep = async (text: string) => {
        await fs.writeFile(file, text);
        const revision = revisionOf(bytesOf(text));
        const about = { id: 'vote', words: 1 };
        const version = { at: 0, reason: 'opened', about } as const;
        const known = { revision, version };
        const displacing = { root, mayMakeRoot: true, name: 'vote.stet', known };
        expect(await saves.keepAhead({ path: file, displacing })).toBe(true);
      };
      await keep('One');
      await keep('Two');
      // A torn end is mended by a file in the place of this one.
      await fs.truncate(history, (await fs.stat(history)).size - 3);
      await keep('Three');
      const open = await fs.readdir('/proc/self/fd');
      const links = open.map((each) => fs.readlink(`/proc/self/fd/${each}`).catch(() => ''));
      const gone = (each: string) => each.startsWith(root) && each.endsWith(' (deleted)');
      expect((await Promise.all(links)).filter(gone)).toEqual([]);
    },
  );

  it('fail as what can be tried again where their thread ends, and are then made in another', async () => {
    const file = await fileInAFolder();
    // It ends as it is asked.
    vi.spyOn(Worker.prototype, 'postMessage').mockImplementationOnce(function (this: Worker) {
      void this.terminate();
    });
    await expect(write(file, 'Half')).rejects.toMatchObject({
      failure: { code: 'io', retry: true },
    });
    vi.restoreAllMocks();
    expect(await fs.readFile(file, 'utf8')).toBe('As it was');
    await write(file, 'Whole');
    expect(await fs.readFile(file, 'utf8')).toBe('Whole');
  });
});

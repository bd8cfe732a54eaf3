import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemFailure } from '../storage/systemFailure.ts';

/**
 * Where exports lie that are dragged out of the window: whoever takes one reads it when it likes, so
 * that it stays until Stet ends. It is the system's temporary folder, which clears up behind a crash,
 * and nothing in it is anybody's only copy.
 */
export function createDragFolder() {
  let made: Promise<string> | undefined;
  const root = () => {
    made ??= mkdtemp(path.join(tmpdir(), 'stet-drag-'));
    return made;
  };
  return {
    /** @param job a name of its own for the folder @returns the absolute path */
    async put(job: string, name: string, bytes: Uint8Array): Promise<string> {
      try {
        const folder = path.join(await root(), job);
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const file = path.join(folder, path.basename(name));
        await writeFile(file, bytes, { mode: 0o600 });
        return file;
      } catch (error) {
        throw systemFailure(error, 'Nothing to drag', 'folder');
      }
    },
    async clear(): Promise<void> {
      if (made) await rm(await made, { recursive: true, force: true });
    },
  };
}

/**
 * What stands in a folder of an export at its top: files, and folders of formats and photos as a
 * whole.
 *
 * @param inside the folder that the names begin with, '' for none
 */
export function topEntries(names: readonly string[], inside: string): string[] {
  const start = inside === '' ? '' : `${inside}/`;
  const entries = names.map((name) => {
    const rest = name.startsWith(start) ? name.slice(start.length) : name;
    return `${start}${rest.split('/')[0]}`;
  });
  return [...new Set(entries)];
}

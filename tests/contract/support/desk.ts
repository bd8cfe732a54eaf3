import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Newsroom } from '../../../electron/newsroom/newsroom.ts';
import { openNewsroom } from '../../../electron/newsroom/openNewsroom.ts';

/** A real newsroom on folders of its own. */
export interface TestDesk {
  newsroom: Newsroom;
  /** The library's folder. */
  library: string;
  close(): Promise<void>;
}

export async function openDesk(): Promise<TestDesk> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'stet-desk-')));
  const library = path.join(folder, 'Desk');
  const userData = path.join(folder, 'user');
  await mkdir(library);
  const newsroom = await openNewsroom({
    userData,
    library,
    host: { host: 'web', version: '0.0.0' },
    version: '0.0.0',
  });
  return {
    newsroom,
    library,
    async close() {
      await newsroom.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

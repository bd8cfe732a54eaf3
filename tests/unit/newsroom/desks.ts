import fs from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect } from 'vitest';
import type { HostPorts } from '../../../electron/newsroom/hostPorts.ts';
import type { Newsroom } from '../../../electron/newsroom/newsroom.ts';
import { openNewsroom } from '../../../electron/newsroom/openNewsroom.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import type { FailureCode } from '../../../shared/contract/failure.ts';
import { articleWith } from './articleWith.ts';
import { freshFolder } from './folders.ts';

export { articleWith, paragraph } from './articleWith.ts';

const open: Newsroom[] = [];

afterEach(async () => {
  // At once: what one of them reads from a drive that does not answer the others would wait for.
  await Promise.all(open.splice(0).map((newsroom) => newsroom.close()));
});

export interface TestDesk {
  newsroom: Newsroom;
  /** The library's folder. */
  root: string;
  userData: string;
}

/** A newsroom on real folders; `host` gives what a person would choose in dialogs. */
export async function openDesk(
  options: {
    root?: string | undefined;
    userData?: string;
    host?: Partial<HostPorts>;
    library?: boolean;
  } = {},
): Promise<TestDesk> {
  const userData = options.userData ?? (await freshFolder());
  const root = options.root ?? (await freshFolder());
  const newsroom = await openNewsroom({
    userData,
    host: { host: 'desktop', version: '0.1.0', ...options.host },
    library: options.library === false ? undefined : root,
    version: '0.1.0',
  });
  open.push(newsroom);
  return { newsroom, root, userData };
}

/** Puts an article file where a person might have put it. */
export async function put(folder: string, name: string, article = articleWith()): Promise<string> {
  const file = path.join(folder, name);
  await fs.mkdir(path.dirname(file), { recursive: true });
  await fs.writeFile(file, serialise(article));
  return file;
}

export const fails = (call: Promise<unknown>, code: FailureCode, more: object = {}) =>
  expect(call).rejects.toMatchObject({ failure: { code, ...more } });

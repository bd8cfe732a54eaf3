import fs from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { durableWrite, type WriteRequest } from '../../electron/newsroom/storage/durableWrite.ts';
import type { FileSystem } from '../../electron/newsroom/storage/fileSystem.ts';
import { revisionOf } from '../../electron/newsroom/storage/revision.ts';
import { identity } from '../../electron/newsroom/storage/temporaryName.ts';
import { WriteQueue } from '../../electron/newsroom/storage/writeQueue.ts';
import { FailureError } from '../../shared/contract/failure.ts';
import { bytesOf, freshFolder } from '../unit/newsroom/folders.ts';

/** What is on the disk, what is written over it, and what the writer believes is there. */
export const old = bytesOf('the old version\n');
export const fresh = bytesOf('the new version, which is longer\n');
export const base = revisionOf(old);

export const temporary = /\.tmp$/;

/** `harbor.stet` with the old version, in a folder of its own. */
export async function oldFile() {
  const folder = await freshFolder();
  const file = path.join(folder, 'harbor.stet');
  await fs.writeFile(file, old);
  return { folder, file };
}

export const write = (request: WriteRequest, system: FileSystem) =>
  durableWrite(request, { fs: system, queue: new WriteQueue(), self: identity });

/** What a writing ended with; a success fails the test. */
export async function failureOf(writing: Promise<unknown>) {
  const error = await writing.then(
    () => expect.fail('it reported success'),
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(FailureError);
  return (error as FailureError).failure;
}

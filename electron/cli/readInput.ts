import fs from 'node:fs/promises';
import path from 'node:path';
import { limits } from '../../shared/article/limits.ts';
import { FailureError } from '../../shared/contract/failure.ts';
import { isMissing, readFailure } from '../newsroom/storage/systemFailure.ts';
import type { CommandIo } from './io.ts';

const outcome = 'Not read';

/**
 * The bytes of an input: a file, a pipe by its path, or stdin for `-`.
 *
 * @throws FailureError `not-found`, `too-large`, `io`…; `canceled` when the person asks to stop,
 * also while a pipe has nothing to give.
 */
export function readInput(input: string, io: CommandIo): Promise<Uint8Array<ArrayBuffer>> {
  const { signal } = io;
  return new Promise((resolve, reject) => {
    const stop = () => reject(new FailureError('canceled', `${outcome}: stopped.`));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    const bytes = input === '-' ? collect(io.stdin()) : readFile(path.resolve(io.cwd, input));
    bytes.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

async function readFile(file: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const facts = await fs.stat(file);
    if (facts.isDirectory()) {
      throw new FailureError('not-found', `${outcome}: this is a folder. Name the files in it.`);
    }
    if (facts.isFile() && facts.size > limits.bytes) throw tooLarge();
    const handle = await fs.open(file, 'r');
    try {
      return await collect(handle.createReadStream({ autoClose: false }));
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (isMissing(error)) throw new FailureError('not-found', 'There is no such file.');
    throw readFailure(error, outcome);
  }
}

/** A pipe does not say how much is to come. */
async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > limits.bytes) throw tooLarge();
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

const tooLarge = () =>
  new FailureError(
    'too-large',
    `${outcome}: it is larger than ${limits.bytes / 1024 / 1024} MB, which no article is.`,
    { detail: { limit: limits.bytes } },
  );

import { constants } from 'node:fs';
import fs from 'node:fs/promises';
import { FailureError } from '../../../shared/contract/failure.ts';

/**
 * The bytes of a file. A shared folder may hold anything under the name of an article: reading a
 * pipe would wait for ever, and for ever occupy one of the few threads that read files.
 *
 * @param atMost bytes; a larger file is not read.
 * @throws FailureError `io` for what is no file, `too-large`; else the error of the system.
 */
export async function readWhole(
  file: string,
  atMost = Number.POSITIVE_INFINITY,
): Promise<Uint8Array<ArrayBuffer>> {
  // Absent on Windows, which has no pipes in folders.
  const nonblocking = constants.O_NONBLOCK ?? 0;
  const handle = await fs.open(file, constants.O_RDONLY | nonblocking);
  try {
    const facts = await handle.stat();
    if (!facts.isFile()) throw new FailureError('io', 'This is not a file.');
    if (facts.size > atMost) throw new FailureError('too-large', 'The file is too large.');
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { durableStream } from '../storage/durableStream.ts';
import { outcome, stopIfAborted } from './exportToFolder.ts';

/**
 * Puts files into one ZIP, which is written as it is made: what is held in memory is a piece of one.
 *
 * @param names inside `folder`, with `/`
 * @returns bytes written
 * @throws FailureError `canceled`, `disk-full`…; nothing is then left behind
 */
export async function zipFolder(
  folder: string,
  names: readonly string[],
  to: string,
  signal: AbortSignal | undefined,
): Promise<number> {
  return durableStream({
    path: to,
    replace: false,
    outcome,
    write: async (sink) => {
      const zip = new ZipFile();
      const failed = new Promise<never>((_, reject) => zip.once('error', reject));
      for (const name of names) {
        zip.addFile(path.join(folder, name), name, {
          // Photos are compressed already.
          compress: !/\.(jpe?g|png|webp|gif|avif|docx|epub)$/i.test(name),
          mode: 0o100644,
        });
      }
      zip.end();
      const written = pipeline(Readable.from(zip.outputStream), sink, { signal });
      await Promise.race([failed, written]).catch((error: unknown) => {
        stopIfAborted(signal);
        throw error;
      });
    },
  });
}

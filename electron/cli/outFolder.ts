import fs from 'node:fs/promises';
import path from 'node:path';
import { isMissing, systemFailure } from '../newsroom/storage/systemFailure.ts';
import { type Command, UsageError } from './arguments.ts';

/**
 * The folder behind `--out`, made where it is not there.
 *
 * @throws UsageError when a file lies there; FailureError when it cannot be made.
 */
export async function outFolder(
  out: string,
  cwd: string,
  command: Command['name'],
): Promise<string> {
  const folder = path.resolve(cwd, out);
  try {
    if (!(await fs.stat(folder)).isDirectory()) {
      throw new UsageError(`--out ${out} is a file, not a folder.`, command);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (!isMissing(error)) throw systemFailure(error, 'Nothing was written', 'folder');
    await fs.mkdir(folder, { recursive: true }).catch((cause: unknown) => {
      throw systemFailure(cause, 'Nothing was written', 'folder');
    });
  }
  return folder;
}

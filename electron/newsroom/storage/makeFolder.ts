import path from 'node:path';
import { realFileSystem } from './fileSystem.ts';
import { systemCode, systemFailure } from './systemFailure.ts';
import { syncFolder } from './temporaryFile.ts';

/**
 * Makes a folder unless it is there, so that it survives a power cut. Its parent must be there: the
 * folder of a drive that is away must not be made anew where it was.
 *
 * @throws FailureError `not-found`, `read-only`, `disk-full` or `io`.
 */
export async function makeFolder(
  folder: string,
  outcome: string,
  fs = realFileSystem,
): Promise<void> {
  try {
    await fs.mkdir(folder);
    await syncFolder(fs, path.dirname(folder));
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw systemFailure(error, outcome, 'folder');
  }
}

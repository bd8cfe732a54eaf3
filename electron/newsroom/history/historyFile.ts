import { createHash } from 'node:crypto';
import path from 'node:path';

/** What an article's history is named after: a file name on every system, whatever its id is. */
export const historyKey = (id: string): string =>
  createHash('sha256').update(id).digest('base64url').slice(0, 24);

/**
 * Where the versions of an article lie.
 *
 * @param root `.stet` in the library, or the user's own data folder
 */
export const historyFile = (root: string, id: string): string =>
  path.join(root, 'history', `${historyKey(id)}.versions`);

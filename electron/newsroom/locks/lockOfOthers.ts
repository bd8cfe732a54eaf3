import { LockFile } from './lockFile.ts';
import { isCutOff, type LockRecord } from './lockRecord.ts';
import { here, type LockSurroundings } from './surroundings.ts';

/**
 * Who else is writing an article, as far as its lock says.
 *
 * @param self one's own session, whose lock is perhaps on its way off the disk
 */
export async function lockOfOthers(
  location: string,
  self: string,
  { fs, isGone }: Pick<LockSurroundings, 'fs' | 'isGone'> = here,
): Promise<LockRecord | undefined> {
  const target = await fs.realpath(location).catch(() => location);
  const there = await new LockFile(fs, target, self).read().catch(() => undefined);
  if (!there || isCutOff(there) || there.session === self) return undefined;
  return isGone(there.session) ? undefined : there;
}

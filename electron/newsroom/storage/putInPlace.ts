import type { FoundFile } from './examine.ts';
import type { FileSystem } from './fileSystem.ts';
import { replaceInPlace } from './replaceInPlace.ts';
import { isMissing, systemCode } from './systemFailure.ts';
import { withTurn, withTurnIfRoom } from './turn.ts';

/** How long another program may hold a file before a save fails as `busy`, in milliseconds. */
const waitAtMost = 60_000;

interface Placing {
  fs: FileSystem;
  self: string;
  target: string;
  temporary: string;
  bytes: Uint8Array;
  found: FoundFile | undefined;
  /** How sentences about a failure begin. */
  outcome: string;
}

/**
 * Step 7: looks once more whether the target is the version that was examined, then puts the
 * temporary file in its place.
 *
 * @returns `changed` when it is another version by now, and nothing was done.
 */
export async function putInPlace(
  placing: Placing,
): Promise<'changed' | 'at-once' | 'after-waiting'> {
  const { fs, self, target } = placing;
  let waited = 0;
  let pause = 10;
  for (;;) {
    try {
      const placed = await withTurn(fs, target, () => placeIfUnchanged(placing), self);
      return placed ? (waited > 0 ? 'after-waiting' : 'at-once') : 'changed';
    } catch (error) {
      if (!isHeld(error, fs.platform) || waited >= waitAtMost) throw error;
    }
    await fs.sleep(pause);
    waited += pause;
    pause = Math.min(100, pause + 10);
  }
}

/** Windows refuses a rename while a virus scanner or a sync service reads the file. */
function isHeld(error: unknown, platform: NodeJS.Platform): boolean {
  const code = systemCode(error) ?? '';
  return code === 'EBUSY' || (platform === 'win32' && (code === 'EPERM' || code === 'EACCES'));
}

async function placeIfUnchanged(placing: Placing): Promise<boolean> {
  const { fs, found, target, temporary } = placing;
  const print = await fs.stat(target).then(
    (facts) => facts.print,
    (error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    },
  );
  if (print !== found?.facts.print) return false;
  if (!found) return placeNew(fs, temporary, target, placing.self);
  try {
    await fs.rename(temporary, target);
  } catch (error) {
    if (!cannotReplace.has(systemCode(error) ?? '')) throw error;
    await fs.unlink(temporary);
    const old = found.bytes ?? (await fs.readFile(target));
    await replaceInPlace(fs, target, old, placing.bytes, placing.outcome);
  }
  return true;
}

const cannotReplace: ReadonlySet<string> = new Set([
  'EEXIST',
  'ENOSYS',
  'ENOTSUP',
  'EOPNOTSUPP',
  'EXDEV',
]);

/** A new name for a file that is there; unlike a rename, a link never replaces anything. */
export async function placeNew(
  fs: FileSystem,
  from: string,
  to: string,
  self?: string,
): Promise<boolean> {
  try {
    await fs.link(from, to);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    if (!cannotLink.has(systemCode(error) ?? '')) throw error;
  }
  // In turn: of a process that dies in between the next start finds the name by that.
  return withTurnIfRoom(fs, to, () => renameToNew(fs, from, to), self);
}

/** Without hard links (FAT, some shares) an empty file of our own holds the name. */
async function renameToNew(fs: FileSystem, from: string, to: string): Promise<boolean> {
  try {
    const held = await fs.open(to, 'wx');
    await held.close();
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    await fs.rename(from, to);
  } catch (error) {
    await fs.unlink(to).catch(() => undefined);
    if (systemCode(error) !== 'EEXIST') throw error;
    return renameOnly(fs, from, to);
  }
  return true;
}

/** Where a rename takes the name of no other file, nobody has to hold it. */
async function renameOnly(fs: FileSystem, from: string, to: string): Promise<boolean> {
  try {
    await fs.rename(from, to);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

const cannotLink: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOSYS',
  'ENOTSUP',
  'EOPNOTSUPP',
  'EMLINK',
  'EXDEV',
]);

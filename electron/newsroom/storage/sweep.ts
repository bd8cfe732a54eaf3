import fs from 'node:fs/promises';
import path from 'node:path';
import { durableWrite } from './durableWrite.ts';
import { processAlive } from './processAlive.ts';
import { readWhole } from './readWhole.ts';
import { decodeRecords } from './records.ts';
import { revisionOf } from './revision.ts';
import { isMissing } from './systemFailure.ts';
import { isPassing, readIdentity, readTemporaryName } from './temporaryName.ts';

/** No save takes this long, in milliseconds; what is older belongs to no living process. */
const abandonedAfter = 24 * 60 * 60 * 1000;

/**
 * Removes what saves of dead processes left in a folder, and puts back the old version of a file
 * whose writing in place was cut off. Files of living processes, of other machines and of other
 * programs stay. Never rejects: a folder that cannot be cleaned can still be read.
 *
 * @param isWhole whether bytes are a complete file of the kind that is kept here.
 */
export async function sweepFolder(
  folder: string,
  isWhole: (bytes: Uint8Array) => boolean,
): Promise<void> {
  let names: string[];
  try {
    names = (await fs.readdir(folder)).filter(isPassing);
    // Turns last, so that a backup whose file is being written right now is seen to be in use.
    names.sort((one, other) => Number(one.endsWith('.turn')) - Number(other.endsWith('.turn')));
  } catch {
    return;
  }
  for (const name of names) {
    const file = path.join(folder, name);
    try {
      if (name.endsWith('.tmp')) await sweepTemporary(file, name);
      else if (name.endsWith('.turn')) await sweepTurn(file);
      else if (name.endsWith('.bak') && !(await turnIsTaken(file))) {
        await recoverBackup(file, isWhole);
      }
    } catch {
      // A read-only folder, or another process that was quicker.
    }
  }
}

/** Only what was begun there and never got its name: may be done in a folder of anybody's. */
export async function sweepTemporaries(folder: string): Promise<void> {
  for (const name of await fs.readdir(folder).catch(() => [])) {
    await sweepTemporary(path.join(folder, name), name).catch(() => undefined);
  }
}

async function sweepTemporary(file: string, name: string): Promise<void> {
  const made = readTemporaryName(name);
  if (!made || made.ours) return;
  // A pid that is in use again, or that means nothing here, is judged by age.
  const dead = made.local && (made.pid === process.pid || !processAlive(made));
  if (dead || (await ageByFolder(file)) > abandonedAfter) await fs.unlink(file);
}

/**
 * How long before the last change of its folder a file was written, in milliseconds: both times are
 * of the clock of the disk, so that a clock here that is a year ahead removes no save in progress.
 */
async function ageByFolder(file: string): Promise<number> {
  const [folder, facts] = await Promise.all([fs.stat(path.dirname(file)), fs.stat(file)]);
  return folder.mtimeMs - facts.mtimeMs;
}

async function sweepTurn(file: string): Promise<void> {
  if (await isTaken(file)) return;
  await endMove(file);
  await endNew(file);
  await fs.unlink(file);
}

const inTurn = (turn: string) =>
  path.join(path.dirname(turn), path.basename(turn).slice(2, -'.turn'.length));

/**
 * Where there are no hard links, an empty file holds the name of a new one: see putInPlace.ts. One that
 * has a backup is no new one.
 */
async function endNew(turn: string): Promise<void> {
  const held = inTurn(turn);
  const facts = await fs.lstat(held).catch(() => undefined);
  if (!facts?.isFile() || facts.size > 0 || (await hasBackup(turn))) return;
  await fs.unlink(held);
}

const hasBackup = (turn: string) =>
  fs.lstat(turn.replace(/\.turn$/, '.bak')).then(
    () => true,
    (error) => !isMissing(error),
  );

/**
 * A process that died while it gave a file another name may have left it both: see moveFile.ts. A name
 * that it had before is somebody's own.
 */
async function endMove(turn: string): Promise<void> {
  const folder = path.dirname(turn);
  const name = path.basename(inTurn(turn));
  // Windows has numbers of files that only these tell apart.
  const exactly = { bigint: true } as const;
  const began = (await fs.lstat(turn, exactly)).mtimeNs;
  const from = await fs.lstat(path.join(folder, name), exactly).catch(() => undefined);
  if (!from?.isFile() || from.nlink < 2 || from.ctimeNs < began) return;
  for (const other of await fs.readdir(folder)) {
    if (other === name || isPassing(other)) continue;
    const { dev, ino } = await fs.lstat(path.join(folder, other), exactly);
    if (dev === from.dev && ino === from.ino) return fs.unlink(path.join(folder, name));
  }
}

/** Whether a process that may be alive holds the turn. */
async function isTaken(turn: string): Promise<boolean> {
  const holder = readIdentity(new TextDecoder().decode(await readWhole(turn)));
  if (holder?.ours) return true;
  // Killed before it could say who it is; a turn lasts for milliseconds.
  if (!holder) return (await ageOf(turn)) < 60_000;
  const dead = holder.local && (holder.pid === process.pid || !processAlive(holder));
  return !dead && (await ageOf(turn)) < abandonedAfter;
}

const turnIsTaken = (backup: string) =>
  isTaken(backup.replace(/\.bak$/, '.turn')).catch(() => false);

/** Milliseconds since the last change. */
const ageOf = async (file: string) => Date.now() - (await fs.stat(file)).mtimeMs;

/** @param backup `.~<name>.bak`, written before `<name>` was written in place. */
async function recoverBackup(
  backup: string,
  isWhole: (bytes: Uint8Array) => boolean,
): Promise<void> {
  const target = path.join(path.dirname(backup), path.basename(backup).slice(2, -'.bak'.length));
  const old = await readWhole(backup);
  const torn = await readWhole(target).catch((error) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (torn && (isWhole(torn) || Buffer.compare(torn, old) === 0)) {
    await fs.unlink(backup);
    return;
  }
  // The crash came while the backup itself was written: the file was not touched yet.
  if (!isWhole(old)) return;
  await durableWrite({
    path: target,
    bytes: old,
    base: torn ? revisionOf(torn) : 'absent',
    // What was cut off may hold words that are nowhere else.
    displaced: async ({ bytes }) => {
      if (bytes.length > 0) await keepBeside(target, bytes);
    },
  });
  await fs.unlink(backup);
}

/** For files of Stet's own that hold one JSON value. */
export function isWholeJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return true;
  } catch {
    return false;
  }
}

/** For journals and histories. */
export const isWholeRecords = (bytes: Uint8Array) => bytes.length > 0 && !decodeRecords(bytes).torn;

async function keepBeside(target: string, bytes: Uint8Array): Promise<void> {
  const path = `${target}.cut-off-${revisionOf(bytes).slice(0, 8)}`;
  await durableWrite({ path, bytes, base: 'any' });
}

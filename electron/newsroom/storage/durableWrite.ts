import path from 'node:path';
import { FailureError } from '../../../shared/contract/failure.ts';
import { examine, type FoundFile, resolveTarget } from './examine.ts';
import { type FileSystem, realFileSystem } from './fileSystem.ts';
import { mayBeNetworkDrive } from './networkDrive.ts';
import { putInPlace } from './putInPlace.ts';
import { sameBytes } from './replaceInPlace.ts';
import { revisionOf } from './revision.ts';
import { diskFull, exists, systemFailure } from './systemFailure.ts';
import {
  dropTemporary,
  openTemporary,
  syncFile,
  syncFolder,
  type Temporary,
  writeTemporary,
} from './temporaryFile.ts';
import { identity } from './temporaryName.ts';
import { type WriteQueue, writeQueue } from './writeQueue.ts';

/**
 * The only way in which Stet writes articles, photos, exports and settings. No library does it:
 * `write-file-atomic` 8 and `atomically` 2.1.1 do not look at how many bytes a write took, so on a
 * full disk they rename a truncated file over the good one and report success (measured); neither
 * syncs the folder, without which a finished save does not survive a power cut (measured on ext4).
 */
export interface WriteRequest {
  path: string;
  /** What is still being made is waited for once the file was looked at. A rejection ends the write. */
  bytes: Uint8Array | Promise<Uint8Array>;
  /**
   * The revision that may be replaced; `absent`: only a new file; `any`: whatever lies there, for
   * files that are Stet's own (settings, photos named after their content) or that a person said to
   * replace.
   */
  base: string | 'absent' | 'any';
  /** How sentences about a failure begin. */
  outcome?: string;
  /** Once all is ready: until it resolves the file stays as it is. A rejection ends the write. */
  beforePlacing?(): Promise<void>;
  /**
   * The history's seam: keeps the version that is about to be replaced, synced. While the bytes are
   * still being made it is asked as soon as that can be told; the write may end without replacing it.
   */
  displaced?(old: ReplacedText): Promise<void>;
}

/** What lies in a file that is about to be replaced. */
export interface ReplacedText {
  bytes: Uint8Array;
  revision: string;
  modified: Date;
  /** An earlier write of this process put it there, and could not say that it had. */
  ours: boolean;
}

export interface Written {
  /** The file that was written: links resolved. */
  path: string;
  revision: string;
  modified: Date;
  /** See `FileFacts`. */
  identity: string;
  /** false: the same bytes were there already. */
  changed: boolean;
}

/** What a writer works with; tests put other ones in. */
export interface WriteSurroundings {
  fs: FileSystem;
  queue: WriteQueue;
  /** Tells this process from another one. */
  self: string;
}

export const here: WriteSurroundings = { fs: realFileSystem, queue: writeQueue, self: identity };

const startsOver = 3;

/**
 * Files whose last write failed after they were replaced, with the revision that was replaced and
 * the one that was put there: it may not be durable, and the caller goes on from the old one.
 */
const unsure = new Map<string, { base: string | undefined; put: string }>();

/**
 * Replaces or makes a file so that at any moment, also after a crash or a power cut, it is wholly
 * old or wholly new, and no version that the caller does not know is overwritten. The steps are
 * numbered as in the project's account of a save: 1 and 2 belong to the caller.
 *
 * @throws FailureError `conflict` with `detail.revision`, `exists`, `not-found`, `read-only`,
 * `disk-full`, `busy`, `bad-name`, `too-large` or `io`; the target is then as it was, except that
 * an `io` from the folder's sync may come after the new version took its place.
 */
export async function durableWrite(
  request: WriteRequest,
  surroundings: WriteSurroundings = here,
): Promise<Written> {
  const outcome = request.outcome ?? 'Not saved';
  // A write that fails before then waits for them no more.
  if (request.bytes instanceof Promise) request.bytes.catch(() => undefined);
  try {
    const target = await resolveTarget(surroundings.fs, request.path, request.base, outcome);
    return await surroundings.queue.run(target, () =>
      write({ ...request, outcome }, target, surroundings),
    );
  } catch (error) {
    throw systemFailure(error, outcome);
  }
}

type Request = WriteRequest & { outcome: string };

async function write(
  request: Request,
  target: string,
  { fs, self }: WriteSurroundings,
): Promise<Written> {
  const { outcome } = request;
  // 3. What lies there now? What may be replaced whatever it is, is read only if it may be the same.
  const isRead = request.base !== 'any' || request.displaced !== undefined;
  let there = isRead ? await examine(fs, target, request) : undefined;
  let ready: Promise<Ready> | undefined;
  let keeping: Promise<void> | undefined;
  try {
    // What may be replaced as far as can be told: 4., 6. and the file for 5. take no time from here.
    if (there?.revision === request.base && request.bytes instanceof Promise) {
      ready = getReady(fs, target, outcome, there);
      ready.catch(() => undefined);
      keeping = keep(request, there, target);
      keeping?.catch(() => undefined);
    }
    const bytes = await request.bytes;
    const revision = revisionOf(bytes);
    for (let attempt = 0; attempt <= startsOver; attempt++) {
      if (attempt > 0 || !isRead) {
        there = await examine(fs, target, request, isRead ? undefined : bytes.length);
      }
      const found = there;
      if (found?.revision === revision && request.base !== 'absent' && !unsure.has(target)) {
        await syncFile(fs, target);
        const { modified, identity } = found.facts;
        return { path: target, revision, modified, identity, changed: false };
      }
      refuseUnlessBase(request, found, revision, target);
      // 4.
      const { free, network, opened } =
        (await ready) ?? (await preflight(fs, target, outcome, found));
      if (free < 2 * bytes.length) throw diskFull(outcome);
      ready = undefined;
      // 5. and 6. beside each other: both only have to be on the disk before 7.
      keeping ??= found && keep(request, found, target);
      const [written, kept] = await Promise.allSettled([
        writeTemporary(fs, target, bytes, outcome, found?.facts, { opened }),
        keeping,
      ]);
      if (written.status === 'rejected') throw written.reason;
      const temporary = written.value;
      let retried = false;
      let gone = false;
      try {
        if (kept.status === 'rejected') throw kept.reason;
        await request.beforePlacing?.();
        // 7.
        const placed = await putInPlace({ fs, self, target, temporary, bytes, found, outcome });
        if (placed === 'changed') {
          keeping = undefined;
          continue;
        }
        retried = placed === 'after-waiting';
        // It has the name of what was there; a new file has both names.
        gone = found !== undefined;
      } finally {
        if (!gone) await fs.unlink(temporary).catch(() => undefined);
      }
      unsure.set(target, { base: request.base, put: revision });
      // 8.
      await syncFolder(fs, path.dirname(target)).catch(async (error) => {
        if (request.base === 'absent') await takeBack(fs, target, bytes);
        throw error;
      });
      // 9.
      if (network || retried) await readBack(fs, target, bytes, outcome);
      unsure.delete(target);
      const { modified, identity } = await fs.stat(target);
      return { path: target, revision, modified, identity, changed: true };
    }
    throw conflict(outcome, undefined);
  } finally {
    await keeping?.catch(() => undefined);
    const unused = await ready?.catch(() => undefined);
    if (unused) await dropTemporary(fs, unused.opened);
  }
}

function keep(request: Request, { bytes, revision, facts }: FoundFile, target: string) {
  if (!bytes || revision === undefined) return undefined;
  const ours = unsure.get(target)?.put === revision;
  return request.displaced?.({ bytes, revision, modified: facts.modified, ours });
}

/** A new file that was not reported as saved would only be in the way of the next attempt. */
async function takeBack(fs: FileSystem, target: string, bytes: Uint8Array): Promise<void> {
  try {
    if (sameBytes(await fs.readFile(target), bytes)) await fs.unlink(target);
  } catch {
    // Then there are two of them, which is better than none.
  }
}

function refuseUnlessBase(
  { base, outcome }: Request,
  found: FoundFile | undefined,
  ours: string,
  target: string,
) {
  if (base === 'any') return;
  if (base === 'absent') {
    if (found) throw exists(outcome);
    return;
  }
  if (!found) {
    throw new FailureError('not-found', `${outcome}: the file is no longer there.`, {
      detail: { what: 'file' },
    });
  }
  if (found.revision === base) return;
  // What the caller takes for unsaved lies there all the same, and was put there over this base.
  const last = unsure.get(target);
  if (last?.base === base && (found.revision === last.put || found.revision === ours)) return;
  throw conflict(outcome, found.revision);
}

interface Preflight {
  /** Bytes that the disk has room for, as far as it says. */
  free: number;
  /** The folder may lie on a network drive. */
  network: boolean;
  /** Where the bytes will go, if it is open already. */
  opened?: Temporary;
}

type Ready = Required<Preflight>;

/** While the bytes are still being made. */
async function getReady(
  fs: FileSystem,
  target: string,
  outcome: string,
  found: FoundFile,
): Promise<Ready> {
  const checked = await preflight(fs, target, outcome, found);
  return { ...checked, opened: await openTemporary(fs, target, found.facts) };
}

async function preflight(
  fs: FileSystem,
  target: string,
  outcome: string,
  found: FoundFile | undefined,
): Promise<Preflight> {
  const folder = path.dirname(target);
  const toFolder = fs.mayWrite(folder).catch((error) => {
    throw systemFailure(error, outcome, 'folder');
  });
  // A rename does not ask whether the file may be written to; whoever protected it meant it.
  const isProtected = found !== undefined && (found.facts.mode & 0o222) === 0;
  const toFile = found && !isProtected ? fs.mayWrite(target) : undefined;
  const roomThere = fs.room(folder).catch(() => undefined);
  const [first, second] = await Promise.allSettled([toFolder, toFile]);
  if (first.status === 'rejected') throw first.reason;
  if (isProtected) throw systemFailure({ code: 'EACCES' }, outcome);
  if (second.status === 'rejected') throw systemFailure(second.reason, outcome);
  const { free = Number.POSITIVE_INFINITY, kind } = (await roomThere) ?? {};
  return { free, network: mayBeNetworkDrive(folder, kind, fs.platform) };
}

async function readBack(fs: FileSystem, target: string, bytes: Uint8Array, outcome: string) {
  if (sameBytes(await fs.readFile(target), bytes)) return;
  throw new FailureError('io', `${outcome}: the file does not read back as it was written.`, {
    retry: true,
    detail: { what: 'file' },
  });
}

const conflict = (outcome: string, revision: string | undefined) =>
  new FailureError(
    'conflict',
    `${outcome}: the file was changed by someone else since you opened it. Nothing was overwritten.`,
    { detail: { what: 'file', ...(revision && { revision }) } },
  );

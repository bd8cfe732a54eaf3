import path from 'node:path';
import type { FileSystem } from '../storage/fileSystem.ts';
import { placeNew } from '../storage/putInPlace.ts';
import { isMissing } from '../storage/systemFailure.ts';
import { writeTemporary } from '../storage/temporaryFile.ts';
import { lockName } from '../storage/temporaryName.ts';
import { withTurnIfRoom } from '../storage/turn.ts';
import { encodeLock, isCutOff, type LockRecord, readLock } from './lockRecord.ts';

const outcome = 'Not locked';

/**
 * The lock of one article. It comes, changes and goes only within the article's turn (see
 * `withTurn`), which no two processes have at once: so of two that want to take it over one sees
 * what the other has put there.
 */
export class LockFile {
  readonly #fs: FileSystem;
  readonly #self: string;
  readonly #target: string;
  readonly path: string;

  /** @param target the article's real path @param self who asks, see `withTurn` */
  constructor(fs: FileSystem, target: string, self: string) {
    this.#fs = fs;
    this.#self = self;
    this.#target = target;
    this.path = path.join(path.dirname(target), lockName(path.basename(target)));
  }

  read(): Promise<LockRecord | undefined> {
    return readLock(this.#fs, this.path);
  }

  /**
   * Puts a record there, unless it is somebody else's by now and may not be taken.
   *
   * @param mayTake whether that lock of somebody else may be taken over
   * @returns what lies there afterwards: the record given, or that of whoever has it.
   */
  async put(record: LockRecord, mayTake: (there: LockRecord) => boolean): Promise<LockRecord> {
    return this.#inTurn(async () => {
      const there = await this.read();
      const isOthers = there && there.nonce !== record.nonce && !isCutOff(there);
      if (isOthers && !mayTake(there)) return there;
      await this.#write(record, there !== undefined);
      // A program that knows no turns may have been there at the same moment.
      return (await this.read()) ?? record;
    });
  }

  /** Takes it away, if it is the one of this nonce. */
  async remove(nonce: string): Promise<void> {
    await this.#inTurn(async () => {
      if ((await this.read())?.nonce === nonce) await this.#fs.unlink(this.path);
    });
  }

  /**
   * Whole from the first moment: made under another name, and then given this one. Not synced: an
   * article that is opened waits for it, and after a power cut nobody has the article open; what is
   * then left of it says so (`isCutOff`).
   */
  async #write(record: LockRecord, replacing: boolean): Promise<void> {
    const bytes = encodeLock(record);
    const { path: place } = this;
    const temporary = await writeTemporary(this.#fs, place, bytes, outcome, undefined, {
      lasting: false,
    });
    try {
      if (replacing) await this.#fs.rename(temporary, this.path);
      else await placeNew(this.#fs, temporary, this.path);
    } finally {
      await this.#fs.unlink(temporary).catch((error) => {
        if (!isMissing(error)) throw error;
      });
    }
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    return withTurnIfRoom(this.#fs, this.#target, task, this.#self);
  }
}

import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { LockState } from '../../../shared/contract/locks.ts';
import { WriteQueue } from '../storage/writeQueue.ts';
import { LockFile } from './lockFile.ts';
import type { LockRecord } from './lockRecord.ts';
import type { LockSurroundings } from './surroundings.ts';

/** A lock whose counter did not change for so long, by this machine's own clock, is nobody's; ms. */
const staleAfter = 120_000;
/** A holder says that it is there, this often; ms. */
const beatEvery = 30_000;

/** What a window was told last. */
type Told = (window: string, state: LockState) => void;

/** The lock of an article that windows of this process show, or wait for. */
export class OpenLock {
  readonly location: string;
  /** Windows that are told what happens to it. */
  readonly windows = new Set<string>();
  readonly #around: LockSurroundings;
  readonly #target: string;
  readonly #file: LockFile;
  readonly #tell: Told;
  readonly #queue = new WriteQueue();
  readonly #stopWatching: () => void;
  readonly #told = new Map<string, string>();
  /** Ours, as it was written last. */
  #mine: LockRecord | undefined;
  /** The window of this process that may write. */
  #writer: string | undefined;
  #beatAt = 0;
  #looking: Promise<void> | undefined;
  /** Somebody else's, and since when its counter stands still. */
  #theirs: { record: LockRecord; mark: string; at: number } | undefined;

  /** @param location where the article is @param target its real path */
  constructor(location: string, target: string, around: LockSurroundings, tell: Told) {
    this.location = location;
    this.#around = around;
    this.#target = target;
    this.#file = new LockFile(around.fs, target, around.self);
    this.#tell = tell;
    const name = path.basename(this.#file.path);
    this.#stopWatching = around.watch(path.dirname(target), (touched) => {
      if (touched === undefined || touched === name) void this.look();
    });
  }

  /** Whether a window of this process has the lock. */
  get isOurs(): boolean {
    return this.#mine !== undefined;
  }

  /** Whether that window has it. */
  isOf(window: string): boolean {
    return this.isOurs && this.#writer === window;
  }

  /** For a window that wants to write. @param over takes it from whoever has it. */
  take(window: string, over: boolean, user: string): Promise<LockState> {
    // At once, so that whoever leaves at the same moment is not the last.
    this.windows.add(window);
    return this.#inTurn(async () => {
      // Somebody may have taken it over since it was last looked at.
      if (this.#mine) await this.#readAgain();
      if (this.#mine && (over || this.#writer === window)) this.#writer = window;
      if (!this.#mine) {
        const fresh = this.#fresh(user);
        const there = await this.#file.put(fresh, (other) => over || this.#isFree(other));
        this.#took(there, there.nonce === fresh.nonce);
        if (this.#mine) this.#writer = window;
      }
      this.#tellAll(window);
      const state = this.#stateFor(window);
      this.#told.set(window, JSON.stringify(state));
      return state;
    });
  }

  /** What lies there by now: a hint came, or it is time. Never rejects. */
  look(): Promise<void> {
    // Where a folder does not answer, what waits for it does not pile up.
    if (this.#looking) return this.#looking;
    this.#looking = this.#inTurn(async () => {
      this.#looking = undefined;
      if (this.windows.size === 0) return;
      const mine = this.#mine;
      if (mine && this.#around.clock.now() - this.#beatAt >= beatEvery) await this.#beat(mine);
      await this.#readAgain();
      this.#tellAll();
    }).catch(() => undefined);
    return this.#looking;
  }

  /** A window shows something else. @param listening it still wants to know. */
  leave(window: string, listening: boolean): Promise<void> {
    if (!listening) this.windows.delete(window);
    return this.#inTurn(async () => {
      if (this.#writer === window) await this.#letGo();
      this.#tellAll();
    });
  }

  /** The lock goes along with its article. */
  async moveTo(next: OpenLock): Promise<void> {
    await this.#inTurn(async () => {
      const mine = this.#mine;
      if (mine) {
        const there = await next.#file.put(mine, (other) => next.#isFree(other));
        next.#took(there, there.nonce === mine.nonce);
        if (next.isOurs) next.#writer = this.#writer;
      }
      for (const window of this.windows) next.windows.add(window);
      await this.#letGo().catch(() => undefined);
      this.close();
    });
  }

  /** No window wants to know any more; the lock is gone, or stays behind where it cannot be removed. */
  async end(): Promise<void> {
    await this.#inTurn(() => this.#letGo()).catch(() => undefined);
    this.close();
  }

  close(): void {
    this.#stopWatching();
    this.windows.clear();
  }

  async #readAgain(): Promise<void> {
    const there = await this.#file.read();
    // One that somebody deleted is put back by the next beat: perhaps the whole folder goes.
    if (!there && this.#mine) return;
    this.#took(there, there !== undefined && there.nonce === this.#mine?.nonce);
  }

  async #letGo(): Promise<void> {
    const mine = this.#mine;
    this.#mine = undefined;
    this.#writer = undefined;
    if (mine) await this.#file.remove(mine.nonce);
  }

  async #beat(mine: LockRecord): Promise<void> {
    // Where the article is gone there is nothing to lock.
    await this.#around.fs.stat(this.#target);
    const next = { ...mine, counter: mine.counter + 1 };
    const there = await this.#file.put(next, (other) => this.#isFree(other));
    this.#took(there, there.nonce === mine.nonce);
  }

  /** @param ours whether what lies there is the lock of this process */
  #took(there: LockRecord | undefined, ours: boolean): void {
    if (there && ours) {
      if (there.counter !== this.#mine?.counter) this.#beatAt = this.#around.clock.now();
      this.#mine = there;
      this.#theirs = undefined;
      return;
    }
    this.#mine = undefined;
    this.#writer = undefined;
    if (!there) {
      this.#theirs = undefined;
      return;
    }
    const mark = `${there.nonce} ${there.counter}`;
    const at = this.#theirs?.mark === mark ? this.#theirs.at : this.#around.clock.now();
    this.#theirs = { record: there, mark, at };
  }

  /** Whether nobody is behind that lock any more. */
  #isFree(there: LockRecord): boolean {
    const { isGone, self } = this.#around;
    // One of this process that is not the one we know was not put there to its end.
    if (there.session === self || isGone(there.session)) return true;
    if (this.#theirs?.mark !== `${there.nonce} ${there.counter}`) return false;
    return this.#around.clock.now() - this.#theirs.at >= staleAfter;
  }

  #stateFor(window: string): LockState {
    const record = this.#mine ?? this.#theirs?.record;
    if (!record || (!this.#mine && this.#isFree(record))) return { state: 'free' };
    if (this.#mine && this.#writer === window) return { state: 'mine' };
    const { user, host, since } = record;
    return { state: 'held', by: { user, host, since, here: this.#mine !== undefined } };
  }

  #tellAll(but?: string): void {
    for (const window of this.windows) {
      const state = this.#stateFor(window);
      const words = JSON.stringify(state);
      if (window === but || this.#told.get(window) === words) continue;
      this.#told.set(window, words);
      this.#tell(window, state);
    }
  }

  #fresh(user: string): LockRecord {
    const { host, self } = this.#around;
    return {
      format: 'stet-lock',
      version: 1,
      user,
      host,
      since: new Date().toISOString(),
      session: self,
      nonce: randomUUID(),
      counter: 0,
    };
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    return this.#queue.run('', task);
  }
}

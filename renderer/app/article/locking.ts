import type { LockHolder, LockState } from '../../../shared/contract/locks.ts';
import type { NewsroomClient } from '../connect.ts';
import type { Held } from './held.ts';
import type { Lock } from './lock.ts';
import type { OpenArticle } from './sessionState.ts';

/** Keeps this window from writing what somebody else writes, and tells when that is over. */
export interface Locking {
  /**
   * Before an article is shown, which need not wait for it: then it hears of the answer.
   * @returns undefined where the newsroom is out of reach.
   */
  ask(file: string): Promise<Lock | undefined>;
  /** It was not shown after all. */
  drop(file: string): void;
  /** From the newsroom. */
  heard(file: string, state: LockState): void;
  /** The line was broken, and with it everything that this window had locked. */
  renew(): Promise<void>;
  /** Writes from now on, if nobody else does. */
  edit(): Promise<void>;
  /** Writes from now on; whoever does is told and keeps everything. */
  takeOver(): Promise<void>;
  /** The person wants to know once it is free, also when something else is shown by then. */
  tellMe(): void;
  /** Nothing will be shown here any more. @param stop listening, once nothing is waited for */
  end(stop: () => void): void;
}

export interface LockingNeeds {
  locks: NewsroomClient['locks'];
  /** Names this page. */
  window: string;
  /** Keeps what is unsaved where it can be found again. @returns whether it is a version now. */
  keepUnsaved(): Promise<boolean>;
  /** Looks at what the other one wrote. */
  verify(): Promise<void>;
  /**
   * An article that was waited for is free. `open`: it is the one that is shown.
   * @returns to take it back: it is no longer so, or no longer news
   */
  tellFree(article: { file: string; name: string; open: boolean; by: LockHolder }): () => void;
}

export function createLocking(held: Held, needs: LockingNeeds): Locking {
  const { locks, window } = needs;
  /** The file whose lock this window holds, or hears of because it is shown. */
  let following: string | undefined;
  /** Articles that are shown no more, and are waited for. */
  const awaited = new Map<string, { name: string; by: LockHolder }>();
  let stopListening: (() => void) | undefined;
  /** What was told of an article, to be taken back. */
  const told = new Map<string, () => void>();

  async function take(file: string, over = false): Promise<LockState | undefined> {
    return locks.take({ window, file, ...(over && { over }) }).catch(() => undefined);
  }

  function release(file: string, listening = false) {
    locks.release({ window, file, ...(listening && { listening }) }).catch(() => undefined);
  }

  /** Locks that were asked for before their articles are shown, by file. */
  const early = new Map<string, Promise<LockState | undefined>>();
  /** The text and file whose lock was asked for last. */
  let asked: string | undefined;

  // Whatever way an article comes to be shown, gets a file of its own, or goes.
  held.store.subscribe(({ open }, { open: before }) => {
    const file = open?.file;
    if (file !== following) {
      const left = following;
      following = file;
      if (left !== undefined) leave(left, before?.file === left ? before : undefined);
      if (file !== undefined) {
        awaited.delete(file);
        takeBack(file);
      }
    }
    if (file === undefined) return;
    const answer = early.get(file);
    early.delete(file);
    if (open?.lock || open?.access.mode !== 'edit') return;
    const asking = `${open.documentId} ${file}`;
    if (asking === asked) return;
    asked = asking;
    void askFor(file, answer);
  });

  function takeBack(file: string) {
    told.get(file)?.();
    told.delete(file);
  }

  function leave(file: string, before: OpenArticle | undefined) {
    const lock = before?.lock;
    const waits = lock?.kind === 'held' && lock.awaited === true;
    if (waits) awaited.set(file, { name: before?.name ?? '', by: lock.by });
    release(file, waits);
  }

  async function askFor(file: string, answer = take(file)) {
    const state = await answer;
    if (state && held.open()?.file === file) await set(state);
    else letGo(file);
  }

  /** A lock that has come by now; whoever wants it since has asked after that. */
  function letGo(file: string) {
    if (file !== following && !early.has(file)) release(file);
  }

  async function set(state: LockState) {
    const { file = '', lock: before, restored } = held.open() ?? {};
    takeBack(file);
    const waiting = before && 'by' in before ? before : undefined;
    if (state.state === 'mine' || state.state === 'none') {
      held.update({ lock: { kind: state.state } });
      // Somebody else may have written since it was read.
      if (waiting) await needs.verify();
      return;
    }
    if (state.state === 'free') {
      if (!waiting) return;
      await freed(waiting);
      return;
    }
    const { by } = state;
    // What was typed while it was not known is as unsaved as what was typed in one's own.
    const isLost = before?.kind === 'mine' || (!before && !restored && held.isDirty());
    if (!isLost) {
      const lost = waiting?.lost;
      held.update({ lock: { kind: 'held', by, lost, awaited: waiting?.awaited } });
      return;
    }
    const at = new Date();
    // From now on nothing is typed or saved here; then what is unsaved is made safe.
    held.update({ lock: { kind: 'held', by, lost: { at, kept: false } } });
    const unsaved = held.isDirty();
    const kept = unsaved && (await needs.keepUnsaved());
    const lock = held.open()?.lock;
    if (lock && 'lost' in lock && lock.lost?.at === at) {
      held.update({ lock: { ...lock, lost: { at, kept } } });
    }
    await needs.verify();
  }

  async function freed({ by, lost, awaited: waits }: Extract<Lock, { by: LockHolder }>) {
    const { file, name = '' } = held.open() ?? {};
    if (file === undefined) return;
    held.update({ lock: { kind: 'free', by, lost } });
    // Whoever closes one of two windows wants to go on in the other.
    if (by.here) await askFor(file);
    else if (waits) told.set(file, needs.tellFree({ file, name, open: true, by }));
  }

  async function write(over: boolean) {
    const { file } = held.open() ?? {};
    if (file === undefined) return;
    const state = await take(file, over);
    if (state && held.open()?.file === file) await set(state);
  }

  function awaitedIsFree(file: string) {
    const waits = awaited.get(file);
    if (!waits) return;
    awaited.delete(file);
    release(file);
    told.set(file, needs.tellFree({ file, open: false, ...waits }));
    if (awaited.size === 0) stopListening?.();
  }

  return {
    async ask(file) {
      const asking = take(file);
      early.set(file, asking);
      const state = await asking;
      switch (state?.state) {
        case 'mine':
        case 'none':
          return { kind: state.state };
        case 'held':
          return { kind: 'held', by: state.by };
        default:
          return undefined;
      }
    },
    drop(file) {
      const asking = early.get(file);
      early.delete(file);
      // What is let go before it is there would come after that, and stay.
      void Promise.resolve(asking).then(() => letGo(file));
    },
    heard(file, state) {
      if (held.open()?.file === file) void set(state);
      if (state.state === 'free') awaitedIsFree(file);
    },
    async renew() {
      const { file, lock, access } = held.open() ?? {};
      if (file !== undefined && (lock || access?.mode === 'edit')) await askFor(file);
      for (const waiting of [...awaited.keys()]) {
        // Asking is all that makes the newsroom tell; what is free is taken by that, and let go again.
        const state = await take(waiting);
        if (state?.state === 'mine') awaitedIsFree(waiting);
      }
    },
    end(stop) {
      if (awaited.size > 0) stopListening = stop;
      else stop();
    },
    edit: () => write(false),
    takeOver: () => write(true),
    tellMe() {
      const lock = held.open()?.lock;
      if (lock?.kind === 'held') held.update({ lock: { ...lock, awaited: true } });
    },
  };
}

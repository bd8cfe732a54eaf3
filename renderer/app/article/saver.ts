import type { Failure, FailureCode } from '../../../shared/contract/failure.ts';
import { whenCalm } from '../../ui/whenCalm.ts';
import type { SaveState } from './sessionState.ts';

export type WriteOutcome = { at: Date } | { failure: Failure };

export interface SaverOptions {
  /** Whether something is not on the disk yet. */
  dirty(): boolean;
  /**
   * Whether saving by itself is right now: it has a file, and nobody has to decide anything.
   * @param again an attempt has failed, and if a person asked for it they did decide
   */
  mayAutosave(again: boolean): boolean;
  /** One attempt. Never rejects. */
  write(): Promise<WriteOutcome>;
  /** What needs no disk: where not even that is answered, the disk is not what is slow. */
  answers(): Promise<unknown>;
  show(state: SaveState): void;
}

/** When an article is written, and what is said about it. */
export interface Saver {
  /** Something changed. Cheap: called with every key. */
  changed(): void;
  /** Writes until nothing is left to write. @returns false when that failed. */
  saveNow(): Promise<boolean>;
  /** Writes what a timer still holds back; for blur, closing and the like. */
  flush(): void;
  readonly busy: boolean;
  /** Forgets timers and the last failure: another article, or another place for this one. */
  reset(): void;
}

/** After the last change, in ms. */
const calm = 1_000;
/** Whoever types without a pause is saved all the same, in ms after the first change. */
const atMost = 5_000;
/** A save that takes longer is told about, in ms. */
const slowAfter = 5_000;
/** So long before that, in ms, it is asked what keeps it. */
const askBefore = 1_000;
const firstRetry = 2_000;
const lastRetry = 60_000;

/** Trying again cannot help before a person has done something. */
const final: ReadonlySet<FailureCode> = new Set([
  'conflict',
  'not-found',
  'newer-version',
  'bad-input',
  'bad-name',
  'canceled',
  'exists',
  'too-large',
  'damaged',
  'unsupported',
]);

export function createSaver({ dirty, mayAutosave, write, answers, show }: SaverOptions): Saver {
  const next = whenCalm(calm, () => {
    if (dirty() && mayAutosave(failures > 0)) void run(false);
  });
  let firstChange: number | undefined;
  let underWay: Promise<boolean> | undefined;
  let failures = 0;
  let generation = 0;

  function schedule() {
    if (!mayAutosave(false)) return;
    // A clock that nobody sets: by the other one, an hour back, the time to write would never come.
    const now = performance.now();
    firstChange ??= now;
    next.soon(Math.max(0, Math.min(calm, firstChange + atMost - now)));
  }

  function run(asked: boolean): Promise<boolean> {
    if (underWay) return underWay;
    const attempt = writeAll(asked).finally(() => {
      if (underWay === attempt) underWay = undefined;
    });
    underWay = attempt;
    return attempt;
  }

  async function writeAll(asked: boolean): Promise<boolean> {
    const began = generation;
    for (;;) {
      next.stop();
      firstChange = undefined;
      // A failure stays on the screen until an attempt succeeds, unless a person asked for this one.
      const told = failures === 0 || asked;
      if (told) show({ kind: 'saving' });
      const inTime = tellLate((state) => {
        if (told && began === generation) show(state);
      });
      const outcome = await write().finally(inTime);
      if (began !== generation) return false;
      if ('failure' in outcome) {
        fail(outcome.failure);
        return false;
      }
      failures = 0;
      if (!dirty()) {
        show({ kind: 'saved', at: outcome.at });
        return true;
      }
      show({ kind: 'due' });
      if (!asked) {
        schedule();
        return false;
      }
    }
  }

  /** @returns to say no more: there is an outcome */
  function tellLate(say: (state: SaveState) => void): () => void {
    let kind: 'silent' | 'slow' = 'silent';
    let isLate = false;
    let isOver = false;
    const tell = () => {
      if (isLate && !isOver) say({ kind });
    };
    const asking = setTimeout(() => {
      answers().then(
        () => {
          kind = 'slow';
          tell();
        },
        () => undefined,
      );
    }, slowAfter - askBefore);
    const late = setTimeout(() => {
      isLate = true;
      tell();
    }, slowAfter);
    return () => {
      isOver = true;
      clearTimeout(asking);
      clearTimeout(late);
    };
  }

  function fail(failure: Failure) {
    failures++;
    if (final.has(failure.code)) {
      show({ kind: 'failed', failure });
      return;
    }
    const pause = Math.min(firstRetry * 2 ** (failures - 1), lastRetry);
    show({ kind: 'failed', failure, again: new Date(Date.now() + pause) });
    next.soon(pause);
  }

  return {
    changed() {
      // The attempt under way sees by the version that there is more; it goes on by itself.
      if (underWay) return;
      if (failures === 0) schedule();
      else if (mayAutosave(true) && !next.waits) next.soon();
    },
    async saveNow() {
      if (underWay) await underWay;
      if (!dirty()) return true;
      return run(true);
    },
    flush() {
      if (!underWay && dirty() && mayAutosave(failures > 0)) void run(false);
    },
    get busy() {
      return underWay !== undefined;
    },
    reset() {
      generation++;
      next.stop();
      firstChange = undefined;
      failures = 0;
      underWay = undefined;
    },
  };
}

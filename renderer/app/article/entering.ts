import type { FailureCode } from '../../../shared/contract/failure.ts';
import type { Journaled } from '../../../shared/contract/journal.ts';
import { failureOf } from '../connect.ts';
import type { Held, Shown } from './held.ts';
import type { Leaving } from './leaving.ts';
import type { Locking } from './locking.ts';

/** What is to be shown. */
export interface Entry extends Shown {
  /** The journal that the text is in already. */
  journaled?: Journaled;
  /** Its file did not answer yet, and its lock would not either. */
  unseen?: boolean;
}

/** From one article to the next; of several that are asked for at once the last one is shown. */
export interface Entering {
  /**
   * Reads, makes sure that nothing is lost by showing it, and shows it.
   *
   * @param opening what will be read, where that is known
   * @returns false when the person stayed, or it failed
   */
  enter(read: () => Promise<Entry>, opening: { file?: string; name: string }): Promise<boolean>;
  /** What is being read is not wanted any more. @returns whether nothing was asked for since. */
  giveUp(): () => boolean;
  /** What is told of a file that is coming is told again once that is shown: it was read before. */
  told(file: string, again: () => void): void;
  readonly busy: boolean;
}

export interface EnteringNeeds extends Pick<Leaving, 'leave' | 'stay'> {
  show(entry: Entry | undefined): void;
  locking: Pick<Locking, 'ask' | 'drop'>;
  say(message: string): void;
}

interface Coming {
  turn: number;
  file: string | undefined;
  /** Until it is shown. */
  told: (() => void)[] | undefined;
}

/** About the article itself, and so shown in its place. */
const lasting: ReadonlySet<FailureCode> = new Set([
  'damaged',
  'newer-version',
  'too-large',
  'not-found',
]);

/** An article that takes longer to come is told of, in ms; to draw that would hold up the others. */
const slowAfter = 150;

export function createEntering(held: Held, needs: EnteringNeeds): Entering {
  const { leave, stay, show, locking, say } = needs;
  const { store } = held;
  let openings = 0;
  let underWay = 0;
  /** What the latest of them reads. */
  let coming: Coming | undefined;

  /** It is not shown after all; a later opening of the same file has that lock. */
  function drop(file: string, turn: number) {
    if (coming?.file !== file || coming.turn <= turn) locking.drop(file);
  }

  const enter: Entering['enter'] = (read, opening) => {
    underWay++;
    return enterNext(read, opening).finally(() => {
      underWay--;
    });
  };

  const enterNext: Entering['enter'] = async (read, opening) => {
    const turn = ++openings;
    if (!(await leave()) || turn !== openings) return false;
    const told: (() => void)[] = [];
    const mine: Coming = { turn, file: opening.file, told };
    coming = mine;
    const telling = setTimeout(() => {
      if (turn === openings) store.setState({ opening: opening.file ?? '' });
    }, slowAfter);
    try {
      const next = await locked(read, opening.file, turn);
      // Somebody may have typed on while it was being read.
      if (turn !== openings || !(await leave()) || turn !== openings) {
        if (next.open.file !== undefined) drop(next.open.file, turn);
        return false;
      }
      show(next);
      for (const again of told) again();
      return true;
    } catch (error) {
      const failure = failureOf(error);
      if (turn !== openings || failure.code === 'canceled') return false;
      // What is open stays where the other one may only be out of reach for a moment.
      const { file } = opening;
      if (file === undefined || (held.open() && !lasting.has(failure.code))) {
        say(failure.message);
      } else if ((await leave()) && turn === openings) {
        show(undefined);
        store.setState({ failed: { file, name: opening.name, failure } });
      }
      return false;
    } finally {
      clearTimeout(telling);
      mine.told = undefined;
      if (turn === openings) stay();
      if (turn === openings && store.getState().opening !== undefined) {
        store.setState({ opening: undefined });
      }
    }
  };

  /**
   * What somebody else writes is shown read-only from the first moment on.
   *
   * @param expected what will be read, if that is known: its lock is asked for meanwhile
   */
  async function locked(
    read: () => Promise<Entry>,
    expected: string | undefined,
    turn: number,
  ): Promise<Entry> {
    const asking = expected === undefined ? undefined : locking.ask(expected);
    const entry = await read().catch((error) => {
      if (expected !== undefined) drop(expected, turn);
      throw error;
    });
    const { file, access } = entry.open;
    // Asked for once it is shown.
    if (entry.unseen) return entry;
    // Only who wanted it in this same moment can still come first, and that is said a moment later.
    if (entry.taken === false && access.mode === 'edit' && file === expected) return entry;
    const early = await asking;
    if (file === undefined || access.mode === 'read') {
      if (expected !== undefined) drop(expected, turn);
      return entry;
    }
    const lock = file === expected ? early : await locking.ask(file);
    return { ...entry, open: { ...entry.open, lock } };
  }

  return {
    enter,
    giveUp() {
      const turn = ++openings;
      return () => turn === openings;
    },
    told(file, again) {
      if (coming?.file === file) coming.told?.push(again);
    },
    get busy() {
      return underWay > 0;
    },
  };
}

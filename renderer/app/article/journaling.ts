import type { Step } from '@tiptap/pm/transform';
import type { Article } from '../../../shared/article/model.ts';
import type { Failure, FailureCode } from '../../../shared/contract/failure.ts';
import { inTime } from '../../../shared/contract/inTime.ts';
import type { Journaled } from '../../../shared/contract/journal.ts';
import type { Run } from '../../editor/history/run.ts';
import { whenCalm } from '../../ui/whenCalm.ts';
import { failureOf, type NewsroomClient } from '../connect.ts';
import type { InBrowser } from './inBrowser.ts';

/** The text that is shown. */
export interface JournaledText {
  /** The journal that holds it already. */
  journaled?: Journaled | undefined;
  /** It is not what lies in its file. */
  changed: boolean;
  /** All of it, as it stands. */
  article(): Article | undefined;
  /** Its file, and the revision that it goes on from. */
  place(): { file?: string | undefined; base?: string | undefined };
}

/**
 * Hands what is typed to the newsroom's journal, in steps and a moment after each, so that a crash
 * costs a second or two at most, also of an article that has no file yet.
 */
export interface Journaling {
  /** Another text is shown. */
  start(text: JournaledText): void;
  /** No text is shown. */
  stop(): void;
  /** The editor made these steps. Cheap: called with every key. */
  took(run: Run): void;
  /** The text goes on from what lies in the file now: what was before is no longer of use. */
  goOn(): void;
  /** Sends what still waits. Never rejects, and never takes long. */
  flush(): Promise<void>;
  /** The same without waiting. @returns the journal as it will be, if that can be told */
  handOver(): Journaled | undefined;
  /** The journal, if it holds all that is here. */
  covers(): Journaled | undefined;
  /** Another text takes its place here, and it is not saved: it is offered again. */
  leave(): Promise<void>;
  /** The text is let go. @returns the journal that could bring it back. */
  discard(): Promise<string | undefined>;
}

export interface JournalingNeeds {
  journal: NewsroomClient['journal'];
  /** Names this page. */
  window: string;
  /** What is typed is not kept at the moment, or it is again. */
  onTrouble(failure: Failure | undefined): void;
  /** Keeps what the newsroom lacks; absent where no page outlives the newsroom. */
  inBrowser?: InBrowser | undefined;
}

/** After the last key, in ms. */
const calm = 400;
/**
 * Whoever types without a pause is kept safe all the same, in ms after the first key. Two seconds
 * are promised; half of them are for a busy machine and a slow disk.
 */
const atMost = 1_000;
const retryAfter = 5_000;
/** A newsroom that does not answer for so long may be gone, in ms. */
const answersWithin = 3_000;
const noAnswer: Failure = {
  code: 'io',
  message: 'The disk that it is kept on does not answer.',
  retry: true,
};
/** A save waits no longer than this for the journal, in ms. */
const patience = 1_000;
/** So many steps are more than a whole article. */
const manySteps = 5_000;

/** The journal and the text here have lost each other: the whole text mends that. */
const lostTouch: ReadonlySet<FailureCode> = new Set([
  'not-found',
  'damaged',
  'conflict',
  // More at once than a call may hold: all of a long text made bold, and back, in a second.
  'bad-input',
]);

/** A run that still waits. */
interface Pending extends Run {
  steps: Step[];
}

export function createJournaling(needs: JournalingNeeds): Journaling {
  const { journal, window, onTrouble, inBrowser } = needs;
  let text: JournaledText | undefined;
  let pending: Pending[] = [];
  let kept: Journaled | undefined;
  /** Names the journal that is to begin, until it is known to have: begun twice, it is still one. */
  let name: string | undefined;
  /** The next batch begins a journal with the whole text. */
  let anew = false;
  let generation = 0;
  const next = whenCalm(calm, () => void send());
  let firstWaiting: number | undefined;
  let underWay: Promise<void> | undefined;
  let inTrouble = false;
  /** The newsroom has not got what is here, and did not get it in time. */
  let isLacking = false;

  const waits = () => pending.length > 0 || anew;

  function schedule(pause = calm) {
    // A clock that nobody sets: by the other one, an hour back, the time to write would never come.
    const now = performance.now();
    firstWaiting ??= now;
    next.soon(pause === calm ? Math.max(0, Math.min(calm, firstWaiting + atMost - now)) : pause);
  }

  function send(): Promise<void> {
    next.stop();
    underWay ??= sendAll().finally(() => {
      underWay = undefined;
    });
    return underWay;
  }

  async function sendAll(): Promise<void> {
    const began = generation;
    while (waits() && began === generation) {
      const batch = pending;
      const beginsAnew = anew;
      pending = [];
      anew = false;
      firstWaiting = undefined;
      const late = setTimeout(() => {
        if (began !== generation) return;
        keepInBrowser();
        // Nobody else has it either.
        if (!inBrowser) tell(noAnswer);
      }, answersWithin);
      try {
        const answer = await journal
          .append(requestFor(batch, beginsAnew))
          .finally(() => clearTimeout(late));
        if (began !== generation) return;
        kept = answer;
        name = undefined;
        isLacking = false;
        inBrowser?.forget();
        tell(undefined);
      } catch (error) {
        if (began !== generation) return;
        if (!recover(failureOf(error), batch, beginsAnew)) return;
      }
    }
  }

  /** @returns whether to try again at once. */
  function recover(failure: Failure, batch: Pending[], beganAnew: boolean): boolean {
    if (lostTouch.has(failure.code)) {
      name = undefined;
      anew = true;
      if (!beganAnew) return true;
    }
    // Until it is kept the file may be saved: the steps would no longer fit what lies there.
    if (beganAnew || kept === undefined) anew = true;
    else pending = [...batch, ...pending];
    tell(failure);
    keepInBrowser();
    schedule(retryAfter);
    return false;
  }

  function keepInBrowser() {
    isLacking = true;
    inBrowser?.keep(() => {
      const article = text?.article();
      const journals = { journal: kept?.journal, begun: name };
      return article && { ...text?.place(), ...journals, at: Date.now(), article };
    });
  }

  function requestFor(batch: Pending[], beginsAnew: boolean) {
    const place = text?.place() ?? {};
    const id = kept?.journal;
    const begin = () => {
      name ??= crypto.randomUUID();
      return { ...place, as: name };
    };
    if (beginsAnew || (id === undefined && (text?.changed || place.file === undefined))) {
      return { window, journal: id, begin: { ...begin(), article: text?.article() }, steps: [] };
    }
    const run = {
      steps: batch.flatMap(({ steps }) => steps.map((step) => step.toJSON())),
      undo: batch.map((part) => ({ ...part, steps: part.steps.length })),
    };
    if (kept === undefined) return { window, begin: begin(), ...run };
    return { window, journal: kept.journal, after: kept.sequence, ...run };
  }

  function tell(failure: Failure | undefined) {
    if (failure === undefined && !inTrouble) return;
    inTrouble = failure !== undefined;
    onTrouble(failure);
  }

  function reset() {
    generation++;
    isLacking = false;
    inBrowser?.forget();
    tell(undefined);
    next.stop();
    firstWaiting = undefined;
    pending = [];
    anew = false;
    kept = undefined;
    name = undefined;
    underWay = undefined;
  }

  const journaling: Journaling = {
    start(next) {
      reset();
      text = next;
      kept = next.journaled;
      // A new article that was given (an import, say) is only here.
      anew = next.changed && next.journaled === undefined;
      if (anew) schedule();
    },
    stop() {
      reset();
      text = undefined;
    },
    took(run) {
      if (!text) return;
      add(pending, run);
      if (pending.reduce((sum, { steps }) => sum + steps.length, 0) > manySteps) {
        pending = [];
        anew = true;
      }
      if (isLacking) keepInBrowser();
      schedule();
    },
    goOn() {
      if (!text) return;
      pending = [];
      anew = true;
      schedule();
    },
    async flush() {
      if (!waits() && !underWay) return;
      await inTime(send(), patience);
    },
    handOver() {
      if (!waits() && !underWay) return kept;
      const mayTell = !underWay && !anew && kept !== undefined;
      const next = mayTell && kept ? { ...kept, sequence: kept.sequence + 1 } : undefined;
      void send();
      return next;
    },
    covers: () => (waits() || underWay ? undefined : kept),
    async leave() {
      if (kept) await journal.leave({ window, journal: kept.journal }).catch(() => undefined);
    },
    async discard() {
      const id = kept?.journal;
      reset();
      // Whoever stays after all and types on is kept safe from there.
      text = text && { ...text, journaled: undefined, changed: true };
      if (id !== undefined) await journal.discard({ journal: id }).catch(() => undefined);
      return id;
    },
  };
  return journaling;
}

/** Letters typed one after the other become one step, as the editor's history has them. */
function add(pending: Pending[], { steps, ...run }: Run): void {
  const last = pending.at(-1);
  const goesOn =
    last && (run.as === 'more' ? isChange(last) : run.as === 'aside' && last.as === 'aside');
  if (!goesOn) {
    pending.push({ ...run, steps: [...steps] });
    return;
  }
  for (const step of steps) {
    const merged = last.steps.at(-1)?.merge(step);
    if (merged) last.steps[last.steps.length - 1] = merged;
    else last.steps.push(step);
  }
}

const isChange = ({ as }: Run) => as === 'event' || as === 'more';

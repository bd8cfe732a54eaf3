import { isBlank } from '../../../shared/article/blank.ts';
import { inTime } from '../../../shared/contract/inTime.ts';
import type { Held } from './held.ts';
import type { Journaling } from './journaling.ts';
import type { Saver } from './saver.ts';

/** Who wants to go on waits no longer than this for a drive, in ms. */
const patience = 5_000;

/** From a text to the next one: nothing of it is lost but what the person lets go. */
export interface Leaving {
  /** Nothing is unsaved, or it is saved now, or the person agrees to leave it behind. */
  leave(): Promise<boolean>;
  /** Another text takes its place now, or the window goes: only now is it let go, or offered again. */
  left(): void;
  /** Nothing came of it: the text is still here, and the next time it is asked about again. */
  stay(): void;
  /** Once they are in the article, or the person goes on without them. */
  photosArrived(): Promise<void>;
}

export interface LeavingNeeds {
  /**
   * The article cannot be saved and the person wants to go elsewhere.
   * @returns whether to go: false to stay.
   */
  askToLeave(): Promise<boolean>;
  /** @returns whether they have arrived; false where the person would rather go on without them. */
  waitForPhotos(arrived: Promise<void>): Promise<boolean>;
  say(message: string): void;
}

export function createLeaving(
  held: Held,
  saver: Pick<Saver, 'saveNow'>,
  journaling: Pick<Journaling, 'covers' | 'discard' | 'flush' | 'leave'>,
  { askToLeave, waitForPhotos, say }: LeavingNeeds,
): Leaving {
  /** What the person agreed to leave behind, or was told of as kept. */
  let agreed: { version: number; isKept: boolean } | undefined;
  /** The version whose photos on their way need not be waited for. */
  let photosLetGo: number | undefined;

  async function photosArrived(): Promise<void> {
    const arrived = held.editor()?.photosArrived();
    if (!arrived || photosLetGo === held.version) return;
    if (!(await waitForPhotos(arrived))) photosLetGo = held.version;
  }

  async function isKept(): Promise<boolean> {
    await journaling.flush();
    return journaling.covers() !== undefined;
  }

  return {
    async leave() {
      // A picture from the clipboard is nowhere else.
      await photosArrived();
      const open = held.open();
      if (!open || !held.isDirty() || agreed?.version === held.version) return true;
      const whole = held.article();
      if (open.file === undefined && whole && isBlank(whole)) {
        void journaling.discard();
        return true;
      }
      const mayWrite = open.access.mode === 'edit';
      const isSaved = mayWrite && !open.outside && (await inTime(saver.saveNow(), patience));
      if (isSaved) return true;
      // Whatever becomes of the save, and of its drive, the text is offered again.
      if (isSaved === undefined && (await isKept())) {
        agreed = { version: held.version, isKept: true };
        say(
          `${open.name ?? 'The new article'} is not saved yet: its drive does not answer. Its text is kept.`,
        );
        return true;
      }
      // What somebody else took over is kept, in the journal too, and is no reason to stay.
      const { lock } = held.open() ?? {};
      if (lock && 'lost' in lock && lock.lost?.kept) return true;
      if (!(await askToLeave())) return false;
      agreed = { version: held.version, isKept: false };
      return true;
    },
    left() {
      const isAgreed = agreed?.version === held.version;
      if (isAgreed) void (agreed?.isKept ? journaling.leave() : journaling.discard());
      agreed = undefined;
    },
    stay() {
      agreed = undefined;
    },
    photosArrived,
  };
}

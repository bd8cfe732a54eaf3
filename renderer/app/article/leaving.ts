import { isBlank } from '../../../shared/article/blank.ts';
import { inTime } from '../../../shared/contract/inTime.ts';
import type { Held } from './held.ts';
import type { Journaling } from './journaling.ts';
import type { Saver } from './saver.ts';

/** Who wants to go on waits no longer than this for a drive, in ms. */
const patience = 5_000;

/** From a text to the next one: nothing of it is lost but what the person lets go. */
export interface Leaving {
  /** Nothing is unsaved, or it is saved now, or the person lets it go. */
  leave(): Promise<boolean>;
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
  /** The version that the person agreed to leave behind, or that was told of as kept. */
  let letGo: number | undefined;
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
      if (!open || !held.isDirty() || letGo === held.version) return true;
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
        letGo = held.version;
        await journaling.leave();
        say(
          `${open.name ?? 'The new article'} is not saved yet: its drive does not answer. Its text is kept.`,
        );
        return true;
      }
      // What somebody else took over is kept, in the journal too, and is no reason to stay.
      const { lock } = held.open() ?? {};
      if (lock && 'lost' in lock && lock.lost?.kept) return true;
      if (!(await askToLeave())) return false;
      letGo = held.version;
      void journaling.discard();
      return true;
    },
    photosArrived,
  };
}

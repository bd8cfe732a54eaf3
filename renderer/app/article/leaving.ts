import { isBlank } from '../../../shared/article/blank.ts';
import type { Held } from './held.ts';
import type { Journaling } from './journaling.ts';
import type { Saver } from './saver.ts';

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
}

export function createLeaving(
  held: Held,
  saver: Pick<Saver, 'saveNow'>,
  journaling: Pick<Journaling, 'discard'>,
  { askToLeave, waitForPhotos }: LeavingNeeds,
): Leaving {
  /** The version that the person agreed to leave behind. */
  let letGo: number | undefined;
  /** The version whose photos on their way need not be waited for. */
  let photosLetGo: number | undefined;

  async function photosArrived(): Promise<void> {
    const arrived = held.editor()?.photosArrived();
    if (!arrived || photosLetGo === held.version) return;
    if (!(await waitForPhotos(arrived))) photosLetGo = held.version;
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
      if (mayWrite && !open.outside && (await saver.saveNow())) return true;
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

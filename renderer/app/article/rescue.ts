import { serialise } from '../../../shared/article/serialise.ts';
import { withoutExtension } from '../../library/withoutExtension.ts';
import { failureOf } from '../connect.ts';
import type { Dialogs } from '../dialogs.ts';
import { download } from '../download.ts';
import { holderText, reasonOf } from '../stateLine/words.ts';
import type { Toasts } from '../toasts.ts';
import type { Session } from './session.ts';

const whatHappened = {
  gone: 'its file is gone',
  changed: 'its file was changed outside Stet',
  both: 'somebody else changed the same places',
  spoilt: 'its file was damaged outside Stet',
} as const;

/** Ways out when an article cannot be saved where it lies. None of them destroys text unasked. */
export interface Rescue {
  /** A file elsewhere, which is then the article; the browser saves a copy where none can be named. */
  saveElsewhere(): Promise<boolean>;
  /** Where no file can be named, or the newsroom is out of reach: the browser saves a copy. */
  download(): boolean;
  /** A copy in the library, which is then the article. */
  keepMine(): Promise<boolean>;
  /** The same of an article that may only be read. */
  editCopy(): Promise<boolean>;
  /** A copy of mine in the library, and then what lies in the file. */
  openTheirs(): Promise<void>;
  /** A file in the library for an article whose file is gone. */
  saveAgain(): Promise<boolean>;
  /** Lets the restored text go and shows what lies in the file; it can be brought back. */
  discardRestored(): Promise<void>;
  /** Asks what to do before the article is left. */
  askToLeave(): Promise<boolean>;
}

export interface RescueNeeds {
  dialogs: Dialogs;
  toasts: Toasts;
  canAskForFile: boolean;
  /** Opens an article wherever the person writes by then: this pane may be gone. */
  openWherever(file: string, name: string): Promise<boolean>;
  /** The same with a text that was let go. */
  restoreWherever(journal: string, file: string | undefined): Promise<boolean>;
}

export function createRescue(session: Session, needs: RescueNeeds): Rescue {
  const { dialogs, toasts, canAskForFile, openWherever, restoreWherever } = needs;
  const open = () => session.store.getState().open;
  const mine = () => {
    const name = open()?.name;
    return name === undefined ? undefined : `${withoutExtension(name)} (my version)`;
  };
  const complain = (error: unknown) => {
    const failure = failureOf(error);
    if (failure.code !== 'canceled') toasts.say(failure.message, { tone: 'trouble' });
    return false;
  };

  /** Goes on in a file of its own in the library. */
  async function goOnAs(name: string | undefined, say: (name: string) => string) {
    try {
      await session.moveToCopy('library', name);
      toasts.say(say(open()?.name ?? 'a copy'));
      session.handle?.focus();
      return true;
    } catch (error) {
      return complain(error);
    }
  }

  function downloadCopy(): boolean {
    const article = session.article();
    if (!article) return false;
    const file = new Blob([serialise(article)], { type: 'application/json' });
    download(file, open()?.name ?? 'article.stet');
    toasts.say('A copy was handed to your browser to save.');
    return true;
  }

  const rescue: Rescue = {
    async saveElsewhere() {
      if (!canAskForFile) return downloadCopy();
      try {
        await session.moveToCopy('ask');
        return true;
      } catch (error) {
        return complain(error);
      }
    },
    download: downloadCopy,
    keepMine: () => goOnAs(mine(), (name) => `Your version is saved as ${name}.`),
    editCopy() {
      const { name = '' } = open() ?? {};
      return goOnAs(`${withoutExtension(name)} copy`, (copy) => `This is a copy now: ${copy}.`);
    },
    async saveAgain() {
      try {
        await session.moveToCopy('library', withoutExtension(open()?.name ?? ''), 'same');
        toasts.say(`Saved as ${open()?.name}.`);
        session.handle?.focus();
        return true;
      } catch (error) {
        return complain(error);
      }
    },
    async openTheirs() {
      const file = open()?.file;
      if (file === undefined) return;
      try {
        const isOnlyHere = open()?.dirty === true;
        // To go on in the copy until it is left: what is typed meanwhile belongs to it, too.
        if (isOnlyHere) await session.moveToCopy('library', mine());
        const { file: copy = '', name = '' } = open() ?? {};
        await session.openFile(file);
        if (!isOnlyHere) return;
        toasts.say(`Your version is kept as ${name}.`, {
          action: { label: 'Open it', run: () => void openWherever(copy, name) },
        });
      } catch (error) {
        complain(error);
      }
    },
    async discardRestored() {
      const file = open()?.file;
      const journal = await session.abandon();
      if (file !== undefined) await session.openFile(file);
      toasts.say('The unsaved text was discarded.', {
        ...(journal !== undefined && {
          action: { label: 'Bring it back', run: () => void restoreWherever(journal, file) },
        }),
      });
    },
    async askToLeave() {
      const article = open();
      if (!article) return true;
      const { outside, save, lock } = article;
      const lost = lock && 'lost' in lock && lock.lost;
      const why = lost
        ? `${holderText(lock.by)} took it over`
        : outside
          ? whatHappened[outside.kind]
          : save.kind === 'failed'
            ? reasonOf(save.failure)
            : 'it could not be written';
      const answer = await dialogs.ask({
        title: 'This article is not saved',
        text:
          outside && outside.kind !== 'changed' && outside.kind !== 'both'
            ? `The text is only in this window: ${why}.`
            : `Your last changes are only in this window: ${why}.`,
        choices: [
          { id: 'stay', label: 'Stay here', look: 'plain' },
          { id: 'discard', label: 'Leave without saving', look: 'danger' },
          {
            id: 'copy',
            label: outside
              ? 'Save mine as a copy'
              : canAskForFile
                ? 'Save a copy elsewhere…'
                : 'Download a copy',
            look: 'primary',
          },
        ],
      });
      if (answer === 'copy') return outside ? rescue.keepMine() : rescue.saveElsewhere();
      return answer === 'discard';
    },
  };
  return rescue;
}

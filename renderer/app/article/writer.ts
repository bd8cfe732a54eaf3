import { draftFile } from '../../../shared/contract/bytes.ts';
import type { Desk } from '../../../shared/contract/desk.ts';
import { beginAhead } from '../../editor/editorAhead.ts';
import type { PhotoSource } from '../../editor/editorHandle.ts';
import type { LinkSource } from '../../editor/links/linkSource.ts';
import type { Library } from '../../library/libraryStore.ts';
import { type Connection, follow } from '../connect.ts';
import type { Dialogs } from '../dialogs.ts';
import { holderText } from '../stateLine/words.ts';
import type { Toasts } from '../toasts.ts';
import { createInBrowser } from './inBrowser.ts';
import { createJournaling, type Journaling } from './journaling.ts';
import type { KeptTexts } from './keptTexts.ts';
import { createLinkSource } from './linkSource.ts';
import { createPhotoSource } from './photoSource.ts';
import { createRescue, type Rescue } from './rescue.ts';
import { createSession, type Session } from './session.ts';
import { waitForPhotos } from './waitForPhotos.ts';

/**
 * One article at a time, and all that keeps it safe. Two panes have two of them, which share nothing
 * of their texts: to the newsroom each is a window, with locks and a journal of its own.
 */
export interface Writer {
  /** What the newsroom knows it by, for as long as it lives. */
  readonly window: string;
  readonly session: Session;
  readonly journaling: Journaling;
  readonly rescue: Rescue;
  readonly photos: PhotoSource;
  readonly links: LinkSource;
  /** Its article is closed: nothing more is held for it. */
  end(): void;
}

export interface WriterNeeds {
  connection: Connection;
  desk: Desk;
  dialogs: Dialogs;
  toasts: Toasts;
  library: Library;
  kept: KeptTexts;
  /** Something has to be asked about its article, which is to be seen then. */
  toFront(writer: Writer): void;
  /** Opens an article wherever the person writes by then. */
  open(file: string, name: string): Promise<boolean>;
  /** The same with a text that was let go, see `Panes`. */
  restore(journal: string, file: string | undefined): Promise<boolean>;
  /** Another pane shows that file; undefined: an article without one. */
  isElsewhere(file: string | undefined, writer: Writer): boolean;
}

export function createWriter(needs: WriterNeeds): Writer {
  const { connection, desk, dialogs, toasts, library, kept } = needs;
  const { newsroom, bytes, state } = connection;
  const window = crypto.randomUUID();
  const journaling = createJournaling({
    journal: newsroom.journal,
    window,
    onTrouble: (unkept) => session.store.setState({ unkept }),
    inBrowser:
      desk.pageKey === undefined
        ? undefined
        : createInBrowser(desk.pageKey, window, (inBrowser) =>
            session.store.setState({ inBrowser }),
          ),
  });
  const session: Session = createSession({
    articles: newsroom.article,
    history: newsroom.history,
    answers: () => newsroom.desk.hello(),
    journaling,
    locks: {
      locks: newsroom.locks,
      window,
      tellFree({ file, name, open, by }) {
        const toast = toasts.say(`${holderText(by)} has closed ${name}. You can edit it now.`, {
          stays: true,
          action: open
            ? { label: 'Edit it', run: () => void session.locking.edit() }
            : { label: 'Open it', run: () => void needs.open(file, name) },
        });
        return () => toasts.dismiss(toast);
      },
    },
    takeOver: (journal) => kept.takeOver(window, journal),
    tookOver: kept.tookOver,
    keptOf: kept.of,
    undoable: (of) => newsroom.journal.undoable({ window, of }),
    askToLeave() {
      needs.toFront(writer);
      return rescue.askToLeave();
    },
    waitForPhotos: (arrived) => waitForPhotos(arrived, toasts),
    say: (text) => toasts.say(text),
    drawAhead({ text, open: { metadata, access } }) {
      const { assets = {}, language } = metadata;
      const readOnly = access.mode === 'read';
      return beginAhead({ text, assets, language, readOnly }, desk.host === 'web');
    },
    forget(file) {
      const open = file === draftFile ? undefined : file;
      if (!needs.isElsewhere(open, writer)) bytes.forgetPhotos(file);
    },
  });
  const rescue = createRescue(session, {
    dialogs,
    toasts,
    canAskForFile: desk.can.openAnyFile,
    openWherever: needs.open,
    restoreWherever: needs.restore,
  });

  // While this stream is open, the newsroom knows that what is typed here is in use.
  const letGo = follow(
    state,
    (signal) => newsroom.journal.hold({ window }, { signal }),
    ({ kind }) => {
      // Also of a window that crashed just before this one came: the newsroom hears of it only now.
      if (kind === 'freed') void kept.refresh().catch(() => undefined);
    },
  );
  const stopListening = follow(
    state,
    (signal) => newsroom.locks.events({ window }, { signal }),
    (event) => {
      if (event.kind === 'lock') session.locking.heard(event.file, event.lock);
      else void session.locking.renew();
    },
  );

  const writer: Writer = {
    window,
    session,
    journaling,
    rescue,
    links: createLinkSource({ newsroom, desk, session, library, dialogs, toasts }),
    photos: createPhotoSource(session, bytes, newsroom.photo, () => {
      const { status } = library.store.getState();
      return status && 'name' in status ? status.name : '';
    }),
    end() {
      letGo();
      // Of an article that somebody else had it is still told when that is free.
      session.locking.end(stopListening);
    },
  };
  return writer;
}

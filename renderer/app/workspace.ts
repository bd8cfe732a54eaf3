import { type CommandId, commands } from '../../shared/contract/commands.ts';
import type { CopyKind } from '../../shared/contract/previews.ts';
import type { Desk, Settings } from '../../shared/contract/values.ts';
import { type EditorHandle, isEditorCommand, type PhotoSource } from '../editor/editorHandle.ts';
import type { LinkSource } from '../editor/links/linkSource.ts';
import { createLibrary, type Library } from '../library/libraryStore.ts';
import { createView, type View, viewSettings } from '../view/viewSettings.ts';
import { createJournaling, type Journaling } from './article/journaling.ts';
import { createKeptTexts, type KeptTexts } from './article/keptTexts.ts';
import { createLinkSource } from './article/linkSource.ts';
import { createPhotoSource } from './article/photoSource.ts';
import { createRescue, type Rescue } from './article/rescue.ts';
import { createSession, type Session } from './article/session.ts';
import { waitForPhotos } from './article/waitForPhotos.ts';
import { type Beside, createBeside } from './beside/beside.ts';
import { createKeys, type Keys } from './commands/keyBindings.ts';
import { shortcutLabel } from './commands/keys.ts';
import { viewCommands } from './commands/viewCommands.ts';
import { type Connection, failureOf, follow } from './connect.ts';
import { createDesk, type DeskActions } from './desk.ts';
import { createDialogs, type Dialogs } from './dialogs.ts';
import { createFileActions, type FileActions } from './fileActions.ts';
import { chooseFile } from './importing/chooseFile.ts';
import { createLayout, type Layout } from './layout.ts';
import { holderText } from './stateLine/words.ts';
import { createToasts, type Toasts } from './toasts.ts';

/** Everything behind one window. */
export interface Workspace {
  connection: Connection;
  desk: Desk;
  deskSettings: DeskActions;
  session: Session;
  journaling: Journaling;
  kept: KeptTexts;
  library: Library;
  layout: Layout;
  view: View;
  beside: Beside;
  keys: Keys;
  dialogs: Dialogs;
  toasts: Toasts;
  rescue: Rescue;
  files: FileActions;
  photos: PhotoSource;
  links: LinkSource;
  run(command: CommandId): void;
  can(command: CommandId): boolean;
  /** For people; undefined where the command has no keys in this host. */
  shortcut(command: CommandId): string | undefined;
}

/** @param settings what the person set once */
export function createWorkspace(connection: Connection, desk: Desk, settings: Settings): Workspace {
  const { newsroom, bytes } = connection;
  const dialogs = createDialogs();
  const toasts = createToasts();
  const library = createLibrary(newsroom.library);
  const layout = createLayout(settings, (change) => {
    // Where the panes stood is not worth a word when it cannot be kept.
    newsroom.desk.saveSettings(change).catch(() => undefined);
  });
  // Names this page, for as long as it lives.
  const page = crypto.randomUUID();
  const kept = createKeptTexts(newsroom.journal, page);
  const view = createView(settings.view, (changed) => {
    newsroom.desk.saveSettings({ view: changed }).catch(() => undefined);
  });
  const keys = createKeys(
    { platform: desk.platform, host: desk.host, bindings: settings.keys },
    (bindings) => {
      newsroom.desk.saveSettings({ keys: bindings }).catch((error) => {
        toasts.say(failureOf(error).message, { tone: 'trouble' });
      });
    },
  );
  const journaling = createJournaling({
    journal: newsroom.journal,
    window: page,
    onTrouble: (unkept) => session.store.setState({ unkept }),
  });
  const session: Session = createSession({
    articles: newsroom.article,
    history: newsroom.history,
    journaling,
    locks: {
      locks: newsroom.locks,
      window: page,
      tellFree({ file, name, open, by }) {
        const toast = toasts.say(`${holderText(by)} has closed ${name}. You can edit it now.`, {
          stays: true,
          action: open
            ? { label: 'Edit it', run: () => void session.locking.edit() }
            : { label: 'Open it', run: () => void session.openFile(file, name) },
        });
        return () => toasts.dismiss(toast);
      },
    },
    takeOver: kept.takeOver,
    keptOf: kept.of,
    undoable: (of) => newsroom.journal.undoable({ window: page, of }),
    askToLeave: () => rescue.askToLeave(),
    waitForPhotos: (arrived) => waitForPhotos(arrived, toasts),
    say: (text) => toasts.say(text),
    forget: bytes.forgetPhotos,
  });
  const rescue: Rescue = createRescue(session, {
    dialogs,
    toasts,
    canAskForFile: desk.can.openAnyFile,
  });
  const files = createFileActions({ newsroom, session, library, dialogs, toasts, desk, rescue });

  const beside = createBeside(newsroom.article, session, layout.closeDrawers);

  const isOpen = () => session.store.getState().open !== undefined;
  const hasFile = () => session.store.getState().open?.file !== undefined;
  const mayEdit = () => session.store.getState().open?.access.mode === 'edit';
  const isWritable = () => library.store.getState().status?.state === 'ready';
  const hasLibrary = () => isWritable() || library.store.getState().status?.state === 'read-only';
  const focusLibrary = () => {
    layout.toggle('libraryOpen', true);
    requestAnimationFrame(() => {
      const pane = document.querySelector('[data-library]');
      const places = ['.row-main[tabindex="0"]', 'input', '.state button', 'button'];
      for (const place of places) {
        const found = pane?.querySelector<HTMLElement>(place);
        if (found) return found.focus();
      }
    });
  };

  /** Code for later: it is asked for once a day, not once a key. */
  const copyAs = (kind: CopyKind) => ({
    can: isOpen,
    run: () => {
      import('./copying/copyArticle.ts').then(
        ({ copyArticle }) =>
          copyArticle({ connection, session, dialogs, say: toasts.sayInstead() }, kind, 'chosen'),
        (error) => toasts.say(failureOf(error).message, { tone: 'trouble' }),
      );
    },
  });

  const findWith = (act: (find: EditorHandle['find']) => void) => {
    layout.closeDrawers();
    if (session.handle) act(session.handle.find);
  };

  const own: Partial<Record<CommandId, { can?(): boolean; run(): void }>> = {
    newArticle: { run: () => void files.create() },
    openFile: {
      run: () => {
        if (desk.can.openAnyFile) void session.adopt(() => newsroom.article.openDialog());
        else dialogs.open({ kind: 'palette' });
      },
    },
    chooseLibrary: { can: () => desk.can.chooseLibrary, run: () => void files.chooseLibrary() },
    save: { can: mayEdit, run: () => void files.save() },
    saveAs: { can: isOpen, run: () => void files.saveCopy() },
    rename: { can: hasFile, run: () => files.renameOpen() },
    duplicate: { can: hasFile, run: () => void files.duplicateOpen() },
    trash: { can: hasFile, run: () => void files.trashOpen() },
    reveal: { can: () => hasFile() && desk.can.reveal, run: () => void files.revealOpen() },
    importText: { run: () => void files.importText() },
    copyAsHtml: copyAs('html'),
    copyAsMarkdown: copyAs('markdown'),
    copyForWordpress: copyAs('wordpress'),
    copyForGhost: copyAs('ghost'),
    exportArticle: { can: isOpen, run: () => dialogs.open({ kind: 'export' }) },
    exportSelection: {
      can: () => library.store.getState().selection.picked.size > 0,
      run: () => {
        const { picked } = library.store.getState().selection;
        files.exportSeveral(library.shown().filter(({ file }) => picked.has(file)));
      },
    },
    exportShown: {
      can: () => library.shown().length > 0,
      run: () => files.exportSeveral(library.shown()),
    },
    pasteWire: { run: files.pasteWire },
    importPack: { can: isWritable, run: () => void files.importPack() },
    handOver: { can: hasFile, run: () => files.handOverOpen() },
    backUpLibrary: { can: hasLibrary, run: () => files.backUpLibrary() },
    deskSettings: {
      can: isWritable,
      run: () => dialogs.open({ kind: 'desk-settings' }),
    },
    find: { can: isOpen, run: () => findWith((find) => find.open(false)) },
    replace: { can: mayEdit, run: () => findWith((find) => find.open(true)) },
    findNext: { can: isOpen, run: () => findWith((find) => void find.next()) },
    findPrevious: { can: isOpen, run: () => findWith((find) => void find.previous()) },
    nextTk: {
      can: isOpen,
      run: () => {
        layout.closeDrawers();
        if (session.handle && !session.handle.goToNextTk()) toasts.say('No TK is left.');
      },
    },
    lengthTarget: { can: mayEdit, run: () => dialogs.open({ kind: 'length' }) },
    typography: { can: mayEdit, run: () => dialogs.open({ kind: 'typography' }) },
    typographyTyping: {
      run: () => {
        view.change({ typography: !viewSettings().typography });
        const on = viewSettings().typography ? 'on' : 'off';
        toasts.say(`Typographic quotes while typing are ${on}.`);
      },
    },
    ...viewCommands(view, () => dialogs.open({ kind: 'view' })),
    openBeside: { run: () => dialogs.open({ kind: 'palette', beside: true }) },
    openFileBeside: {
      run: () => {
        void chooseFile('.txt,.text,.wire,.anpa,.asc,text/plain,image/*').then((file) => {
          if (file) void beside.openFile(file);
        });
      },
    },
    swapBeside: {
      can: () => beside.store.getState().shown?.kind === 'article',
      run: () => void beside.swap(),
    },
    closeBeside: {
      can: () => beside.store.getState().shown !== undefined,
      run: () => {
        beside.close();
        session.handle?.focus();
      },
    },
    shortcuts: { run: () => dialogs.open({ kind: 'shortcuts' }) },
    palette: { run: () => dialogs.open({ kind: 'palette' }) },
    preview: { can: isOpen, run: () => layout.toggle('previewOpen') },
    previewFormats: { can: isOpen, run: () => dialogs.open({ kind: 'format-preview' }) },
    toggleLibrary: { run: () => layout.toggle('libraryOpen') },
    toggleInspector: { run: () => layout.toggle('inspectorOpen') },
    outline: { can: isOpen, run: () => layout.focusTab('outline') },
    focusLibrary: { run: focusLibrary },
  };

  function can(command: CommandId): boolean {
    if (isEditorCommand(command)) return mayEdit() && session.handle?.can(command) === true;
    return own[command]?.can?.() ?? true;
  }

  const workspace: Workspace = {
    connection,
    desk,
    deskSettings: createDesk(newsroom.library, toasts),
    session,
    journaling,
    kept,
    library,
    layout,
    view,
    beside,
    keys,
    dialogs,
    toasts,
    rescue,
    files,
    links: createLinkSource({ newsroom, desk, session, library, dialogs, toasts }),
    photos: createPhotoSource(session, bytes, newsroom.photo, () => {
      const status = library.store.getState().status;
      return status && 'name' in status ? status.name : '';
    }),
    can,
    run(command) {
      if (!can(command)) return;
      if (isEditorCommand(command)) session.handle?.run(command);
      else own[command]?.run();
    },
    shortcut: shortcutLabel,
  };
  followNewsroom(workspace);
  // What was opened, wherever from, is to be seen.
  session.store.subscribe(({ open }, before) => {
    if (open && open.documentId !== before.open?.documentId) layout.closeDrawers();
  });
  // While this stream is open, the newsroom knows that what this page types is in use.
  follow(
    connection.state,
    (signal) => newsroom.journal.hold({ window: page }, { signal }),
    () => undefined,
  );
  follow(
    connection.state,
    (signal) => newsroom.locks.events({ window: page }, { signal }),
    (event) => {
      if (event.kind === 'lock') session.locking.heard(event.file, event.lock);
      else void session.locking.renew();
    },
  );
  return workspace;
}

export const allCommands = Object.keys(commands) as CommandId[];

function followNewsroom(workspace: Workspace) {
  const { beside, connection, deskSettings, library, session, toasts } = workspace;
  follow(
    connection.state,
    (signal) => connection.newsroom.library.events(undefined, { signal }),
    (event) => {
      switch (event.kind) {
        case 'listening':
          // Whatever happened before, or while the line was broken.
          void library.refresh();
          void deskSettings.refresh();
          void session.verify();
          session.flush();
          break;
        case 'list-changed':
          void library.refresh();
          break;
        case 'file-changed':
          session.fileChanged(event.file, event.revision);
          beside.fileChanged(event.file);
          break;
        case 'file-gone':
          session.fileGone(event.file);
          beside.fileGone(event.file);
          break;
        case 'status-changed':
          library.statusChanged(event.status);
          // What was out of reach is there again, and can be saved.
          if (event.status.state === 'ready') void session.verify();
          void deskSettings.refresh();
          break;
        case 'desk-changed':
          void deskSettings.refresh();
          break;
      }
    },
    (error) => toasts.say(failureOf(error).message, { tone: 'trouble' }),
  );
}

import { type CommandId, commands } from '../../shared/contract/commands.ts';
import type { Desk, Settings } from '../../shared/contract/desk.ts';
import { isEditorCommand } from '../editor/editorHandle.ts';
import { createLibrary, type Library } from '../library/libraryStore.ts';
import { createView, type View } from '../view/viewSettings.ts';
import { createKeptTexts, type KeptTexts } from './article/keptTexts.ts';
import { createWriter, type Writer } from './article/writer.ts';
import { createPanes, type Panes } from './beside/panes.ts';
import { rememberPanes } from './beside/rememberPanes.ts';
import { createKeys, type Keys } from './commands/keyBindings.ts';
import { shortcutLabel } from './commands/keys.ts';
import { windowCommands } from './commands/windowCommands.ts';
import { type Connection, failureOf } from './connect.ts';
import { followNewsroom } from './connection/followNewsroom.ts';
import type { Watched } from './connection/watched.ts';
import { createDesk, type DeskActions } from './desk.ts';
import { createDialogs, type Dialogs } from './dialogs.ts';
import { createFileActions, type FileActions } from './fileActions.ts';
import { createLayout, type Layout } from './layout.ts';
import { factsOf } from './stateLine/facts.ts';
import type { Facts } from './stateLine/stateOf.ts';
import { createToasts, type Toasts } from './toasts.ts';

/** Everything behind one window. */
export interface StetWindow {
  connection: Connection;
  desk: Desk;
  deskSettings: DeskActions;
  kept: KeptTexts;
  library: Library;
  layout: Layout;
  view: View;
  panes: Panes;
  keys: Keys;
  dialogs: Dialogs;
  toasts: Toasts;
  /** About the active article. */
  files: FileActions;
  run(command: CommandId): void;
  can(command: CommandId): boolean;
  /** For people; undefined where the command has no keys in this host. */
  shortcut(command: CommandId): string | undefined;
  /** As it is from one of its panes; the same for the same one. */
  of(writer: Writer): Workspace;
}

/** A window, and the article that whatever asks is about: its pane's, elsewhere the active one. */
export interface Workspace extends StetWindow, Omit<Writer, 'window' | 'end'> {
  facts: Watched<Facts | undefined>;
}

/** @param settings what the person set once */
export function createStetWindow(
  connection: Connection,
  desk: Desk,
  settings: Settings,
): StetWindow {
  const { newsroom } = connection;
  const dialogs = createDialogs(() => panes.store.getState().active);
  const toasts = createToasts();
  const library = createLibrary(newsroom.library);
  // Where the panes stood is not worth a word when it cannot be kept.
  const remember = (change: Partial<Settings>) =>
    void newsroom.desk.saveSettings(change).catch(() => undefined);
  const layout = createLayout(settings, remember);
  const kept = createKeptTexts(newsroom.journal);
  const view = createView(settings.view, (changed) => remember({ view: changed }));
  const keys = createKeys(
    { platform: desk.platform, host: desk.host, bindings: settings.keys },
    (bindings) => {
      newsroom.desk.saveSettings({ keys: bindings }).catch((error) => {
        toasts.say(failureOf(error).message, { tone: 'trouble' });
      });
    },
  );
  const panes: Panes = createPanes(() => {
    const writer = createWriter({
      connection,
      desk,
      dialogs,
      toasts,
      library,
      kept,
      toFront: (one) => panes.activate(one),
      open: (file, name) => panes.open(file, name),
      restore: (journal, file) => panes.restore(journal, file),
      isElsewhere: (file, one) => panes.isElsewhere(file, one),
    });
    // What was opened, wherever from, is to be seen.
    writer.session.store.subscribe(({ open }, before) => {
      if (open && open.documentId !== before.open?.documentId) layout.closeDrawers();
    });
    return writer;
  }, layout.closeDrawers);
  const files = createFileActions({ newsroom, panes, library, dialogs, toasts, desk });

  const parts = {
    connection,
    desk,
    deskSettings: createDesk(newsroom.library, toasts),
    kept,
    library,
    layout,
    view,
    panes,
    keys,
    dialogs,
    toasts,
    files,
    shortcut: shortcutLabel,
  };
  const own = windowCommands(parts);
  const active = () => panes.store.getState().active.session;
  const seen = new WeakMap<Writer, Workspace>();

  const stet: StetWindow = {
    ...parts,
    can(command) {
      if (!isEditorCommand(command)) return own[command]?.can?.() ?? true;
      const { handle, store } = active();
      return store.getState().open?.access.mode === 'edit' && handle?.can(command) === true;
    },
    run(command) {
      if (!stet.can(command)) return;
      if (isEditorCommand(command)) active().handle?.run(command);
      else own[command]?.run();
    },
    of(writer) {
      const { session, journaling, rescue, photos, links } = writer;
      const known = seen.get(writer);
      if (known) return known;
      const facts = factsOf({ ...stet, session });
      const workspace = { ...stet, session, journaling, rescue, photos, links, facts };
      seen.set(writer, workspace);
      return workspace;
    },
  };
  followNewsroom(stet);
  panes.store.subscribe(({ writers, source }) => {
    dialogs.keepOf(panes.writers());
    layout.holdTexts(writers[1] || source ? 2 : 1);
  });
  rememberPanes(panes, remember);
  return stet;
}

export const allCommands = Object.keys(commands) as CommandId[];

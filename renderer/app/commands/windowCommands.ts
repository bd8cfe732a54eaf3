import type { CommandId } from '../../../shared/contract/commands.ts';
import type { CopyKind } from '../../../shared/contract/previews.ts';
import type { EditorHandle } from '../../editor/editorHandle.ts';
import { viewSettings } from '../../view/viewSettings.ts';
import { failureOf } from '../connect.ts';
import type { StetWindow } from '../workspace.ts';
import { viewCommands } from './viewCommands.ts';

export interface WindowCommand {
  can?(): boolean;
  run(): void;
}

/** Commands that are not the editor's own. What they do to an article they do to the active one. */
export function windowCommands(
  stet: Omit<StetWindow, 'can' | 'run' | 'of'>,
): Partial<Record<CommandId, WindowCommand>> {
  const { connection, desk, dialogs, files, layout, library, panes, toasts, view } = stet;
  const session = () => panes.store.getState().active.session;
  const open = () => session().store.getState().open;
  const isOpen = () => open() !== undefined;
  const hasFile = () => open()?.file !== undefined;
  const mayEdit = () => open()?.access.mode === 'edit';
  const isWritable = () => library.store.getState().status?.state === 'ready';
  const hasLibrary = () => isWritable() || library.store.getState().status?.state === 'read-only';
  const hasBeside = () =>
    panes.other() !== undefined || panes.store.getState().source !== undefined;

  const focusLibrary = () => {
    const { handle } = session();
    // From beside the text the same key leads back to it.
    if (handle && document.activeElement?.closest('nav, aside')) {
      layout.closeDrawers();
      // What lies over the text keeps the keyboard from it until it is gone.
      return queueMicrotask(() => handle.focus());
    }
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
      const say = toasts.sayInstead();
      import('../copying/copyArticle.ts').then(
        ({ copyArticle }) =>
          copyArticle({ connection, session: session(), dialogs, say }, kind, 'chosen'),
        (error) => toasts.say(failureOf(error).message, { tone: 'trouble' }),
      );
    },
  });

  const findWith = (act: (find: EditorHandle['find']) => void) => {
    layout.closeDrawers();
    const { handle } = session();
    if (handle) act(handle.find);
  };

  return {
    newArticle: { run: () => void files.create() },
    openFile: {
      run: () => {
        if (desk.can.openAnyFile) {
          void session().adopt(() => connection.newsroom.article.openDialog());
        } else dialogs.open({ kind: 'palette' });
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
      run: () => files.exportSeveral(library.picked()),
    },
    exportShown: {
      can: () => library.shown().length > 0,
      run: () => files.exportSeveral(library.shown()),
    },
    print: {
      can: isOpen,
      run: () => void import('../printText.ts').then(({ printText }) => printText()),
    },
    pasteWire: { run: files.pasteWire },
    importPack: { can: isWritable, run: () => void files.importPack() },
    handOver: { can: hasFile, run: () => files.handOverOpen() },
    backUpLibrary: { can: hasLibrary, run: () => files.backUpLibrary() },
    deskSettings: { can: isWritable, run: () => dialogs.open({ kind: 'desk-settings' }) },
    find: { can: isOpen, run: () => findWith((find) => find.open(false)) },
    replace: { can: mayEdit, run: () => findWith((find) => find.open(true)) },
    findNext: { can: isOpen, run: () => findWith((find) => void find.next()) },
    findPrevious: { can: isOpen, run: () => findWith((find) => void find.previous()) },
    nextTk: {
      can: isOpen,
      run: () => {
        layout.closeDrawers();
        const { handle } = session();
        if (handle && !handle.goToNextTk()) toasts.say('No TK is left.');
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
    ...viewCommands(view, () => dialogs.open({ kind: 'view' }), toasts.sayInstead()),
    openBeside: { run: () => dialogs.open({ kind: 'palette', beside: true }) },
    openFileBeside: { run: () => void files.openSource() },
    otherPane: { can: hasBeside, run: panes.goToOther },
    closeBeside: { can: hasBeside, run: () => void panes.closeBeside() },
    shortcuts: { run: () => dialogs.open({ kind: 'shortcuts' }) },
    palette: { run: () => dialogs.open({ kind: 'palette' }) },
    preview: { can: isOpen, run: () => layout.toggle('previewOpen') },
    previewFormats: { can: isOpen, run: () => dialogs.open({ kind: 'format-preview' }) },
    toggleLibrary: { run: () => layout.toggle('libraryOpen') },
    toggleInspector: {
      can: () => isOpen() || panes.other() !== undefined,
      run: () => layout.toggle('inspectorOpen'),
    },
    story: { can: isOpen, run: () => layout.focusTab('story') },
    photos: { can: isOpen, run: () => layout.focusTab('photos') },
    outline: { can: isOpen, run: () => layout.focusTab('outline') },
    versions: { can: isOpen, run: () => layout.focusTab('versions') },
    focusLibrary: { run: focusLibrary },
  };
}

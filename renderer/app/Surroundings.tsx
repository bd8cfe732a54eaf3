import { useEffect } from 'react';
import { useStore } from 'zustand';
import { asThoughSeen } from '../editor/onceSeen.ts';
import { withoutExtension } from '../library/withoutExtension.ts';
import { useEachArticle } from './beside/useEachArticle.ts';
import { commandFor } from './commands/keys.ts';
import { useHeadline } from './useHeadline.ts';
import { useWorkspace } from './WorkspaceContext.tsx';

/** After what it says has changed, in ms. */
const titleAfter = 250;

/** What the page tells its surroundings (window, browser, system) and hears from them. */
export function Surroundings() {
  const workspace = useWorkspace();
  const { session, panes, desk, connection } = workspace;
  const dirty = useEachArticle(({ open }) => open?.dirty ?? false).includes(true);
  const file = useStore(session.store, ({ open }) => open?.file);
  const isOpen = useStore(session.store, ({ open }) => open !== undefined);
  const headline = useHeadline();
  const other = useOther();
  const { file: fileBeside, name: nameBeside } = other ?? {};
  const isTwo = other !== undefined;
  const isFirst = useStore(panes.store, ({ writers, active }) => writers[0] !== active);

  useEffect(() => {
    const title = isOpen ? headline || 'New article' : 'Stet';
    const besides = nameBeside === undefined ? 'New article' : withoutExtension(nameBeside);
    const beside = isTwo ? { title: besides, file: fileBeside, isFirst } : undefined;
    window.stetDesktop?.setDocument({ title, unsaved: dirty, file, beside });
    // The browser takes longer over it than over the change itself, and has no hurry.
    const timer = setTimeout(() => {
      document.title = isOpen ? `${dirty ? '• ' : ''}${title} — Stet` : 'Stet';
    }, titleAfter);
    return () => clearTimeout(timer);
  }, [isOpen, headline, dirty, file, isTwo, isFirst, fileBeside, nameBeside]);

  useEffect(() => {
    const bridge = window.stetDesktop;
    if (!bridge) return;
    bridge.onCommand((command) => {
      // A shortcut that the page left alone comes back through the menu; it is left alone here too.
      if (document.querySelector('dialog[open]')) return;
      const field = document.activeElement?.closest(fields);
      const isHistory = command === 'undo' || command === 'redo';
      // The story's fields go by the article's history, other fields by their own.
      if (withinText.has(command) && field && !(isHistory && field.closest('.inspector'))) {
        if (isHistory) document.execCommand(command);
        return;
      }
      asThoughSeen();
      workspace.run(command);
    });
    bridge.onCloseRequest(async () => ((await panes.leave()) ? 'close' : 'stay'));
    bridge.onSaveRequest(panes.save);
  }, [workspace, panes]);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return;
      const command = commandFor(event, desk.platform, desk.host);
      if (command === undefined) return;
      // A dialog has the keyboard to itself, and a field its own undo and formatting. The browser's
      // meaning of our keys (saving the page, say) is nobody's wish there either.
      if (document.querySelector('dialog[open]')) {
        if (!withinText.has(command)) event.preventDefault();
        return;
      }
      const inField = event.target instanceof HTMLElement && event.target.closest(fields) !== null;
      if (inField && withinText.has(command)) return;
      event.preventDefault();
      workspace.run(command);
    }
    function flush() {
      for (const { session } of panes.writers()) session.flush();
    }
    function onLeave(event: BeforeUnloadEvent) {
      flush();
      const unsaved = panes
        .writers()
        .some(
          ({ session }) => session.store.getState().open?.dirty || session.hasPhotosOnTheirWay(),
        );
      if (unsaved && !window.stetDesktop) event.preventDefault();
    }
    function onVisibility() {
      if (document.visibilityState === 'hidden') flush();
    }
    function onFocus() {
      if (connection.state.get() !== 'online') return;
      for (const { session } of panes.writers()) void session.verify();
    }
    addEventListener('keydown', onKeyDown);
    addEventListener('beforeunload', onLeave);
    addEventListener('blur', flush);
    addEventListener('focus', onFocus);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      removeEventListener('keydown', onKeyDown);
      removeEventListener('beforeunload', onLeave);
      removeEventListener('blur', flush);
      removeEventListener('focus', onFocus);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [workspace, panes, desk, connection]);

  return null;
}

/** The article in the pane where the person is not. */
function useOther() {
  const { panes } = useWorkspace();
  const active = useStore(panes.store, (state) => state.active);
  const [first] = useStore(panes.store, ({ writers }) => writers);
  const [one, two] = useEachArticle(({ open }) => open);
  return first === active ? two : one;
}

/** Where these keys mean something to the field itself. */
const fields = 'input, textarea, select';
const withinText: ReadonlySet<string> = new Set([
  'undo',
  'redo',
  'bold',
  'italic',
  'underline',
  'strike',
  'link',
  'moveBlockUp',
  'moveBlockDown',
]);

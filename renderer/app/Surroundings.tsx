import { useEffect, useLayoutEffect, useRef } from 'react';
import { type CommandId, commands } from '../../shared/contract/commands.ts';
import { isEditorCommand } from '../editor/editorHandle.ts';
import { asThoughSeen } from '../editor/onceSeen.ts';
import { commandFor } from './commands/keys.ts';
import { tellDocument } from './tellDocument.ts';
import { typedAhead } from './typeAhead.ts';
import { useHeadline } from './useHeadline.ts';
import { useWorkspace } from './WorkspaceContext.tsx';

/** What the page tells its surroundings (window, browser, system) and hears from them. */
export function Surroundings() {
  const workspace = useWorkspace();
  const { panes, desk, connection, toasts } = workspace;
  const headline = useHeadline();
  /** The last shortcut whose key was a field's own, and when. */
  const leftAlone = useRef({ id: '', at: 0 });

  useEffect(() => tellDocument(panes, headline), [panes, headline]);

  useEffect(() => {
    const bridge = window.stetDesktop;
    if (!bridge) return;
    bridge.onCommand((command) => {
      // A shortcut that the page left alone comes back through the menu; it is left alone here too.
      if (document.querySelector('dialog[open]')) return;
      if (withinText.has(command) && hasOwn(document.activeElement, command)) {
        const { id, at } = leftAlone.current;
        if (isHistory(command)) document.execCommand(command);
        // From the menu itself, where a click comes to nothing.
        else if (command !== id || performance.now() - at > 1_000) {
          toasts.say(`“${commands[command].title}” is for the text. Click there first.`);
        }
        return;
      }
      asThoughSeen();
      workspace.run(command);
    });
    bridge.onCloseRequest(async () => {
      for (const { session } of panes.writers()) session.flush();
      if (!(await panes.leave())) return 'stay';
      panes.left();
      return 'close';
    });
    bridge.onSaveRequest(panes.save);
  }, [workspace, panes, toasts]);

  // With the frame that shows the page: who presses a key then would wonder where it went.
  useLayoutEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      leftAlone.current.id = '';
      if (event.defaultPrevented || event.isComposing) return;
      const command = commandFor(event, desk.platform, desk.host);
      if (command === undefined) return;
      // A dialog has the keyboard to itself, and a field its own undo and formatting. The browser's
      // meaning of our keys (saving the page, say) is nobody's wish there either, but for printing.
      if (document.querySelector('dialog[open]')) {
        if (!withinText.has(command) && command !== 'print') event.preventDefault();
        return;
      }
      const isOwn = hasOwn(event.target, command);
      if (isOwn && withinText.has(command)) {
        leftAlone.current = { id: command, at: performance.now() };
        return;
      }
      event.preventDefault();
      // A key that is meant for the text changes nothing there from where one does not look at it.
      if (isOwn && isEditorCommand(command)) return;
      workspace.run(command);
    }
    function onMouseDown(event: MouseEvent) {
      const { activeElement: keyboard } = document;
      const place = event.target as Element;
      if (!place.closest(bare) || place.closest('button, summary')) return;
      const pane = place.closest('.split-pane') ?? document.body;
      const isInText = keyboard instanceof HTMLElement && keyboard.isContentEditable;
      if (isInText && pane.contains(keyboard)) event.preventDefault();
    }
    function flush() {
      for (const { session } of panes.writers()) session.flush();
    }
    function onLeave(event: BeforeUnloadEvent) {
      flush();
      const unsaved = panes
        .writers()
        .some(
          ({ session }) =>
            session.store.getState().open?.dirty ||
            session.hasPhotosOnTheirWay() ||
            typedAhead(session),
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
    addEventListener('mousedown', onMouseDown);
    addEventListener('beforeunload', onLeave);
    addEventListener('blur', flush);
    addEventListener('focus', onFocus);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      removeEventListener('keydown', onKeyDown);
      removeEventListener('mousedown', onMouseDown);
      removeEventListener('beforeunload', onLeave);
      removeEventListener('blur', flush);
      removeEventListener('focus', onFocus);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [workspace, panes, desk, connection]);

  return null;
}

/** Where there is nothing to press: a click leaves the keyboard in the text. */
const bare = '.top-bar, .state-line, .library-head, .workspace-pane :is(h2, h3)';

const isHistory = (command: CommandId): boolean => command === 'undo' || command === 'redo';

/**
 * Whether a command of the text is none in the field that has the keyboard. The story's fields go by
 * the article's one history, which knows what was changed where; other fields go by their own.
 */
function hasOwn(place: EventTarget | null, command: CommandId): boolean {
  const field = place instanceof HTMLElement && place.closest<HTMLElement>('input,textarea,select');
  if (!field) return false;
  return !isHistory(command) || !field.closest('.inspector') || 'draft' in field.dataset;
}

/** Where these keys mean something to the field itself. */
const withinText: ReadonlySet<string> = new Set([
  'undo',
  'redo',
  'bold',
  'italic',
  'underline',
  'strike',
  'superscript',
  'subscript',
  'clearFormatting',
  'link',
  'moveBlockUp',
  'moveBlockDown',
  'duplicateBlock',
  'deleteBlock',
]);

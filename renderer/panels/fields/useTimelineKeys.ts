import type { KeyboardEvent } from 'react';
import { matches } from '../../app/commands/keys.ts';
import { useWorkspace } from '../../app/WorkspaceContext.tsx';

/**
 * Undo and redo in a field of the article mean the article's one history, not the field's own: it
 * knows the order of what was changed where.
 */
export function useTimelineKeys() {
  const { session, desk } = useWorkspace();
  return (event: KeyboardEvent) => {
    const press = event.nativeEvent;
    const command = matches(press, 'CmdOrCtrl+Z', desk.platform)
      ? 'undo'
      : matches(press, 'CmdOrCtrl+Shift+Z', desk.platform) ||
          (desk.platform !== 'mac' && matches(press, 'CmdOrCtrl+Y', desk.platform))
        ? 'redo'
        : undefined;
    if (!command) return;
    event.preventDefault();
    session.handle?.run(command);
  };
}

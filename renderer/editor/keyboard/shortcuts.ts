import { commands } from '../../../shared/contract/commands.ts';
import { type EditorCommandId, editorCommandIds } from '../editorHandle.ts';

/** The shortcuts of the shared table in the keymap's notation: "CmdOrCtrl+Alt+Up" → "Mod-Alt-ArrowUp". */
function keymapName(accelerator: string): string {
  const parts = accelerator.split('+');
  const last = parts.pop() ?? '';
  const key = /^[A-Z]$/.test(last)
    ? last.toLowerCase()
    : (arrows[last as keyof typeof arrows] ?? last);
  return [...parts.map((part) => (part === 'CmdOrCtrl' ? 'Mod' : part)), key].join('-');
}

const arrows = { Up: 'ArrowUp', Down: 'ArrowDown', Left: 'ArrowLeft', Right: 'ArrowRight' };

export const shortcuts: [key: string, command: EditorCommandId][] = editorCommandIds.flatMap(
  (id) => {
    const { keys } = commands[id];
    // The browser pastes by itself, and says that it is to be plain.
    return keys && id !== 'pastePlain' ? [[keymapName(keys), id] as [string, EditorCommandId]] : [];
  },
);

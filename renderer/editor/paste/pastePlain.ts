import type { EditorView } from '@tiptap/pm/view';
import type { EditorContext } from '../editorContext.ts';
import { labels } from '../labels.ts';

/** Pastes the clipboard's words only, for a menu or the palette, where the browser lets a page read it. */
export async function pastePlain(view: EditorView, context: EditorContext): Promise<void> {
  let text: string;
  try {
    text = await navigator.clipboard.readText();
  } catch {
    const isMac = /Mac|iP(hone|[oa]d)/.test(navigator.platform);
    context.notice(labels.paste.noClipboard(isMac ? '⇧⌘V' : 'Ctrl+Shift+V'));
    return;
  }
  if (view.isDestroyed || !view.editable) return;
  view.focus();
  view.pasteText(text);
}

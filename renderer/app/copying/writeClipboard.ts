import type { ClipboardCopy } from '../../../shared/formats/clipboard/clipboardCopy.ts';
import { writeByEvent } from '../../editor/paste/own/writeByEvent.ts';

/**
 * Puts the flavours on the clipboard; false where the browser refuses, which wants a click or a key
 * of the last seconds for it.
 *
 * By a copy event first: `navigator.clipboard.write` parses HTML and writes another, and has no way to
 * a type of another program's own (its `web ` types reach no `paste` event).
 */
export async function writeClipboard({ text, html, lexical }: ClipboardCopy): Promise<boolean> {
  const flavours: [type: string, content: string | undefined][] = [
    ['text/plain', text],
    ['text/html', html],
    ['application/x-lexical-editor', lexical],
  ];
  const written = writeByEvent((data) => {
    for (const [type, content] of flavours) if (content !== undefined) data.setData(type, content);
  });
  return written || (await writeWithoutEvent(text, html));
}

/** A menu of the desktop is no click in the page. What the browser makes of block markup is none. */
async function writeWithoutEvent(text: string, html: string | undefined): Promise<boolean> {
  const types = html === undefined || html === text ? { text } : { text, html };
  const items = Object.entries(types).map(([kind, content]) => {
    const type = kind === 'text' ? 'text/plain' : 'text/html';
    return [type, new Blob([content], { type })] as const;
  });
  try {
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(items))]);
    return true;
  } catch {
    return false;
  }
}

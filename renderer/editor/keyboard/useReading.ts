import { keydownHandler } from '@tiptap/pm/keymap';
import type { EditorView } from '@tiptap/pm/view';
import { useEffect } from 'react';
import { selectAll, toDocumentEdge } from '../commands/selecting.ts';

/** Which way a key selects, and by what. */
const ways: Record<string, [string, string]> = {
  ArrowLeft: ['left', 'character'],
  ArrowRight: ['right', 'character'],
  ArrowUp: ['backward', 'line'],
  ArrowDown: ['forward', 'line'],
  Home: ['backward', 'lineboundary'],
  End: ['forward', 'lineboundary'],
};

const handle = keydownHandler({
  'Mod-a': selectAll,
  'Mod-Shift-Home': toDocumentEdge('start', true),
  'Mod-Shift-End': toDocumentEdge('end', true),
});

/**
 * The keyboard of an article that is only read. ProseMirror leaves it to the browser, which scrolls,
 * and lets a selection grow; but it begins none there, and would select all of the page.
 */
export function useReading(view: EditorView, readOnly: boolean): void {
  useEffect(() => {
    if (!readOnly) return;
    const text = view.dom;
    text.ariaReadOnly = 'true';
    const listeners = new AbortController();
    const { signal } = listeners;
    const showSelection = () => {
      const selection = document.getSelection();
      if (text.contains(selection?.anchorNode ?? null)) return;
      // ProseMirror shows its own only where there is one.
      selection?.collapse(text, 0);
      view.focus();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (handle(view, event) || begins(event)) event.preventDefault();
    };
    text.addEventListener('focus', showSelection, { signal });
    text.addEventListener('keydown', onKeyDown, { signal });
    text.addEventListener('dragenter', () => pointAtWhy(text, true), { signal });
    // Where it is let go, too: what cannot be dropped only leaves.
    const onDragLeave = ({ relatedTarget }: DragEvent) => {
      if (!text.contains(relatedTarget as Node | null)) pointAtWhy(text, false);
    };
    text.addEventListener('dragleave', onDragLeave, { signal });
    return () => {
      text.ariaReadOnly = null;
      listeners.abort();
    };
  }, [view, readOnly]);
}

function begins({ key, shiftKey, ctrlKey, altKey }: KeyboardEvent): boolean {
  const selection = document.getSelection();
  const [direction, by] = ways[key] ?? [];
  if (!by || !shiftKey || !selection?.isCollapsed) return false;
  selection.modify('extend', direction, by === 'character' && (ctrlKey || altKey) ? 'word' : by);
  return true;
}

/** Nothing can be dropped there; what stands above the text says why. */
function pointAtWhy(text: Element, isOver: boolean) {
  const banner = text.closest('.split-pane')?.querySelector('.banner');
  banner?.toggleAttribute('data-pointed-at', isOver);
}

import type { EditorHandle } from '../../editor/editorHandle.ts';

/**
 * A button that did its work is gone: whoever goes by keys goes on with the next one, or in the text.
 * Who is somewhere else by then stays there.
 */
export function keepFocus(section: HTMLElement | null, handle: EditorHandle | undefined) {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    const next = section?.isConnected
      ? section.querySelector<HTMLElement>('.dispute-side button, .told-line button')
      : undefined;
    if (next) next.focus();
    else handle?.focus();
  });
}

import type { EditorContext } from '../../editorContext.ts';
import { copyLabels } from './copyLabels.ts';

/** A drag waits for no picture, and whoever drops it elsewhere sees nothing of what is missing there. */
export function tellWhatDragLacks(names: readonly string[], { notice }: EditorContext): void {
  if (names.length === 0) return;
  const ended = new AbortController();
  const once = { capture: true, signal: ended.signal };
  // Dropped in this window all is there. What is gone from the page does not tell of its end.
  for (const over of ['drop', 'dragstart']) {
    document.addEventListener(over, () => ended.abort(), once);
  }
  const end = (event: Event) => {
    // The editor tells itself of some that the browser does not.
    if (!(event instanceof DragEvent)) return;
    ended.abort();
    if (event.dataTransfer?.dropEffect !== 'none') notice(copyLabels.draggedWithout(names));
  };
  document.addEventListener('dragend', end, once);
}

import type { EditorView } from '@tiptap/pm/view';
import type { readHtml } from './html/readHtml.ts';
import type { readMarkdown } from './markdown/readMarkdown.ts';
import type { completeCopy } from './own/completeCopy.ts';
import type { closeCut, placeWords, rememberCut, reopened, wereCut } from './own/cutWords.ts';
import type { areWholeWords, closeUp, giveSpaces } from './own/draggedWords.ts';
import type { htmlForOthers } from './own/otherPrograms.ts';
import type { outOfBox } from './own/outOfBox.ts';
import type { putLines } from './own/putLines.ts';
import type { tellWhatDragLacks } from './own/tellWhatDragLacks.ts';
import type { putTextFiles } from './own/textFiles.ts';

/** What reads HTML, Markdown and files, and puts out what is copied: much code, which the first screen does without. */
interface Readers {
  readHtml: typeof readHtml;
  readMarkdown: typeof readMarkdown;
  areWholeWords: typeof areWholeWords;
  closeCut: typeof closeCut;
  closeUp: typeof closeUp;
  completeCopy: typeof completeCopy;
  giveSpaces: typeof giveSpaces;
  htmlForOthers: typeof htmlForOthers;
  outOfBox: typeof outOfBox;
  placeWords: typeof placeWords;
  putLines: typeof putLines;
  putTextFiles: typeof putTextFiles;
  rememberCut: typeof rememberCut;
  reopened: typeof reopened;
  tellWhatDragLacks: typeof tellWhatDragLacks;
  wereCut: typeof wereCut;
}

let fetched: Readers | undefined;

/** undefined until they are there. */
export const readers = (): Readers | undefined => fetched;

export async function fetchReaders(): Promise<void> {
  if (fetched) return;
  const [html, markdown, copies] = await Promise.all([
    import('./html/readHtml.ts'),
    import('./markdown/readMarkdown.ts'),
    import('./own/copies.ts'),
  ]);
  const { readHtml } = html;
  const { readMarkdown } = markdown;
  fetched = { readHtml, readMarkdown, ...copies };
  for (const run of waiting) requestIdleCallback(run);
  waiting.clear();
}

const waiting = new Set<() => void>();

/** Once they are there and nobody waits for anything. */
export function onceFetched(run: () => void): void {
  if (fetched) requestIdleCallback(run);
  else waiting.add(run);
}

/**
 * Holds a paste or a drop that came before its readers, and has it come again once they are there.
 *
 * @param failed where they cannot be fetched
 */
export function comeAgain(
  view: EditorView,
  event: ClipboardEvent | DragEvent,
  failed: () => void,
): true {
  event.preventDefault();
  const isDrop = event instanceof DragEvent;
  const data = keptData(isDrop ? event.dataTransfer : event.clipboardData);
  const again = { bubbles: true, cancelable: true };
  const { clientX, clientY } = isDrop ? event : { clientX: 0, clientY: 0 };
  fetchReaders().then(() => {
    if (view.isDestroyed) return;
    view.dom.dispatchEvent(
      isDrop
        ? new DragEvent('drop', { ...again, clientX, clientY, dataTransfer: data })
        : new ClipboardEvent('paste', { ...again, clipboardData: data }),
    );
  }, failed);
  return true;
}

/** The browser takes its own away as soon as the event is over. */
function keptData(data: DataTransfer | null): DataTransfer {
  const kept = new DataTransfer();
  for (const type of data?.types ?? []) {
    if (type !== 'Files') kept.setData(type, data?.getData(type) ?? '');
  }
  for (const file of data?.files ?? []) kept.items.add(file);
  return kept;
}

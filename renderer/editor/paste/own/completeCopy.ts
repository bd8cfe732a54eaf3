import type { EditorContext } from '../../editorContext.ts';
import type { Reading } from '../../photos/photosAlong.ts';
import { copyLabels } from './copyLabels.ts';
import { writeByEvent } from './writeByEvent.ts';

/** In ms; what is read sooner needs no word on the way. */
const patience = 600;

/**
 * A copy event does not wait: what was not read by then is put onto the clipboard once it is, unless
 * something else was copied meanwhile. From another window that may have happened too, so whoever has
 * gone there is told, back here, and asked.
 *
 * @param put writes the copy with all that is there by now
 * @param hadHtml the copy has all but pictures
 */
export async function completeCopy(
  put: (data: DataTransfer) => void,
  pictures: Reading,
  hadHtml: boolean,
  { notice }: EditorContext,
): Promise<void> {
  const { lacking } = pictures;
  const others = new AbortController();
  const { signal } = others;
  let isOurs = false;
  for (const type of ['copy', 'cut']) {
    document.addEventListener(type, () => isOurs || others.abort(), { capture: true, signal });
  }
  const write = () => {
    isOurs = true;
    const isWritten = writeByEvent(put);
    isOurs = false;
    return isWritten;
  };
  let hasLeft = !document.hasFocus();
  addEventListener('blur', () => (hasLeft ||= !document.hasFocus()), { signal });
  const over = new Promise((resolve) => signal.addEventListener('abort', resolve));
  const until = Promise.race([pictures.shown, over]);
  const isLate = whenLate(() => {
    if (!signal.aborted) notice(copyLabels.onTheWay(lacking.length), undefined, until);
  });
  await pictures.shown;
  const wasLate = isLate();
  if (hasLeft && !document.hasFocus()) await focused(signal);
  if (signal.aborted) return;

  const without = pictures.lacking;
  const tell = () => {
    if (without.length > 0) notice(copyLabels.without(without));
    else if (wasLate) notice(copyLabels.whole(lacking.length));
  };
  const isMore = !hadHtml || without.length < lacking.length;
  if (isMore && (hasLeft || !write())) {
    const action = { label: copyLabels.again, run: () => writeByEvent(put) && tell() };
    notice(copyLabels.late(lacking.length - without.length), action);
  } else tell();

  // For Stet in another library; whoever pastes there before is told.
  await pictures.done;
  if (!signal.aborted && !hasLeft) write();
  others.abort();
}

/** @returns what ends it, and tells whether it came to that. */
function whenLate(run: () => void): () => boolean {
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    run();
  }, patience);
  return () => {
    clearTimeout(timer);
    return isLate;
  };
}

/** Once somebody is back, or has copied something else. */
const focused = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    addEventListener('focus', () => resolve(), { signal, once: true });
    signal.addEventListener('abort', () => resolve());
  });

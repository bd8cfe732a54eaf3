import { afterFrame } from '../ui/afterFrame.ts';

/** What begins anything that a person, or a program for them, does with a text. */
const deeds = [
  'keydown',
  'pointerdown',
  'click',
  'focusin',
  'compositionstart',
  'beforeinput',
  'copy',
  'cut',
  'paste',
  'dragenter',
  'drop',
  'contextmenu',
  'beforeprint',
] as const;

const waiting = new Set<() => void>();

/**
 * For what no event begins: a command of the system's own menu, the caret in a new article, going to
 * a pane.
 */
export function asThoughSeen() {
  for (const now of [...waiting]) now();
}

/**
 * Calls back once what is shown now has been drawn; at once where anything is done meanwhile, before
 * anybody hears of that.
 *
 * @returns to have it not done
 */
export function onceSeen(then: () => void): () => void {
  const stop = () => {
    stopWaiting();
    waiting.delete(now);
    for (const deed of deeds) removeEventListener(deed, now, { capture: true });
  };
  const now = () => {
    stop();
    then();
  };
  const stopWaiting = afterFrame(now);
  for (const deed of deeds) addEventListener(deed, now, { capture: true });
  waiting.add(now);
  return stop;
}

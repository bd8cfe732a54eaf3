import { afterFrame } from '../ui/afterFrame.ts';

/** What begins anything that a person, or a program for them, does with a text. */
const deeds = [
  'keydown',
  'pointerdown',
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

/**
 * Calls back once what is shown now has been drawn; at once where anything is done meanwhile, before
 * anybody hears of that.
 *
 * @returns to have it not done
 */
export function onceSeen(then: () => void): () => void {
  const stop = () => {
    stopWaiting();
    for (const deed of deeds) removeEventListener(deed, now, { capture: true });
  };
  const now = () => {
    stop();
    then();
  };
  const stopWaiting = afterFrame(now);
  for (const deed of deeds) addEventListener(deed, now, { capture: true });
  return stop;
}

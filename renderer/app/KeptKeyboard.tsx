import { useEffect } from 'react';
import { afterFrame } from '../ui/afterFrame.ts';
import { useWorkspace } from './WorkspaceContext.tsx';

/**
 * A button that goes with what it did (an article restored, a toast dismissed) would take the keyboard
 * along, and the next key would go nowhere. What stands next in its place has it then, else the text:
 * first of all one that does the same, since whoever presses Enter again means no other. Whoever
 * clicked a toast away was in the text, and is there again.
 */
export function KeptKeyboard() {
  const { panes } = useWorkspace();
  useEffect(() => {
    let isClicked = false;
    function onFocusIn({ target }: FocusEvent) {
      isClicked = target instanceof Element && !target.matches(':focus-visible');
    }
    // Said while it still stands where it was.
    function onFocusOut({ target, relatedTarget }: FocusEvent) {
      if (relatedTarget || !(target instanceof HTMLElement)) return;
      const place = target.closest<HTMLElement>(places);
      const stops = stopsIn(place);
      const at = stops.indexOf(target);
      if (!place || at === -1) return;
      const around = [...stops.slice(at + 1), ...stops.slice(0, at).reverse()];
      const alike = around.filter((other) => nameOf(other) === nameOf(target));
      const all = [...(target.matches('button') ? alike : []), ...around];
      const isAway = isClicked && place.matches('.toasts');
      afterFrame(() => {
        if (document.activeElement !== document.body || isThere(target)) return;
        // All that is in the place may be drawn anew.
        const next = isAway ? undefined : [...all, ...stopsIn(place)].find(isThere);
        const { handle } = panes.store.getState().active.session;
        (next ?? handle ?? document.querySelector<HTMLElement>(withoutText))?.focus();
      });
    }
    const listeners = new AbortController();
    const { signal } = listeners;
    addEventListener('focusin', onFocusIn, { signal });
    addEventListener('focusout', onFocusOut, { signal });
    return () => listeners.abort();
  }, [panes]);
  return null;
}

const places = '.workspace-library, .workspace-inspector, .toasts, dialog';
const stop = 'button, input, select, textarea, a[href]';
/** Where no article is open. */
const withoutText = '.library-list [tabindex="0"], main button';

const stopsIn = (place: Element | null) => [...(place?.querySelectorAll<HTMLElement>(stop) ?? [])];

const nameOf = (element: HTMLElement) => element.ariaLabel ?? element.textContent;

const isThere = (element: HTMLElement) =>
  element.checkVisibility() &&
  element.tabIndex >= 0 &&
  !element.matches(':disabled') &&
  element.closest('[inert]') === null;

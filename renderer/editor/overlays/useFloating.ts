import {
  autoUpdate,
  computePosition,
  flip,
  hide,
  offset,
  type Placement,
  shift,
  type VirtualElement,
} from '@floating-ui/dom';
import { type RefObject, useLayoutEffect } from 'react';

/**
 * Keeps an element beside what it is about, on screen and out of its way.
 *
 * @param anchor undefined while there is nothing to stand beside
 * @param moved changes when the anchor's place in the text changed
 * @param overlap rather over the anchor than on its other side, where one may be writing
 */
export function useFloating(
  element: RefObject<HTMLElement | null>,
  anchor: Element | VirtualElement | undefined,
  placement: Placement,
  moved: unknown,
  overlap = false,
) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `moved` is what says to place it again
  useLayoutEffect(() => {
    const floating = element.current;
    if (!floating || !anchor) return;
    // The pane that scrolls the text: a toolbar stays in it and off the bars around it.
    const boundary = floating.closest('.article-editor-frame')?.parentElement ?? undefined;
    const within = { padding: 8, boundary };
    const place = async () => {
      const { x, y, middlewareData } = await computePosition(anchor, floating, {
        placement,
        strategy: 'fixed',
        middleware: overlap
          ? [offset(8), shift({ ...within, crossAxis: true }), hide(within)]
          : [offset(8), flip(within), shift(within), hide(within)],
      });
      floating.style.left = `${Math.round(x)}px`;
      floating.style.top = `${Math.round(y)}px`;
      // Scrolled away, it says nothing about what is seen now; a dialog stays where it was.
      const isAway = middlewareData.hide?.referenceHidden === true;
      const holdsFocus = floating.contains(document.activeElement);
      floating.style.visibility = isAway && !holdsFocus ? 'hidden' : '';
    };
    return autoUpdate(anchor, floating, place);
  }, [element, anchor, placement, moved, overlap]);
}

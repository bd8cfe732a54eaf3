import {
  autoUpdate,
  computePosition,
  flip,
  hide,
  offset,
  type Placement,
  shift,
  size,
  type VirtualElement,
} from '@floating-ui/dom';
import { type RefObject, useLayoutEffect } from 'react';
import { whenCalm } from '../../ui/whenCalm.ts';

/** After the text beside it changed its size, in ms: as long as its buttons take to follow. */
const calm = 100;

/**
 * Keeps an element beside what it is about, on screen and out of its way.
 *
 * @param anchor undefined while there is nothing to stand beside
 * @param moved changes when the anchor's place in the text changed
 * @param how `list` may be longer than there is room for, and scrolls there; `above` rather lies over
 *   the anchor than on its other side, where one may be writing; `inside` lies over its edge, and over
 *   no text
 */
export function useFloating(
  element: RefObject<HTMLElement | null>,
  anchor: Element | VirtualElement | undefined,
  placement: Placement,
  moved: unknown,
  how: 'beside' | 'list' | 'above' | 'inside' = 'beside',
) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `moved` is what says to place it again
  useLayoutEffect(() => {
    const floating = element.current;
    if (!floating || !anchor) return;
    // The pane that scrolls the text: a toolbar stays in it and off the bars around it.
    const boundary = floating.closest('.article-editor-frame')?.parentElement ?? undefined;
    const within = { padding: 8, boundary };
    const inSight = shift({ ...within, crossAxis: true });
    const room = size({
      ...within,
      apply: ({ availableHeight }) => set(floating, '--room', Math.floor(availableHeight)),
    });
    const place = async () => {
      if (boundary) set(floating, '--pane-width', boundary.clientWidth);
      const { x, y, middlewareData } = await computePosition(anchor, floating, {
        placement,
        strategy: 'fixed',
        middleware: {
          beside: [offset(8), flip(within), inSight, hide(within)],
          list: [offset(8), flip(within), room, inSight, hide(within)],
          above: [offset(8), inSight, hide(within)],
          inside: [offset(({ rects }) => -8 - rects.floating.height), inSight, hide(within)],
        }[how],
      });
      set(floating, 'left', Math.round(x));
      set(floating, 'top', Math.round(y));
      // Scrolled away, it says nothing about what is seen now; a dialog stays where it was.
      const isAway = middlewareData.hide?.referenceHidden === true;
      const holdsFocus = floating.contains(document.activeElement);
      const visibility = isAway && !holdsFocus ? 'hidden' : '';
      if (floating.style.visibility !== visibility) floating.style.visibility = visibility;
    };
    // It goes with what scrolls at once, and after text that grows or shrinks once that is drawn.
    const stop = autoUpdate(anchor, floating, place, { elementResize: false, layoutShift: false });
    const follow = whenCalm(calm, () => void place());
    const stopFollowing = autoUpdate(anchor, floating, () => follow.soon(), {
      ancestorScroll: false,
      ancestorResize: false,
    });
    const resized = new ResizeObserver(() => void place());
    resized.observe(floating);
    return () => {
      resized.disconnect();
      stopFollowing();
      follow.stop();
      stop();
    };
  }, [element, anchor, placement, moved, how]);
}

/** Said again, the same would have the browser work out the style of everything in it anew. */
function set({ style }: HTMLElement, property: string, pixels: number) {
  const value = `${pixels}px`;
  if (style.getPropertyValue(property) !== value) style.setProperty(property, value);
}

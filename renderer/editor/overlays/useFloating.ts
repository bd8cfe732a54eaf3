import {
  autoUpdate,
  computePosition,
  flip,
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
 */
export function useFloating(
  element: RefObject<HTMLElement | null>,
  anchor: Element | VirtualElement | undefined,
  placement: Placement,
  moved: unknown,
) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `moved` is what says to place it again
  useLayoutEffect(() => {
    const floating = element.current;
    if (!floating || !anchor) return;
    const place = async () => {
      const { x, y } = await computePosition(anchor, floating, {
        placement,
        strategy: 'fixed',
        middleware: [offset(8), flip({ padding: 8 }), shift({ padding: 8 })],
      });
      floating.style.left = `${Math.round(x)}px`;
      floating.style.top = `${Math.round(y)}px`;
    };
    return autoUpdate(anchor, floating, place);
  }, [element, anchor, placement, moved]);
}

import type { KeyboardEvent, PointerEvent } from 'react';

/** Moving something on a picture, by keys and by pointer; all in fractions of the picture. */
type Move = (x: number, y: number) => void;

const arrows: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** An arrow key moves by `fine`, with Shift by `coarse`; Enter is the dialog's answer. */
export function moveByKey(
  event: KeyboardEvent,
  { fine, coarse }: { fine: number; coarse: number },
  move: Move,
): void {
  if (event.key === 'Enter') {
    event.preventDefault();
    event.currentTarget.closest('form')?.requestSubmit();
    return;
  }
  const direction = arrows[event.key];
  if (!direction || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const by = event.shiftKey ? coarse : fine;
  move(direction[0] * by, direction[1] * by);
}

/**
 * Follows the pointer until it is let go, also outside the picture.
 *
 * @param picture what the places are fractions of
 * @param toPlace told every place, beginning with where it was pressed
 */
export function followPointer(
  event: PointerEvent<HTMLElement>,
  picture: HTMLElement,
  toPlace: Move,
): void {
  if (event.button !== 0) return;
  event.stopPropagation();
  const element = event.currentTarget;
  const { left, top, width, height } = picture.getBoundingClientRect();
  const told = ({ clientX, clientY }: { clientX: number; clientY: number }) =>
    toPlace((clientX - left) / width, (clientY - top) / height);
  const listeners = new AbortController();
  const { signal } = listeners;
  element.setPointerCapture(event.pointerId);
  element.addEventListener('pointermove', told, { signal });
  element.addEventListener('pointerup', () => listeners.abort(), { signal });
  element.addEventListener('pointercancel', () => listeners.abort(), { signal });
  told(event);
}

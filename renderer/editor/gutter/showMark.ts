/** In the window. A line has no height of its own. */
export type MarkBox = Pick<DOMRect, 'left' | 'top' | 'width'> & { height?: number };

/** Shows, over the text's frame, where something will be dropped. @param box undefined: nowhere */
export function showMark(mark: HTMLElement, frame: HTMLElement, box: MarkBox | undefined): void {
  mark.hidden = !box;
  if (!box) return;
  const { left, top } = frame.getBoundingClientRect();
  const { style } = mark;
  style.left = `${box.left - left}px`;
  style.top = `${box.top - top}px`;
  style.width = `${box.width}px`;
  style.height = box.height === undefined ? '' : `${box.height}px`;
}

/** The cell that something on the page is in, as what a pointer is over. */
export const cellElement = (target: EventTarget | null): Element | undefined =>
  (target instanceof Element && target.closest('td, th')) || undefined;

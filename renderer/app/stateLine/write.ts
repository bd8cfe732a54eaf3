/** What is there already is not written again. */
export function write(element: Element | null | undefined, text: string) {
  if (element && element.textContent !== text) element.textContent = text;
}

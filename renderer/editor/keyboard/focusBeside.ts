/** What has the keyboard, where that is beside the text: in a panel, the library, the find bar. */
export function focusBeside(): HTMLElement | undefined {
  const { activeElement } = document;
  const isBeside = activeElement?.closest('aside, nav, header, .find-bar');
  return isBeside && activeElement instanceof HTMLElement ? activeElement : undefined;
}

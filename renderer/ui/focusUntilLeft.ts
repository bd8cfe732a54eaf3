/** What is in it is still on its way, and keys are meant for it all the same. */
export function focusUntilLeft(pane: HTMLElement) {
  pane.tabIndex = -1;
  pane.focus();
  pane.addEventListener('blur', () => pane.removeAttribute('tabindex'), { once: true });
}

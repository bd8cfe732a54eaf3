/**
 * Puts the focus on the first thing in a pane that takes it. Where that is still on its way, on the
 * pane itself: keys are meant for it all the same.
 */
export function focusFirst(pane: HTMLElement | null) {
  const first = pane?.querySelector<HTMLElement>('button, input, [tabindex="0"]');
  if (first || !pane) return first?.focus();
  pane.tabIndex = -1;
  pane.focus();
  pane.addEventListener('blur', () => pane.removeAttribute('tabindex'), { once: true });
}

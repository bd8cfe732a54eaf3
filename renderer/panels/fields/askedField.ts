import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Path } from '../../../shared/article/metadataPath.ts';
import { useWorkspace } from '../../app/WorkspaceContext.tsx';

export const nameOfField = (path: readonly (string | number)[]) => path.join('/');

/** Of the control that shows what lies there, so that it can be led to. */
export const fieldAt = (path: Path) => ({ 'data-field': nameOfField(path) });

/**
 * The keyboard goes to the field that was asked for, once its panel has all it shows.
 *
 * @param drawn whether it has
 */
export function useAskedField(drawn: boolean) {
  const { layout } = useWorkspace();
  const asked = useStore(layout.store, ({ fieldAsked }) => fieldAsked);
  useEffect(() => {
    if (!asked || !drawn) return;
    layout.focusTaken();
    const panel = document.querySelector('.inspector');
    const field = panel && fieldFor(panel, asked);
    const place = field ?? panel?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]');
    for (let around = field?.closest('details'); around; )
      around = unfold(around).parentElement?.closest('details');
    place?.focus();
  }, [asked, drawn, layout]);
}

function unfold(details: HTMLDetailsElement) {
  details.open = true;
  return details;
}

/** The one for it, or for a part of it; else one for what it is a part of, though of no other photo. */
function fieldFor(panel: Element, path: Path): HTMLElement | undefined {
  const fields = [...panel.querySelectorAll<HTMLElement>('[data-field]')];
  for (let length = path.length; length > (path[0] === 'assets' ? 1 : 0); length--) {
    const wanted = nameOfField(path.slice(0, length));
    const found = fields.find(({ dataset }) => `${dataset.field}/`.startsWith(`${wanted}/`));
    if (found) return found;
  }
  return undefined;
}

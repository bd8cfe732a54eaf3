import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { useEffect } from 'react';
import { named } from '../commands/blocksAround.ts';
import { asOneStep } from '../history/oneStep.ts';
import { lookForCaret } from '../keyboard/caretBeforeKeys.ts';
import { typeOn } from '../keyboard/typeOn.ts';
import { moveLink } from './moveLink.ts';

/**
 * Tab goes from the title of a related link to its address and on to the next title, as it would in a
 * form; the browser's own would begin at the article's first button. To what else is in the row the
 * arrows lead, and up and down the handle moves it.
 */
export function useLinkRows(view: EditorView): void {
  useEffect(() => {
    const text = view.dom;
    const onKeyDown = (event: KeyboardEvent) => {
      const { target, key, isComposing } = event;
      if (isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
      // A title may have been clicked just now.
      if (key === 'Tab') lookForCaret(view, event);
      const isDone =
        target instanceof HTMLButtonElement
          ? fromButton(view, target, event)
          : key === 'Tab' && fromTitle(view, event.shiftKey);
      if (!isDone) return;
      event.preventDefault();
      event.stopPropagation();
    };
    text.addEventListener('keydown', onKeyDown, true);
    return () => text.removeEventListener('keydown', onKeyDown, true);
  }, [view]);
}

/** To the own address, or back to that of the link above. */
function fromTitle(view: EditorView, isBack: boolean): boolean {
  const { $from, empty } = view.state.selection;
  if (!view.editable || !named($from.parent, 'relatedLink')) return false;
  const at = $from.before();
  const above = view.state.doc.resolve(at).nodeBefore;
  if (isBack && !named(above, 'relatedLink')) return false;
  const row = view.nodeDOM(isBack ? at - (above?.nodeSize ?? 0) : at);
  const address = row instanceof Element && row.querySelector<HTMLElement>(addressOf);
  if (!address) return false;
  address.focus();
  if (!isBack && empty) typeOn(view);
  return true;
}

function fromButton(
  view: EditorView,
  button: HTMLButtonElement,
  { key, shiftKey }: KeyboardEvent,
): boolean {
  const row = button.closest('.related-link');
  if (!row) return false;
  const arrow = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (arrow) {
    const shown = [...row.querySelectorAll('button')].filter((one) => one.offsetParent);
    const way = getComputedStyle(row).direction === 'rtl' ? -arrow : arrow;
    shown[shown.indexOf(button) + way]?.focus();
    return true;
  }
  const isHandle = button.matches(handleOf);
  const direction = ({ ArrowUp: 'up', ArrowDown: 'down' } as const)[key];
  const { state } = view;
  const $title = state.doc.resolve(view.posAtDOM(row, 0));
  if (isHandle && direction && view.editable) {
    asOneStep(moveLink($title.before(), direction))(state, view.dispatch, view);
    button.focus();
    return true;
  }
  const isOwn = shiftKey ? button.matches(addressOf) : isHandle;
  // Where nothing is written a title has no caret to go to: Tab would come no further.
  if (key !== 'Tab' || (shiftKey && !isOwn) || !view.editable) return false;
  const to = isOwn ? $title.before() : $title.after();
  const link = state.doc.nodeAt(to);
  if (!named(link, 'relatedLink')) return false;
  const words = TextSelection.create(state.doc, to + 1, to + link.nodeSize - 1);
  view.dispatch(state.tr.setSelection(words).scrollIntoView());
  view.focus();
  return true;
}

const addressOf = '.related-link-address';
const handleOf = '.related-link-handle';

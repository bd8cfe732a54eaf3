import { GapCursor } from '@tiptap/pm/gapcursor';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { isGap } from '../commands/gap.ts';
import { closedEnd, openParagraph } from '../commands/insertBlock.ts';
import { bodyElement, elementAt } from '../gutter/blockAt.ts';
import { gapForBlocks } from '../gutter/dropPlace.ts';

/**
 * A click beside blocks that are not plain text is for words of their own: under the last it opens a
 * line, between two it puts the caret there, which would go into one of them.
 */
export const clickBetween = () =>
  new Plugin({
    props: {
      handleClick(view, _pos, event) {
        const end = closedEnd(view.state.doc);
        if (end === undefined || !view.editable) return false;
        const body = bodyElement(view);
        const last = body?.lastElementChild;
        if (!last || event.clientY <= last.getBoundingClientRect().bottom) return false;
        if (event.target !== view.dom && event.target !== body) return false;
        view.dispatch(openParagraph(view.state.tr, end));
        return true;
      },
      handleDOMEvents: {
        mousedown(view, { button, shiftKey, clientX, clientY }) {
          const $gap = button === 0 && !shiftKey && gapAt(view, clientX, clientY);
          if (!$gap || !view.editable) return false;
          // As a click, and as one may as well select from here. By then a table that got the caret
          // has its tools here, so that ProseMirror hears of no click.
          const onUp = (up: MouseEvent) => {
            const isClick = Math.hypot(up.clientX - clientX, up.clientY - clientY) <= 4;
            if (!isClick || view.state.doc !== $gap.doc) return;
            view.dispatch(view.state.tr.setSelection(new GapCursor($gap)));
          };
          addEventListener('mouseup', onUp, { once: true });
          return false;
        },
      },
    },
  });

function gapAt(view: EditorView, x: number, y: number) {
  if (!elementAt(view, x, y)?.matches('.body, .body-group')) return undefined;
  const gap = gapForBlocks(view, x, y)?.gap;
  const $gap = gap === undefined ? undefined : view.state.doc.resolve(gap);
  return $gap && isGap($gap) ? $gap : undefined;
}

import { Plugin } from '@tiptap/pm/state';
import { closedEnd, openParagraph } from '../commands/insertBlock.ts';

/** A click under a last block that is not plain text opens a line there. */
export const clickBelow = () =>
  new Plugin({
    props: {
      handleClick(view, _pos, event) {
        const end = closedEnd(view.state.doc);
        if (end === undefined || !view.editable) return false;
        const body = view.dom.lastElementChild;
        const last = body?.lastElementChild;
        if (!body || !last || event.clientY <= last.getBoundingClientRect().bottom) return false;
        if (event.target !== view.dom && event.target !== body) return false;
        view.dispatch(openParagraph(view.state.tr, end));
        return true;
      },
    },
  });

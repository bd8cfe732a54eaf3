import type { Node } from '@tiptap/pm/model';
import type { Selection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { useEffect } from 'react';
import { onReflow } from '../../ui/reflow.ts';
import { whenCalm } from '../../ui/whenCalm.ts';
import type { ArticleEditorInstance } from '../createArticleEditor.ts';

/** A place of the text and its height in the window, in pixels. */
interface Held {
  doc: Node;
  selection: Selection;
  pos: number;
  top: number;
  /** Where it came to: at an edge of the text it may not be the same. */
  now: number;
}

/**
 * Where panes come and go, or letters or the window get another size, what is looked at stays at its
 * height: the caret's line, or the first that is seen where that is none of them. The browser holds a
 * text only where no style around it changes. Of the window it tells afterwards: what is looked at is
 * remembered with every pause.
 */
export function useStillText({ editor: { view }, subscribe }: ArticleEditorInstance): void {
  useEffect(() => {
    let held: Held | undefined;
    let frame = 0;
    const paneOf = () => view.dom.closest('.article-editor-frame')?.parentElement;
    const calm = whenCalm(250, () => {
      const pane = paneOf();
      if (pane && !view.isDestroyed && !(held && isStill(view, held))) held = lookedAt(view, pane);
    });
    const listeners = new AbortController();
    const { signal } = listeners;
    calm.soon();
    const stopListening = subscribe(() => calm.soon());
    const onScroll = ({ target }: Event) => {
      if (target !== paneOf() || frame !== 0) return;
      // By less than a line the browser itself moves what it lays out anew.
      if (held && !isStill(view, held, room)) held = undefined;
      calm.soon();
    };
    addEventListener('scroll', onScroll, { signal, capture: true });
    const onResize = () => {
      const pane = paneOf();
      if (!pane || !held) return;
      hold(pane);
      holdNext(pane);
    };
    addEventListener('resize', onResize, { signal });
    const end = onReflow(() => {
      const pane = paneOf();
      if (!pane) return;
      // What goes again gives back all that it took, also what was not to be had in between.
      if (!held || !isStill(view, held)) held = lookedAt(view, pane);
      holdNext(pane);
    });
    function holdNext(pane: Element) {
      const { scrollTop } = pane;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        hold(pane, scrollTop);
        const then = pane.scrollTop;
        // What was never laid out had guessed heights.
        frame = requestAnimationFrame(() => {
          frame = 0;
          hold(pane, then);
        });
      });
    }
    /** Unless somebody scrolled meanwhile. */
    function hold(pane: Element, before = pane.scrollTop) {
      if (view.isDestroyed || !held || !isThere(view, held)) return;
      const now = topOf(view, held.pos);
      const isAtEnd = pane.scrollTop + pane.clientHeight >= pane.scrollHeight - 1;
      if (now === undefined || (pane.scrollTop !== before && !isAtEnd)) return;
      const { top, bottom } = pane.getBoundingClientRect();
      pane.scrollTop += now - Math.max(top, Math.min(held.top, bottom - room));
      held.now = topOf(view, held.pos) ?? now;
    }
    return () => {
      end();
      stopListening();
      listeners.abort();
      calm.stop();
      cancelAnimationFrame(frame);
    };
  }, [view, subscribe]);
}

/** Kept free below a line in a pane that got lower, in pixels. */
const room = 48;

const isThere = ({ state }: EditorView, { doc, selection }: Held) =>
  state.doc === doc && state.selection.eq(selection);

const isStill = (view: EditorView, held: Held, within = 1) =>
  isThere(view, held) && Math.abs((topOf(view, held.pos) ?? Infinity) - held.now) < within;

function lookedAt(view: EditorView, pane: Element): Held | undefined {
  const { doc, selection } = view.state;
  const { top, bottom, left, width } = pane.getBoundingClientRect();
  const held = (pos: number): Held | undefined => {
    const at = topOf(view, pos);
    return at === undefined ? undefined : { doc, selection, pos, top: at, now: at };
  };
  const caret = held(selection.head);
  if (caret && caret.top >= top && caret.top < bottom) return caret;
  // A text that stands at its very beginning stays there.
  const first = pane.scrollTop > 0 && view.posAtCoords({ left: left + width / 2, top: top + 1 });
  return first ? held(first.pos) : undefined;
}

function topOf(view: EditorView, pos: number): number | undefined {
  try {
    return view.coordsAtPos(pos).top;
  } catch {
    return undefined;
  }
}

import type { Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { whenCalm } from '../../ui/whenCalm.ts';
import { visibleRange } from './visibleRange.ts';

/** What can be marked in the text; how it looks is in annotations.css. */
export type LayerName = 'arrived' | 'tk' | 'find' | 'find-current';

/** A stretch of a passage, in UTF-16 units of its text. */
export interface Stretch {
  from: number;
  to: number;
}

/**
 * @param passage a block of text, the same object for as long as nobody changes it
 * @param start where its text begins in the document
 */
export type Layer = (passage: Node, start: number) => readonly Stretch[];

/** Milliseconds after the last change before marks are drawn anew; the browser moves them till then. */
const pause = 200;
/** Screens above and below the window that are drawn too. */
const margin = 1;
/** A document of at most this size, about 3 000 words, is drawn whole: less than to ask what is in sight. */
const smallDocument = 20_000;
/** But not with more marks than this, as of all its e’s: each takes its time with each pause. */
const fewMarks = 200;

type Placed = [layer: LayerName, start: number, stretch: Stretch];

/**
 * Marks in the text that are not of the text: matches, TKs. The browser paints them over ranges (CSS
 * Custom Highlights), so the text's own elements stay as they are, which input methods and the caret
 * depend on; and what is typed moves them without a line of script. Drawn for the window and a screen
 * around it only: a thousand matches further down cost nothing.
 */
export class Annotations {
  private readonly view: EditorView;
  private readonly layers = new Map<LayerName, Layer>();
  private readonly drawn = new Map<LayerName, Range[]>();
  private readonly calm = whenCalm(pause, () => this.draw());
  private frame = 0;
  /** Where the text was, in pixels; undefined where all of it is drawn. */
  private drawnAt: number | undefined;

  constructor(view: EditorView) {
    this.view = view;
    // In the capture phase, whichever element it is that scrolls the text.
    document.addEventListener('scroll', this.scrolled, { capture: true, passive: true });
    addEventListener('resize', this.redraw);
  }

  setLayer(name: LayerName, layer: Layer | undefined) {
    if (layer) this.layers.set(name, layer);
    else this.layers.delete(name);
    this.redraw();
  }

  /** The document changed; cheap enough for every key. */
  changed() {
    this.calm.soon();
    if (this.frame === 0 && this.drawn.size > 0) {
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        // What the editor drew anew has lost its marks; nobody should see them flicker.
        if ([...this.drawn.values()].some((ranges) => ranges.some(isLost))) this.draw();
      });
    }
  }

  /** With the next frame. */
  readonly redraw = () => {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  };

  destroy() {
    this.calm.stop();
    cancelAnimationFrame(this.frame);
    document.removeEventListener('scroll', this.scrolled, { capture: true });
    removeEventListener('resize', this.redraw);
    this.erase();
  }

  private readonly scrolled = ({ target }: Event) => {
    if (this.drawnAt === undefined) return;
    if (!(target instanceof HTMLElement) || !target.contains(this.view.dom)) return;
    // Half of what was drawn beyond the window is used up.
    const moved = Math.abs(this.view.dom.getBoundingClientRect().top - this.drawnAt);
    if (moved > (innerHeight * margin) / 2) this.redraw();
  };

  private draw() {
    this.calm.stop();
    this.erase();
    if (this.view.isDestroyed || !this.view.dom.isConnected || this.layers.size === 0) return;
    for (const mark of this.marksToDraw()) this.mark(...mark);
  }

  private marksToDraw(): Placed[] {
    const { size } = this.view.state.doc.content;
    this.drawnAt = undefined;
    const all = size <= smallDocument ? this.marksIn(0, size) : undefined;
    if (all && all.length <= fewMarks) return all;
    this.drawnAt = this.view.dom.getBoundingClientRect().top;
    const { from, to } = visibleRange(this.view, margin);
    if (all) return all.filter(([, start]) => start >= from && start <= to);
    return from < to ? this.marksIn(from, to) : [];
  }

  private marksIn(from: number, to: number): Placed[] {
    const found: Placed[] = [];
    this.view.state.doc.nodesBetween(from, to, (node, pos) => {
      if (!node.isTextblock) return true;
      for (const [name, layer] of this.layers) {
        for (const stretch of layer(node, pos + 1)) found.push([name, pos + 1, stretch]);
      }
      return false;
    });
    return found;
  }

  private mark(...[name, start, { from, to }]: Placed) {
    const range = document.createRange();
    const first = this.view.domAtPos(start + from, 1);
    const last = this.view.domAtPos(start + to, -1);
    range.setStart(first.node, first.offset);
    range.setEnd(last.node, last.offset);
    highlight(name).add(range);
    const ranges = this.drawn.get(name);
    if (ranges) ranges.push(range);
    else this.drawn.set(name, [range]);
  }

  private erase() {
    for (const [name, ranges] of this.drawn) {
      for (const range of ranges) highlight(name).delete(range);
    }
    this.drawn.clear();
  }
}

const isLost = (range: Range) => range.collapsed || !range.startContainer.isConnected;

/** One for all editors of the page: the registry knows it by its name. */
function highlight(name: LayerName): Highlight {
  const known = CSS.highlights.get(name);
  if (known) return known;
  const made = new Highlight();
  made.priority = priorities[name];
  CSS.highlights.set(name, made);
  return made;
}

const priorities: Record<LayerName, number> = { arrived: 0, tk: 1, find: 2, 'find-current': 3 };

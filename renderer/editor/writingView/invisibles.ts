import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { whenNear } from '../../ui/whenNear.ts';
import { viewSettings, viewSettingsStore } from '../../view/viewSettings.ts';
import { visibleRange } from '../annotations/visibleRange.ts';

/** Milliseconds after a change or a scroll; ranges that are there move along at once. */
const settle = 80;
/** Screens above and below the window that are marked too: one that is scrolled has its marks at once. */
const margin = 0.5;

const shown = () => {
  const { invisibles, theme } = viewSettings();
  return invisibles || theme === 'proof';
};

/**
 * Marks spaces and fixed spaces in what can be seen. Highlights of the browser, not elements: the
 * text stays as it is and not a line moves. Ends of paragraphs and lines are the style sheet's.
 */
export const invisibles = () =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, breaks) =>
        (transaction.getMeta(key) as DecorationSet | undefined) ??
        breaks.map(transaction.mapping, transaction.doc),
    },
    props: { decorations: (state) => key.getState(state) },
    view(view) {
      if (typeof CSS === 'undefined' || !('highlights' in CSS)) return {};
      let timer: ReturnType<typeof setTimeout> | undefined;
      const draw = () => {
        timer = undefined;
        // For texts that are written.
        if (!shown() || view.isDestroyed || !view.editable || !view.dom.isConnected) return;
        const passages = passagesInSight(view);
        highlight(view, passages);
        markBreaks(view, passages);
      };
      const soon = () => {
        if (shown()) timer ??= setTimeout(draw, settle);
      };
      const scrolled = ({ target }: Event) => {
        if (target instanceof Node && target.contains(view.dom)) soon();
      };
      // In the capture phase, whichever element it is that scrolls the text.
      document.addEventListener('scroll', scrolled, { capture: true, passive: true });
      window.addEventListener('resize', soon);
      const stop = viewSettingsStore.subscribe(() => {
        if (shown()) return soon();
        clear(view);
        showBreaks(view, []);
      });
      // The article may be in it before it is on the page.
      const stopWaiting = whenNear(view.dom, soon);
      return {
        update: (_view, before) => {
          if (before.doc !== view.state.doc) soon();
        },
        destroy() {
          clearTimeout(timer);
          stopWaiting();
          stop();
          clear(view);
          document.removeEventListener('scroll', scrolled, { capture: true });
          window.removeEventListener('resize', soon);
        },
      };
    },
  });

const key = new PluginKey<DecorationSet>('invisibles');

const names = { space: 'stet-space', fixed: 'stet-fixed-space' } as const;

/** Of each text of the page: highlights have one name for all of them. */
const drawn = new Map<EditorView, { spaces: Range[]; fixed: Range[] }>();

function clear(view: EditorView) {
  if (drawn.delete(view)) paint();
}

function paint() {
  const all = [...drawn.values()];
  CSS.highlights.set(names.space, new Highlight(...all.flatMap(({ spaces }) => spaces)));
  CSS.highlights.set(names.fixed, new Highlight(...all.flatMap(({ fixed }) => fixed)));
}

function highlight(view: EditorView, passages: readonly Element[]) {
  const spaces: Range[] = [];
  const fixed: Range[] = [];
  const textAndElements = NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT;
  for (const block of passages) {
    const walker = document.createTreeWalker(block, textAndElements, isWritten);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      for (const { index, 0: sign } of text.matchAll(/[ \u00a0\u202f\u2009\t]/g)) {
        const range = new Range();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        (sign === ' ' ? spaces : fixed).push(range);
      }
    }
  }
  drawn.set(view, { spaces, fixed });
  paint();
}

/** The words on buttons and of warnings are not the article's. */
const isWritten = (node: Node) =>
  node instanceof HTMLElement && node.contentEditable === 'false'
    ? NodeFilter.FILTER_REJECT
    : NodeFilter.FILTER_ACCEPT;

/** Line breaks are elements without a text, so each gets a mark that takes no room. */
function markBreaks(view: EditorView, passages: readonly Element[]) {
  if (view.composing) return;
  const found = passages.flatMap((block) =>
    [...block.querySelectorAll('br:not(.ProseMirror-trailingBreak)')].flatMap((line) => {
      const parent = line.parentNode;
      if (!parent) return [];
      return [view.posAtDOM(parent, [...parent.childNodes].indexOf(line))];
    }),
  );
  showBreaks(view, found);
}

function showBreaks(view: EditorView, places: number[]) {
  const before = key.getState(view.state) ?? DecorationSet.empty;
  const shownNow = before.find().map(({ from }) => from);
  if (shownNow.length === places.length && places.every((pos) => shownNow.includes(pos))) return;
  const marks = places.map((pos) => Decoration.widget(pos, breakMark, { side: -1, key: 'break' }));
  const set = DecorationSet.create(view.state.doc, marks);
  view.dispatch(view.state.tr.setMeta(key, set).setMeta('addToHistory', false));
}

function breakMark(): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'line-break';
  mark.setAttribute('aria-hidden', 'true');
  return mark;
}

/**
 * Those in the window, or nearly. Passage by passage: with every key the browser goes through all that
 * is marked, and in a long text a block of the body may be a group of many, of which one is in sight.
 */
function passagesInSight(view: EditorView): Element[] {
  const { from, to } = visibleRange(view, margin);
  const found: Element[] = [];
  view.state.doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isTextblock) return true;
    const element = view.nodeDOM(pos);
    if (element instanceof Element) found.push(element);
    return false;
  });
  return found;
}

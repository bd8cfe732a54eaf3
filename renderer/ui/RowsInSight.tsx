import {
  Fragment,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { partsOf } from './partsInSight.ts';

interface RowsInSightProps<Row> {
  /** The list itself, which scrolls. */
  list: RefObject<HTMLElement | null>;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Places of rows that are there wherever one looks: where the Tab key stops, for one. */
  keep: readonly number[];
  /** One element. */
  draw: (row: Row, index: number) => ReactNode;
}

/** A row's until one was measured, in px. */
const guess = 72;
/** Rows come and go by so many px that are scrolled, and so far beyond what is in sight: of a wheel or a pad, some ten frames. */
const step = 200;
const beyond = 2 * step;
/** Of a list until it was looked at, in px. */
const usualHeight = 4 * step;

/**
 * The rows of a long list that are in sight, and room for the others. Each row that stands on the page
 * costs with every key in the text, seen or not: a thousand articles made a letter two thirds dearer.
 * Of our own, because what there is for it weighs 4 to 10 KB, as much as the first screen has left.
 */
export function RowsInSight<Row>({ list, rows, keyOf, keep, draw }: RowsInSightProps<Row>) {
  const [{ top, height }, setSight] = useState({ top: 0, height: usualHeight });
  const known = useRef(new Map<string, number>()).current;
  /** The keys of what is drawn, in the list's order; room has none. */
  const drawn = useRef<readonly (string | undefined)[]>([]);

  // Not before it is drawn: the list is there after its rows.
  useEffect(() => {
    const scroller = list.current;
    if (!scroller) return;
    let before = { top: 0, height: 0 };
    const look = () => {
      const now = {
        top: Math.floor(scroller.scrollTop / step) * step,
        height: Math.ceil(scroller.clientHeight / step) * step,
      };
      if (now.top === before.top && now.height === before.height) return;
      before = now;
      // Before they may go, and now that the page is laid out: asked behind each render, the browser
      // laid it out once more for every article that is opened.
      for (const [at, key] of drawn.current.entries()) {
        const element = scroller.children[at];
        if (key !== undefined && element) known.set(key, element.getBoundingClientRect().height);
      }
      setSight(now);
    };
    look();
    // In the same frame: in the next one there would be nothing for the length of it.
    const lookAtOnce = () => flushSync(look);
    scroller.addEventListener('scroll', lookAtOnce, { passive: true });
    const sizes = new ResizeObserver(look);
    sizes.observe(scroller);
    return () => {
      scroller.removeEventListener('scroll', lookAtOnce);
      sizes.disconnect();
    };
  }, [list, known]);

  let sum = 0;
  for (const one of known.values()) sum += one;
  const usual = known.size > 0 ? sum / known.size : guess;
  const parts = partsOf(
    rows.map((row) => known.get(keyOf(row)) ?? usual),
    { from: top - beyond, to: top + height + step + beyond },
    keep,
  );

  useLayoutEffect(() => {
    drawn.current = parts.map((part) => {
      const row = typeof part === 'number' ? rows[part] : undefined;
      return row && keyOf(row);
    });
  });

  return parts.map((part, at) => {
    if (typeof part === 'object') {
      // biome-ignore lint/suspicious/noArrayIndexKey: room has nothing but its place
      return <li key={`room ${at}`} aria-hidden style={{ height: part.room }} />;
    }
    const row = rows[part];
    return row && <Fragment key={keyOf(row)}>{draw(row, part)}</Fragment>;
  });
}

import { type Run, type RunMark, runMarks } from './story.ts';

/** Runs as nested elements, for formats in which a mark is an element around text. */
export type Span =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'mark'; mark: RunMark; inside: Span[] }
  | { kind: 'link'; href: string; inside: Span[] };

interface Layer {
  /** Equal keys are the same mark, and neighbours that share it share one element. */
  key: string;
  /** Which goes outside where several cover the same text: a link first, then as in `runMarks`. */
  rank: number;
}

interface Piece {
  run: Run;
  layers: Layer[];
}

/** As few elements as possible: at each place the mark that reaches furthest goes outside. */
export const nested = (runs: readonly Run[]): Span[] =>
  nest(runs.map((run) => ({ run, layers: layersOf(run) })));

function layersOf({ href, marks }: Run): Layer[] {
  if (href === undefined && marks.length === 0) return none;
  const layers = marks.map((mark) => ({ key: mark, rank: runMarks.indexOf(mark) + 1 }));
  return href === undefined ? layers : [{ key: linkKey(href), rank: 0 }, ...layers];
}

const none: Layer[] = [];
const linkKey = (href: string) => `link ${href}`;

function nest(pieces: Piece[]): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < pieces.length; ) {
    const { run, layers } = pieces[at] as Piece;
    let best: Layer | undefined;
    let end = at + 1;
    for (const layer of layers) {
      const reach = reachOf(pieces, at, layer);
      if (!best || reach > end) {
        best = layer;
        end = reach;
      }
    }
    if (best) {
      const { key, rank } = best;
      const inside = nest(
        pieces.slice(at, end).map((piece) => ({
          run: piece.run,
          layers: piece.layers.filter((other) => other.key !== key),
        })),
      );
      const mark = runMarks[rank - 1];
      spans.push(
        mark ? { kind: 'mark', mark, inside } : { kind: 'link', href: run.href ?? '', inside },
      );
    } else spans.push(run.break ? { kind: 'break' } : { kind: 'text', text: run.text });
    at = end;
  }
  return spans;
}

/** How far the mark reaches. A link is never cut in two; other marks are cut at its edges. */
function reachOf(pieces: Piece[], at: number, { key, rank }: Layer): number {
  let end = at + 1;
  while (end < pieces.length && has(pieces[end], key)) end++;
  if (rank === 0 || end === pieces.length) return end;
  // If a link crosses the end, the mark stops where that link begins.
  const crossing = linkOf(pieces[end]);
  if (crossing === undefined) return end;
  let start = end;
  while (start > at && linkOf(pieces[start - 1]) === crossing) start--;
  // A link from the very start reaches further than this mark and so is chosen before it.
  return start > at ? start : end;
}

const has = (piece: Piece | undefined, key: string) =>
  piece?.layers.some((layer) => layer.key === key) ?? false;
const linkOf = (piece: Piece | undefined) => piece?.layers.find(({ rank }) => rank === 0)?.key;

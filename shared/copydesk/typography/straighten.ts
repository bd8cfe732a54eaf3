import type { Conventions } from './conventions.ts';
import { isDouble } from './quoteRoles.ts';

/** A text whose double marks are all straight, and where each of its signs comes from. */
export interface Straightened {
  text: string;
  /** The piece of the original that a piece of `text` stands for. */
  origin(from: number, to: number): { from: number; to: number };
}

const space = /[ \u00a0\u202f]/;

/** As it might have been typed: “x”, „x“ and « x » become "x". */
export function straighten(original: string, { outer, inside }: Conventions): Straightened {
  // Where guillemets have no space inside, one that is there was meant.
  const spaced = outer.open !== '«' || inside !== '';
  let text = '';
  /** Where each sign of `text` begins; one more for the end. */
  const starts: number[] = [];
  for (let at = 0; at < original.length; ) {
    const mark = original[at] ?? '';
    let end = at + 1;
    if (spaced && mark === '«' && space.test(original[end] ?? '') && original[end + 1] !== '»')
      end++;
    const closes = spaced && space.test(mark) && original[end] === '»';
    if (closes) end++;
    starts.push(at);
    text += closes || isDouble(mark) ? '"' : mark;
    at = end;
  }
  starts.push(original.length);
  return {
    text,
    origin: (from, to) => ({ from: starts[from] ?? 0, to: starts[to] ?? original.length }),
  };
}

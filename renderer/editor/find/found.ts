import type { Match } from './matchesIn.ts';
import type { Passage } from './passages.ts';

/** A match in the document, in its positions. */
export interface Found {
  from: number;
  to: number;
  match: Match;
  passage: Passage;
}

/** Index of exactly that match, or -1. Matches are in order, so it is searched by halves. */
export function indexOf(found: readonly Found[], from: number, to: number): number {
  const index = firstFrom(found, from);
  const match = found[index];
  return match?.from === from && match.to === to ? index : -1;
}

/** The match behind a selection; behind the last comes the first. -1: there is none. */
export function indexAfter(found: readonly Found[], from: number, to: number): number {
  const index = firstFrom(found, indexOf(found, from, to) >= 0 ? to : from);
  return index < found.length ? index : Math.min(0, found.length - 1);
}

/** The match before a selection; before the first comes the last. */
export function indexBefore(found: readonly Found[], from: number): number {
  const index = firstFrom(found, from) - 1;
  return index >= 0 ? index : found.length - 1;
}

function firstFrom(found: readonly Found[], from: number): number {
  let low = 0;
  let high = found.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((found[middle]?.from ?? 0) >= from) high = middle;
    else low = middle + 1;
  }
  return low;
}

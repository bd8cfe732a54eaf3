import type { TypographyChange } from './typography.ts';

const betweenWords = /[^\p{L}\p{N}]+/gu;

/** What differs between two texts of the same words. */
export function differences(before: string, after: string): TypographyChange[] {
  const changes: TypographyChange[] = [];
  const one = pieces(before);
  const other = pieces(after);
  let at = 0;
  one.forEach((piece, index) => {
    const insert = other[index] ?? '';
    if (piece !== insert) {
      changes.push({ from: at, to: at + piece.length, insert, kind: kindOf(insert) });
    }
    at += piece.length;
  });
  return changes;
}

/** Signs, word, signs, word …, signs; either may be empty. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let at = 0;
  for (const { index, 0: signs } of text.matchAll(betweenWords)) {
    if (index > 0 && at === 0 && found.length === 0) found.push('');
    if (index > at) found.push(text.slice(at, index));
    found.push(signs);
    at = index + signs.length;
  }
  found.push(text.slice(at));
  return found;
}

function kindOf(set: string): TypographyChange['kind'] {
  if (/[“”„«»‹›‘‚「」『』]/.test(set)) return 'quote';
  if (set.includes('’')) return 'apostrophe';
  if (set.includes('…')) return 'ellipsis';
  return /[–—]/.test(set) ? 'dash' : 'space';
}

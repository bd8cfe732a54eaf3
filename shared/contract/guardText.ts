import { limits } from '../article/limits.ts';

/** An article in memory nests a little deeper than its file: unknown content is wrapped. */
export const articleInMemory = { depth: limits.depth + 16, nodes: limits.nodes * 2 } as const;

/**
 * Refuses text that a JSON parser, or anything that walks its result, could choke on. One pass
 * without recursion; the text need not be JSON.
 */
export function guardText(
  text: string,
  most: { depth: number; nodes: number },
): 'too-deep' | 'too-large' | undefined {
  let depth = 0;
  let nodes = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x22) {
      index = endOfString(text, index);
    } else if (code === 0x7b || code === 0x5b) {
      if (++depth > most.depth) return 'too-deep';
      if (++nodes > most.nodes) return 'too-large';
    } else if (code === 0x7d || code === 0x5d) {
      depth--;
    }
  }
  return undefined;
}

/** Most of an article is strings; the machine looks for their ends far faster than a loop does. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === 0x5c) before--;
    // An even number of them stand for themselves.
    if ((end - before) % 2 === 1) return end;
  }
  return text.length;
}

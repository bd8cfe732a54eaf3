import { ArticleError } from './articleError.ts';
import { limits } from './limits.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;

/** What a JSON text holds: containers, and how deep they nest. */
interface Tally {
  nodes: number;
  depth: number;
}

/** One pass without recursion; the bytes need not be JSON. */
export function tally(bytes: Uint8Array): Tally {
  const found: Tally = { nodes: 0, depth: 0 };
  walk(bytes, (nodes, depth) => {
    found.nodes = nodes;
    if (depth > found.depth) found.depth = depth;
  });
  return found;
}

/**
 * Refuses bytes that a JSON parser, or anything that walks its result, could choke on: over
 * `limits.bytes`, nested over `limits.depth`, or over `limits.nodes` containers.
 *
 * @throws ArticleError `too-large` or `too-deep`, with the line and column.
 */
export function guardBytes(bytes: Uint8Array): void {
  if (bytes.length > limits.bytes) {
    throw new ArticleError(
      'too-large',
      `The file is larger than an article may be: ${megabytes(bytes.length)} of at most ${megabytes(limits.bytes)}`,
    );
  }
  walk(bytes, (nodes, depth, at) => {
    if (depth > limits.depth) {
      throw new ArticleError(
        'too-deep',
        `The file nests deeper than ${limits.depth} levels`,
        placeOf(bytes, at),
      );
    }
    if (nodes > limits.nodes) {
      throw new ArticleError(
        'too-large',
        `The file has more than ${limits.nodes.toLocaleString('en')} parts`,
        placeOf(bytes, at),
      );
    }
  });
}

/** @param onContainer with the count and the depth from there on, and where it begins */
function walk(
  bytes: Uint8Array,
  onContainer: (nodes: number, depth: number, at: number) => void,
): void {
  let depth = 0;
  let nodes = 0;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index];
    if (byte === QUOTE) {
      index = endOfString(bytes, index);
    } else if (byte === 0x7b || byte === 0x5b) {
      onContainer(++nodes, ++depth, index);
    } else if (byte === 0x7d || byte === 0x5d) {
      depth--;
    }
  }
}

/** Most of an article is strings; the machine looks for their ends far faster than a loop does. */
function endOfString(bytes: Uint8Array, start: number): number {
  for (let end = bytes.indexOf(QUOTE, start + 1); end >= 0; end = bytes.indexOf(QUOTE, end + 1)) {
    let before = end - 1;
    while (bytes[before] === BACKSLASH) before--;
    // An even number of them stand for themselves.
    if ((end - before) % 2 === 1) return end;
  }
  return bytes.length;
}

function placeOf(bytes: Uint8Array, index: number): string {
  let line = 1;
  let lineStart = 0;
  for (
    let at = bytes.indexOf(NEWLINE);
    at >= 0 && at < index;
    at = bytes.indexOf(NEWLINE, at + 1)
  ) {
    line++;
    lineStart = at + 1;
  }
  return `line ${line}, column ${index - lineStart + 1}`;
}

const megabytes = (count: number) => `${(count / 1024 / 1024).toFixed(1)} MB`;

export type GuardVerdict = 'too-deep' | 'too-large' | undefined;

/**
 * The same for a value that did not come as bytes (a call of the contract). Walks without recursion
 * and survives cycles, because a cycle passes the limit of depth.
 */
export function guardValue(root: unknown, most: { depth: number; nodes: number }): GuardVerdict {
  const pending: { value: object; depth: number }[] = [];
  if (typeof root === 'object' && root !== null) pending.push({ value: root, depth: 1 });
  let nodes = 0;
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.depth > most.depth) return 'too-deep';
    nodes++;
    if (nodes > most.nodes) return 'too-large';
    const children = Array.isArray(next.value) ? next.value : Object.values(next.value);
    if (children.length > most.nodes) return 'too-large';
    for (const child of children) {
      if (typeof child === 'object' && child !== null) {
        pending.push({ value: child, depth: next.depth + 1 });
      }
    }
  }
  return undefined;
}

import type { Node } from '@tiptap/pm/model';
import type { NodeJson } from './model.ts';
import { articleSchema } from './schema.ts';

/**
 * How a document can be told to be the one that somebody else has, who has followed it step by step
 * from a document that both had: by the blocks that stayed since, and what all others say.
 */
export interface ChangedBlocks {
  /** ProseMirror's count of the whole document that both had. */
  size: number;
  /** How many blocks the body has. */
  blocks: number;
  /** Runs of blocks that stayed, in order: where the first is, where it was, from 0, how many. */
  kept: { at: number; from: number; count: number }[];
  /** All others, in order: places in the body, and what stands there. */
  changed: { at: number; block: NodeJson }[];
  /** Kicker, headline, standfirst, where one of them was touched. */
  head?: NodeJson[] | undefined;
}

/**
 * @param before a document that the other side has, too
 * @returns undefined where more than blocks was changed
 */
export function changedSince(before: Node, now: Node): ChangedBlocks | undefined {
  const [was, is] = [bodyOf(before), bodyOf(now)];
  if (!before.sameMarkup(now) || !was.sameMarkup(is)) return undefined;
  const kept: ChangedBlocks['kept'] = [];
  const changed: ChangedBlocks['changed'] = [];
  let places: Map<Node, number> | undefined;
  /** Where the next block was, if nothing came or went before it. */
  let next = 0;
  for (let at = 0; at < is.childCount; at++, next++) {
    const block = is.child(at);
    // Blocks that stay are the same objects; they only move by what comes and goes before them.
    let from = was.maybeChild(next) === block ? next : undefined;
    const inPlace = is.maybeChild(at + 1) === was.maybeChild(next + 1);
    if (from === undefined && !inPlace) {
      places ??= new Map(was.children.map((child, index) => [child, index]));
      from = places.get(block);
    }
    if (from === undefined) {
      changed.push({ at, block: block.toJSON() });
      // One that came moves those behind it, one that was changed does not.
      if (!inPlace) next--;
      continue;
    }
    next = from;
    const run = kept.at(-1);
    if (run && run.at + run.count === at && run.from + run.count === from) run.count++;
    else kept.push({ at, from, count: 1 });
  }
  const head = headOf(now);
  const headChanged = headOf(before).some((part, index) => part !== head[index]);
  return {
    size: before.content.size,
    blocks: is.childCount,
    kept,
    changed,
    ...(headChanged && { head: head.map((part) => part.toJSON() as NodeJson) }),
  };
}

/**
 * Whether a document is the one that was told of: every block of it is looked at. Never throws.
 *
 * @param before the document that both had
 */
export function isDocument(
  doc: Node,
  before: Node,
  { size, blocks, kept, changed, head }: ChangedBlocks,
): boolean {
  const [was, is] = [before.lastChild, doc.lastChild];
  if (!was || !is || !doc.sameMarkup(before) || !is.sameMarkup(was)) return false;
  if (before.content.size !== size) return false;
  if (is.childCount !== blocks || !isHead(headOf(doc), head, headOf(before))) return false;
  const [runs, others] = [kept.values(), changed.values()];
  let run = runs.next().value;
  let other = others.next().value;
  for (let at = 0; at < blocks; ) {
    if (run?.at === at) {
      const { from, count } = run;
      if (count < 1 || at + count > blocks || from + count > was.childCount) return false;
      for (let index = 0; index < count; index++) {
        // Mostly the same object.
        if (!is.child(at + index).eq(was.child(from + index))) return false;
      }
      at += count;
      run = runs.next().value;
    } else if (other?.at === at) {
      if (!isNode(is.child(at), other.block)) return false;
      at++;
      other = others.next().value;
    } else return false;
  }
  return run === undefined && other === undefined;
}

function isHead(here: Node[], told: NodeJson[] | undefined, before: Node[]): boolean {
  if (told) {
    return told.length === here.length && told.every((part, at) => isNode(here[at] as Node, part));
  }
  return here.length === before.length && here.every((part, at) => part.eq(before[at] as Node));
}

function bodyOf(doc: Node): Node {
  if (!doc.lastChild) throw new RangeError('A document has a body');
  return doc.lastChild;
}

const headOf = (doc: Node): Node[] => doc.children.slice(0, -1);

function isNode(node: Node, json: NodeJson): boolean {
  try {
    return node.eq(articleSchema.nodeFromJSON(json));
  } catch {
    return false;
  }
}

import type { Node } from '@tiptap/pm/model';
import type { NodeJson } from './model.ts';
import { articleSchema } from './schema.ts';

/**
 * How a document can be told to be the one that somebody else has, who has followed it step by step
 * from a document that was the same: by how long it is, and by the blocks that were touched since.
 */
export interface ChangedBlocks {
  /** ProseMirror's count of the whole document. */
  size: number;
  /** How many blocks the body has. */
  blocks: number;
  /** Places in the body, from 0, and what stands there. */
  changed: { at: number; block: NodeJson }[];
  /** Kicker, headline, standfirst, where one of them was touched. */
  head?: NodeJson[] | undefined;
}

/** @param before a document that the other side is known to have had */
export function changedSince(before: Node, now: Node): ChangedBlocks {
  const [was, is] = [bodyOf(before), bodyOf(now)];
  // Blocks that stay are the same objects; they only move by what comes and goes before them.
  const same = was.childCount === is.childCount;
  const known = same ? undefined : new Set(was.children);
  const changed: ChangedBlocks['changed'] = [];
  for (let at = 0; at < is.childCount; at++) {
    const block = is.child(at);
    if (same ? was.child(at) === block : known?.has(block)) continue;
    changed.push({ at, block: block.toJSON() });
  }
  const head = headOf(now);
  const headChanged = headOf(before).some((part, index) => part !== head[index]);
  return {
    size: now.content.size,
    blocks: is.childCount,
    changed,
    ...(headChanged && { head: head.map((part) => part.toJSON() as NodeJson) }),
  };
}

/** Whether a document is the one that was told of. Never throws. */
export function isDocument(doc: Node, { size, blocks, changed, head }: ChangedBlocks): boolean {
  const body = doc.lastChild;
  if (!body || doc.content.size !== size || body.childCount !== blocks) return false;
  const here = headOf(doc);
  if (head && head.length !== here.length) return false;
  return (
    changed.every(({ at, block }) => at < blocks && isNode(body.child(at), block)) &&
    (head?.every((part, index) => isNode(here[index] as Node, part)) ?? true)
  );
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

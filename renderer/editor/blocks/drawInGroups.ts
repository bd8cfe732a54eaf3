import type { Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import type { BodyGroups } from './bodyGroups.ts';

/**
 * What ProseMirror keeps of the body's place on the page (prosemirror-view 1.42, `NodeViewDesc`). It
 * is not part of the package's interface: tests/e2e/longArticle.spec.ts watches over it, and where
 * a later version has no such thing, blocks are drawn without groups.
 */
interface BodyDesc extends Desc {
  node: Node;
  children: Desc[];
  updateChildren(view: EditorView, pos: number): void;
}

interface Desc {
  readonly size: number;
  /** Of a drawn mark, so of a group. */
  mark?: unknown;
  parseRange(from: number, to: number, base?: number): unknown;
}

/**
 * Has ProseMirror draw the body in groups of blocks, which the browser need not lay out while they
 * are off screen: it observes each box that it may leave out, and goes through all boxes of a parent
 * when one of them changes, both with every key. The document stays as it is, and so does every
 * position in it. ProseMirror wraps what has a mark into an element of its own, blocks too; so it is
 * given a copy of the body with marks while it draws.
 */
export function drawInGroups(dom: HTMLElement, groups: BodyGroups) {
  let desc: unknown;
  Object.defineProperty(dom, 'pmViewDesc', {
    configurable: true,
    get: () => desc,
    // ProseMirror writes this once it is about to draw what is in the body.
    set(given: unknown) {
      desc = given;
      if (isBodyDesc(given)) adapt(given, groups);
    },
  });
}

const isBodyDesc = (desc: unknown): desc is BodyDesc =>
  typeof desc === 'object' && desc !== null && 'updateChildren' in desc && 'parseRange' in desc;

function adapt(desc: BodyDesc, groups: BodyGroups) {
  const { updateChildren, parseRange } = desc;
  desc.updateChildren = (view, pos) => {
    const { node } = desc;
    desc.node = groups.of(node);
    try {
      updateChildren.call(desc, view, pos);
    } finally {
      desc.node = node;
    }
  };
  // What was typed is read from its own line, not from the whole group around it.
  desc.parseRange = (from, to, base = 0) => {
    let start = base;
    for (const child of desc.children) {
      const end = start + child.size;
      if (from > start && to < end && child.mark) return child.parseRange(from, to, start);
      if (end > from) break;
      start = end;
    }
    return parseRange.call(desc, from, to, base);
  };
}

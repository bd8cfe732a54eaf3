import { Fragment, type Node } from '@tiptap/pm/model';
import type { DecorationSource, EditorView } from '@tiptap/pm/view';
import { afterFrame } from '../../ui/afterFrame.ts';
import { blocksAtCaret, nearClass } from '../keyboard/laidOutCaret.ts';
import { type BodyGroups, drawnLines } from './bodyGroups.ts';
import { type BlockDesc, type Drawn, updateOneBlock } from './updateOneBlock.ts';

/** A line of text in the smallest letters that one can choose, in pixels. */
const lowestLine = 20;
/** No window shows more than these. */
const mostBlocks = 60;
/** A text that comes, rather than one that is written. */
const manyBlocks = 20;

/** The blocks that fill the window, and half of it more; the others come right after. */
function firstScreen(body: Node): Fragment {
  const lines = (1.5 * innerHeight) / lowestLine;
  const blocks: Node[] = [];
  let filled = 0;
  for (const block of body.children) {
    if (filled > lines || blocks.length === mostBlocks) break;
    blocks.push(block);
    filled += drawnLines(block);
  }
  return Fragment.from(blocks);
}

/** From this many blocks on (photos count as much as lines) drawing all of them takes a frame or more. */
export const drawnInPartsFrom = 120;

/**
 * What ProseMirror keeps of the body's place on the page (prosemirror-view 1.42, `NodeViewDesc`). It
 * is not part of the package's interface: tests/e2e/longArticle.spec.ts watches over it, and where
 * a later version has no such thing, blocks are drawn without groups.
 */
interface BodyDesc extends Desc {
  node: Node;
  innerDeco: DecorationSource;
  children: Desc[];
  /** Not as it should be; 2: look at all children with the next update. */
  dirty: number;
  parent: unknown;
  updateChildren(view: EditorView, pos: number): void;
  markParentsDirty(): void;
}

interface Desc extends BlockDesc {
  readonly size: number;
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

/** ProseMirror fills each list one by one, which leaves room for 17: most hold one or two for good. */
function trim(desc: BlockDesc) {
  if (desc.children.length === 0) return;
  desc.children = desc.children.slice();
  for (const child of desc.children) trim(child);
}

const isBodyDesc = (desc: unknown): desc is BodyDesc =>
  typeof desc === 'object' && desc !== null && 'updateChildren' in desc && 'parseRange' in desc;

function adapt(desc: BodyDesc, groups: BodyGroups) {
  const { updateChildren, parseRange } = desc;
  const opening = new Opening(desc);
  const near = new NearGroups(desc);
  let drawn: Drawn | undefined;
  desc.updateChildren = (view, pos) => {
    const { node, innerDeco: decorations } = desc;
    const before = desc.dirty === 0 && !view.composing ? drawn : undefined;
    const body = opening.partOf(groups.of(node), view, pos);
    const more = body.childCount - (drawn?.body.childCount ?? 0);
    drawn = { body, decorations };
    if (before && updateOneBlock(desc, before, drawn, view)) return;
    desc.node = body;
    try {
      updateChildren.call(desc, view, pos);
    } finally {
      desc.node = node;
    }
    if (more > manyBlocks) trim(desc);
    near.show(view);
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

/**
 * The groups of the blocks around the caret, which are laid out: see keyboard/laidOutCaret.ts. A
 * selector by what a group holds would have the browser look at the group anew with each block that
 * comes or goes (a twentieth of an undo at 10 000 words).
 */
class NearGroups {
  private shown: readonly Element[] = [];
  private readonly desc: BodyDesc;

  constructor(desc: BodyDesc) {
    this.desc = desc;
  }

  /** While ProseMirror draws: it hears nothing of it, and the caret is set afterwards. */
  show(view: EditorView) {
    const { from, to } = blocksAtCaret(view.state);
    const groups = new Set<Element>();
    let index = 0;
    for (const { mark, dom, children } of this.desc.children) {
      if (index > to) break;
      if (!mark) continue;
      if (index + children.length > from && dom instanceof Element) groups.add(dom);
      index += children.length;
    }
    for (const group of this.shown) if (!groups.has(group)) group.classList.remove(nearClass);
    for (const group of groups) group.classList.add(nearClass);
    this.shown = [...groups];
  }
}

/**
 * The first screen of a long article first. The document is whole from the start, so saving, undo,
 * search and selecting everything know no difference; only its last blocks are not on the page yet,
 * for a frame. Whatever happens to the text or the selection meanwhile has them drawn before.
 */
class Opening {
  private stage: 'new' | 'first screen' | 'over' = 'new';
  private readonly desc: BodyDesc;

  constructor(desc: BodyDesc) {
    this.desc = desc;
  }

  /** What of the body to draw now. */
  partOf(body: Node, view: EditorView, pos: number): Node {
    if (this.stage === 'over') return body;
    if (this.stage === 'new') {
      if (body.childCount < drawnInPartsFrom) {
        this.stage = 'over';
        return body;
      }
      this.stage = 'first screen';
      this.drawTheRestSoon(view);
    }
    const part = body.copy(firstScreen(body));
    // Somebody is further down already.
    if (view.state.selection.to > pos + part.content.size) {
      this.stage = 'over';
      return body;
    }
    return part;
  }

  private drawTheRestSoon(view: EditorView) {
    // What makes the editor is one run of code, and draws more than once; after it all is drawn.
    queueMicrotask(() => {
      this.stage = 'over';
      this.desc.dirty = 2;
      this.desc.markParentsDirty();
    });
    // Behind the frame that shows the first screen.
    afterFrame(() => {
      if (!view.isDestroyed && this.desc.parent) view.updateState(view.state);
    });
  }
}

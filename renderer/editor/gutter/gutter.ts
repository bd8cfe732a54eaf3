import { NodeSelection, Plugin, type PluginView } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { isList } from '../commands/blocksAround.ts';
import { type BlockRange, blocksOfRange } from '../commands/moveBlocksTo.ts';
import { selectedThings } from '../commands/selectedBlocks.ts';
import type { EditorContext } from '../editorContext.ts';
import { labels } from '../labels.ts';
import { cellElement } from '../tables/cellElement.ts';
import { blockAt, bodyElement } from './blockAt.ts';
import { BlockDrag } from './blockDrag.ts';
import { gutterIcon } from './gutterIcon.ts';
import { boxOf, outermostList } from './listAt.ts';

/** Width of each of the two buttons, in pixels, as gutter.css has it; one has room in a narrow margin. */
const widthOfButton = () => {
  const { fontSize } = getComputedStyle(document.documentElement);
  return Math.max(24, 1.5 * (Number.parseFloat(fontSize) || 0));
};
/** From the column, where there is room: the frame around a selected block is drawn there. */
const gap = 7;

/**
 * Beside the block under the pointer: a plus for a new block behind it, and a grip that moves it or
 * opens its menu. Our own, of plain elements: Tiptap's drag handle positions itself with inline
 * styles in strings, which the page's policy forbids, drops by ProseMirror's own rules (see
 * BlockDrag) and knows no boxes; and nothing here may render while somebody moves or types. By
 * keyboard the same menu is the command “Block menu”.
 */
export const gutter = (context: EditorContext) =>
  new Plugin({
    view: (view) => new GutterView(view, context),
  });

class GutterView implements PluginView {
  private readonly dom = document.createElement('div');
  private readonly add = button('gutter-add', labels.insertBelow, 'plus');
  private readonly grip = button('gutter-grip', labels.grip, 'grip');
  private readonly drag: BlockDrag | undefined;
  private readonly listeners = new AbortController();
  /** In another width the blocks are elsewhere. The first call says how wide it is. */
  private readonly resized = new ResizeObserver(() => {
    if (this.resizes++ > 0) this.hide();
  });
  private resizes = 0;
  private readonly view: EditorView;
  private readonly frame: HTMLElement | undefined;
  private pointer: { x: number; y: number } | undefined;
  private scheduled = 0;
  /** Where the block stands that the buttons are for. */
  private pos: number | undefined;

  constructor(view: EditorView, context: EditorContext) {
    const { overlays } = context;
    this.view = view;
    this.frame = view.dom.parentElement ?? undefined;
    this.dom.className = 'block-gutter';
    this.dom.hidden = true;
    this.dom.append(this.add, this.grip);
    if (!this.frame) return;
    this.frame.append(this.dom);
    this.drag = new BlockDrag(view, this.frame, context);
    const { signal } = this.listeners;
    this.frame.addEventListener('pointermove', (event) => this.moved(event), { signal });
    this.frame.addEventListener('pointerleave', () => this.hide(), { signal });
    this.grip.draggable = true;
    this.grip.addEventListener('pointerdown', () => {
      const range = this.range();
      if (range) context.photos.along.prepare(blocksOfRange(view.state.doc, range));
    });
    this.grip.addEventListener('dragstart', (event) => {
      const range = this.range();
      if (range) this.drag?.start(event, range);
    });
    this.grip.addEventListener('click', () => {
      if (this.select()) overlays.setState({ blockMenu: { kind: 'block', anchor: this.grip } });
    });
    this.add.addEventListener('click', () => {
      if (this.select()) overlays.setState({ blockMenu: { kind: 'insert', anchor: this.add } });
    });
  }

  update(view: EditorView, before: { doc: unknown }) {
    // What it stood beside may be elsewhere now; the next move of the pointer shows it again.
    if (this.pos !== undefined && (before.doc !== view.state.doc || !view.editable)) this.hide();
  }

  destroy() {
    cancelAnimationFrame(this.scheduled);
    this.listeners.abort();
    this.resized.disconnect();
    this.drag?.destroy();
    this.dom.remove();
  }

  private moved({ clientX: x, clientY: y, pointerType, target }: PointerEvent) {
    if (pointerType === 'touch' || (target instanceof Node && this.dom.contains(target))) return;
    this.pointer = { x, y };
    if (this.scheduled !== 0) return;
    this.scheduled = requestAnimationFrame(() => {
      this.scheduled = 0;
      const at = this.pointer;
      if (!at || !this.view.editable || this.view.isDestroyed) return;
      const pos = blockAt(this.view, at.x, at.y);
      // Between two blocks it stays beside the one that the pointer comes from.
      if (pos !== undefined && pos !== this.pos) this.show(pos);
    });
  }

  private show(pos: number) {
    const block = this.view.nodeDOM(pos);
    const column = bodyElement(this.view)?.getBoundingClientRect();
    const frame = this.frame?.getBoundingClientRect();
    if (!(block instanceof HTMLElement) || !column || !frame) return this.hide();
    const style = getComputedStyle(block);
    const buttonWidth = widthOfButton();
    // One side for all of an article, also of a passage that runs the other way.
    const fromRight = getComputedStyle(this.view.dom).direction === 'rtl';
    const room = fromRight ? frame.right - column.right : column.left - frame.left;
    const box = block.getBoundingClientRect();
    const inCell = cellElement(block) !== undefined;
    const list = inCell ? boxOf(this.view, this.view.state.doc.resolve(pos).before()) : undefined;
    const line = Math.min(box.height, Number.parseFloat(style.lineHeight) || buttonWidth);
    const above = box.height > line ? Number.parseFloat(style.paddingTop) || 0 : 0;
    this.pos = pos;
    // Only from now on: it is called with each line that makes the text longer, too.
    this.resizes = 0;
    this.resized.observe(this.frame as HTMLElement);
    this.dom.hidden = !list && room < buttonWidth;
    this.add.hidden = list !== undefined || room < 2 * buttonWidth;
    const width = this.add.hidden ? buttonWidth : 2 * buttonWidth;
    const apart = Math.min(gap, room - width);
    const inside = this.indentOf(pos, fromRight);
    let left = fromRight ? column.right + apart - inside : column.left - width - apart + inside;
    // In a table at the edge of its list: on the way to the margin lie the items of other cells.
    if (list) left = (fromRight ? list.right - 3 : list.left + 3) - width / 2;
    this.dom.style.left = `${left - frame.left}px`;
    this.dom.style.top = `${box.top - frame.top + above + (line - buttonWidth) / 2}px`;
  }

  /** How far in, in pixels, the list begins that an item is nested in: the grip shows its level. */
  private indentOf(pos: number, fromRight: boolean): number {
    const $pos = this.view.state.doc.resolve(pos);
    const outermost = isList($pos.parent) ? outermostList($pos, 1) : undefined;
    const outer = boxOf(this.view, outermost?.pos);
    const own = outermost && boxOf(this.view, $pos.before());
    if (!outer || !own) return 0;
    return fromRight ? outer.right - own.right : own.left - outer.left;
  }

  private hide() {
    this.pos = undefined;
    this.pointer = undefined;
    this.resized.disconnect();
    // A drag begins with a press, which takes the focus: given up, keys would go nowhere.
    if (this.dom.contains(document.activeElement)) this.view.focus();
    // Said again, the browser would look at it again, with every line that makes the text longer.
    if (!this.dom.hidden) this.dom.hidden = true;
  }

  /** The block or item, or all selected ones if it is among them. */
  private range(): BlockRange | undefined {
    const { pos, view } = this;
    const node = pos === undefined ? null : view.state.doc.nodeAt(pos);
    if (pos === undefined || !node) return undefined;
    const { selection } = view.state;
    const selected = selection.empty ? undefined : selectedThings(selection);
    const isSeveral = selected && (selected.nodes.length > 1 || selection instanceof NodeSelection);
    const isAmong = isSeveral && selected.from <= pos && pos < selected.to;
    return isAmong ? selected : { from: pos, to: pos + node.nodeSize };
  }

  /** Shows what the menu is about, and gives it to the menu's commands. */
  private select(): boolean {
    const { view } = this;
    const range = this.range();
    if (!range) return false;
    if (range.from === this.pos && !('nodes' in range)) {
      view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, range.from)));
    }
    view.focus();
    return true;
  }
}

function button(className: string, label: string, icon: 'plus' | 'grip'): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.tabIndex = -1;
  made.title = label;
  made.setAttribute('aria-label', label);
  made.setAttribute('aria-haspopup', 'menu');
  made.append(gutterIcon(icon));
  return made;
}

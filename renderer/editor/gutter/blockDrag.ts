import { type Node as ArticleNode, Fragment, Slice } from '@tiptap/pm/model';
import { NodeSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { blockContainers, isList, named } from '../commands/blocksAround.ts';
import { coveredFrames } from '../commands/coveredFrames.ts';
import { type BlockRange, blocksOfRange, moveBlocksTo, staysAt } from '../commands/moveBlocksTo.ts';
import type { EditorContext } from '../editorContext.ts';
import { asOneStep } from '../history/oneStep.ts';
import { isMac } from '../keyboard/articleKeys.ts';
import { comesAsBlocks } from '../paste/flavours.ts';
import { putOutDragged } from '../paste/own/copying.ts';
import { photoOfGallery } from '../photos/galleryDrag.ts';
import { type Dragged, type DropPlace, dropPlace, gapForBlocks } from './dropPlace.ts';
import { showMark } from './showMark.ts';

/**
 * Dragging whole blocks, by the grip or by themselves. ProseMirror's own drop looks for a place in
 * the text, splits what it lands in and can leave the frame of a box behind; here blocks only ever
 * go between blocks. It listens before ProseMirror does and keeps from it what is its own.
 */
export class BlockDrag {
  private dragged: (Dragged & { doc: ArticleNode }) | undefined;
  private place: DropPlace | undefined;
  private readonly line = document.createElement('div');
  private readonly listeners = new AbortController();
  private readonly view: EditorView;
  private readonly frame: HTMLElement;
  private readonly context: EditorContext;

  constructor(view: EditorView, frame: HTMLElement, context: EditorContext) {
    this.view = view;
    this.frame = frame;
    this.context = context;
    this.line.className = 'drop-line block-drop-line';
    this.line.hidden = true;
    frame.append(this.line);
    const { signal } = this.listeners;
    const before = { capture: true, signal };
    frame.addEventListener('dragstart', (event) => this.takeOver(event), { signal });
    frame.addEventListener('dragenter', (event) => this.over(event), before);
    frame.addEventListener('dragover', (event) => this.over(event), before);
    frame.addEventListener('drop', (event) => this.drop(event), before);
    frame.addEventListener('dragleave', (event) => this.leave(event), before);
    document.addEventListener('dragend', (event) => this.endAnywhere(event), before);
  }

  /** @param range the blocks that the grip stands for */
  start(event: DragEvent, range: BlockRange) {
    const { view } = this;
    const { dataTransfer } = event;
    const element = view.nodeDOM(range.from);
    if (!dataTransfer) return;
    const slice = sliceOf(view.state.doc, range);
    putOutDragged(dataTransfer, slice, view, this.context);
    dataTransfer.effectAllowed = 'copyMove';
    if (element instanceof HTMLElement) dataTransfer.setDragImage(element, 0, 0);
    const { doc } = view.state;
    const first = doc.nodeAt(range.from);
    const isOne = range.from + (first?.nodeSize ?? 0) === range.to && first?.isTextblock === false;
    const node = isOne ? { node: NodeSelection.create(doc, range.from) } : {};
    view.dragging = Object.assign({ slice, move: true }, node);
    this.dragged = { ...range, doc, x: event.clientX };
  }

  destroy() {
    this.listeners.abort();
    this.line.remove();
  }

  /** A block or an item that is dragged by itself; one that was not selected is from now on. */
  private takeOver(event: DragEvent) {
    const { view } = this;
    const { clientX: x } = event;
    if (this.dragged || !view.dragging) return;
    const { node } = view.dragging as { node?: NodeSelection };
    const frames = coveredFrames(view.state.selection);
    const isByThem = !node || (frames && node.from >= frames.from && node.from < frames.to);
    if (frames && isByThem) return this.start(event, frames);
    if (node) view.dispatch(view.state.tr.setSelection(node));
    const { selection, doc } = view.state;
    if (!(selection instanceof NodeSelection) || selection.node.isInline) return;
    const { from, to, $from } = selection;
    if (!named($from.parent, ...blockContainers) && !isList($from.parent)) return;
    this.dragged = { from, to, doc, x };
  }

  /** The blocks, unless the document became another one meanwhile. */
  private blocks() {
    const { dragged } = this;
    const { doc } = this.view.state;
    return dragged && dragged.doc === doc && this.view.editable
      ? { dragged, nodes: blocksOfRange(doc, dragged) }
      : undefined;
  }

  private over(event: DragEvent) {
    const blocks = this.blocks();
    if (!blocks) return this.overFromElsewhere(event);
    if (isForGallery(event, blocks.nodes)) return this.show(undefined);
    event.preventDefault();
    event.stopPropagation();
    const { dragged, nodes } = blocks;
    const { clientX, clientY, dataTransfer } = event;
    const copy = isCopy(event);
    if (dataTransfer) dataTransfer.dropEffect = copy ? 'copy' : 'move';
    const place = dropPlace(this.view, clientX, clientY, dragged, nodes);
    const stays = !copy && place && staysAt(dragged.doc, dragged, place.gap);
    this.show(stays ? undefined : place);
  }

  /**
   * Blocks of another window. Which, only the drop tells; it is left to who reads what is dropped.
   * Files over the head are no words of it either: they go to the top of the body.
   */
  private overFromElsewhere(event: DragEvent) {
    const { view } = this;
    const { dataTransfer, target, clientX, clientY } = event;
    if (!view.editable || !(target instanceof Element) || !view.dom.contains(target)) return;
    const types = dataTransfer?.types ?? [];
    const isOverHead = types.includes('Files') && target.closest('.head-field') !== null;
    if (!dataTransfer || !(isOverHead || (comesAsBlocks(event) && !view.dragging))) {
      return this.show(undefined);
    }
    if (isOverHead && this.line.hidden) this.hideCaret();
    event.preventDefault();
    event.stopPropagation();
    dataTransfer.dropEffect = 'copy';
    this.show(gapForBlocks(view, clientX, clientY));
  }

  private drop(event: DragEvent) {
    const blocks = this.blocks();
    if (!blocks || isForGallery(event, blocks.nodes)) {
      this.show(undefined);
      this.dragged = undefined;
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const { place, view } = this;
    this.end();
    if (!place) return;
    asOneStep(moveBlocksTo(blocks.dragged, place.gap, isCopy(event)))(view.state, (transaction) =>
      view.dispatch(transaction.setMeta('uiEvent', 'drop')),
    );
    view.focus();
  }

  private leave(event: DragEvent) {
    // From one element to the next is no leaving; Chromium does not always say where to.
    const { left, right, top, bottom } = this.frame.getBoundingClientRect();
    const { clientX: x, clientY: y } = event;
    if (x <= left || x >= right || y <= top || y >= bottom) this.show(undefined);
  }

  /** Given up over this text, a drag from elsewhere ends there alone: the caret that it showed goes. */
  private endAnywhere({ target, bubbles }: DragEvent) {
    this.end();
    if (bubbles && !this.view.dom.contains(target as Node)) this.hideCaret();
  }

  /** The one that ProseMirror shows, where there is another line or none. */
  private hideCaret() {
    this.view.dom.dispatchEvent(new Event('dragend'));
  }

  private end() {
    this.show(undefined);
    if (this.dragged) this.view.dragging = null;
    this.dragged = undefined;
  }

  private show(place: DropPlace | undefined) {
    this.place = place;
    showMark(this.line, this.frame, place?.line);
  }
}

/** Items leave in a list of their own, for whoever gets them. */
function sliceOf(doc: ArticleNode, { from, to }: BlockRange): Slice {
  const slice = doc.slice(from, to);
  const { parent } = doc.resolve(from);
  return isList(parent) ? new Slice(Fragment.from(parent.copy(slice.content)), 0, 0) : slice;
}

/** A place between the photos of a gallery is the gallery's own. */
const isForGallery = (event: DragEvent, blocks: readonly ArticleNode[]) =>
  blocks.every((node) => named(node, 'photo')) && photoOfGallery(event) !== null;

export const isCopy = (event: DragEvent) => (isMac ? event.altKey : event.ctrlKey);

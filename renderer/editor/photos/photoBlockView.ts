import type { Node } from '@tiptap/pm/model';
import type { EditorView, NodeView } from '@tiptap/pm/view';
import type { EditorContext } from '../editorContext.ts';
import type { PhotosView } from './photos.ts';

/** What the views of a photo and of a gallery begin with. */
export abstract class PhotoBlockView<Element extends HTMLElement> implements NodeView, PhotosView {
  abstract readonly dom: Element;
  readonly contentDOM = document.createElement('div');
  protected node: Node;
  protected readonly view: EditorView;
  protected readonly getPos: () => number | undefined;
  protected readonly context: EditorContext;

  constructor(
    node: Node,
    view: EditorView,
    getPos: () => number | undefined,
    context: EditorContext,
  ) {
    this.node = node;
    this.view = view;
    this.getPos = getPos;
    this.context = context;
    context.photos.addView(this);
  }

  abstract photosChanged(): void;

  destroy() {
    this.context.photos.removeView(this);
  }

  selectNode() {
    this.dom.classList.add('is-selected');
  }

  deselectNode() {
    this.dom.classList.remove('is-selected');
  }
}

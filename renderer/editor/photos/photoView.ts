import type { Node } from '@tiptap/pm/model';
import { NodeSelection } from '@tiptap/pm/state';
import type { EditorView, NodeView, ViewMutationRecord } from '@tiptap/pm/view';
import type { EditorContext } from '../editorContext.ts';
import { oneStep } from '../history/oneStep.ts';
import { labels } from '../labels.ts';
import { choosePhotos } from './choosePhotos.ts';
import { placePhoto } from './placePhoto.ts';
import { whenNear } from './whenNear.ts';

type Shown =
  | { is: 'none' }
  | { is: 'adding'; file: File; fraction: number }
  | { is: 'failed'; file: File; failure: string }
  | { is: 'missing' }
  | { is: 'picture'; src: string; width: number; height: number; alt: string; described: boolean };

/**
 * A photo: the picture is drawn here by hand, caption and credit are text of the document. Only the
 * picture's part is ever drawn again, so composing in the caption is never disturbed.
 */
export class PhotoView implements NodeView {
  readonly dom = document.createElement('figure');
  readonly contentDOM = document.createElement('div');
  private readonly picture = document.createElement('div');
  private readonly stopListening: () => void;
  private readonly stopWaiting: () => void;
  private isNear = false;
  private shown = '';
  private localUrl: string | undefined;
  private node: Node;
  private readonly view: EditorView;
  private readonly getPos: () => number | undefined;
  private readonly context: EditorContext;

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
    this.dom.className = 'photo';
    this.picture.className = 'photo-picture';
    this.picture.contentEditable = 'false';
    this.picture.addEventListener('click', this.select);
    this.contentDOM.className = 'photo-text';
    this.dom.append(this.picture, this.contentDOM);
    this.showLayout();
    this.show();
    this.stopListening = context.photos.subscribe(() => this.show());
    this.stopWaiting = whenNear(this.dom, () => {
      this.isNear = true;
      this.shown = '';
      this.show();
    });
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.showLayout();
    this.show();
    return true;
  }

  destroy() {
    this.stopListening();
    this.stopWaiting();
    this.forgetLocalUrl();
  }

  selectNode() {
    this.dom.classList.add('is-selected');
  }

  deselectNode() {
    this.dom.classList.remove('is-selected');
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof HTMLElement && event.target.closest('button') !== null;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
  }

  private get blockId(): string {
    return this.node.attrs.id;
  }

  private readonly select = () => {
    const pos = this.getPos();
    if (pos === undefined || !this.view.editable) return;
    const { state } = this.view;
    this.view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, pos)));
    this.view.focus();
  };

  private showLayout() {
    this.dom.dataset.layout = this.node.attrs.layout;
  }

  private state(): Shown {
    const { photos } = this.context;
    const upload = photos.upload(this.blockId);
    if (upload?.failure !== undefined) {
      return { is: 'failed', file: upload.file, failure: upload.failure };
    }
    if (upload) return { is: 'adding', file: upload.file, fraction: upload.fraction };
    const id: string = this.node.attrs.asset;
    if (id === '') {
      const finished = photos.finishedFor(this.blockId);
      // The upload ended while undo had taken the block away; a view may not dispatch while drawn.
      if (finished) queueMicrotask(() => placePhoto(this.view, this.blockId).done(finished));
      return { is: 'none' };
    }
    const asset = photos.asset(id);
    if (!asset) return { is: 'missing' };
    const { src, width, height, alt = '', decorative = false } = asset;
    return { is: 'picture', src, width, height, alt, described: decorative || alt.trim() !== '' };
  }

  private show() {
    const state = this.state();
    if (state.is === 'adding' && this.shown === `adding ${state.file.name}`) {
      const bar = this.picture.querySelector('progress');
      if (bar) bar.value = state.fraction;
      return;
    }
    const shown = state.is === 'adding' ? `adding ${state.file.name}` : JSON.stringify(state);
    if (shown === this.shown) return;
    this.shown = shown;
    this.forgetLocalUrl();
    this.picture.className = `photo-picture is-${state.is}`;
    this.picture.replaceChildren(...this.draw(state));
  }

  private draw(state: Shown): HTMLElement[] {
    const { photos } = this.context;
    const place = placePhoto(this.view, this.blockId);
    const choose = button(labels.photo.choose, async () => {
      const [file] = await choosePhotos(false);
      if (file) photos.add(file, place);
      // The button is gone with the next picture, and must not take the focus with it.
      this.view.focus();
    });
    const remove = button(labels.photo.remove, () => this.remove());
    const mending = this.view.editable ? [choose, remove] : [];
    if (state.is === 'none') return [line(labels.photo.none), ...mending];
    if (state.is === 'missing') return [line(labels.photo.missing), ...mending];
    if (state.is === 'adding') {
      const bar = document.createElement('progress');
      bar.max = 1;
      bar.value = state.fraction;
      bar.setAttribute('aria-label', labels.photo.progress);
      const cancel = button(labels.photo.cancel, () => {
        photos.cancel(this.blockId);
        if (this.node.attrs.asset === '') this.remove();
      });
      this.localUrl = URL.createObjectURL(state.file);
      const preview = image(this.localUrl, '');
      // Not everything that can be taken in can be shown (TIFF): then the words are enough.
      preview.addEventListener('error', () => preview.remove());
      const words = line(labels.photo.adding(nameOf(state.file)), 'status');
      const panel = document.createElement('div');
      panel.className = 'photo-progress';
      panel.append(words, bar, cancel);
      return [preview, panel];
    }
    if (state.is === 'failed') {
      const why = line(labels.photo.failed(nameOf(state.file), state.failure), 'alert');
      const retry = button(labels.photo.retry, () => {
        photos.retry(place);
        this.view.focus();
      });
      const giveUp =
        this.node.attrs.asset === ''
          ? remove
          : button(labels.photo.cancel, () => photos.cancel(this.blockId));
      return [why, retry, choose, giveUp];
    }
    return this.drawPicture(state);
  }

  private drawPicture(state: Extract<Shown, { is: 'picture' }>): HTMLElement[] {
    const shownAs = this.shown;
    const img = image('', state.alt);
    img.width = state.width;
    img.height = state.height;
    const mark = document.createElement('span');
    mark.className = state.described ? 'photo-alt' : 'photo-alt is-missing';
    mark.textContent = state.described ? labels.photo.altThere : labels.photo.altMissing;
    mark.addEventListener('click', () => {
      if (!this.view.editable) return;
      this.context.overlays.setState({ altText: this.blockId });
    });
    if (!this.isNear) return [img, mark];
    this.context.photos.url(state.src).then(
      (url) => {
        if (this.shown === shownAs) img.src = url;
      },
      () => {
        if (this.shown !== shownAs) return;
        this.picture.className = 'photo-picture is-missing';
        this.picture.replaceChildren(...this.draw({ is: 'missing' }));
      },
    );
    return [img, mark];
  }

  private remove() {
    const pos = this.getPos();
    if (pos === undefined) return;
    this.view.dispatch(oneStep(this.view.state.tr.delete(pos, pos + this.node.nodeSize)));
    this.view.focus();
  }

  private forgetLocalUrl() {
    if (this.localUrl) URL.revokeObjectURL(this.localUrl);
    this.localUrl = undefined;
  }
}

const nameOf = (file: File) => file.name || labels.photo.fallbackName;

function line(text: string, role?: 'status' | 'alert'): HTMLElement {
  const element = document.createElement('p');
  element.textContent = text;
  if (role) element.setAttribute('role', role);
  return element;
}

function image(src: string, alt: string): HTMLImageElement {
  const img = document.createElement('img');
  if (src) img.src = src;
  img.alt = alt;
  img.draggable = false;
  return img;
}

function button(text: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.addEventListener('click', (event) => {
    event.stopPropagation();
    act();
  });
  return element;
}

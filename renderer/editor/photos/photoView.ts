import type { Node } from '@tiptap/pm/model';
import { NodeSelection } from '@tiptap/pm/state';
import type { EditorView, ViewMutationRecord } from '@tiptap/pm/view';
import { chooseFile, pictures } from '../../ui/chooseFiles.ts';
import { whenNear } from '../../ui/whenNear.ts';
import type { EditorContext } from '../editorContext.ts';
import { oneStep } from '../history/oneStep.ts';
import { labels } from '../labels.ts';
import { button, holding, image, line } from './elements.ts';
import type { FromFile } from './fileWords.ts';
import { drawOffer } from './offer.ts';
import { PhotoBlockView } from './photoBlockView.ts';
import { drawMarks, drawPicture, type ShownPicture, shownPicture } from './picture.ts';
import { placePhoto } from './placePhoto.ts';
import { selectPhoto } from './selectPhoto.ts';

type Shown =
  | { is: 'none' }
  | { is: 'adding'; file: File }
  | { is: 'failed'; file: File; failure: string }
  | { is: 'missing' }
  | ShownPicture;

/**
 * A photo: the picture is drawn here by hand, caption and credit are text of the document. Only the
 * picture's part is ever drawn again, so composing in the caption is never disturbed.
 */
export class PhotoView extends PhotoBlockView<HTMLElement> {
  readonly dom = document.createElement('figure');
  private readonly picture = document.createElement('div');
  private readonly stopWaiting: () => void;
  private isNear = false;
  private name = '';
  private shown: Shown | undefined;
  private localUrl: string | undefined;
  private offer: HTMLElement | undefined;
  private offered: FromFile | undefined;

  constructor(
    node: Node,
    view: EditorView,
    getPos: () => number | undefined,
    context: EditorContext,
  ) {
    super(node, view, getPos, context);
    this.dom.className = 'photo';
    this.picture.className = 'photo-picture';
    this.picture.contentEditable = 'false';
    this.picture.draggable = true;
    for (const type of ['pointerdown', 'dragstart', 'click']) {
      this.picture.addEventListener(type, this);
    }
    this.contentDOM.className = 'photo-text';
    this.dom.append(this.picture, this.contentDOM);
    this.showLayout();
    this.show();
    this.stopWaiting = whenNear(this.dom, () => {
      this.isNear = true;
      this.shown = undefined;
      this.show();
    });
  }

  photosChanged() {
    this.show();
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.showLayout();
    this.show();
    return true;
  }

  override destroy() {
    super.destroy();
    this.stopWaiting();
    this.forgetLocalUrl();
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

  /** A click on the picture, or on what is said over it; or a drag, of all that is selected with it. */
  handleEvent({ type, target }: Event) {
    const pos = this.getPos();
    if (pos === undefined) return;
    const { state } = this.view;
    // The photo is dragged with what is selected around it.
    const { from, to } = state.selection;
    const end = pos + this.node.nodeSize;
    const isAmong = from < end && to > pos && (from < pos || to > end);
    if (isAmong && type !== 'click') return;
    if (type === 'pointerdown') return this.context.photos.along.prepare([this.node]);
    this.view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, pos)));
    if (type === 'dragstart') return;
    const onAlt = target instanceof Element && target.closest('.photo-alt');
    if (onAlt && this.view.editable) this.context.overlays.setState({ altText: this.blockId });
    this.view.focus();
  }

  private get inGallery(): boolean {
    const pos = this.getPos();
    if (pos === undefined) return false;
    return this.view.state.doc.resolve(pos).parent.type.name === 'gallery';
  }

  private showLayout() {
    this.dom.dataset.layout = this.node.attrs.layout;
  }

  private state(): Shown {
    const { photos } = this.context;
    const upload = photos.upload(this.blockId);
    if (upload?.failure !== undefined) {
      return { is: 'failed', file: upload.file, failure: upload.failure };
    }
    if (upload) return { is: 'adding', file: upload.file };
    const id: string = this.node.attrs.asset;
    if (id === '') {
      const finished = photos.finishedFor(this.blockId);
      // The upload ended while undo had taken the block away; a view may not dispatch while drawn.
      if (finished) {
        queueMicrotask(() => placePhoto(this.view, this.blockId, this.context).done(finished));
      }
      return { is: 'none' };
    }
    const asset = photos.asset(id);
    if (!asset) return { is: 'missing' };
    return shownPicture(asset, this.node.attrs, this.inGallery);
  }

  private show() {
    this.showOffer();
    this.showName();
    const state = this.state();
    if (this.shown && looksSame(this.shown, state)) return;
    this.shown = state;
    this.forgetLocalUrl();
    this.picture.className = `photo-picture is-${state.is}`;
    this.picture.replaceChildren(...this.draw(state));
  }

  /** For a screen reader, which comes to the photo before it comes to its picture and words. */
  private showName() {
    const asset = this.context.photos.asset(this.node.attrs.asset);
    const name = asset?.alt || this.node.firstChild?.textContent || labels.photo.toolbar;
    if (name === this.name) return;
    this.name = name;
    this.dom.setAttribute('aria-label', name);
  }

  private draw(state: Shown): HTMLElement[] {
    if (state.is === 'picture') return this.drawPicture(state);
    const { photos } = this.context;
    const choose = button(labels.photo.choose, async () => {
      const file = await chooseFile(pictures);
      if (file) photos.add(file, this.place());
      // The button is gone with the next picture, and must not take the focus with it.
      this.view.focus();
    });
    const remove = button(labels.photo.remove, () => this.remove());
    if (state.is === 'none') return [line(labels.photo.none), choose, remove];
    if (state.is === 'missing') return [line(labels.photo.missing), choose, remove];
    if (state.is === 'adding') {
      const bar = document.createElement('progress');
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
      return [preview, holding('photo-progress', words, bar, cancel)];
    }
    const why = line(labels.photo.failed(nameOf(state.file), state.failure), 'alert');
    const retry = button(labels.photo.retry, () => {
      photos.retry(this.place());
      this.view.focus();
    });
    const giveUp =
      this.node.attrs.asset === ''
        ? remove
        : button(labels.photo.cancel, () => photos.cancel(this.blockId));
    return [why, retry, choose, giveUp];
  }

  /** A block that a file brought without an id gets one now: an upload has to find it again. */
  private place() {
    const pos = this.getPos();
    const id = pos === undefined ? this.blockId : selectPhoto(this.view, pos);
    return placePhoto(this.view, id, this.context);
  }

  private drawPicture(state: ShownPicture): HTMLElement[] {
    const { frame, img } = drawPicture(state);
    const marks = drawMarks(state);
    if (!this.isNear) return [frame, marks];
    this.context.photos.url(state.src).then(
      (url) => {
        if (this.shown === state) img.src = url;
      },
      () => {
        if (this.shown !== state) return;
        this.picture.className = 'photo-picture is-missing';
        this.picture.replaceChildren(...this.draw({ is: 'missing' }));
      },
    );
    return [frame, marks];
  }

  private showOffer() {
    const offered = this.view.editable ? this.context.photos.offered(this.blockId) : undefined;
    if (offered === this.offered) return;
    this.offered = offered;
    this.offer?.remove();
    this.offer = offered && drawOffer(this.view, this.blockId, this.context);
    if (this.offer) this.picture.after(this.offer);
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

const looksSame = (one: Shown, other: Shown): boolean =>
  // A file says nothing of itself in JSON.
  one.is === 'adding' && other.is === 'adding'
    ? one.file === other.file
    : JSON.stringify(one) === JSON.stringify(other);

const nameOf = (file: File) => file.name || labels.photo.fallbackName;

import type { Node } from '@tiptap/pm/model';
import type { EditorView, ViewMutationRecord } from '@tiptap/pm/view';
import { cropOf, shownSize } from '../../../shared/article/crop.ts';
import { galleryRows } from '../../../shared/article/galleryRows.ts';
import { chooseFiles, pictures } from '../../ui/chooseFiles.ts';
import type { EditorContext } from '../editorContext.ts';
import { labels } from '../labels.ts';
import { button, holding } from './elements.ts';
import { insertPhotos } from './insertPhotos.ts';
import { PhotoBlockView } from './photoBlockView.ts';

/**
 * A gallery: its photos in rows as the export sets them, and a button that adds to it. The rows are
 * set through the photos' own elements, so that nothing is drawn again.
 */
export class GalleryView extends PhotoBlockView<HTMLDivElement> {
  readonly dom = document.createElement('div');
  private shown = '';

  constructor(
    node: Node,
    view: EditorView,
    getPos: () => number | undefined,
    context: EditorContext,
  ) {
    super(node, view, getPos, context);
    this.dom.className = 'gallery';
    this.dom.setAttribute('role', 'group');
    this.contentDOM.className = 'gallery-photos';
    const tools = holding('gallery-tools', button(labels.photo.addToGallery, this.add));
    tools.contentEditable = 'false';
    this.dom.append(this.contentDOM, tools);
    this.arrange();
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    const isSame = node === this.node;
    this.node = node;
    if (!isSame) this.arrange();
    return true;
  }

  photosChanged() {
    this.arrange();
  }

  stopEvent(event: Event): boolean {
    const tools = this.dom.lastElementChild;
    return event.target instanceof globalThis.Node && tools?.contains(event.target) === true;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    if (mutation.type === 'selection') return false;
    return mutation.type === 'attributes' || !this.contentDOM.contains(mutation.target);
  }

  private readonly add = async () => {
    const files = await chooseFiles(pictures, true);
    const pos = this.getPos();
    if (files.length === 0 || pos === undefined) return;
    const caption = this.node.lastChild?.nodeSize ?? 0;
    const at = pos + this.node.nodeSize - 1 - caption;
    insertPhotos(this.view, files, this.context, { from: at, to: at });
  };

  private arrange() {
    const ratios: number[] = [];
    this.node.forEach((child) => {
      if (child.type.name === 'photo') ratios.push(this.ratioOf(child));
    });
    const shown = ratios.join();
    if (shown === this.shown) return;
    this.shown = shown;
    this.dom.setAttribute('aria-label', labels.galleryOf(ratios.length));
    const places = galleryRows(ratios);
    // ProseMirror puts the photos into the page right after this.
    queueMicrotask(() => {
      if (this.shown !== shown) return;
      places.forEach(({ share, inRow }, index) => {
        const photo = this.contentDOM.children[index];
        if (!(photo instanceof HTMLElement)) return;
        photo.style.setProperty('--share', String(share));
        photo.style.setProperty('--gaps', String(inRow - 1));
      });
    });
  }

  private ratioOf(photo: Node): number {
    const asset = this.context.photos.asset(photo.attrs.asset);
    if (!asset) return 0;
    const { width, height } = shownSize(asset, cropOf(photo.attrs));
    return width / height;
  }
}

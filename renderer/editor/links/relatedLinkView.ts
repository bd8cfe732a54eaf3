import type { Node } from '@tiptap/pm/model';
import { NodeSelection } from '@tiptap/pm/state';
import type { EditorView, NodeView, ViewMutationRecord } from '@tiptap/pm/view';
import { editAddress } from '../commands/links.ts';
import type { EditorContext } from '../editorContext.ts';
import { asOneStep } from '../history/oneStep.ts';
import { labels } from '../labels.ts';
import { AddressLine } from './addressLine.ts';
import { removeLink } from './editRelatedLinks.ts';

/**
 * A link of the list: a handle to move it by, its title as text, its address as a button that opens
 * the dialog, and a button that takes the link away.
 */
export class RelatedLinkView implements NodeView {
  readonly dom = document.createElement('div');
  readonly contentDOM = document.createElement('div');
  private readonly handle = document.createElement('button');
  private readonly remove = document.createElement('button');
  private readonly address: AddressLine;
  private readonly view: EditorView;
  private readonly getPos: () => number | undefined;

  constructor(
    node: Node,
    view: EditorView,
    getPos: () => number | undefined,
    context: EditorContext,
  ) {
    this.view = view;
    this.getPos = getPos;
    this.dom.className = 'related-link';
    this.contentDOM.className = 'related-link-title';
    this.contentDOM.setAttribute('role', 'textbox');
    this.contentDOM.setAttribute('aria-label', labels.relatedLink);
    this.contentDOM.setAttribute('aria-placeholder', labels.relatedLinkPlaceholder);
    this.address = new AddressLine(context.links, {
      edit: () => this.run((pos) => editAddress(pos)),
    });
    this.makeHandle();
    this.remove.type = 'button';
    this.remove.className = 'related-link-remove edits';
    this.remove.contentEditable = 'false';
    this.remove.textContent = '×';
    this.remove.addEventListener('click', () => {
      this.run((pos) => asOneStep(removeLink(pos)));
      view.focus();
    });
    this.dom.append(this.handle, this.contentDOM, this.address.dom, this.remove);
    this.show(node);
  }

  update(node: Node): boolean {
    if (node.type.name !== 'relatedLink') return false;
    this.show(node);
    return true;
  }

  /** A drag that begins at the handle is the editor's own, with its drop line and its undo step. */
  stopEvent(event: Event): boolean {
    const { target } = event;
    if (!(target instanceof globalThis.Node) || this.contentDOM.contains(target)) return false;
    return target !== this.dom && !event.type.startsWith('drag') && event.type !== 'drop';
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
  }

  selectNode() {
    this.dom.classList.add('ProseMirror-selectednode');
  }

  deselectNode() {
    this.dom.classList.remove('ProseMirror-selectednode');
  }

  destroy() {
    this.address.destroy();
  }

  private makeHandle() {
    const { handle, view } = this;
    handle.type = 'button';
    handle.className = 'related-link-handle edits';
    handle.contentEditable = 'false';
    handle.draggable = true;
    handle.title = labels.links.move;
    handle.setAttribute('aria-label', labels.links.move);
    handle.addEventListener('mousedown', () => {
      const pos = this.getPos();
      if (pos === undefined || !view.editable) return;
      view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, pos)));
    });
    handle.addEventListener('dragstart', (event) => {
      event.dataTransfer?.setDragImage(this.dom, 0, 0);
    });
  }

  private run(command: (pos: number) => ReturnType<typeof editAddress>) {
    const pos = this.getPos();
    const { view } = this;
    if (pos !== undefined && view.editable) command(pos)(view.state, view.dispatch, view);
  }

  private show(node: Node) {
    const { href, article } = node.attrs;
    this.contentDOM.classList.toggle('is-empty', node.content.size === 0);
    const words = node.textContent || href;
    const name = words === '' ? labels.links.remove : labels.links.removeNamed(words);
    if (this.remove.title !== name) {
      this.remove.title = name;
      this.remove.setAttribute('aria-label', name);
    }
    if (article !== '' && href === '') {
      this.address.show({
        href,
        shownAs: labels.links.inLibrary,
        fault: labels.links.faults.notPublished,
      });
    } else this.address.show({ href, isNew: node.content.size === 0 });
  }
}

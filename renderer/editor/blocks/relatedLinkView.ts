import type { Node } from '@tiptap/pm/model';
import type { EditorView, NodeView, ViewMutationRecord } from '@tiptap/pm/view';
import { editAddress } from '../commands/links.ts';
import { labels } from '../labels.ts';

/** A link's title as text, and its address as a button that opens the link dialog. */
export class RelatedLinkView implements NodeView {
  readonly dom = document.createElement('div');
  readonly contentDOM = document.createElement('div');
  private readonly address = document.createElement('button');

  constructor(node: Node, view: EditorView, getPos: () => number | undefined) {
    this.dom.className = 'related-link';
    this.contentDOM.className = 'related-link-title';
    this.contentDOM.setAttribute('role', 'textbox');
    this.contentDOM.setAttribute('aria-label', labels.relatedLink);
    this.contentDOM.setAttribute('aria-placeholder', labels.relatedLinkPlaceholder);
    this.address.type = 'button';
    this.address.className = 'related-link-address';
    this.address.contentEditable = 'false';
    this.address.addEventListener('click', () => {
      const pos = getPos();
      if (pos !== undefined && view.editable) editAddress(pos)(view.state, view.dispatch);
    });
    this.dom.append(this.contentDOM, this.address);
    this.show(node);
  }

  update(node: Node): boolean {
    if (node.type.name !== 'relatedLink') return false;
    this.show(node);
    return true;
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof globalThis.Node && this.address.contains(event.target);
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
  }

  private show(node: Node) {
    const href = node.attrs.href as string;
    this.contentDOM.classList.toggle('is-empty', node.content.size === 0);
    const shown = href === '' ? labels.addAddress : href.replace(/^https?:\/\/(www\.)?/, '');
    if (this.address.textContent === shown) return;
    this.address.textContent = shown;
    this.address.classList.toggle('is-empty', href === '');
    if (href === '') this.address.removeAttribute('aria-label');
    else this.address.setAttribute('aria-label', labels.changeAddress(href));
  }
}

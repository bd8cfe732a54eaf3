import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';

export interface FieldLook {
  className: string;
  label: string;
  placeholder?: string;
  multiline?: boolean;
}

/**
 * A part of the article that people know by its name (headline, caption…): a text box for assistive
 * technology, and a placeholder while it is empty. It is updated in place and never drawn again, so
 * that an input method can compose in it.
 */
export class FieldView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  private readonly type: Node['type'];
  private isEmpty = false;

  constructor(node: Node, look: FieldLook) {
    this.type = node.type;
    this.dom = document.createElement('div');
    this.dom.className = look.className;
    this.dom.setAttribute('role', 'textbox');
    this.dom.setAttribute('aria-label', look.label);
    this.dom.setAttribute('aria-multiline', String(look.multiline ?? false));
    const placeholder = look.placeholder ?? (look.multiline ? undefined : look.label);
    if (placeholder) this.dom.setAttribute('aria-placeholder', placeholder);
    this.contentDOM = this.dom;
    this.showEmpty(node);
  }

  update(node: Node): boolean {
    if (node.type !== this.type) return false;
    this.showEmpty(node);
    return true;
  }

  private showEmpty(node: Node) {
    const isEmpty = node.content.size === 0;
    // The list of an element's classes stays in the memory once it was asked for.
    if (isEmpty !== this.isEmpty) this.dom.classList.toggle('is-empty', isEmpty);
    this.isEmpty = isEmpty;
  }
}

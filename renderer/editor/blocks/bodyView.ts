import type { Node } from '@tiptap/pm/model';
import { labels } from '../labels.ts';
import { FieldView } from './fieldView.ts';

/**
 * From this many blocks on, blocks that are off screen are not laid out. Below it the browser lays
 * out the whole article in a frame, and text flows around photos as it will on the page.
 */
export const longFrom = 60;

export class BodyView extends FieldView {
  constructor(node: Node) {
    super(node, { className: 'body', label: labels.body, multiline: true });
    this.showLength(node);
  }

  override update(node: Node): boolean {
    if (!super.update(node)) return false;
    this.showLength(node);
    return true;
  }

  private showLength(node: Node) {
    this.dom.classList.toggle('is-long', node.childCount >= longFrom);
  }
}

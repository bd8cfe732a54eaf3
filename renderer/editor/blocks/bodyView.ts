import type { Node } from '@tiptap/pm/model';
import { labels } from '../labels.ts';
import { BodyGroups } from './bodyGroups.ts';
import { drawInGroups } from './drawInGroups.ts';
import { FieldView } from './fieldView.ts';

/**
 * From this many blocks on, what is off screen is not laid out. Below it the browser lays out the
 * whole article in a frame, and text flows around photos as it will on the page.
 */
export const longFrom = 60;

export class BodyView extends FieldView {
  constructor(node: Node) {
    super(node, { className: 'body', label: labels.body, multiline: true });
    this.showLength(node);
    drawInGroups(this.dom, new BodyGroups());
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

import type { Node } from '@tiptap/pm/model';
import { labels } from '../labels.ts';
import { BodyGroups, longFrom } from './bodyGroups.ts';
import { drawInGroups, drawnInPartsFrom } from './drawInGroups.ts';
import { FieldView } from './fieldView.ts';

export class BodyView extends FieldView {
  /** How many blocks it has. */
  private length: number;

  constructor(node: Node) {
    super(node, { className: 'body', label: labels.body, multiline: true });
    this.length = node.childCount;
    this.showLength(node);
    drawInGroups(this.dom, new BodyGroups());
  }

  override update(node: Node): boolean {
    // An article has come into an empty editor. It is drawn anew: a long one's first screen first.
    if (this.length === 1 && node.childCount >= drawnInPartsFrom) return false;
    if (!super.update(node)) return false;
    this.length = node.childCount;
    this.showLength(node);
    return true;
  }

  private showLength(node: Node) {
    this.dom.classList.toggle('is-long', node.childCount >= longFrom);
  }
}

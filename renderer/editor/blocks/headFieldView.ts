import type { Node } from '@tiptap/pm/model';
import type { NodeJson } from '../../../shared/article/model.ts';
import { textOf } from '../../../shared/article/text.ts';
import { deskSettings } from '../../desk/deskSettings.ts';
import type { HeadField } from '../editorHandle.ts';
import { labels } from '../labels.ts';
import { FieldView } from './fieldView.ts';

/** The count comes up when so much of the limit is used. */
const near = 0.8;

/** A head field, which says how long it is when it comes near what the desk allows. */
export class HeadFieldView extends FieldView {
  private readonly field: HeadField;

  constructor(node: Node, field: HeadField) {
    super(node, { className: `head-field ${field}`, label: labels[field] });
    this.field = field;
    this.showLength(node);
  }

  override update(node: Node): boolean {
    if (!super.update(node)) return false;
    this.showLength(node);
    return true;
  }

  private showLength(node: Node) {
    const { soft, hard } = deskSettings().headlines[this.field];
    const limit = soft ?? hard;
    const length = [...textOf(node.toJSON() as NodeJson)].length;
    const { dataset } = this.dom;
    if (limit === null || length < limit * near) {
      delete dataset.count;
      delete dataset.length;
      this.dom.removeAttribute('aria-description');
      return;
    }
    const over = hard !== null && length > hard;
    dataset.count = `${length} / ${over ? hard : limit}`;
    dataset.length = over ? 'over' : length > limit ? 'long' : 'near';
    if (length <= limit) this.dom.removeAttribute('aria-description');
    else this.dom.setAttribute('aria-description', labels.tooLong(length, over ? hard : limit));
  }
}

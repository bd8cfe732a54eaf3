import type { Node } from '@tiptap/pm/model';
import type { Decoration, NodeView, ViewMutationRecord } from '@tiptap/pm/view';
import { labels } from '../labels.ts';
import type { PullQuoteWarning } from './pullQuoteWatch.ts';

let count = 0;

/** A pull quote, and below it what is wrong with it; the warning takes no room, so nothing moves. */
export class PullQuoteView implements NodeView {
  readonly dom = document.createElement('div');
  readonly contentDOM = document.createElement('div');
  private readonly warning = document.createElement('p');
  private said: PullQuoteWarning | undefined;

  constructor(decorations: readonly Decoration[]) {
    this.dom.className = 'pull-quote';
    this.dom.dataset.block = 'pull-quote';
    this.dom.setAttribute('role', 'group');
    this.dom.setAttribute('aria-label', labels.quoteText);
    this.warning.className = 'pull-quote-warning';
    this.warning.id = `pull-quote-warning-${++count}`;
    this.warning.contentEditable = 'false';
    this.warning.hidden = true;
    this.dom.append(this.contentDOM, this.warning);
    this.show(decorations);
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (node.type.name !== 'pullQuote') return false;
    this.show(decorations);
    return true;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
  }

  private show(decorations: readonly Decoration[]) {
    const found = decorations.find(({ spec }) => spec.message)?.spec as
      | PullQuoteWarning
      | undefined;
    if (found?.message === this.said?.message && found?.wrong === this.said?.wrong) return;
    this.said = found;
    this.warning.textContent = found?.message ?? '';
    this.warning.hidden = found === undefined;
    this.warning.className = `pull-quote-warning${found?.wrong ? ' is-wrong' : ''}`;
    if (found) this.dom.setAttribute('aria-describedby', this.warning.id);
    else this.dom.removeAttribute('aria-describedby');
  }
}

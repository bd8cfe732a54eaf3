import type { EditorView, NodeView, ViewMutationRecord } from '@tiptap/pm/view';
import type { EditorContext } from '../editorContext.ts';
import { asOneStep } from '../history/oneStep.ts';
import { labels } from '../labels.ts';
import { checkLinks } from './checkLinks.ts';
import { addLink } from './editRelatedLinks.ts';
import type { Links } from './links.ts';

/** The list, and under it what can be done with it: one more link, and asking whether they work. */
export class RelatedLinksView implements NodeView {
  readonly dom = document.createElement('div');
  readonly contentDOM = document.createElement('div');
  private readonly foot = document.createElement('div');
  private readonly check = button(labels.links.check);
  private readonly status = document.createElement('span');
  private readonly links: Links;
  private readonly stop: () => void;

  constructor(view: EditorView, getPos: () => number | undefined, { links }: EditorContext) {
    this.links = links;
    this.dom.className = 'related-links';
    this.dom.setAttribute('role', 'group');
    this.dom.setAttribute('aria-label', labels.relatedLinks);
    this.foot.className = 'related-links-foot';
    this.foot.contentEditable = 'false';
    this.status.setAttribute('role', 'status');
    const add = button(labels.links.add);
    add.className = 'edits';
    add.addEventListener('click', () => {
      const pos = getPos();
      if (pos === undefined || !view.editable) return;
      asOneStep(addLink(pos))(view.state, view.dispatch);
      view.focus();
    });
    this.check.addEventListener('click', () => {
      if (links.checks.getState().progress) links.stop();
      else checkLinks(links)(view.state, view.dispatch, view);
    });
    this.foot.append(add, this.check, this.status);
    this.dom.append(this.contentDOM, this.foot);
    this.stop = links.checks.subscribe(() => this.show());
    this.show();
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof globalThis.Node && this.foot.contains(event.target);
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
  }

  destroy() {
    this.stop();
  }

  private show() {
    const { progress, findings } = this.links.checks.getState();
    this.check.textContent = progress ? labels.links.stop : labels.links.check;
    const bad = [...findings.values()].filter(({ state }) => state !== 'fine').length;
    if (progress) this.status.textContent = labels.links.checking(progress.done, progress.total);
    else
      this.status.textContent = findings.size > 0 ? labels.links.checked(findings.size, bad) : '';
  }
}

function button(words: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = words;
  return made;
}

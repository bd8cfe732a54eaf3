import type { Node } from '@tiptap/pm/model';
import type { EditorView, NodeView, ViewMutationRecord } from '@tiptap/pm/view';
import { hostOf } from '../../../shared/article/providers.ts';
import type { EditorContext } from '../editorContext.ts';
import { labels } from '../labels.ts';
import { AddressLine } from '../links/addressLine.ts';
import { editEmbedAt } from './embedEditing.ts';

/** A card: who shows it, its title as text, and its address. Nothing is ever loaded from there. */
export class EmbedView implements NodeView {
  readonly dom = document.createElement('div');
  readonly contentDOM = document.createElement('div');
  private readonly provider = document.createElement('div');
  private readonly address: AddressLine;

  constructor(
    node: Node,
    view: EditorView,
    getPos: () => number | undefined,
    context: EditorContext,
  ) {
    this.dom.className = 'embed';
    this.dom.setAttribute('role', 'group');
    this.provider.className = 'embed-provider';
    this.provider.contentEditable = 'false';
    this.address = new AddressLine(context.links, {
      edit: () => {
        const pos = getPos();
        if (pos !== undefined) editEmbedAt(pos)(view.state, view.dispatch);
      },
    });
    this.dom.append(this.provider, this.contentDOM, this.address.dom);
    this.show(node);
  }

  update(node: Node): boolean {
    if (node.type.name !== 'embed') return false;
    this.show(node);
    return true;
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof Element && event.target.closest('button') !== null;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
  }

  destroy() {
    this.address.destroy();
  }

  private show({ attrs, content }: Node) {
    const name = attrs.provider || hostOf(attrs.url) || labels.embed.embed;
    if (this.provider.textContent !== name) this.provider.textContent = name;
    this.dom.setAttribute('aria-label', labels.embed.card(name));
    this.address.show({ href: attrs.url, isNew: content.size === 0 });
  }
}

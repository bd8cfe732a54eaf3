import { Plugin, PluginKey, type PluginView } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { deskSettings, deskSettingsStore } from '../../desk/deskSettings.ts';
import { whenCalm } from '../../ui/whenCalm.ts';
import { whenNear } from '../../ui/whenNear.ts';
import { type PullQuoteFault, pullQuoteFaults } from './pullQuoteFaults.ts';

/** What a decoration of a pull quote says to its view. */
export type PullQuoteWarning = Pick<PullQuoteFault, 'message' | 'wrong'>;

const key = new PluginKey<DecorationSet>('pullQuoteWatch');

/** After the last change, in ms: a quote that is being written is not worth a word yet. */
const pause = 800;

/**
 * Warns at a pull quote whose words are no longer in the story, or that is too long. Looks at the
 * text only while nobody writes; in between the warnings move along with their blocks.
 */
export const pullQuoteWatch = () =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, set) {
        const found = transaction.getMeta(key) as PullQuoteFault[] | undefined;
        if (found) {
          const marks = found.map(({ pos, node, message, wrong }) =>
            Decoration.node(pos, pos + node.nodeSize, {}, { message, wrong }),
          );
          return DecorationSet.create(transaction.doc, marks);
        }
        return set === DecorationSet.empty || !transaction.docChanged
          ? set
          : set.map(transaction.mapping, transaction.doc);
      },
    },
    props: { decorations: (state) => key.getState(state) },
    view: (view) => new PullQuoteWatch(view),
  });

class PullQuoteWatch implements PluginView {
  private readonly view: EditorView;
  private readonly status = document.createElement('p');
  private readonly stopDesk: () => void;
  private readonly stopWaiting: () => void;
  private readonly calm = whenCalm(pause, () =>
    requestIdleCallback(() => this.look(), { timeout: 500 }),
  );
  /** What was found last, to say aloud only what is new. */
  private said: Set<string> | undefined;

  constructor(view: EditorView) {
    this.view = view;
    this.status.className = 'unseen';
    this.status.setAttribute('role', 'status');
    // Before the text: behind it, each line that the text gains would move it.
    view.dom.before(this.status);
    this.stopDesk = deskSettingsStore.subscribe(() => this.calm.soon());
    // The article may be in it before it is on the page.
    this.stopWaiting = whenNear(view.dom, () => this.calm.soon());
  }

  update(view: EditorView, before: { doc: unknown }) {
    if (view.state.doc !== before.doc) this.calm.soon();
  }

  destroy() {
    this.calm.stop();
    this.stopWaiting();
    this.stopDesk();
    this.status.remove();
  }

  private look() {
    const { view } = this;
    // An editor that was made ahead shows its article to nobody yet.
    if (view.isDestroyed || !view.dom.isConnected) return;
    // An input method's line must not be drawn again under it.
    if (view.composing) return this.calm.soon();
    const found = pullQuoteFaults(view.state.doc, deskSettings().pullQuote);
    if (!isSame(key.getState(view.state), found)) {
      view.dispatch(view.state.tr.setMeta(key, found).setMeta('addToHistory', false));
    }
    const nameOf = ({ node, message }: PullQuoteFault) => `${node.attrs.id} ${message}`;
    const fresh = found.find((fault) => !this.said?.has(nameOf(fault)));
    // On opening an article nobody wants to hear what is in it.
    if (this.said && fresh) this.status.textContent = fresh.message;
    else if (found.length === 0) this.status.textContent = '';
    this.said = new Set(found.map(nameOf));
  }
}

function isSame(set: DecorationSet | undefined, found: readonly PullQuoteFault[]): boolean {
  const now = (set?.find() ?? []).toSorted((one, other) => one.from - other.from);
  return (
    now.length === found.length &&
    now.every(({ from, to, spec }, index) => {
      const fault = found[index];
      return (
        fault?.pos === from &&
        fault.pos + fault.node.nodeSize === to &&
        fault.message === spec.message &&
        fault.wrong === spec.wrong
      );
    })
  );
}

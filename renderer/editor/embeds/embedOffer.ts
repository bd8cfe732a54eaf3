import { type Command, type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { isOfferedAsEmbed, providerOf } from '../../../shared/article/providers.ts';
import { named } from '../commands/blocksAround.ts';
import { oneStep } from '../history/oneStep.ts';
import { newEmbed } from './embedEditing.ts';

/**
 * An address of a provider, pasted alone on a line, can become an embed. It stays what was pasted
 * until a person says so, and the offer goes with the next thing that they do.
 */
export interface EmbedOffer {
  /** The paragraph. */
  pos: number;
  url: string;
  provider: string;
}

const key = new PluginKey<EmbedOffer | null>('embedOffer');

export const embedOffer = (state: EditorState): EmbedOffer | undefined =>
  key.getState(state) ?? undefined;

export const embedOfferPlugin = () =>
  new Plugin<EmbedOffer | null>({
    key,
    state: {
      init: () => null,
      apply(transaction, offer, _old, state) {
        if (transaction.getMeta(key) === null) return null;
        if (transaction.getMeta('paste')) return offerAt(state);
        // What other plugins append to the paste is not something that a person did.
        if (transaction.getMeta('appendedTransaction')) return offer;
        if (!offer) return null;
        if (transaction.docChanged) return null;
        return transaction.selectionSet && lineOf(state)?.pos !== offer.pos ? null : offer;
      },
    },
    props: {
      handleKeyDown(view, event) {
        if (event.key !== 'Escape' || !embedOffer(view.state)) return false;
        return declineEmbed(view.state, view.dispatch);
      },
    },
  });

function lineOf(state: EditorState) {
  const { $from, empty } = state.selection;
  if (!empty || !named($from.parent, 'paragraph') || !named($from.node(-1), 'body'))
    return undefined;
  return { pos: $from.before(), node: $from.parent };
}

function offerAt(state: EditorState): EmbedOffer | null {
  const line = lineOf(state);
  const url = line?.node.textContent.trim() ?? '';
  if (!line || /\s/.test(url) || !isOfferedAsEmbed(url)) return null;
  return { pos: line.pos, url, provider: providerOf(url) };
}

export const declineEmbed: Command = (state, dispatch) => {
  if (!embedOffer(state)) return false;
  dispatch?.(state.tr.setMeta(key, null));
  return true;
};

/** The line becomes an embed, with the caret where its title goes. */
export const acceptEmbed: Command = (state, dispatch) => {
  const offer = embedOffer(state);
  const line = offer && state.doc.nodeAt(offer.pos);
  if (!offer || !line) return false;
  if (!dispatch) return true;
  const { pos, url, provider } = offer;
  const transaction = state.tr.setMeta(key, null);
  transaction.replaceWith(pos, pos + line.nodeSize, newEmbed(state.schema, { url, provider }));
  transaction.setSelection(TextSelection.create(transaction.doc, pos + 2));
  dispatch(oneStep(transaction).scrollIntoView());
  return true;
};

import { type Command, type EditorState, TextSelection } from '@tiptap/pm/state';
import { isOfferedAsEmbed, providerOf } from '../../../shared/article/providers.ts';
import { named } from '../commands/blocksAround.ts';
import { type Opening, opening } from '../commands/opening.ts';
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

const offers: Opening<EmbedOffer> = opening(
  'embedOffer',
  (offer, transaction, state) => {
    if (transaction.getMeta('paste')) return offerAt(state);
    // What other plugins append to the paste is not something that a person did.
    if (transaction.getMeta('appendedTransaction')) return offer;
    if (!offer || transaction.docChanged) return null;
    return transaction.selectionSet && lineOf(state)?.pos !== offer.pos ? null : offer;
  },
  {
    handleKeyDown: (view, event) =>
      event.key === 'Escape' && offers.close(view.state, view.dispatch),
  },
);

export const embedOffer = offers.of;
export const embedOfferPlugin = offers.plugin;
export const declineEmbed = offers.close;

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

/** The line becomes an embed, with the caret where its title goes. */
export const acceptEmbed: Command = (state, dispatch) => {
  const offer = embedOffer(state);
  const line = offer && state.doc.nodeAt(offer.pos);
  if (!offer || !line) return false;
  if (!dispatch) return true;
  const { pos, url, provider } = offer;
  const transaction = offers.set(state.tr, null);
  transaction.replaceWith(pos, pos + line.nodeSize, newEmbed(state.schema, { url, provider }));
  transaction.setSelection(TextSelection.create(transaction.doc, pos + 2));
  dispatch(oneStep(transaction).scrollIntoView());
  return true;
};

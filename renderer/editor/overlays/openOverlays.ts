import { Plugin } from '@tiptap/pm/state';
import { linkEditing } from '../commands/links.ts';
import type { EditorContext } from '../editorContext.ts';
import { embedEditing } from '../embeds/embedEditing.ts';
import { embedOffer } from '../embeds/embedOffer.ts';
import { slashState } from './slashMenu.ts';

/**
 * Opens the slash menu and the dialogs for addresses with the very change that asks for them: the next key
 * that a person presses is already meant for them.
 */
export const openOverlays = ({ overlays }: EditorContext) =>
  new Plugin({
    view: () => ({
      update({ state }) {
        const now = overlays.getState();
        const slash = slashState(state);
        const link = linkEditing(state);
        const embed = embedEditing(state);
        const offer = embedOffer(state);
        if (now.slash !== slash || now.link !== link) overlays.setState({ slash, link });
        if (now.embed !== embed || now.embedOffer !== offer) {
          overlays.setState({ embed, embedOffer: offer });
        }
      },
      destroy() {
        overlays.setState({
          slash: undefined,
          link: undefined,
          embed: undefined,
          embedOffer: undefined,
        });
      },
    }),
  });

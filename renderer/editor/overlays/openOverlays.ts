import { Plugin, PluginKey } from '@tiptap/pm/state';
import { linkEditing } from '../commands/links.ts';
import type { EditorContext } from '../editorContext.ts';
import { slashState } from './slashMenu.ts';

/**
 * Opens the slash menu and the link dialog with the very change that asks for them: the next key
 * that a person presses is already meant for them.
 */
export const openOverlays = ({ overlays }: EditorContext) =>
  new Plugin({
    key: new PluginKey('openOverlays'),
    view: () => ({
      update({ state }) {
        const now = overlays.getState();
        const slash = slashState(state);
        const link = linkEditing(state);
        if (now.slash !== slash || now.link !== link) overlays.setState({ slash, link });
      },
      destroy() {
        overlays.setState({ slash: undefined, link: undefined });
      },
    }),
  });

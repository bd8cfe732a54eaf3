import { useStore } from 'zustand';
import { ComingDialog } from '../../app/ComingDialog.tsx';
import type { Coming } from '../../app/later.tsx';
import { closeLink } from '../commands/links.ts';
import type { ArticleEditorInstance } from '../createArticleEditor.ts';
import type { EditorContext, OverlayState } from '../editorContext.ts';
import { closeEmbed } from '../embeds/embedEditing.ts';

interface ComingProps extends Coming {
  instance: ArticleEditorInstance;
  context: EditorContext;
}

/** Stands over the text where something with a field or a menu will, until its code is there. */
export const comingOver = (opened: (state: OverlayState) => unknown) =>
  function ComingOver({ instance, context: { overlays }, again }: ComingProps) {
    const isOpen = useStore(overlays, (state) => opened(state) !== undefined);
    if (!isOpen) return null;
    const close = () => {
      const { view } = instance.editor;
      closeLink(view.state, view.dispatch);
      closeEmbed(view.state, view.dispatch);
      overlays.setState({ altText: undefined, blockMenu: undefined, photoDialog: undefined });
    };
    return <ComingDialog close={close} again={again} />;
  };

import { useStore } from 'zustand';
import type { Asset } from '../../../shared/article/model.ts';
import type { ArticleEditorInstance } from '../createArticleEditor.ts';
import type { EditorContext } from '../editorContext.ts';
import { oneStep } from '../history/oneStep.ts';
import { type FoundBlock, findBlock } from '../ids/findBlock.ts';
import { CropDialog } from './CropDialog.tsx';
import { FileDialog } from './FileDialog.tsx';
import { FocalDialog } from './FocalDialog.tsx';

interface PhotoDialogsProps {
  instance: ArticleEditorInstance;
  context: EditorContext;
  onAssetChange(assetId: string, change: Partial<Asset>): void;
}

/** The dialogs about one photo: its crop, its focal point, what its file says. */
export function PhotoDialogs({ instance, context, onAssetChange }: PhotoDialogsProps) {
  const dialog = useStore(context.overlays, ({ photoDialog }) => photoDialog);
  const { view } = instance.editor;
  const block = dialog && findBlock(view.state.doc, dialog.blockId);
  const assetId: string = block?.node.attrs.asset ?? '';
  const asset = context.photos.asset(assetId);
  if (!dialog || !block || !asset) return null;

  const close = () => {
    context.overlays.setState({ photoDialog: undefined });
    view.focus();
  };
  const setCrop = (crop: FoundBlock['node']['attrs'][string]) => {
    const found = findBlock(view.state.doc, dialog.blockId);
    if (!found || JSON.stringify(found.node.attrs.crop) === JSON.stringify(crop)) return;
    view.dispatch(oneStep(view.state.tr.setNodeAttribute(found.pos, 'crop', crop)));
  };
  const shared = { asset, photos: context.photos, onClose: close };
  if (dialog.kind === 'crop') {
    return <CropDialog {...shared} crop={block.node.attrs.crop} onCrop={setCrop} />;
  }
  if (dialog.kind === 'focal') {
    return <FocalDialog {...shared} onChange={(change) => onAssetChange(assetId, change)} />;
  }
  return (
    <FileDialog
      view={view}
      context={context}
      blockId={dialog.blockId}
      asset={asset}
      onClose={close}
    />
  );
}

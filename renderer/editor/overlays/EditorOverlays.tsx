import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Asset } from '../../../shared/article/model.ts';
import { later } from '../../app/later.tsx';
import type { ArticleEditorInstance } from '../createArticleEditor.ts';
import type { EditorContext } from '../editorContext.ts';
import { useReading } from '../keyboard/useReading.ts';
import { useStillText } from '../keyboard/useStillText.ts';
import { useLinkRows } from '../links/useLinkRows.ts';
import { useCellDrag } from '../tables/useCellDrag.ts';
import { useFollowedPointer } from '../tables/useFollowedPointer.ts';
import { useKeysFromFrame } from '../tables/useKeysFromFrame.ts';
import { AltTextDialog } from './AltTextDialog.tsx';
import { BlockMenu } from './BlockMenu.tsx';
import { BubbleToolbar } from './BubbleToolbar.tsx';
import { comingOver } from './comingOver.tsx';
import { EmbedOffer } from './EmbedOffer.tsx';
import { LinkDialog } from './LinkDialog.tsx';
import { PhotoToolbar } from './PhotoToolbar.tsx';
import { SlashMenu } from './SlashMenu.tsx';
import { TableToolbar } from './TableToolbar.tsx';
import { useFourthClick } from './useFourthClick.ts';
import { useSaid } from './useSaid.ts';
import { useUndone } from './useUndone.ts';
import { useWayBack } from './useWayBack.ts';

const EmbedDialog = later(
  async () => (await import('./EmbedDialog.tsx')).EmbedDialog,
  comingOver(({ embed }) => embed),
);
const PasteDialog = later(async () => (await import('./PasteDialog.tsx')).PasteDialog);
const PhotoDialogs = later(
  async () => (await import('./PhotoDialogs.tsx')).PhotoDialogs,
  comingOver(({ photoDialog }) => photoDialog),
);

interface EditorOverlaysProps {
  instance: ArticleEditorInstance;
  context: EditorContext;
  readOnly: boolean;
  onAssetChange(assetId: string, change: Partial<Asset>): void;
}

/** Everything that floats above the text. Alt+F10 goes to the toolbar that is there. */
export function EditorOverlays({
  instance,
  context,
  readOnly,
  onAssetChange,
}: EditorOverlaysProps) {
  const place = useRef<HTMLDivElement>(null);
  const hasPhotoDialog = useStore(context.overlays, ({ photoDialog }) => photoDialog !== undefined);
  useEffect(() => {
    const text = instance.editor.view.dom;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F10' || !event.altKey) return;
      const button = place.current?.querySelector<HTMLButtonElement>(
        '[role="toolbar"] button[tabindex="0"]',
      );
      if (!button) return;
      event.preventDefault();
      button.focus();
    };
    text.addEventListener('keydown', onKeyDown);
    return () => text.removeEventListener('keydown', onKeyDown);
  }, [instance]);
  useReading(instance.editor.view, readOnly);
  useUndone(instance);
  useWayBack(instance);
  useSaid(instance);
  useStillText(instance);
  useFollowedPointer(instance.editor.view);
  useCellDrag(instance.editor.view, context);
  useFourthClick(instance.editor.view);
  useKeysFromFrame(instance.editor.view);
  useLinkRows(instance.editor.view);
  if (readOnly) return null;
  return (
    // They speak the program's language, whatever the article's is.
    <div ref={place} className="editor-overlays" lang="en" dir="ltr">
      <BubbleToolbar instance={instance} />
      <PhotoToolbar instance={instance} context={context} />
      <TableToolbar instance={instance} />
      <LinkDialog instance={instance} context={context} />
      <EmbedDialog instance={instance} context={context} />
      <EmbedOffer instance={instance} context={context} />
      <AltTextDialog instance={instance} context={context} onAssetChange={onAssetChange} />
      <PasteDialog instance={instance} context={context} />
      <BlockMenu instance={instance} context={context} />
      {hasPhotoDialog && (
        <PhotoDialogs instance={instance} context={context} onAssetChange={onAssetChange} />
      )}
      <SlashMenu instance={instance} context={context} />
    </div>
  );
}

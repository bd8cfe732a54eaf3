import { type FormEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Asset } from '../../../shared/article/model.ts';
import type { ArticleEditorInstance } from '../createArticleEditor.ts';
import type { EditorContext } from '../editorContext.ts';
import { findBlock } from '../ids/findBlock.ts';
import { labels } from '../labels.ts';
import { useFloating } from './useFloating.ts';

interface AltTextProps {
  instance: ArticleEditorInstance;
  context: EditorContext;
  onAssetChange(assetId: string, change: Partial<Asset>): void;
}

/** What a photo shows, in words for people who cannot see it. */
export function AltTextDialog({ instance, context, onAssetChange }: AltTextProps) {
  const blockId = useStore(context.overlays, ({ altText }) => altText);
  if (blockId === undefined) return null;
  const block = findBlock(instance.editor.state.doc, blockId);
  const assetId: string = block?.node.attrs.asset ?? '';
  const asset = context.photos.asset(assetId);
  if (!block || !asset) return null;
  const element = instance.editor.view.nodeDOM(block.pos);
  return (
    <AltTextForm
      key={assetId}
      asset={asset}
      picture={element instanceof HTMLElement ? element : undefined}
      language={context.language}
      onChange={(change) => onAssetChange(assetId, change)}
      onClose={() => {
        context.overlays.setState({ altText: undefined });
        instance.editor.view.focus();
      }}
    />
  );
}

interface AltTextFormProps {
  asset: Asset;
  /** Of the article, and so of its alt texts. */
  language: string | undefined;
  picture: HTMLElement | undefined;
  onChange(change: Partial<Asset>): void;
  onClose(): void;
}

function AltTextForm({ asset, language, picture, onChange, onClose }: AltTextFormProps) {
  const dialog = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [alt, setAlt] = useState(asset.alt ?? '');
  const [decorative, setDecorative] = useState(asset.decorative ?? false);
  const helpId = useId();
  const anchor = picture?.querySelector('.photo-picture') ?? picture;
  useFloating(dialog, anchor, 'bottom', undefined);
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);

  const keep = () => {
    const text = alt.trim();
    if (text === (asset.alt ?? '') && decorative === (asset.decorative ?? false)) return;
    onChange({ alt: text, decorative });
  };
  const close = () => {
    keep();
    onClose();
  };

  return (
    <div
      ref={dialog}
      role="dialog"
      aria-label={labels.photo.altText}
      className="editor-dialog alt-text-dialog"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
      // Going elsewhere keeps what was written, like every other field.
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) keep();
      }}
    >
      <textarea
        ref={field}
        rows={3}
        dir="auto"
        lang={language}
        aria-label={labels.photo.altText}
        aria-describedby={helpId}
        disabled={decorative}
        value={alt}
        onChange={(event) => setAlt(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          close();
        }}
      />
      <p id={helpId}>{labels.photo.altHelp}</p>
      <form
        className="dialog-row"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          close();
        }}
      >
        <label>
          <input
            type="checkbox"
            checked={decorative}
            onChange={(event) => setDecorative(event.target.checked)}
          />
          {labels.photo.decorative}
        </label>
        <button type="submit">{labels.photo.done}</button>
      </form>
    </div>
  );
}

import { useEffect, useRef, useState } from 'react';
import { directionOf } from '../../shared/formats/language.ts';
import { later } from '../app/later.tsx';
import { type ArticleEditorInstance, createArticleEditor } from './createArticleEditor.ts';
import { createOverlays, type EditorContext } from './editorContext.ts';
import type { ArticleEditorProps } from './editorHandle.ts';
import './articleEditor.css';
import { Links } from './links/links.ts';
import { Photos } from './photos/photos.ts';

const FindBar = later(async () => (await import('./find/FindBar.tsx')).FindBar);
const EditorOverlays = later(
  async () => (await import('./overlays/EditorOverlays.tsx')).EditorOverlays,
);

/**
 * The article's text. React mounts it and draws what floats above it; the text itself is
 * ProseMirror's, so that no render happens while a person types.
 */
export function ArticleEditor(props: ArticleEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [made, setMade] = useState<{ instance: ArticleEditorInstance; context: EditorContext }>();

  useEffect(() => {
    if (!place.current) return;
    const first = latest.current;
    const context: EditorContext = {
      photos: new Photos(first.photos),
      links: new Links(),
      overlays: createOverlays(),
      corrections: first.corrections,
      assetSteps: (id, change) => latest.current.assetSteps?.(id, change) ?? [],
      notice: (message, action) => latest.current.onNotice?.(message, action),
    };
    context.photos.setAssets(first.assets);
    context.links.setSource(first.links);
    const instance = createArticleEditor({
      element: place.current,
      content: first.content,
      context,
      language: first.language,
      readOnly: first.readOnly ?? false,
      spellCheck: first.spellCheck ?? false,
      onChange: () => latest.current.onChange?.(),
    });
    setMade({ instance, context });
    latest.current.onReady?.(instance);
    return () => {
      latest.current.onReady?.(undefined);
      setMade(undefined);
      instance.destroy();
    };
  }, []);

  const {
    documentId,
    assets,
    photos,
    links,
    language,
    readOnly = false,
    spellCheck = false,
  } = props;
  // As the export has it, also while it is empty or starts with a Latin word.
  const direction = directionOf(language) === 'rtl' ? 'rtl' : 'auto';
  const shownDocument = useRef(documentId);

  useEffect(() => made?.context.photos.setSource(photos), [made, photos]);
  useEffect(() => made?.context.photos.setAssets(assets), [made, assets]);
  useEffect(() => made?.context.links.setSource(links), [made, links]);
  useEffect(() => made?.instance.setLanguage(language), [made, language]);
  useEffect(() => {
    if (made && made.instance.editor.isEditable === readOnly) {
      made.instance.editor.setEditable(!readOnly, false);
    }
  }, [made, readOnly]);
  useEffect(() => {
    made?.instance.editor.view.dom.setAttribute('spellcheck', String(spellCheck));
  }, [made, spellCheck]);
  useEffect(() => {
    if (!made || shownDocument.current === documentId) return;
    shownDocument.current = documentId;
    made.instance.load(latest.current.content);
  }, [made, documentId]);

  return (
    <div className="article-editor-frame" lang={language} dir={props.dir ?? direction}>
      {made && <FindBar find={made.instance.find} readOnly={readOnly} />}
      <div ref={place} className="article-editor-place" />
      {made && (
        <EditorOverlays
          instance={made.instance}
          context={made.context}
          readOnly={readOnly}
          onAssetChange={(id, change) => latest.current.onAssetChange?.(id, change)}
        />
      )}
    </div>
  );
}

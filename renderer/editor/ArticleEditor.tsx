import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { directionOf } from '../../shared/formats/language.ts';
import { ComingDialog } from '../app/ComingDialog.tsx';
import { type Coming, later } from '../app/later.tsx';
import type { ArticleEditorInstance } from './createArticleEditor.ts';
import { takeEditor } from './editorAhead.ts';
import type { ArticleEditorProps } from './editorHandle.ts';
import type { FindAndReplace } from './find/findAndReplace.ts';
import { comingOver } from './overlays/comingOver.tsx';
import './articleEditor.css';

const FindBar = later(async () => (await import('./find/FindBar.tsx')).FindBar, ComingFind);
const EditorOverlays = later(
  async () => (await import('./overlays/EditorOverlays.tsx')).EditorOverlays,
  comingOver(({ link, embed, altText, blockMenu }) => link ?? embed ?? altText ?? blockMenu),
);

/**
 * The article's text. React mounts it and draws what floats above it; the text itself is
 * ProseMirror's, so that no render happens while a person types.
 */
export function ArticleEditor(props: ArticleEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  /** Once its text has been seen. */
  const [instance, setInstance] = useState<ArticleEditorInstance>();

  // Before anything is drawn: the first frame shows the text.
  useLayoutEffect(() => {
    const first = latest.current;
    const text = first.text();
    if (!text) return;
    const { assets, language, readOnly = false, spellCheck = false } = first;
    const made = takeEditor({ text, assets, language, readOnly }, spellCheck);
    const { context } = made;
    context.photos.setSource(first.photos);
    context.links.setSource(first.links);
    context.corrections = first.corrections;
    context.assetSteps = (id, change) => latest.current.assetSteps?.(id, change) ?? [];
    context.notice = (...said) => latest.current.onNotice?.(...said);
    made.eachChange(({ before, after }) => {
      if (after.doc !== before.doc) latest.current.onChange?.();
    });
    place.current?.append(made.element);
    let isReady = false;
    made.whenSeen(() => {
      isReady = true;
      setInstance(made);
      latest.current.onReady?.(made);
    });
    return () => {
      if (isReady) latest.current.onReady?.(undefined);
      setInstance(undefined);
      made.destroy();
    };
  }, []);

  const { assets, photos, links, language, readOnly = false, spellCheck = false } = props;

  useEffect(() => instance?.context.photos.setSource(photos), [instance, photos]);
  useEffect(() => instance?.context.photos.setAssets(assets), [instance, assets]);
  useEffect(() => instance?.context.links.setSource(links), [instance, links]);
  useEffect(() => instance?.setLanguage(language), [instance, language]);
  useEffect(() => {
    if (instance && instance.editor.isEditable === readOnly) {
      instance.editor.setEditable(!readOnly, false);
    }
  }, [instance, readOnly]);
  useEffect(() => {
    instance?.editor.view.dom.setAttribute('spellcheck', String(spellCheck));
  }, [instance, spellCheck]);

  return (
    <div className="article-editor-frame" lang={language} dir={directionOf(language)}>
      {instance && (
        <FindBar find={instance.find} text={instance.editor.view.dom} readOnly={readOnly} />
      )}
      <div ref={place} className="article-editor-place" />
      {instance && (
        <EditorOverlays
          instance={instance}
          context={instance.context}
          readOnly={readOnly}
          onAssetChange={(id, change) => latest.current.onAssetChange?.(id, change)}
        />
      )}
    </div>
  );
}

function ComingFind({ find, again }: Coming & { find: FindAndReplace }) {
  const isOpen = useStore(find.store, ({ open }) => open);
  return isOpen ? <ComingDialog close={() => find.close()} again={again} /> : null;
}

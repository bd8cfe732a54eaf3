import { NodeSelection } from '@tiptap/pm/state';
import {
  Crop,
  FileText,
  Focus,
  GalleryThumbnails,
  ImageOff,
  ImageUp,
  type LucideIcon,
  PanelLeft,
  PanelRight,
  RectangleHorizontal,
  StretchHorizontal,
  Trash2,
} from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import { type PhotoLayout, photoLayouts } from '../../../shared/article/schema.ts';
import { galleryAt, photoAt } from '../commands/gallery.ts';
import type { ArticleEditorInstance } from '../createArticleEditor.ts';
import type { EditorContext } from '../editorContext.ts';
import type { EditorCommandId } from '../editorHandle.ts';
import { oneStep } from '../history/oneStep.ts';
import { isPlainTyping } from '../ids/blockIds.ts';
import { labels } from '../labels.ts';
import { Toolbar } from './Toolbar.tsx';
import { useFloating } from './useFloating.ts';
import { useSnapshot } from './useSnapshot.ts';

const icons: Record<PhotoLayout, LucideIcon> = {
  inline: RectangleHorizontal,
  wide: StretchHorizontal,
  left: PanelLeft,
  right: PanelRight,
};

interface PhotoToolbarProps {
  instance: ArticleEditorInstance;
  context: EditorContext;
}

/** What can be done with the photo that is selected or written under. */
export function PhotoToolbar({ instance, context }: PhotoToolbarProps) {
  const { view } = instance.editor;
  const bar = useRef<HTMLDivElement>(null);
  const photo = useSnapshot(instance, (state) => {
    const found = photoAt(state);
    if (!found) return undefined;
    if (!view.hasFocus() && !bar.current?.contains(document.activeElement)) return undefined;
    const { layout, asset, crop } = found.node.attrs;
    const bySelf = state.selection instanceof NodeSelection;
    const hasWords = !state.selection.empty && !bySelf;
    const inGallery = galleryAt(state) !== undefined;
    return hasWords
      ? undefined
      : { pos: found.pos, layout, asset, cropped: crop !== null, inGallery };
  });
  const element = photo && view.nodeDOM(photo.pos);
  const anchor =
    element instanceof HTMLElement
      ? (element.querySelector('.photo-picture') ?? element)
      : undefined;
  useFloating(bar, anchor, 'top', photo?.layout, 'inside');
  useStandingBack(bar, instance);
  if (!photo) return null;

  const changeLayout = (layout: PhotoLayout) => {
    const found = photoAt(view.state);
    if (!found) return;
    view.dispatch(oneStep(view.state.tr.setNodeAttribute(found.pos, 'layout', layout)));
  };
  const remove = () => {
    const found = photoAt(view.state);
    if (!found) return;
    const { pos, node } = found;
    view.dispatch(oneStep(view.state.tr.delete(pos, pos + node.nodeSize)).scrollIntoView());
    view.focus();
  };
  const run = (id: EditorCommandId) => () => instance.run(id);
  const has = photo.asset !== '' && context.photos.asset(photo.asset) !== undefined;

  return (
    <Toolbar
      bar={bar}
      label={labels.photo.toolbar}
      className="photo-toolbar"
      onLeave={() => view.focus()}
    >
      {!photo.inGallery &&
        photoLayouts.map((layout) => (
          <Tool
            key={layout}
            name={labels.photo.layout[layout]}
            icon={icons[layout]}
            pressed={photo.layout === layout}
            onClick={() => changeLayout(layout)}
          />
        ))}
      {has && (
        <>
          <Tool
            name={labels.photo.crop}
            icon={Crop}
            pressed={photo.cropped}
            startsGroup
            onClick={run('cropPhoto')}
          />
          <Tool name={labels.photo.focal} icon={Focus} onClick={run('focalPoint')} />
          <button
            type="button"
            className="starts-group"
            aria-haspopup="dialog"
            onClick={run('altText')}
          >
            {labels.photo.altText}
          </button>
          <Tool name={labels.photo.file} icon={FileText} onClick={run('photoFile')} />
        </>
      )}
      <Tool name={labels.photo.replace} icon={ImageUp} startsGroup onClick={run('replacePhoto')} />
      {photo.inGallery ? (
        <Tool name={labels.photo.takeOut} icon={ImageOff} onClick={run('photoOutOfGallery')} />
      ) : (
        instance.can('makeGallery') && (
          <Tool
            name={labels.photo.intoGallery}
            icon={GalleryThumbnails}
            onClick={run('makeGallery')}
          />
        )
      )}
      <Tool name={labels.photo.remove} icon={Trash2} onClick={remove} />
    </Toolbar>
  );
}

/** Whoever writes what a picture shows wants to see it: the tools come back with the pointer. */
function useStandingBack(
  bar: RefObject<HTMLElement | null>,
  { eachChange }: ArticleEditorInstance,
): void {
  useEffect(() => {
    const standBack = (on: boolean) => bar.current?.classList.toggle('stands-back', on);
    const comeBack = () => standBack(false);
    document.addEventListener('pointermove', comeBack);
    const stop = eachChange(({ transaction }) => {
      if (transaction.docChanged && isPlainTyping(transaction)) standBack(true);
      else if (transaction.selection instanceof NodeSelection) comeBack();
    });
    return () => {
      stop();
      document.removeEventListener('pointermove', comeBack);
    };
  }, [bar, eachChange]);
}

interface ToolProps {
  name: string;
  icon: LucideIcon;
  pressed?: boolean;
  startsGroup?: boolean;
  onClick(): void;
}

function Tool({ name, icon: Icon, pressed, startsGroup, onClick }: ToolProps) {
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      aria-pressed={pressed}
      className={startsGroup ? 'starts-group' : undefined}
      onClick={onClick}
    >
      <Icon size={17} aria-hidden="true" />
    </button>
  );
}

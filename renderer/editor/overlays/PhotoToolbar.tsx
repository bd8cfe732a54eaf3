import { NodeSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import {
  ImageUp,
  type LucideIcon,
  PanelLeft,
  PanelRight,
  RectangleHorizontal,
  StretchHorizontal,
  Trash2,
} from 'lucide-react';
import { useRef } from 'react';
import { useStore } from 'zustand';
import { type PhotoLayout, photoLayouts } from '../../../shared/article/schema.ts';
import { depthOf } from '../commands/blocksAround.ts';
import type { ArticleEditorInstance } from '../createArticleEditor.ts';
import type { EditorContext } from '../editorContext.ts';
import { oneStep } from '../history/oneStep.ts';
import { labels } from '../labels.ts';
import { choosePhotos } from '../photos/choosePhotos.ts';
import { placePhoto } from '../photos/placePhoto.ts';
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
  const altText = useStore(context.overlays, (state) => state.altText);
  const photo = useSnapshot(instance, () => {
    const found = currentPhoto(view);
    const hasFocus = view.hasFocus() || bar.current?.contains(document.activeElement);
    if (!found || !(hasFocus || altText)) return undefined;
    const { id, layout, asset } = found.node.attrs;
    const bySelf = view.state.selection instanceof NodeSelection;
    const hasWords = !view.state.selection.empty && !bySelf;
    return hasWords ? undefined : { pos: found.pos, id, layout, asset };
  });
  const element = photo && view.nodeDOM(photo.pos);
  const anchor =
    element instanceof HTMLElement
      ? (element.querySelector('.photo-picture') ?? element)
      : undefined;
  useFloating(bar, anchor, 'top', photo?.layout, true);
  if (!photo) return null;

  const change = (attribute: string, value: string) => {
    const found = currentPhoto(view);
    if (!found) return;
    view.dispatch(oneStep(view.state.tr.setNodeAttribute(found.pos, attribute, value)));
  };
  const replace = async () => {
    const [file] = await choosePhotos(false);
    if (file) context.photos.add(file, placePhoto(view, photo.id));
  };
  const remove = () => {
    const found = currentPhoto(view);
    if (!found) return;
    const { pos, node } = found;
    view.dispatch(oneStep(view.state.tr.delete(pos, pos + node.nodeSize)).scrollIntoView());
    view.focus();
  };

  return (
    <Toolbar
      bar={bar}
      label={labels.photo.toolbar}
      className="photo-toolbar"
      onLeave={() => view.focus()}
    >
      {photoLayouts.map((layout) => {
        const Icon = icons[layout];
        return (
          <button
            key={layout}
            type="button"
            aria-label={labels.photo.layout[layout]}
            title={labels.photo.layout[layout]}
            aria-pressed={photo.layout === layout}
            onClick={() => change('layout', layout)}
          >
            <Icon size={17} aria-hidden="true" />
          </button>
        );
      })}
      {photo.asset !== '' && (
        <button
          type="button"
          className="starts-group"
          aria-haspopup="dialog"
          aria-expanded={altText === photo.id}
          onClick={() => context.overlays.setState({ altText: photo.id })}
        >
          {labels.photo.altText}
        </button>
      )}
      <button
        type="button"
        aria-label={labels.photo.replace}
        title={labels.photo.replace}
        onClick={replace}
      >
        <ImageUp size={17} aria-hidden="true" />
      </button>
      <button
        type="button"
        aria-label={labels.photo.remove}
        title={labels.photo.remove}
        onClick={remove}
      >
        <Trash2 size={17} aria-hidden="true" />
      </button>
    </Toolbar>
  );
}

function currentPhoto({ state }: EditorView) {
  const { selection } = state;
  if (selection instanceof NodeSelection && selection.node.type.name === 'photo') {
    return { node: selection.node, pos: selection.from };
  }
  const depth = depthOf(selection.$from, 'photo');
  if (depth === undefined || !selection.$from.sameParent(selection.$to)) return undefined;
  return { node: selection.$from.node(depth), pos: selection.$from.before(depth) };
}

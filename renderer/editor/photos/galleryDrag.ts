import { Fragment, type Node, type Slice } from '@tiptap/pm/model';
import { NodeSelection, Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { named } from '../commands/blocksAround.ts';
import type { EditorContext } from '../editorContext.ts';
import { oneStep } from '../history/oneStep.ts';
import { insertPhotos } from './insertPhotos.ts';

interface Target {
  /** Between two photos of a gallery. */
  pos: number;
  /** The photo that the line stands beside. */
  photo: HTMLElement;
  side: 'before' | 'after';
}

/**
 * Photos dragged over a gallery, from the disk or from the text: the line stands between its photos,
 * left or right of the one under the pointer, and there they go.
 */
export const galleryDrag = (context: EditorContext) => {
  let marked: HTMLElement | undefined;
  function mark(view: EditorView, target: Target | undefined) {
    marked?.removeAttribute('data-drop');
    marked = target?.photo;
    if (target) target.photo.dataset.drop = target.side;
    // The line between blocks would say something else.
    view.dom.parentElement?.classList.toggle('is-over-gallery', target !== undefined);
  }
  return new Plugin({
    view: (view) => ({ destroy: () => mark(view, undefined) }),
    props: {
      handleDrop(view, event, slice, moved) {
        const target = targetAt(view, event);
        mark(view, undefined);
        if (!target) return false;
        const files = event.dataTransfer?.files ?? [];
        if (files.length > 0) {
          event.preventDefault();
          return insertPhotos(view, files, context, { from: target.pos, to: target.pos });
        }
        const photos = photosOf(slice);
        if (!photos) return false;
        dropPhotos(view, photos, target.pos, moved);
        return true;
      },
      handleDOMEvents: {
        dragover(view, event) {
          const dragged = view.dragging?.slice;
          const comes =
            (dragged && photosOf(dragged)) || event.dataTransfer?.types.includes('Files');
          mark(view, view.editable && comes ? targetAt(view, event) : undefined);
          return false;
        },
        dragleave(view, event) {
          const to = event.relatedTarget;
          const inside = to instanceof globalThis.Node && view.dom.contains(to);
          if (!inside) mark(view, undefined);
          return false;
        },
        dragend(view) {
          mark(view, undefined);
          return false;
        },
      },
    },
  });
};

/** The photo of a gallery that something is dragged over. */
export const photoOfGallery = ({ target }: DragEvent): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('.gallery-photos > .photo') : null;

/** The slice's photos; undefined where there is anything else in it. */
export function photosOf(slice: Slice): Node[] | undefined {
  if (slice.openStart > 0 || slice.openEnd > 0) return undefined;
  const nodes = slice.content.content;
  return nodes.length > 0 && nodes.every((node) => named(node, 'photo')) ? [...nodes] : undefined;
}

function dropPhotos(view: EditorView, photos: Node[], pos: number, moved: boolean) {
  const { selection, tr } = view.state;
  if (moved) {
    // What is dragged need not be what is selected.
    const { from, to } = (view.dragging as { node?: NodeSelection } | null)?.node ?? selection;
    // Dropped where it is: nothing happens.
    if (pos >= from && pos <= to) return;
    tr.delete(from, to);
  }
  const at = tr.mapping.map(pos);
  tr.insert(at, Fragment.from(photos));
  tr.setSelection(NodeSelection.create(tr.doc, at));
  view.dispatch(oneStep(tr).setMeta('uiEvent', 'drop'));
  view.focus();
}

function targetAt(view: EditorView, event: DragEvent): Target | undefined {
  const photo = photoOfGallery(event);
  if (!photo || !view.dom.contains(photo)) return undefined;
  const box = photo.getBoundingClientRect();
  const isLeft = event.clientX < box.left + box.width / 2;
  const side = isLeft === (getComputedStyle(photo).direction === 'ltr') ? 'before' : 'after';
  const inside = view.posAtDOM(photo, 0);
  const $inside = view.state.doc.resolve(inside);
  for (let depth = $inside.depth; depth > 0; depth--) {
    if (!named($inside.node(depth), 'photo')) continue;
    return { pos: side === 'before' ? $inside.before(depth) : $inside.after(depth), photo, side };
  }
  const node = view.state.doc.nodeAt(inside);
  if (!named(node, 'photo')) return undefined;
  return { pos: side === 'before' ? inside : inside + node.nodeSize, photo, side };
}

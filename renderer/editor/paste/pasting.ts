import type { Schema, Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { EditorContext } from '../editorContext.ts';
import { gapForBlocks } from '../gutter/dropPlace.ts';
import { labels } from '../labels.ts';
import { gapAt, insertPhotos, placePhotos } from '../photos/insertPhotos.ts';
import { pasteTable, withTable } from '../tables/pasteTable.ts';
import { adaptSlice } from './adaptSlice.ts';
import { Arrival } from './arrival.ts';
import { bringPhotos } from './bringPhotos.ts';
import { dropSlice, type Read, showDropLine } from './dropping.ts';
import {
  comesAsBlocks,
  type Flavours,
  noFlavours,
  readFlavours,
  wholeWordsType,
} from './flavours.ts';
import { isTextFile } from './isTextFile.ts';
import { copy, putOutDrag } from './own/copying.ts';
import { textOfSlice } from './own/leaving.ts';
import { pasteAddress } from './pasteAddress.ts';
import { pasteSlice } from './pasteSlice.ts';
import { comeAgain, readers } from './readers.ts';
import { rehearsePasting } from './rehearsal.ts';

/** Text and blocks that come in by paste or drop, and go out by copy, cut and drag. */
export function pasting(context: EditorContext, schema: Schema): Plugin {
  const arrival = new Arrival(schema);
  rehearsePasting(schema);
  const notReady = () => context.notice(labels.paste.notReady);

  const adapt = (slice: Slice, view: EditorView, plain: boolean) =>
    adaptSlice(slice, {
      hasAsset: (id) => {
        const here = context.photos.asset(id);
        const there = arrival.own?.assets.get(id);
        return here !== undefined && (!there || there.src === here.src);
      },
      keepIds: view.dragging?.move === true,
      foreign: !plain && !view.dragging && arrival.foreign,
      arriving: (asset, blockId) => arrival.expect(asset, blockId),
    });

  const read: Read = (view, flavours) =>
    arrival.read(view, flavours, (slice) => adapt(slice, view, false));

  /** Puts in what has arrived, once nothing about it is open. */
  function settle(view: EditorView, slice: Slice, put: (slice: Slice) => boolean): boolean {
    const { undecided, flavours } = arrival;
    if (undecided > 0) {
      ask(view, flavours, undecided, put);
      return true;
    }
    const whole = arrival.own ? adapt(arrival.own.slice, view, false) : slice;
    const done = put(whole);
    bringPhotos(view, context, arrival);
    return done;
  }

  /** What else is open about a paste: another file's changes share the answer, all else comes behind. */
  function ask(
    view: EditorView,
    flavours: Flavours,
    count: number,
    put: (slice: Slice) => boolean,
  ) {
    const open = context.overlays.getState().paste;
    const before = open?.kind === 'revisions' ? open : undefined;
    context.overlays.setState({
      paste: {
        kind: 'revisions',
        count: (before?.count ?? 0) + count,
        answer(revisions) {
          if (before) before.answer(revisions);
          else context.overlays.setState({ paste: open });
          if (view.isDestroyed) return;
          view.focus();
          if (!revisions || !view.editable) return;
          settle(view, read(view, { ...flavours, revisions }), put);
        },
      },
    });
  }

  /** @returns whether text files are among what has arrived. */
  function putFiles(view: EditorView, pos?: number): boolean {
    const { files } = arrival.flavours;
    if (!view.editable || !files.some(isTextFile)) return false;
    const ways = { arrival, read, settle, pasteSlice, dropSlice, insertPhotos, placePhotos };
    readers()?.putTextFiles(view, files, pos, context, ways);
    return true;
  }

  return new Plugin({
    props: {
      transformPastedHTML: (html) => arrival.hide(html),
      clipboardParser: arrival,
      clipboardTextParser: (text, $context, plain) =>
        arrival.readText(text, $context, plain, context.language),
      clipboardTextSerializer: textOfSlice,
      transformPasted: adapt,
      handlePaste(view, event, slice) {
        if (arrival.capture(slice)) return true;
        // Words alone, of no paste: what the last one brought has nothing to do with them.
        if (!event.clipboardData) arrival.begin(noFlavours);
        const { flavours } = arrival;
        if (putFiles(view)) return true;
        // The library would have the browser paste into a field, far off, and scroll there.
        const isNothing = slice.size === 0 && !arrival.own && arrival.undecided === 0;
        if (isNothing && flavours.files.length === 0) {
          context.notice(labels.paste.nothing);
          return true;
        }
        if (!arrival.own && pasteAddress(view, flavours.text)) return true;
        const tabbed = flavours.html === '' ? flavours.text : '';
        return settle(view, slice, (whole) => {
          const pasted = pasteTable(view, whole, tabbed);
          return (
            pasted === true ||
            pasteSlice(view, pasted, { isWords: readers()?.wereCut(flavours.text) })
          );
        });
      },
      handleDrop(view, event, slice, moved) {
        const found = view.posAtCoords({ left: event.clientX, top: event.clientY });
        if (!found || !view.editable) return false;
        const between = gapAt(view, event)?.from ?? found.pos;
        if (putFiles(view, between)) return true;
        const { dragging } = view;
        const isWords = event.dataTransfer?.types.includes(wholeWordsType);
        const isBlocks = !dragging && comesAsBlocks(event);
        return settle(view, slice, (whole) => {
          const { content } = withTable(whole).content;
          const gap = isBlocks
            ? gapForBlocks(view, event.clientX, event.clientY, content)?.gap
            : undefined;
          return dropSlice(view, whole, gap ?? found.pos, moved, dragging, isWords);
        });
      },
      handleDOMEvents: {
        paste(view, event) {
          if (!readers()) return comeAgain(view, event, notReady);
          arrival.begin(readFlavours(event.clipboardData));
          return false;
        },
        drop(view, event) {
          if (!readers() && !view.dragging?.move) return comeAgain(view, event, notReady);
          arrival.begin(readFlavours(event.dataTransfer));
          return false;
        },
        copy: (view, event) => copy(view, event, context),
        cut: (view, event) => copy(view, event, context),
        dragover: showDropLine,
      },
    },
    view(view) {
      const dragStart = (event: DragEvent) => putOutDrag(view, event, context);
      view.dom.addEventListener('dragstart', dragStart);
      return {
        update({ state: { selection } }, before) {
          if (selection === before.selection) return;
          context.photos.along.prepare(selection.empty ? [] : selection.content().content);
        },
        destroy: () => view.dom.removeEventListener('dragstart', dragStart),
      };
    },
  });
}

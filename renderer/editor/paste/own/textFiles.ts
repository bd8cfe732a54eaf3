import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { decodeText, guessEncoding } from '../../../../shared/formats/wire/encoding.ts';
import { isEmptyParagraph } from '../../commands/blocksAround.ts';
import type { EditorContext } from '../../editorContext.ts';
import { findBlock } from '../../ids/findBlock.ts';
import { labels } from '../../labels.ts';
import type { insertPhotos, placePhotos } from '../../photos/insertPhotos.ts';
import type { Arrival } from '../arrival.ts';
import type { dropSlice, Read, Settle } from '../dropping.ts';
import { type Flavours, noFlavours } from '../flavours.ts';
import { isTextFile } from '../isTextFile.ts';
import type { pasteSlice } from '../pasteSlice.ts';
import { wholeBlocks } from '../whole.ts';

/** How what a file says is read and put into the text; with what the page has had from the start. */
interface Ways {
  arrival: Arrival;
  read: Read;
  settle: Settle;
  pasteSlice: typeof pasteSlice;
  dropSlice: typeof dropSlice;
  insertPhotos: typeof insertPhotos;
  placePhotos: typeof placePhotos;
}

/**
 * The words of text files where they were dropped or pasted, one file's behind the other's and all as
 * one undo step; photos among them as photos, behind the words.
 */
export function putTextFiles(
  view: EditorView,
  files: readonly File[],
  pos: number | undefined,
  context: EditorContext,
  ways: Ways,
): void {
  const texts = files.filter(isTextFile);
  const others = files.filter((file) => !texts.includes(file));
  void Promise.all(
    texts.map((file) =>
      textFileFlavours(file).then(
        (flavours) => {
          if (`${flavours.text}${flavours.html}`.trim() !== '') return flavours;
          context.notice(labels.paste.empty(file.name));
          return undefined;
        },
        () => {
          context.notice(labels.paste.unreadable(file.name));
          return undefined;
        },
      ),
    ),
  ).then((contents) => {
    if (view.isDestroyed || !view.editable) return;
    const at = pos === undefined ? undefined : Math.min(pos, view.state.doc.content.size);
    const words = contents.filter((one) => one !== undefined);
    ways.insertPhotos(view, others, context, undefined, (photos) => {
      // At the caret, in a line of words, a photo needs a place of its own.
      let behind = at === undefined ? photos : [];
      const put = (whole: Slice) => {
        // A page may have nothing but its head.
        if (wholeBlocks(whole).every((block) => isEmptyParagraph(block))) {
          context.notice(labels.paste.empty(texts[0]?.name ?? ''));
          return true;
        }
        if (at !== undefined) return ways.dropSlice(view, whole, at, false, null);
        const also = (transaction: Transaction) => {
          if (behind.length > 0) ways.placePhotos(transaction, behind);
          behind = [];
        };
        return ways.pasteSlice(view, whole, { also });
      };
      putAll(view, words, at === undefined ? [] : photos, ways, at === undefined, put);
      // What asks something first comes later, and by itself.
      behind = [];
      return photos.filter(({ attrs }) => !findBlock(view.state.doc, attrs.id));
    });
  });
}

/** @param isAtCaret each behind the one before; else all at one place, so the last one first */
function putAll(
  view: EditorView,
  contents: readonly Flavours[],
  photos: readonly Node[],
  { arrival, read, settle }: Ways,
  isAtCaret: boolean,
  put: (slice: Slice) => boolean,
) {
  const putApart = (flavours: Flavours) => settle(view, read(view, flavours), put);
  // As a long file may be, one alone is read once.
  if (contents.length + photos.length === 1) return contents.forEach(putApart);
  const blocks: Node[] = [];
  const apart: Flavours[] = [];
  for (const flavours of contents) {
    const slice = read(view, flavours);
    // What has pictures to fetch, or asks something first, comes by itself behind the others.
    const { undecided, missing } = arrival;
    if (undecided + arrival.photos.length + missing.length > 0) apart.push(flavours);
    else blocks.push(...wholeBlocks(slice).filter((block) => !isEmptyParagraph(block)));
  }
  blocks.push(...photos);
  if (!isAtCaret) apart.reverse().forEach(putApart);
  if (blocks.length > 0) {
    arrival.begin(noFlavours);
    settle(view, new Slice(Fragment.from(blocks), 0, 0), put);
  }
  if (isAtCaret) apart.forEach(putApart);
}

/** Larger ones are opened, not dropped. */
const most = 20 * 1024 * 1024;

/** The file as if its text had been on the clipboard. @throws RangeError where it is too large */
async function textFileFlavours(file: File): Promise<Flavours> {
  if (file.size > most) throw new RangeError('too large');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = decodeText(bytes, guessEncoding(bytes));
  const isHtml = /\.html?$/i.test(file.name) || file.type === 'text/html';
  const isMarkdown = /\.(md|markdown)$/i.test(file.name) || file.type === 'text/markdown';
  return {
    ...noFlavours,
    ...(isHtml ? { html: text } : { text }),
    ...(isMarkdown && { isMarkdown }),
  };
}

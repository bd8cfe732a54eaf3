import type { Article } from '../../../shared/article/model.ts';
import type { CopyKind } from '../../../shared/contract/previews.ts';
import { clipboardCopy, photosGoAlong } from '../../../shared/formats/clipboard/clipboardCopy.ts';
import { type BodyPart, partOf } from '../../../shared/formats/clipboard/partOf.ts';
import { shownPhotos } from '../../../shared/formats/photos.ts';
import { stopIfAborted } from './exportToFolder.ts';
import type { TaskResult } from './messages.ts';
import { PhotoCopies } from './photoCopies.ts';
import { findPhotos, type PhotoFinder } from './photoFiles.ts';
import { dataAddress } from './renderFormats.ts';

/** Pixels along the longer side: large enough for a page, small enough for a clipboard. */
const photoSide = 2000;
/** Of all photos together, as files. A clipboard holds them three times over as text. */
const photoBytes = 12 * 1024 * 1024;

interface CopyRequest {
  article: Article;
  photoFile: PhotoFinder;
  copyKind: CopyKind;
  blocks: BodyPart | undefined;
  signal: AbortSignal;
}

/** An article, or blocks of it, as the clipboard takes it. @throws FailureError `canceled` */
export async function copyForClipboard(request: CopyRequest): Promise<TaskResult> {
  const { article, photoFile, copyKind, blocks, signal } = request;
  const shown = blocks ? partOf(article, blocks) : article;
  const there = await findPhotos(shown, photoFile);
  const data = new Map<string, string>();
  if (photosGoAlong.has(copyKind)) {
    const copies = await PhotoCopies.of(
      shown,
      async (src) => there.get(src),
      { photoSide },
      () => stopIfAborted(signal),
    );
    let total = 0;
    for (const src of copies.sources) {
      stopIfAborted(signal);
      const bytes = await copies.read(src);
      total += bytes.length;
      if (total > photoBytes) break;
      data.set(src, dataAddress(src, bytes));
    }
  }
  const missing = new Set(shownPhotos(shown).filter((src) => !there.has(src)));
  const copy = clipboardCopy(copyKind, {
    article,
    blocks,
    missing,
    dataOf: (src) => data.get(src),
  });
  return { files: [], warnings: [], copy };
}

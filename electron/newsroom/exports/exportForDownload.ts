import path from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import type { Article } from '../../../shared/article/model.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import { namesFor } from '../../../shared/formats/namesFor.ts';
import type { ExportResult, FolderExport } from './exportToFolder.ts';
import { allPrinted, copiesFor, stopIfAborted } from './exportToFolder.ts';
import { placePhotos, refuseEmbargoed, renderFormats } from './renderFormats.ts';

export interface Download extends ExportResult {
  /** One file: the document itself, or everything in a zip. */
  content: Uint8Array<ArrayBuffer>;
}

/** Kept in memory until it is fetched. */
const largestDownload = 512 * 1024 * 1024;

/** The same export as one file to download. @throws FailureError as `exportToFolder`. */
export async function exportForDownload(
  request: Omit<FolderExport, 'folder' | 'exported'>,
): Promise<Download> {
  const { article, formats, options, template, signal, onProgress } = request;
  refuseEmbargoed(article, formats, options.allowEmbargoed);
  const copies = await copiesFor(request);
  const { folder, baseName } = namesFor(article, options);
  const placement = await placePhotos(article, formats, options.photos, copies, () =>
    stopIfAborted(signal),
  );
  const { documents, photos, warnings } = await allPrinted(
    renderFormats(article, formats, baseName, placement, { ...options, template }),
    request,
  );

  const total = documents.length + photos.length;
  let done = 0;
  const zipped: Zippable = {};
  let size = 0;
  const add = (name: string, bytes: Uint8Array, level: 0 | 6) => {
    stopIfAborted(signal);
    onProgress?.({ done: done++, total, current: name });
    size += bytes.length;
    if (size > largestDownload) throw tooLarge(size);
    zipped[path.posix.join(folder, name)] = [bytes, { level, mtime: zipTime(article) }];
  };
  const [only] = documents;
  for (const { name, bytes } of documents) add(name, bytes, 6);
  // Pictures are packed already.
  for (const { name, src } of photos) add(name, await copies.read(src), 0);
  if (only && total === 1) {
    const { format, name, bytes } = only;
    return { files: [{ format, name, bytes: bytes.length }], warnings, content: bytes };
  }
  const content = zipSync(zipped);
  const format = only?.format ?? formats[0] ?? 'html';
  return { files: [{ format, name: `${baseName}.zip`, bytes: content.length }], warnings, content };
}

/**
 * A zip has local times without a zone. Noon of the article's day is the same everywhere, so the
 * same article gives the same bytes; 1980 is the first year that a zip knows.
 */
function zipTime({ dates = {} }: Article): Date {
  const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(
    dates.published ?? dates.modified ?? dates.created ?? '',
  );
  const [year, month, date] = day ? day.slice(1).map(Number) : [1980, 1, 1];
  const known = year !== undefined && year >= 1980 && year < 2100;
  return known ? new Date(year, (month ?? 1) - 1, date, 12) : new Date(1980, 0, 1, 12);
}

const tooLarge = (bytes: number) =>
  new FailureError(
    'too-large',
    'Not exported: the photos are too large for one download. Export to a folder on the desktop.',
    { detail: { bytes } },
  );

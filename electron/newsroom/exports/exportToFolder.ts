import fs from 'node:fs/promises';
import path from 'node:path';
import type { Article } from '../../../shared/article/model.ts';
import type {
  ExportedFile,
  ExportOptions,
  ExportWarning,
  FormatId,
} from '../../../shared/contract/exports.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import type { PageTemplate } from '../../../shared/formats/html/template/pageTemplate.ts';
import { namesFor } from '../../../shared/formats/namesFor.ts';
import { formatOf } from '../../../shared/formats/registry.ts';
import type { Printer } from '../printing/printer.ts';
import { durableWrite } from '../storage/durableWrite.ts';
import { isMissing, systemFailure } from '../storage/systemFailure.ts';
import type { ExportedFiles } from './exportedFiles.ts';
import { freeName } from './freeName.ts';
import { innerFolder, type Made, makeFolders, takeAway } from './innerFolders.ts';
import { PhotoCopies } from './photoCopies.ts';
import type { PhotoFinder } from './photoFiles.ts';
import { placeTogether } from './placeTogether.ts';
import { printPages } from './printPages.ts';
import {
  placePhotos,
  type RenderedFormats,
  refuseEmbargoed,
  renderFormats,
} from './renderFormats.ts';

export interface FolderExport {
  article: Article;
  /** `photosBeside(folder)` where the article lies in a folder of its own. */
  photoFile: PhotoFinder;
  formats: readonly FormatId[];
  options: ExportOptions;
  /** The page that the options name, see templates.ts. */
  template?: PageTemplate | undefined;
  /** Must be there. */
  folder: string;
  /** Remembers what was written, so that files edited by hand are never replaced. */
  exported?: ExportedFiles | undefined;
  /** Needed for the formats that a browser makes. */
  printer?: Pick<Printer, 'print'> | undefined;
  onProgress?(progress: ExportProgress): void;
  signal?: AbortSignal | undefined;
}

export interface ExportProgress {
  done: number;
  total: number;
  /** What is being written; '' while photos are made smaller, before anything is. */
  current: string;
}

export interface ExportResult {
  files: ExportedFile[];
  warnings: ExportWarning[];
}

export const outcome = 'Not exported';

/**
 * Writes an article in some formats to a folder: photos first, then the documents, so that no page
 * is ever there without its photos. Used by export jobs and by the command line.
 *
 * @throws FailureError `embargoed`, `read-only`, `disk-full`, `not-found`, `too-large`, `io`…;
 * `canceled` when the signal aborts before the first document is written. What was new is then taken
 * away again.
 */
export async function exportToFolder(request: FolderExport): Promise<ExportResult> {
  refuseEmbargoed(request.article, request.formats, request.options.allowEmbargoed);
  const photos = await copiesFor(request);
  for (let attempt = 1; ; attempt++) {
    try {
      return await exportOnce(request, photos);
    } catch (error) {
      const failure = systemFailure(error, outcome, 'folder');
      if (attempt === 5 || !(await mayGoBetter(failure, request))) throw failure;
    }
  }
}

/** Whether something came in between that a second look puts right. */
async function mayGoBetter(
  { failure: { code } }: FailureError,
  { article, options, folder }: FolderExport,
): Promise<boolean> {
  // Somebody took the name.
  if (code === 'exists' || code === 'conflict') return true;
  // An export beside this one made the folder, and took it away when it failed. The chosen folder
  // itself is made by nobody.
  const inner = namesFor(article, options).folder;
  return (
    code === 'not-found' &&
    inner !== '' &&
    (await there(folder)) !== undefined &&
    (await there(path.join(folder, inner))) === undefined
  );
}

/** The photos that go out; made smaller only where a format takes any. */
export function copiesFor({
  article,
  photoFile,
  formats,
  options,
  signal,
  onProgress,
}: Omit<FolderExport, 'folder' | 'exported'>): Promise<PhotoCopies> {
  const { photoSide, ...asTheyAre } = options;
  const takesPhotos = formats.some((id) => formatOf(id).photos !== 'none');
  return PhotoCopies.of(article, photoFile, takesPhotos ? options : asTheyAre, (done, total) => {
    stopIfAborted(signal);
    onProgress?.({ done, total: total * 2 + formats.length, current: '' });
  });
}

/** Before anything is written: what cannot be printed is no half of an export. */
export function allPrinted(
  rendered: RenderedFormats,
  { printer, signal, onProgress }: Pick<FolderExport, 'printer' | 'signal' | 'onProgress'>,
): Promise<RenderedFormats> {
  const total = rendered.photos.length + rendered.documents.length + rendered.toPrint.length;
  return printPages(rendered, printer, signal, (current) => {
    stopIfAborted(signal);
    onProgress?.({ done: 0, total, current });
  });
}

async function exportOnce(request: FolderExport, photos: PhotoCopies): Promise<ExportResult> {
  const { article, formats, options, template, exported, signal } = request;
  const wanted = namesFor(article, options);
  const inner = await innerFolder(request.folder, wanted.folder);
  const { baseName, replaces } = await freeName(inner, wanted.baseName, article, formats, exported);
  stopIfAborted(signal);
  const placement = await placePhotos(article, formats, options.photos, photos, () =>
    stopIfAborted(signal),
  );
  const rendered = await allPrinted(
    renderFormats(article, formats, baseName, placement, { ...options, template }),
    request,
  );
  const made: Made = { files: [], folders: [], replaced: false };
  try {
    await makeFolders(request.folder, wanted.folder, made);
    const inside = { ...request, folder: inner };
    const files = await writeAll(inside, rendered, photos, replaces, made);
    const named = (name: string) => path.posix.join(wanted.folder, name);
    return {
      files: files.map((file) => ({ ...file, name: named(file.name) })),
      warnings: rendered.warnings,
    };
  } catch (error) {
    await takeAway(made);
    throw error;
  }
}

async function writeAll(
  { article, folder, exported, onProgress, signal }: FolderExport,
  { documents, photos }: RenderedFormats,
  copies: PhotoCopies,
  replaces: ReadonlyMap<string, string>,
  made: Made,
): Promise<ExportedFile[]> {
  const total = photos.length + documents.length;
  let done = 0;
  const written: ExportedFile[] = [];

  for (const { format, name, src } of photos) {
    stopIfAborted(signal);
    onProgress?.({ done: done++, total, current: name });
    const bytes = await copies.read(src).catch((error: unknown) => {
      throw photoGone(error);
    });
    await writePhoto(folder, name, bytes, made);
    written.push({ format, name, bytes: bytes.length });
  }
  // Documents that take the place of older ones: all of them do, or none.
  stopIfAborted(signal);
  const placing = [];
  for (const { format, name, bytes } of documents) {
    const file = path.join(folder, name);
    const isNew = await makeFolder(folder, name, made);
    // What lies in a format's own folder came with its main document.
    const base =
      replaces.get(name) ?? (name.includes('/') && !isNew ? await there(file) : undefined);
    placing.push(async (beforePlacing: () => Promise<void>) => {
      onProgress?.({ done: done++, total, current: name });
      const request = { path: file, bytes, base: base ?? 'absent', outcome, beforePlacing };
      await durableWrite(request);
      if (base === undefined) made.files.push(file);
      else made.replaced = true;
    });
    written.push({
      format,
      name,
      bytes: bytes.length,
      ...(base !== undefined && { replaced: true }),
    });
  }
  // Before they are there: whoever exports again after one that was cut off is in nobody's way. That
  // it could not be remembered is no reason to call an export failed.
  await exported
    ?.remember(
      article.id,
      documents.map(({ name, bytes }) => {
        const was = replaces.get(name);
        return { path: path.join(folder, name), bytes, ...(was !== undefined && { was }) };
      }),
    )
    .catch(() => undefined);
  await placeTogether(folder, placing);
  return [...written.slice(photos.length), ...written.slice(0, photos.length)];
}

async function writePhoto(
  folder: string,
  name: string,
  bytes: Uint8Array,
  made: Made,
): Promise<void> {
  const file = path.join(folder, name);
  await makeFolder(folder, name, made);
  const facts = await fs.lstat(file).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  // Its name is its content, so whatever else lies there is damaged; but a link leads elsewhere.
  if (facts && !facts.isFile()) await fs.unlink(file);
  await durableWrite({ path: file, bytes, base: facts?.isFile() ? 'any' : 'absent', outcome });
  if (!facts) made.files.push(file);
}

/** What takes the place of a file that is there already. */
const there = (file: string): Promise<'any' | undefined> =>
  fs.lstat(file).then(
    () => 'any',
    (error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    },
  );

/** The folders that a file's name leads through. @returns whether the last one is new. */
const makeFolder = (folder: string, name: string, made: Made): Promise<boolean> =>
  makeFolders(folder, path.posix.dirname(name), made);

const photoGone = (error: unknown) =>
  new FailureError('not-found', `${outcome}: a photo of the article is no longer there.`, {
    retry: true,
    cause: error,
  });

export function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new FailureError('canceled', 'The export was canceled.');
}

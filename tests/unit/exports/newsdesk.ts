import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createExports, type Exports } from '../../../electron/newsroom/exports/exports.ts';
import { photosBeside } from '../../../electron/newsroom/exports/photoFiles.ts';
import type { HostPorts } from '../../../electron/newsroom/hostPorts.ts';
import { createDialogFolders } from '../../../electron/newsroom/settings/remembered.ts';
import type { Article, NodeJson } from '../../../shared/article/model.ts';
import type { ExportEvent } from '../../../shared/contract/exports.ts';
import { article, paragraph, photo } from '../formats/build.ts';
import { png, sourceOf } from './pictures.ts';

/** A folder with articles' photos, one for exports, and the real service with its real worker. */
export interface Newsdesk {
  /** Holds `media/`. */
  library: string;
  folder: string;
  userData: string;
  exports: Exports;
  /** An opaque id for `folder`. */
  target: string;
}

export async function newsdesk(host: Partial<HostPorts> = {}): Promise<Newsdesk> {
  const root = await mkdtemp(path.join(tmpdir(), 'stet-exports-'));
  const library = path.join(root, 'library');
  const folder = path.join(root, 'out');
  const userData = path.join(root, 'user');
  await mkdir(path.join(library, 'media'), { recursive: true });
  await mkdir(folder);
  const photoFile = photosBeside(library);
  const exports = createExports({
    library: { folder: library },
    media: { pathOf: (_file, src) => photoFile(src) },
    host: { host: 'web', version: '0', ...host },
    userData,
    dialogFolders: createDialogFolders(userData),
  });
  onTestFinished(async () => {
    await exports.close();
    await rm(root, { recursive: true, force: true });
  });
  return { library, folder, userData, exports, target: exports.registerFolder(folder) };
}

/** Every file below, with `/`, sorted. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
    )
    .sort();
}

/** Takes pictures in, and gives an article that shows each of them. */
export async function articleWithPhotos(
  library: string,
  count: number,
  slug = 'wall',
): Promise<Article> {
  const assets: NonNullable<Article['assets']> = {};
  const blocks: NodeJson[] = [];
  for (let index = 0; index < count; index++) {
    const bytes = png(8, 6, index);
    const src = sourceOf(bytes);
    await writeFile(path.join(library, src), bytes);
    const id = `photo${index}`;
    assets[id] = {
      type: 'image',
      src,
      mimeType: 'image/png',
      width: 8,
      height: 6,
      alt: 'A wall',
      credit: { line: 'CWN' },
    };
    blocks.push(photo(id, `Caption ${index}`));
  }
  return article(
    {
      slug,
      assets,
      byline: { contributors: [{ name: 'Ana Ruiz' }] },
      dates: { published: '2026-05-04T09:30:00Z' },
    },
    { headline: 'The wall' },
    paragraph('It is being built.'),
    ...blocks,
  );
}

export async function eventsOf(desk: Newsdesk, job: string): Promise<ExportEvent[]> {
  const events: ExportEvent[] = [];
  for await (const event of desk.exports.watch(job, undefined)) events.push(event);
  return events;
}

/** The last event of an export to the desk's folder, or to a download. */
export async function exported(
  desk: Newsdesk,
  made: Article,
  request: Partial<Parameters<Exports['start']>[0]> = {},
): Promise<ExportEvent> {
  const { job } = await desk.exports.start({
    article: made,
    formats: ['html'],
    options: { photos: 'beside', allowEmbargoed: false },
    folder: desk.target,
    ...request,
  });
  const last = (await eventsOf(desk, job)).at(-1);
  if (!last) throw new Error('no event');
  return last;
}

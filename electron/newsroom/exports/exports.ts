import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Article } from '../../../shared/article/model.ts';
import { draftFile } from '../../../shared/contract/bytes.ts';
import type { ExportOptions } from '../../../shared/contract/exports.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import { embargoOf } from '../../../shared/formats/embargo.ts';
import { namesFor } from '../../../shared/formats/namesFor.ts';
import { shownPhotos } from '../../../shared/formats/photos.ts';
import { checkExport, describeFormats } from '../../../shared/formats/registry.ts';
import type { HostPorts } from '../hostPorts.ts';
import { Jobs } from '../jobs/jobs.ts';
import type { Library } from '../library/library.ts';
import { idOf, placeForPeople } from '../library/place.ts';
import type { ExportService, MediaService } from '../newsroom.ts';
import type { DialogFolders } from '../settings/remembered.ts';
import { revealWritten } from '../storage/revealWritten.ts';
import { sweepFolder } from '../storage/sweep.ts';
import { systemFailure } from '../storage/systemFailure.ts';
import { createDragFolder, topEntries } from './dragFolder.ts';
import { ExportJob } from './exportJob.ts';
import { outcome } from './exportToFolder.ts';
import { ExportWorker, type RunningTask } from './exportWorker.ts';
import { createLastChoices } from './lastChoices.ts';
import type { TaskResult } from './messages.ts';
import { hasPage } from './previewing/previewPage.ts';
import { refuseEmbargoed } from './renderFormats.ts';
import { listTemplates, templateFor } from './templates.ts';

export interface ExportsOptions {
  library: Pick<Library, 'folder'>;
  media: Pick<MediaService, 'pathOf'>;
  host: HostPorts;
  /** The person's own data folder. */
  userData: string;
  dialogFolders: DialogFolders;
}

export interface Exports extends ExportService {
  /** A folder that a person chose. @throws FailureError `not-found`, `read-only`… */
  writableFolder(id: string): Promise<string>;
  /** Cancels what is under way and ends the worker. */
  close(): Promise<void>;
}

/** Pages and copies that were rendered and not fetched yet, of each. */
const keptUnfetched = 4;

export function createExports({
  library,
  media,
  host,
  userData,
  dialogFolders,
}: ExportsOptions): Exports {
  /** Where exports under way write. */
  const targets = new Map<string, { folder: string; media: string }>();
  const worker = new ExportWorker(host.printer, () => {
    for (const { folder, media } of targets.values()) {
      void sweepFolder(folder, () => true);
      void sweepFolder(media, () => true);
    }
  });
  const choices = createLastChoices(userData);
  const libraryId = () => (library.folder === undefined ? '' : idOf(library.folder));
  const jobs = new Jobs<ExportJob>({
    unknown: 'This export is no longer known.',
    most: 64,
    weight: { of: ({ content }) => content?.length ?? 0, most: 512 * 1024 * 1024 },
  });
  const folders = new Map<string, string>();
  const previews = unfetched();
  const copies = unfetched();
  const dragFolder = createDragFolder();

  const registerFolder = (folder: string): string => {
    const absolute = path.resolve(folder);
    const id = idOf(`export ${absolute}`);
    folders.set(id, absolute);
    return id;
  };
  const named = (folder: string) => ({
    folder: registerFolder(folder),
    place: placeForPeople(folder),
  });
  const photosOf = async (file: string | undefined, article: Article) => {
    const found = new Map<string, string>();
    for (const src of shownPhotos(article)) {
      const place = await media.pathOf(file ?? draftFile, src).catch(() => undefined);
      if (place !== undefined) found.set(src, place);
    }
    return found;
  };

  return {
    formats: describeFormats,
    check: (article, formats) => checkExport(article, formats, Date.now()),

    chooseFolder: async () => {
      if (!host.chooseFolder) {
        throw new FailureError('unsupported', 'Exports are downloaded by the browser here.');
      }
      const last = await dialogFolders.last('export').catch(() => undefined);
      const folder = await host.chooseFolder('export', last);
      if (folder === undefined) throw new FailureError('canceled', 'No folder was chosen.');
      // The folder is chosen also if the next start will not know it.
      await dialogFolders.remember('export', folder).catch(() => undefined);
      return named(folder);
    },
    lastFolder: async () => {
      if (!host.chooseFolder) return null;
      const last = await dialogFolders.last('export').catch(() => undefined);
      if (last === undefined) return null;
      const facts = await fs.stat(last).catch(() => undefined);
      return facts?.isDirectory() ? named(last) : null;
    },
    registerFolder,
    choices: async () => (await choices.of(libraryId())) ?? null,
    rememberChoices: (chosen) => choices.remember(libraryId(), chosen),
    writableFolder: (id) => writableFolder(folders.get(id)),

    start: async ({ file, article, formats, options, folder }) => {
      refuseEmbargoed(article, formats, options.allowEmbargoed);
      const target = folder === null ? null : await writableFolder(folders.get(folder));
      const template = await templateFor(options, library.folder);
      const photos = await photosOf(file, article);
      const job = new ExportJob();
      const { folder: inside, baseName } = namesFor(article, options);
      jobs.add(job);
      if (target !== null) {
        const inner = path.join(target, inside);
        const media = path.join(inner, `${baseName}-media`);
        targets.set(job.id, { folder: inner, media });
      }
      const task = worker.run(
        {
          kind: 'export',
          article,
          photos,
          formats,
          options,
          template,
          folder: target,
          exported: userData,
        },
        ({ done, total, current }) => job.add({ state: 'running', done, total, current }),
      );
      job.cancel = task.cancel;
      void task.result
        .then(
          (result) => {
            finish(job, target, result);
            if (target !== null) job.draggable = draggableIn(target, result, inside);
            void jobs.forgetOld();
          },
          (error: unknown) => job.fail(error),
        )
        .finally(() => targets.delete(job.id));
      return { job: job.id };
    },
    watch: (id, signal) => jobs.of(id).watch(signal),
    cancel: async (id) => jobs.of(id).cancel(),
    reveal: async (id) =>
      revealWritten(host, jobs.of(id).shown, 'The exported file is no longer there.'),
    download: async (id, index) => {
      const job = jobs.find(id);
      if (!job?.content || index !== 0) return undefined;
      return { bytes: job.content, name: job.name, mimeType: 'application/octet-stream' };
    },

    templates: () => listTemplates(library.folder),
    preview: async (
      { file, article, format = 'html', as = 'page', part, opensAt, ...more },
      signal,
    ) => {
      const options = { ...usual, ...more.options };
      const template = await templateFor(options, library.folder);
      const photos = await photosOf(file, article);
      const task = worker.run({
        kind: 'preview',
        ...{ article, photos, format, as, part, opensAt, options, template },
      });
      const { preview, warnings } = await until(task, signal);
      if (!preview) throw new Error('no preview');
      const { shows, text, ...parts } = preview;
      const path =
        shows === 'page'
          ? `/preview/${previews.keep(text)}`
          : `/copies/${copies.keep(JSON.stringify({ text }))}`;
      return { path, shows, hasPage: hasPage(format), ...parts, warnings };
    },
    previewPage: async (id) => previews.take(id),

    stageDrag: async (id) => {
      const job = jobs.of(id);
      if (host.host !== 'desktop') {
        throw new FailureError('unsupported', 'The browser drags downloads by itself.');
      }
      if (job.content && job.draggable.length === 0) {
        job.draggable = [await dragFolder.put(id, job.name, job.content)];
      }
    },
    draggable: (id) => jobs.find(id)?.draggable ?? [],

    copy: async ({ file, article, kind, blocks, allowEmbargoed }, signal) => {
      const reason = embargoOf(article, Date.now());
      if (reason !== undefined && !allowEmbargoed) throw new FailureError('embargoed', reason);
      const photos = await photosOf(file, article);
      const task = worker.run({ kind: 'copy', article, photos, copyKind: kind, blocks });
      const { copy } = await until(task, signal);
      const { leftBehind = [], warnings = [], ...flavours } = copy ?? { text: '' };
      return { path: `/copies/${copies.keep(JSON.stringify(flavours))}`, leftBehind, warnings };
    },
    preparedCopy: async (id) => copies.take(id),

    close: async () => {
      await worker.close();
      await dragFolder.clear().catch(() => undefined);
      await host.printer?.close();
    },
  };
}

/** Where nothing was chosen. Nothing leaves the house by a preview. */
const usual: ExportOptions = { photos: 'beside', allowEmbargoed: true };

/** The task's result, or `canceled` once the signal aborts. */
function until(task: RunningTask, signal: AbortSignal | undefined): Promise<TaskResult> {
  if (signal?.aborted) task.cancel();
  signal?.addEventListener('abort', task.cancel, { once: true });
  return task.result;
}

/** What waits to be fetched, each once, newest kept. */
function unfetched() {
  const kept = new Map<string, string>();
  return {
    /** @returns an id that nobody can guess */
    keep(content: string): string {
      const id = randomBytes(32).toString('base64url');
      kept.set(id, content);
      const [oldest] = kept.keys();
      if (kept.size > keptUnfetched && oldest !== undefined) kept.delete(oldest);
      return id;
    },
    take(id: string): string | undefined {
      const content = kept.get(id);
      kept.delete(id);
      return content;
    },
  };
}

const draggableIn = (folder: string, { files }: TaskResult, inside: string): string[] =>
  topEntries(
    files.map(({ name }) => name),
    inside,
  ).map((name) => path.join(folder, name));

function finish(job: ExportJob, folder: string | null, result: TaskResult): void {
  const [first] = result.files;
  job.name = first?.name ?? '';
  job.content = result.content;
  if (folder !== null && first) job.shown = path.join(folder, first.name);
  const files =
    folder === null
      ? result.files.map((file, index) => ({ ...file, download: `/exports/${job.id}/${index}` }))
      : result.files;
  job.add({ state: 'done', files, warnings: result.warnings });
}

async function writableFolder(folder: string | undefined): Promise<string> {
  if (folder === undefined) {
    throw new FailureError('not-found', `${outcome}: choose the folder again.`);
  }
  try {
    if (!(await fs.stat(folder)).isDirectory())
      throw Object.assign(new Error(), { code: 'ENOTDIR' });
    await fs.access(folder, constants.W_OK);
  } catch (error) {
    throw systemFailure(error, outcome, 'folder');
  }
  return folder;
}

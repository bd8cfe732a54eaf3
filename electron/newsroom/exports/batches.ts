import fs from 'node:fs/promises';
import path from 'node:path';
import type { BatchEvent } from '../../../shared/contract/batches.ts';
import type { HostPorts } from '../hostPorts.ts';
import { Job } from '../jobs/job.ts';
import { Jobs } from '../jobs/jobs.ts';
import type { Journals } from '../journal/journals.ts';
import type { Library } from '../library/library.ts';
import { here } from '../locks/surroundings.ts';
import type { BatchService } from '../newsroom.ts';
import { revealWritten } from '../storage/revealWritten.ts';
import { sweepFolder } from '../storage/sweep.ts';
import { WaitingFolder } from '../storage/waitingFolder.ts';
import type { BatchArticle } from './exportBatch.ts';
import type { Exports } from './exports.ts';
import { outcome } from './exportToFolder.ts';
import { ExportWorker } from './exportWorker.ts';
import type { TaskResult } from './messages.ts';
import { templateFor } from './templates.ts';

export interface Batches extends BatchService {
  /** Stops what is under way, and takes away what waited to be fetched. */
  close(): Promise<void>;
}

interface BatchesOptions {
  library: Pick<Library, 'registry' | 'status' | 'folder'>;
  exports: Pick<Exports, 'writableFolder'>;
  journals: Pick<Journals, 'unsavedAt' | 'waiting'>;
  host: HostPorts;
  /** The person's own data folder: downloads wait there to be fetched. */
  userData: string;
}

class BatchJob extends Job<BatchEvent> {
  /** To show in the file manager. */
  shown: string | undefined;
  /** Waits to be fetched. */
  zip: string | undefined;
  zipName = '';

  constructor() {
    super(
      ['running'],
      `${outcome}: something went wrong inside Stet. Your articles are untouched.`,
    );
  }
}

/** Exports of several articles, one after the other, in a thread of their own. */
export function createBatches({
  library,
  exports,
  journals,
  host,
  userData,
}: BatchesOptions): Batches {
  const waiting = new WaitingFolder(path.join(userData, 'batches'));
  const jobs = new Jobs<BatchJob>({
    unknown: 'This export is no longer known.',
    most: 8,
    forgotten: ({ zip }) => waiting.discard(zip),
  });
  const targets = new Set<string>();
  const worker = new ExportWorker(host.printer, () => {
    for (const folder of targets) void sweepFolder(folder, () => true);
  });

  const placesOf = async (
    articles: Parameters<BatchService['start']>[0]['articles'],
  ): Promise<BatchArticle[]> => {
    const { registry } = library;
    // One look at the library finds all that a page knows from an earlier run.
    const unknown = articles.find(({ file }) => registry.placeOf(file) === undefined);
    if (unknown) await registry.resolve(unknown.file).catch(() => undefined);
    // That they are not known is no reason to export nothing.
    const waiting = await journals.waiting().catch(() => undefined);
    return articles.map((article) => {
      // What is no longer there is said with the others, in its turn.
      const place = registry.placeOf(article.file) ?? '';
      return {
        ...article,
        place,
        onScreen: article.article ? undefined : journals.unsavedAt(place),
        waiting: waiting?.get(place),
      };
    });
  };

  return {
    async start({ articles, formats, options, folder }) {
      const template = await templateFor(options, library.folder);
      const target = folder === null ? undefined : await exports.writableFolder(folder);
      const into = target ?? (await waiting.place(outcome));
      if (target === undefined) await fs.mkdir(into, { mode: 0o700 });
      const zip = target === undefined ? await waiting.place(outcome, '.zip') : undefined;
      const places = await placesOf(articles);
      const status = await library.status();
      const job = new BatchJob();
      jobs.add(job);
      targets.add(into);
      const task = worker.run(
        {
          kind: 'batch',
          articles: places,
          formats,
          options,
          template,
          folder: into,
          zip,
          userData,
          session: here.self,
        },
        ({ batch }) => batch && job.add({ state: 'running', ...batch }),
      );
      job.cancel = task.cancel;
      job.underWay = task.result
        .finally(async () => {
          targets.delete(into);
          await waiting.discard(into);
        })
        .then((result) => {
          job.zip = result.zipped === undefined ? undefined : zip;
          job.zipName = zipNameOf('name' in status ? status.name : '');
          finish(job, target, result);
        })
        .catch((error: unknown) => job.fail(error))
        .then(() => jobs.forgetOld());
      return { job: job.id };
    },
    watch: (id, signal) => jobs.of(id).watch(signal),
    cancel: async (id) => jobs.of(id).cancel(),
    reveal: async (id) =>
      revealWritten(host, jobs.of(id).shown, 'The exported file is no longer there.'),
    download: async (id) => {
      const { zip, zipName = '' } = jobs.find(id) ?? {};
      return waiting.download(zip, zipName);
    },
    close: async () => {
      await worker.close();
      await jobs.close();
      await waiting.remove();
    },
  };
}

function finish(job: BatchJob, folder: string | undefined, { batch, zipped }: TaskResult): void {
  if (!batch) throw new Error('A batch ended without a result.');
  const [first] = batch.articles.flatMap(({ files }) => files);
  if (folder !== undefined && first !== undefined) job.shown = path.join(folder, first);
  job.add({
    state: 'done',
    ...batch,
    ...(zipped !== undefined && {
      zip: { name: job.zipName, bytes: zipped, download: `/batches/${job.id}` },
    }),
  });
}

const zipNameOf = (library: string) =>
  `${library || 'Articles'} export ${new Date().toISOString().slice(0, 10)}.zip`;

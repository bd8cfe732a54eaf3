import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { BatchEvent } from '../../../shared/contract/exports.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import type { HostPorts } from '../hostPorts.ts';
import { Job } from '../jobs/job.ts';
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
  underWay: Promise<unknown> = Promise.resolve();

  constructor() {
    super(
      ['running'],
      `${outcome}: something went wrong inside Stet. Your articles are untouched.`,
    );
  }
}

/** Jobs that can still be asked about. */
const keptJobs = 8;

/** Exports of several articles, one after the other, in a thread of their own. */
export function createBatches({
  library,
  exports,
  journals,
  host,
  userData,
}: BatchesOptions): Batches {
  const jobs = new Map<string, BatchJob>();
  const waiting = new WaitingFolder(path.join(userData, 'batches'));
  const targets = new Set<string>();
  const worker = new ExportWorker(host.printer, () => {
    for (const folder of targets) void sweepFolder(folder, () => true);
  });

  const jobOf = (id: string): BatchJob => {
    const job = jobs.get(id);
    if (!job) throw new FailureError('not-found', 'This export is no longer known.');
    return job;
  };
  const forgetOld = async () => {
    for (const [id, job] of jobs) {
      if (jobs.size <= keptJobs || !job.ended) continue;
      jobs.delete(id);
      if (job.zip !== undefined) await fs.rm(job.zip, { force: true }).catch(() => undefined);
    }
  };
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
      const id = randomBytes(16).toString('base64url');
      jobs.set(id, job);
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
          if (target !== undefined) return;
          await fs.rm(into, { recursive: true, force: true }).catch(() => undefined);
        })
        .then((result) => {
          job.zip = result.zipped === undefined ? undefined : zip;
          job.zipName = zipNameOf('name' in status ? status.name : '');
          finish(job, id, target, result);
        })
        .catch((error: unknown) => job.fail(error))
        .then(forgetOld);
      return { job: id };
    },
    watch: (id, signal) => jobOf(id).watch(signal),
    cancel: async (id) => jobOf(id).cancel(),
    reveal: async (id) =>
      revealWritten(host, jobOf(id).shown, 'The exported file is no longer there.'),
    download: async (id) => {
      const { zip, zipName = '' } = jobs.get(id) ?? {};
      const facts = zip === undefined ? undefined : await fs.stat(zip).catch(() => undefined);
      if (zip === undefined || !facts) return undefined;
      const body = Readable.toWeb(createReadStream(zip)) as ReadableStream<Uint8Array>;
      return { name: zipName, size: facts.size, body };
    },
    close: async () => {
      await worker.close();
      await Promise.all([...jobs.values()].map(({ underWay }) => underWay));
      await waiting.remove();
    },
  };
}

function finish(
  job: BatchJob,
  id: string,
  folder: string | undefined,
  { batch, zipped }: TaskResult,
): void {
  if (!batch) throw new Error('A batch ended without a result.');
  const [first] = batch.articles.flatMap(({ files }) => files);
  if (folder !== undefined && first !== undefined) job.shown = path.join(folder, first);
  job.add({
    state: 'done',
    ...batch,
    ...(zipped !== undefined && {
      zip: { name: job.zipName, bytes: zipped, download: `/batches/${id}` },
    }),
  });
}

const zipNameOf = (library: string) =>
  `${library || 'Articles'} export ${new Date().toISOString().slice(0, 10)}.zip`;

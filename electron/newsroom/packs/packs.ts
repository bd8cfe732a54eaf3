import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FailureError } from '../../../shared/contract/failure.ts';
import type { PackDifferent, PackEvent } from '../../../shared/contract/packs.ts';
import { packExtension } from '../../../shared/pack/extension.ts';
import { packLimits } from '../../../shared/pack/manifest.ts';
import type { HostPorts } from '../hostPorts.ts';
import { Job } from '../jobs/job.ts';
import { Jobs } from '../jobs/jobs.ts';
import { isInside, type Library } from '../library/library.ts';
import { placeForPeople } from '../library/place.ts';
import type { PackService } from '../newsroom.ts';
import type { DialogFolders } from '../settings/remembered.ts';
import { revealWritten } from '../storage/revealWritten.ts';
import { systemFailure } from '../storage/systemFailure.ts';
import { WaitingFolder } from '../storage/waitingFolder.ts';
import { WriteQueue } from '../storage/writeQueue.ts';
import { type BroughtIn, bringIn } from './bringIn.ts';
import { checkPack, type PlannedArticle, planFor } from './checkPack.ts';
import { canceled, makePack, outcome as notMade, type PackSource } from './makePack.ts';
import { articlesFolder } from './members.ts';
import { outcome as notBrought, PackFile } from './openPack.ts';
import { sourceIn, sourcesOfLibrary } from './packSources.ts';

export interface Packs extends PackService {
  /** Stops what is under way, and takes away what waited to be fetched. */
  close(): Promise<void>;
}

interface PacksOptions {
  library: Library;
  host: HostPorts;
  /** The person's own data folder: packs wait there to be fetched, or brought in. */
  userData: string;
  dialogFolders: DialogFolders;
  version: string;
}

class PackJob extends Job<PackEvent> {
  readonly stop = new AbortController();
  /** Where the pack lies that was made, and how it is called. */
  file: string | undefined;
  name = '';
  /** What can be brought in. */
  ready: { pack: PackFile; library: string } | undefined;

  constructor() {
    super(
      ['running', 'checked'],
      'Something went wrong inside Stet. Your articles are not touched.',
    );
    this.cancel = () => this.stop.abort();
  }
}

export function createPacks({
  library,
  host,
  userData,
  dialogFolders,
  version,
}: PacksOptions): Packs {
  const waiting = new WaitingFolder(path.join(userData, 'packs'));
  const jobs = new Jobs<PackJob>({
    unknown: 'This is no longer known. Begin again.',
    most: 16,
    async forgotten({ ready, file }) {
      ready?.pack.close();
      await waiting.discard(file);
    },
  });
  const handed = new Map<string, string>();
  const bringing = new WriteQueue();

  const waitingFile = (outcome: string) => waiting.place(outcome, packExtension);

  /** Runs beside the calls; what it throws is the job's last event. */
  function begin(work: (job: PackJob) => Promise<void>): { job: string } {
    const job = new PackJob();
    jobs.add(job);
    job.underWay = work(job).catch((error: unknown) => job.fail(error));
    void jobs.forgetOld();
    return { job: job.id };
  }

  const progress = (job: PackJob, doing: 'packing' | 'checking' | 'bringing') => {
    job.add({ state: 'running', doing, done: 0, total: 0, current: '' });
    return {
      signal: job.stop.signal,
      onProgress: (done: number, total: number, current: string) =>
        job.add({ state: 'running', doing, done, total, current }),
    };
  };

  async function sourcesOf(files: readonly string[] | undefined): Promise<PackSource[]> {
    if (files === undefined) return sourcesOfLibrary(await library.root());
    const sources = files.map(async (file) => {
      const location = await library.registry.resolve(file);
      const { folder } = library;
      if (folder !== undefined && isInside(folder, location)) return sourceIn(folder, location);
      return { file: location, name: path.basename(location), historyRoot: userData };
    });
    return Promise.all(sources);
  }

  async function askWhere(name: string): Promise<string> {
    if (!host.chooseNewFile) throw new FailureError('unsupported', 'Packs are downloads here.');
    const startIn = await dialogFolders.last('export').catch(() => undefined);
    const chosen = await host.chooseNewFile(name, startIn, 'pack');
    if (chosen === undefined) throw new FailureError('canceled', 'No place was chosen.');
    await dialogFolders.remember('export', path.dirname(chosen)).catch(() => undefined);
    return chosen;
  }

  return {
    make: async ({ files, to }) => {
      const sources = await sourcesOf(files);
      const [only] = sources;
      const status = await library.status();
      const libraryName = 'name' in status ? status.name : '';
      const stem =
        files === undefined || !only
          ? libraryName
          : path.basename(only.file, path.extname(only.file));
      const name = `${stem}${files === undefined ? ` ${today()}` : ''}${packExtension}`;
      const chosen = to === 'ask' ? await askWhere(name) : undefined;
      const out = chosen ?? (await waitingFile(notMade));
      return begin(async (job) => {
        job.name = chosen === undefined ? name : path.basename(chosen);
        const made = await makePack({
          sources,
          desk: files === undefined ? library.folder : undefined,
          library: libraryName,
          by: `Stet ${version}`,
          out,
          // The dialog has asked.
          replace: chosen !== undefined,
          ...progress(job, 'packing'),
        });
        job.file = out;
        const where =
          chosen === undefined
            ? { download: `/packs/${job.id}` }
            : { place: placeForPeople(path.dirname(chosen)) };
        job.add({ state: 'made', name: job.name, ...made, ...where });
      });
    },

    async hand(body) {
      const file = await waitingFile(notBrought);
      try {
        await pipeline(
          Readable.from(counted(body)),
          createWriteStream(file, { flags: 'wx', mode: 0o600 }),
        );
      } catch (error) {
        await fs.rm(file, { force: true }).catch(() => undefined);
        throw systemFailure(error, notBrought);
      }
      const pack = randomBytes(16).toString('base64url');
      handed.set(pack, file);
      return { pack };
    },

    check: async (id) => {
      const file = handed.get(id);
      handed.delete(id);
      if (file === undefined) throw new FailureError('not-found', 'The pack has to be read again.');
      const root = await library.root().catch(async (error) => {
        await waiting.discard(file);
        throw error;
      });
      return begin(async (job) => {
        job.file = file;
        const pack = await PackFile.open(file);
        try {
          const checking = progress(job, 'checking');
          await checkPack(pack, checking);
          const plan = await planFor(pack, root, checking.signal);
          job.ready = { pack, library: root };
          job.add({ state: 'checked', ...summaryOf(pack, plan) });
        } catch (error) {
          pack.close();
          throw error;
        }
      });
    },

    bringIn: async (id, different) => {
      const job = jobs.of(id);
      const { ready } = job;
      if (!ready || job.ended) {
        throw new FailureError('not-found', 'This pack was brought in, or let go, already.');
      }
      job.ready = undefined;
      job.underWay = bring(job, ready, different).catch((error: unknown) => job.fail(error));
    },

    watch: (id, signal) => jobs.of(id).watch(signal),
    cancel: async (id) => {
      const job = jobs.of(id);
      job.cancel();
      if (!job.ready) return;
      job.fail(canceled());
      await jobs.forget(job);
    },
    reveal: async (id) => {
      const { file } = jobs.of(id);
      const place = file !== undefined && waiting.holds(file) ? undefined : file;
      await revealWritten(host, place, 'The pack is no longer there.');
    },
    download: async (id) => {
      const job = jobs.find(id);
      return job?.events.at(-1)?.state === 'made'
        ? waiting.download(job.file, job.name)
        : undefined;
    },

    close: async () => {
      await jobs.close();
      await waiting.remove();
    },
  };

  async function bring(
    job: PackJob,
    { pack, library: root }: NonNullable<PackJob['ready']>,
    different: PackDifferent,
  ): Promise<void> {
    try {
      // Of two that hold an article, the second finds what the first brought.
      const brought = await bringing.run(root, () =>
        bringIn(pack, root, different, progress(job, 'bringing')),
      );
      for (const { location, revision } of brought.articles) {
        if (location !== undefined && revision !== undefined)
          library.changes.written(location, revision);
      }
      job.add({ state: 'brought', ...withIds(brought) });
    } finally {
      pack.close();
      await waiting.discard(job.file);
    }
  }

  function withIds({ articles, ...counts }: BroughtIn) {
    return {
      ...counts,
      articles: articles.map(({ location, revision: _, ...article }) => ({
        ...article,
        ...(location !== undefined && { file: library.registry.registerLocation(location) }),
      })),
    };
  }
}

const today = () => new Date().toISOString().slice(0, 10);

async function* counted(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const part of body ?? []) {
    size += part.length;
    if (size > packLimits.bytes) {
      throw new FailureError('too-large', `${notBrought}: it is larger than Stet takes.`);
    }
    yield part;
  }
}

function summaryOf(pack: PackFile, plan: readonly PlannedArticle[]) {
  const { library, made, files } = pack.manifest;
  const of = (state: PlannedArticle['state']) =>
    plan
      .filter((planned) => planned.state === state)
      .map(({ article: { headline, name } }) => ({
        headline,
        name: name.slice(articlesFolder.length),
      }));
  const photos = files.filter(({ name }) => name.startsWith('photos/')).length;
  return { library, made, photos, fresh: of('new'), same: of('same'), different: of('different') };
}

import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { createUserFile } from '../settings/userFile.ts';
import { revisionOf } from '../storage/revision.ts';

const entries = z.array(
  z.object({
    path: z.string(),
    revision: z.string(),
    /** The export that this one was to take the place of, which is there where it was cut off. */
    was: z.string().optional(),
    article: z.string().optional(),
  }),
);
type Entry = z.infer<typeof entries>[number];

const keepAtMost = 10_000;

interface Written {
  path: string;
  bytes: Uint8Array;
  /** The revision that it takes the place of. */
  was?: string;
}

/** What Stet wrote where, so that an export that somebody edited by hand is never replaced. */
export interface ExportedFiles {
  /** Whether the file is what was written there, or undefined where nothing is known of it. */
  unchanged(file: string, bytes: Uint8Array): Promise<boolean | undefined>;
  /** The id of the article that was written there; undefined where nothing is known of it. */
  articleOf(file: string): Promise<string | undefined>;
  /** @param files that are about to be written. */
  remember(article: string, files: Written[]): Promise<void>;
}

export function createExportedFiles(userData: string): ExportedFiles {
  const file = fileIn(userData);
  const find = async (exported: string) => {
    const place = await realPlace(exported);
    return (await file.read()).find((entry) => entry.path === place);
  };
  return {
    unchanged: async (exported, bytes) => {
      const known = await find(exported);
      return known && isEither(known, bytes);
    },
    articleOf: async (exported) => (await find(exported))?.article,
    remember: async (article, written) => {
      const added = await entriesOf(article, written);
      await file.change((known) => after(known, added));
    },
  };
}

/** The same for a batch of articles: read once, and written now and then instead of each time. */
export interface BatchFiles {
  /**
   * For the next article. A file that was written for another one of this batch is never replaced,
   * even if both say to be the same article.
   */
  forNext(): ExportedFiles;
  /** Keeps what is not kept yet; at the end, whatever it is. */
  keep(): Promise<void>;
}

/** So many files are forgotten at most, where the program is killed. */
const keepEvery = 200;

export function createBatchFiles(userData: string): BatchFiles {
  const file = fileIn(userData);
  let reading: Promise<Map<string, Entry>> | undefined;
  const known = () => {
    // What cannot be read is as if nothing were known: no file of others is replaced by that.
    reading ??= file.read().then(
      (all) => new Map(all.map((entry) => [entry.path, entry])),
      () => new Map(),
    );
    return reading;
  };
  const batch = new Set<string>();
  let unkept: Entry[] = [];
  const keep = async () => {
    const added = unkept;
    unkept = [];
    if (added.length === 0) return;
    try {
      await file.change((all) => after(all, added));
    } catch (error) {
      // With the next ones, where the disk has room again.
      unkept = [...added, ...unkept];
      throw error;
    }
  };
  return {
    forNext() {
      const own = new Set<string>();
      const find = async (exported: string) => (await known()).get(await realPlace(exported));
      return {
        unchanged: async (exported, bytes) => {
          const entry = await find(exported);
          if (entry && batch.has(entry.path) && !own.has(entry.path)) return false;
          return entry && isEither(entry, bytes);
        },
        articleOf: async (exported) => (await find(exported))?.article,
        remember: async (article, written) => {
          const added = await entriesOf(article, written);
          for (const entry of added) {
            batch.add(entry.path);
            own.add(entry.path);
            (await known()).set(entry.path, entry);
          }
          unkept.push(...added);
          if (unkept.length >= keepEvery) await keep();
        },
      };
    },
    keep,
  };
}

const fileIn = (userData: string) =>
  createUserFile<Entry[]>(path.join(userData, 'exported-files.json'), entries, () => []);

/** Newest first. */
function after(known: Entry[], added: readonly Entry[]): Entry[] {
  const places = new Set(added.map((entry) => entry.path));
  return [...added, ...known.filter((entry) => !places.has(entry.path))].slice(0, keepAtMost);
}

const isEither = ({ revision, was }: Entry, bytes: Uint8Array) =>
  [revision, was].includes(revisionOf(bytes));

const entriesOf = (article: string, written: readonly Written[]) =>
  Promise.all(
    written.map(async ({ path: exported, bytes, was }): Promise<Entry> => {
      const revision = revisionOf(bytes);
      return { path: await realPlace(exported), revision, ...(was && { was }), article };
    }),
  );

const realPlace = async (file: string) =>
  path.join(await fs.realpath(path.dirname(file)), path.basename(file));

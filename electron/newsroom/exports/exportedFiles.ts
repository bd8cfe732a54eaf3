import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { createUserFile } from '../settings/userFile.ts';
import { revisionOf } from '../storage/revision.ts';

const entries = z.array(
  z.object({ path: z.string(), revision: z.string(), article: z.string().optional() }),
);

const keepAtMost = 2000;

/** What Stet wrote where, so that an export that somebody edited by hand is never replaced. */
export interface ExportedFiles {
  /** Whether the file is what was written there, or undefined where nothing is known of it. */
  unchanged(file: string, bytes: Uint8Array): Promise<boolean | undefined>;
  /** The id of the article that was written there; undefined where nothing is known of it. */
  articleOf(file: string): Promise<string | undefined>;
  remember(article: string, files: { path: string; bytes: Uint8Array }[]): Promise<void>;
}

export function createExportedFiles(userData: string): ExportedFiles {
  const file = createUserFile<z.infer<typeof entries>>(
    path.join(userData, 'exported-files.json'),
    entries,
    () => [],
  );
  return {
    unchanged: async (exported, bytes) => {
      const place = await realPlace(exported);
      const known = (await file.read()).find((entry) => entry.path === place);
      return known && known.revision === revisionOf(bytes);
    },
    articleOf: async (exported) => {
      const place = await realPlace(exported);
      return (await file.read()).find((entry) => entry.path === place)?.article;
    },
    remember: async (article, written) => {
      const added = await Promise.all(
        written.map(async ({ path: exported, bytes }) => ({
          path: await realPlace(exported),
          revision: revisionOf(bytes),
          article,
        })),
      );
      const places = new Set(added.map((entry) => entry.path));
      await file.change((known) =>
        [...added, ...known.filter((entry) => !places.has(entry.path))].slice(0, keepAtMost),
      );
    },
  };
}

const realPlace = async (file: string) =>
  path.join(await fs.realpath(path.dirname(file)), path.basename(file));

import path from 'node:path';
import { z } from 'zod';
import { createUserFile, type UserFile } from './userFile.ts';

const recent = z.array(z.object({ path: z.string() }));

/** Paths used last, newest first; kept in the user's own data folder. */
export interface RecentPaths {
  read(): Promise<string[]>;
  add(path: string): Promise<void>;
  /** A file got another name or went away. */
  replace(from: string, to: string | undefined): Promise<void>;
}

const keepAtMost = 20;

export function createRecentPaths(
  userData: string,
  name: string,
  atMost = keepAtMost,
): RecentPaths {
  const file: UserFile<{ path: string }[]> = createUserFile(
    path.join(userData, `${name}.json`),
    recent,
    () => [],
  );
  return {
    read: async () => (await file.read()).map((entry) => entry.path),
    add: async (added) => {
      await file.change((known) =>
        [{ path: added }, ...known.filter((entry) => entry.path !== added)].slice(0, atMost),
      );
    },
    replace: async (from, to) => {
      const known = await file.read();
      if (!known.some((entry) => entry.path === from)) return;
      await file.change((entries) =>
        entries.flatMap((entry) => {
          if (entry.path !== from) return [entry];
          return to === undefined ? [] : [{ path: to }];
        }),
      );
    },
  };
}

const folders = z.object({
  library: z.string().optional(),
  article: z.string().optional(),
  export: z.string().optional(),
});

/** The folder that each kind of dialog was used in last. */
export interface DialogFolders {
  last(kind: keyof z.infer<typeof folders>): Promise<string | undefined>;
  remember(kind: keyof z.infer<typeof folders>, folder: string): Promise<void>;
}

export function createDialogFolders(userData: string): DialogFolders {
  const file = createUserFile<z.infer<typeof folders>>(
    path.join(userData, 'dialog-folders.json'),
    folders,
    () => ({}),
  );
  return {
    last: async (kind) => (await file.read())[kind],
    remember: async (kind, folder) => {
      if ((await file.read())[kind] === folder) return;
      await file.change((known) => ({ ...known, [kind]: folder }));
    },
  };
}

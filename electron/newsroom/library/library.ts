import fs from 'node:fs/promises';
import path from 'node:path';
import { ArticleError } from '../../../shared/article/articleError.ts';
import { parse } from '../../../shared/article/parse.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import type { LibraryEvent, LibraryStatus } from '../../../shared/contract/library.ts';
import type { HostPorts } from '../hostPorts.ts';
import { sweepLocks } from '../locks/sweepLocks.ts';
import type { LibraryService } from '../newsroom.ts';
import { createRecentPaths, type DialogFolders, type RecentPaths } from '../settings/remembered.ts';
import type { SettingsService } from '../settings/settings.ts';
import { isWholeJson, isWholeRecords, sweepFolder } from '../storage/sweep.ts';
import { isMissing, readFailure } from '../storage/systemFailure.ts';
import { findArticleFiles } from './articleFiles.ts';
import { Changes } from './changes.ts';
import { readDesk, saveDesk, savePreset } from './desk.ts';
import { Entries } from './entries.ts';
import { EventSource } from './eventStream.ts';
import { FileRegistry } from './fileRegistry.ts';
import { awayAt } from './folderStatus.ts';
import { OpenFolder } from './openFolder.ts';
import { idOf, placeForPeople } from './place.ts';
import { listTrash, moveToTrash, restoreFromTrash, sweepTrash } from './trash.ts';

/** What articles need to know of the library that their files lie in. */
export interface Library extends LibraryService {
  readonly registry: FileRegistry;
  readonly changes: Changes;
  /** The folder, as a real path. @throws FailureError no-library */
  root(): Promise<string>;
  /** Opens the library that was open last, if there was one. */
  openLast(): Promise<void>;
  /** The folder whether it is there or not; undefined when no library is open. */
  readonly folder: string | undefined;
  /** Whether what lies there at that revision was read for the list, without fault. */
  isSound(file: string, revision: string): boolean;
  /** See `Entries`. */
  comesInParts(file: string, revision: string): boolean;
  /** Where an article lies, by its own id: copies made elsewhere have the same. None where nobody can say. */
  filesOf(articleId: string): Promise<string[]>;
  /** @param file its place. @returns the id to restore it by. */
  trash(file: string, headline: string): Promise<string>;
  close(): Promise<void>;
}

interface Surroundings {
  userData: string;
  host: HostPorts;
  dialogFolders: DialogFolders;
  recentArticles: RecentPaths;
  settings: Pick<SettingsService, 'onChange'>;
  /** It is another folder than the last one. */
  moved(): Promise<unknown>;
}

/** The library of one desk: a folder of article files, and what happens in it. */
export function createLibrary(desk: Surroundings): Library {
  const recents = createRecentPaths(desk.userData, 'recent-libraries');
  const events = new EventSource<LibraryEvent>();
  desk.settings.onChange(({ keys }) => {
    if (keys !== undefined) events.send({ kind: 'keys-changed', keys });
  });
  let open: OpenFolder | undefined;
  /** A folder whose drive has not answered yet. */
  let coming: string | undefined;
  /** Under way, for who only wants to find something. */
  let listing: ReturnType<LibraryService['list']> | undefined;
  /** Trashes of this run by entry: an article from outside the library has one of its own. */
  const trashes = new Map<string, string>();

  const registry = new FileRegistry(async () => [
    ...(open
      ? await findArticleFiles(open.root).then(
          ({ files }) => files,
          () => [],
        )
      : []),
    ...(await desk.recentArticles.read().catch(() => [])),
  ]);
  const entries = new Entries(
    () => open?.root,
    (location) => registry.registerLocation(location),
  );
  const changes = new Changes(events, registry);

  const current = (): OpenFolder => {
    if (!open && coming !== undefined) throw folderGone();
    if (!open) throw new FailureError('no-library', 'No library is open. Choose a folder for it.');
    return open;
  };
  /** @returns that folder, although another one may be the library once its drive has answered */
  const looked = async (folder: OpenFolder): Promise<string> => {
    const { state } = await folder.look();
    if (state === 'missing') throw folderGone();
    if (state === 'unreadable') {
      throw new FailureError('io', 'You may not read the library’s folder.', { retry: true });
    }
    return folder.root;
  };
  const root = async () => looked(current());
  /** What is to be shown of the library, whichever that is by then. */
  const shown = async <T extends object>(read: (root: string) => Promise<T>): Promise<T> => {
    const folder = current();
    return (await folder.whileOpen(looked(folder).then(read))) ?? shown(read);
  };

  const openFolder = async (place: string): Promise<LibraryStatus> => {
    const absolute = path.resolve(place);
    coming = absolute;
    const real = await fs.realpath(absolute).catch(() => absolute);
    // Another one was chosen meanwhile.
    if (coming !== absolute) throw anotherChosen();
    coming = undefined;
    const before = open;
    const folder = new OpenFolder(real, changes, events);
    open = folder;
    await before?.close();
    const status = await folder.whileOpen(folder.start());
    if (status === undefined || open !== folder) throw anotherChosen();
    if (status.state === 'ready') void sweepLibrary(real);
    // Which folder that is nobody knows before its drive is back.
    if (status.state !== 'missing') {
      const [last] = await recents.read().catch(() => []);
      if (last !== undefined && last !== real) await desk.moved();
      // What cannot be remembered can still be worked in.
      await recents.add(real).catch(() => undefined);
    }
    events.send({ kind: 'status-changed', status });
    events.send({ kind: 'list-changed' });
    return status;
  };

  const library: Library = {
    registry,
    changes,
    root,
    get folder() {
      return open?.root;
    },
    status: async () => {
      if (open) return (await open.whileOpen(open.look())) ?? library.status();
      return coming === undefined ? { state: 'none' } : awayAt(coming);
    },
    openFolder,
    openLast: async () => {
      const [last] = await recents.read().catch(() => []);
      if (last !== undefined) await openFolder(last);
    },
    choose: async () => {
      if (!desk.host.chooseFolder) throw unsupported();
      const chosen = await desk.host.chooseFolder(
        'library',
        await desk.dialogFolders.last('library'),
      );
      if (chosen === undefined) throw new FailureError('canceled', 'No folder was chosen.');
      await desk.dialogFolders.remember('library', path.dirname(chosen)).catch(() => undefined);
      return openFolder(chosen);
    },
    recent: async () =>
      (await recents.read()).map((folder) => ({
        id: idOf(folder),
        name: path.basename(folder) || folder,
        place: placeForPeople(folder),
      })),
    openRecent: async (id) => {
      // A host that cannot choose a folder works in the one it was started with.
      if (!desk.host.chooseFolder) throw unsupported();
      const folder = (await recents.read()).find((candidate) => idOf(candidate) === id);
      if (folder === undefined) {
        throw new FailureError('not-found', 'This library is not among those used last.');
      }
      return openFolder(folder);
    },
    isSound: (file, revision) => entries.isSound(file, revision),
    comesInParts: (file, revision) => entries.comesInParts(file, revision),
    list: () =>
      shown(async (folder) => {
        try {
          const { files } = await findArticleFiles(folder);
          const list = await entries.read(files);
          for (const file of files) changes.listed(file, entries.revision(file));
          return list;
        } catch (error) {
          if (isMissing(error)) throw folderGone();
          throw readFailure(error, 'The library could not be read');
        }
      }),
    filesOf: async (articleId) => {
      // Several are asked for at once.
      listing ??= library.list().finally(() => {
        listing = undefined;
      });
      const list = await listing.catch(() => []);
      return list.flatMap(({ about, file }) =>
        about.kind === 'article' && about.id === articleId ? (registry.placeOf(file) ?? []) : [],
      );
    },
    events: (signal) =>
      events.subscribe(signal, open?.ready ?? Promise.resolve(), { kind: 'listening' }),
    trashed: () => shown(listTrash),
    restore: async (id) => {
      const restored = await restoreFromTrash(trashes.get(id) ?? (await root()), id);
      trashes.delete(id);
      const file = registry.register(restored);
      events.send({ kind: 'list-changed' });
      return { file, name: path.basename(restored) };
    },
    trash: async (file, headline) => {
      const inLibrary = open && isInside(open.root, file);
      const trashRoot = inLibrary ? await root() : path.dirname(file);
      const id = await moveToTrash(trashRoot, file, headline);
      trashes.set(id, trashRoot);
      return id;
    },
    deskSettings: async () => readDesk(await root()),
    saveDeskSettings: async (change) => {
      const reading = await saveDesk(await root(), change);
      events.send({ kind: 'desk-changed' });
      return reading;
    },
    changePreset: async (change) => {
      const reading = await savePreset(await root(), change);
      events.send({ kind: 'desk-changed' });
      return reading;
    },
    close: async () => {
      coming = undefined;
      events.end();
      await Promise.all([open?.close(), changes.close(), entries.close()]);
    },
  };
  return library;
}

const folderGone = () =>
  new FailureError('no-library', 'The library’s folder is not there.', { retry: true });

const anotherChosen = () => new FailureError('canceled', 'Another folder was chosen meanwhile.');

const unsupported = () =>
  new FailureError('unsupported', 'Here the library is the folder that Stet was started with.');

export function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return (
    relative !== '' &&
    !relative.startsWith(`..${path.sep}`) &&
    relative !== '..' &&
    !path.isAbsolute(relative)
  );
}

async function sweepLibrary(root: string): Promise<void> {
  try {
    const { folders } = await findArticleFiles(root);
    for (const folder of folders) {
      await sweepFolder(folder, isWholeArticle);
      await sweepLocks(folder);
      await sweepFolder(path.join(folder, 'media'), () => true);
    }
    await sweepFolder(path.join(root, '.stet'), isWholeJson);
    await sweepFolder(path.join(root, '.stet', 'history'), isWholeRecords);
    await sweepTrash(root);
  } catch {
    // Cleaning is a courtesy; what is wrong with the folder shows when it is listed.
  }
}

export function isWholeArticle(bytes: Uint8Array): boolean {
  try {
    parse(bytes);
    return true;
  } catch (error) {
    return error instanceof ArticleError && error.code === 'newer-version';
  }
}

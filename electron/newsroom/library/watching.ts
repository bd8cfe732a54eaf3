import path from 'node:path';
import { watch } from 'chokidar';
import './unheardFiles.ts';
import { deepest, deskFile, isArticleName, isListedFolder } from './articleFiles.ts';

/** What a watcher thinks happened. It is a hint: who hears it looks at the bytes. */
export interface Hints {
  /** A file may have come or changed. */
  touched(file: string): void;
  gone(file: string): void;
  /** A folder came or went, also the watched one itself. */
  folders(): void;
  /** The settings of the desk came, went or changed. */
  desk?(): void;
}

export interface Watching {
  /** Once every change is noticed. Never rejects. */
  ready: Promise<void>;
  close(): Promise<void>;
}

/** Network drives do not tell about changes made elsewhere: they are asked, this often. */
const askEvery = 5_000;
/** A folder that is slow to watch must not keep a window waiting. */
const waitAtMost = 3_000;

/** Watches the articles of a library, the same files that `findArticleFiles` finds, and its desk. */
export function watchLibrary(root: string, network: boolean, hints: Hints): Watching {
  const isIgnored = (file: string, isFile: boolean | undefined) => {
    const inside = path.relative(root, file);
    if (inside === '' || inside === path.dirname(deskFile) || inside === deskFile) return false;
    const names = inside.split(path.sep);
    const name = names.at(-1) ?? '';
    if (names.slice(0, -1).some((folder) => !isListedFolder(folder))) return true;
    if (isFile === undefined) return name.startsWith('.') || name === 'media';
    return isFile ? !isArticleName(name) : !isListedFolder(name);
  };
  const watcher = watch(root, {
    ignoreInitial: true,
    ignored: (file, stats) => isIgnored(file, stats?.isFile()),
    depth: deepest,
    followSymlinks: false,
    ignorePermissionErrors: true,
    persistent: false,
    ...(network && { backend: 'polling', pollingInterval: askEvery }),
  });
  const heard = (tell: (file: string) => void) => (file: string) => {
    if (path.relative(root, file) === deskFile) hints.desk?.();
    else if (isArticleName(path.basename(file))) tell(file);
  };
  watcher
    .on('add', heard(hints.touched))
    .on('change', heard(hints.touched))
    .on('unlink', heard(hints.gone))
    .on('addDir', () => hints.folders())
    .on('unlinkDir', () => hints.folders())
    // Out of watches or permissions: the list is still read, and saves still compare bytes.
    .on('error', () => hints.folders());
  return { ready: readyOf(watcher), close: () => watcher.close() };
}

/** Watches single files outside the library. */
export function watchFiles(
  network: boolean,
  hints: Hints,
): { add(file: string): void; close(): Promise<void> } {
  const watcher = watch([], {
    ignoreInitial: true,
    followSymlinks: false,
    ignorePermissionErrors: true,
    persistent: false,
    ...(network && { backend: 'polling', pollingInterval: askEvery }),
  });
  watcher
    .on('add', (file) => hints.touched(file))
    .on('change', (file) => hints.touched(file))
    .on('unlink', (file) => hints.gone(file))
    .on('error', () => undefined);
  return { add: (file) => void watcher.add(file), close: () => watcher.close() };
}

function readyOf(watcher: ReturnType<typeof watch>): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, waitAtMost);
    watcher.once('ready', () => {
      clearTimeout(late);
      resolve();
    });
  });
}

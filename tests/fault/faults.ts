import {
  type FileSystem,
  type OpenFile,
  realFileSystem,
} from '../../electron/newsroom/storage/fileSystem.ts';

/** An error as the system gives it. */
export const systemError = (code: string) => Object.assign(new Error(code), { code });

type Call = keyof OpenFile | Exclude<keyof FileSystem, 'platform'>;

export interface FaultyFileSystem extends FileSystem {
  /** Every call in its order, with the base name of what it was about. */
  readonly calls: string[];
}

/**
 * The real file system, with something done before each call: throw, and the call fails. Sleeping
 * takes no time.
 *
 * @param before also gets the path, and may return a value to give instead of calling.
 */
export function faultyFileSystem(
  before: (call: Call, path: string, argument?: unknown) => unknown,
  platform: NodeJS.Platform = process.platform,
): FaultyFileSystem {
  const calls: string[] = [];
  const through = async <T>(
    call: Call,
    path: string,
    run: () => Promise<T>,
    argument?: unknown,
  ): Promise<T> => {
    calls.push(`${call} ${path.split('/').at(-1)}`);
    const instead = await before(call, path, argument);
    return instead === undefined ? run() : (instead as T);
  };
  const wrap = (file: OpenFile, path: string): OpenFile => ({
    write: (bytes, position) =>
      through('write', path, () => file.write(bytes, position), { bytes, file, position }),
    facts: () => through('facts', path, () => file.facts()),
    truncate: (length) => through('truncate', path, () => file.truncate(length)),
    setMode: (mode) => through('setMode', path, () => file.setMode(mode)),
    setOwner: (user, group) => through('setOwner', path, () => file.setOwner(user, group)),
    sync: () => through('sync', path, () => file.sync()),
    // A close that fails has closed all the same.
    close: async () => {
      await file.close();
      await through('close', path, async () => undefined);
    },
  });
  const real = realFileSystem;
  return {
    calls,
    platform,
    open: (path, flags, mode) =>
      through('open', path, async () => wrap(await real.open(path, flags, mode), path), flags),
    readFile: (path) => through('readFile', path, () => real.readFile(path)),
    stat: (path) => through('stat', path, () => real.stat(path)),
    lstat: (path) => through('lstat', path, () => real.lstat(path)),
    realpath: (path) => through('realpath', path, () => real.realpath(path)),
    mayWrite: (path) => through('mayWrite', path, () => real.mayWrite(path)),
    room: (path) => through('room', path, () => real.room(path)),
    rename: (from, to) => through('rename', to, () => real.rename(from, to)),
    link: (from, to) => through('link', to, () => real.link(from, to)),
    unlink: (path) => through('unlink', path, () => real.unlink(path)),
    mkdir: (path) => through('mkdir', path, () => real.mkdir(path)),
    sleep: (milliseconds) => through('sleep', '', async () => undefined, milliseconds),
  };
}

/** Fails the first so many times that a call meets a path. */
export function failing(
  call: Call,
  code: string,
  options: { times?: number; path?: RegExp } = {},
): (call: Call, path: string) => void {
  let left = options.times ?? Number.POSITIVE_INFINITY;
  return (made, path) => {
    if (made !== call || (options.path && !options.path.test(path)) || left === 0) return;
    left--;
    throw systemError(code);
  };
}

import fs from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { driveOf } from './drives.ts';

/**
 * Imported before all else by each host. Node makes calls on files in threads that everything shares,
 * four unless told otherwise before the first call. A drive that hangs holds one with each call, and
 * opening an article there makes three: with the list being read that was all of them, and settings
 * or an article on another drive waited for minutes behind it (measured). A thread that only waits
 * costs next to nothing.
 */
process.env.UV_THREADPOOL_SIZE ??= '64';

/**
 * So many of them at most are one drive's; further calls on it wait here, in order. Three drives may
 * hang at a time, and whatever lies on a fourth is still read. A list of articles takes 16.
 */
const mostOfOneDrive = 20;

type Call = () => Promise<unknown>;

class Drive {
  #underWay = 0;
  readonly #waiting: (() => void)[] = [];

  async run(call: Call): Promise<unknown> {
    if (this.#underWay === mostOfOneDrive) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#underWay++;
    try {
      const answer = await call();
      return isHandle(answer) ? this.#limited(answer) : answer;
    } finally {
      // The place goes straight to whoever waits the longest.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#underWay--;
    }
  }

  #limited(handle: FileHandle): FileHandle {
    return new Proxy(handle, {
      get: (_, name) => {
        const value: unknown = Reflect.get(handle, name, handle);
        if (!asynchronous.has(name)) return value;
        return (...given: unknown[]) => this.run(() => Reflect.apply(value as Call, handle, given));
      },
    });
  }
}

const isHandle = (answer: unknown): answer is FileHandle =>
  typeof answer === 'object' && answer !== null && 'fd' in answer && 'readFile' in answer;

/** What a file that is open is asked, as far as the newsroom does. */
const asynchronous: ReadonlySet<string | symbol> = new Set([
  ...['chmod', 'chown', 'close', 'datasync', 'read', 'readFile', 'stat', 'sync', 'truncate'],
  ...['utimes', 'write', 'writeFile'],
]);

/**
 * All that begins with the path of what it is about, and makes none of these calls itself, as `cp`
 * does: with all places taken by such, none would ever get the next one that it needs.
 */
const calls = [
  ...(['access', 'appendFile', 'chmod', 'chown', 'copyFile', 'link', 'lstat'] as const),
  ...(['lutimes', 'mkdir', 'mkdtemp', 'open', 'opendir', 'readFile', 'readdir'] as const),
  ...(['readlink', 'realpath', 'rename', 'rm', 'rmdir', 'stat', 'statfs', 'symlink'] as const),
  ...(['truncate', 'unlink', 'utimes', 'writeFile'] as const),
];

const drives = new Map<string, Drive>();

function driveAt(place: string): Drive {
  const name = driveOf(place);
  const drive = drives.get(name) ?? new Drive();
  drives.set(name, drive);
  return drive;
}

// In Node itself: the packages that watch folders make such calls too, one for each file.
const promises = fs.promises as unknown as Record<
  string,
  (...given: unknown[]) => Promise<unknown>
>;
for (const name of calls) {
  const call = promises[name] as (...given: unknown[]) => Promise<unknown>;
  promises[name] = (place, ...rest) =>
    typeof place === 'string'
      ? driveAt(place).run(() => call(place, ...rest))
      : call(place, ...rest);
}
syncBuiltinESMExports();

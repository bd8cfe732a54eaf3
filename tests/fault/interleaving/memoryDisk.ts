import path from 'node:path';
import type {
  FileFacts,
  FileSystem,
  OpenFile,
} from '../../../electron/newsroom/storage/fileSystem.ts';
import { systemError } from '../faults.ts';

interface Node {
  number: number;
  folder: boolean;
  bytes: Uint8Array;
  mode: number;
  /** Counts what was done to it. */
  changes: number;
}

/** A disk in memory, as a file system of the ordinary kind behaves: names, and nodes behind them. */
export class MemoryDisk {
  readonly #names = new Map<string, Node>();
  #numbers = 0;

  constructor(...folders: string[]) {
    for (const folder of folders) this.#make(folder, true);
  }

  names(folder: string): string[] {
    return [...this.#names.keys()].filter((name) => path.dirname(name) === folder);
  }

  put(file: string, bytes: Uint8Array): void {
    this.#make(file, false).bytes = bytes;
  }

  read(file: string): Uint8Array | undefined {
    return this.#names.get(file)?.bytes;
  }

  /**
   * As one process sees it.
   *
   * @param before awaited before every call; a call that it never lets through never happens
   */
  seenBy(before: (call: string) => Promise<void>): FileSystem {
    const at =
      <Arguments extends [string, ...unknown[]], T>(
        call: string,
        run: (...given: Arguments) => T,
      ) =>
      async (...given: Arguments): Promise<T> => {
        await before(`${call} ${path.basename(given[0])}`);
        return run(...given);
      };
    return {
      platform: 'linux',
      open: at('open', (file: string, flags: string | number) => this.#open(file, flags, before)),
      readFile: at('readFile', (file: string) => this.#find(file).bytes.slice()),
      stat: at('stat', (file: string) => factsOf(this.#find(file))),
      lstat: at('lstat', (file: string) => factsOf(this.#find(file))),
      realpath: at('realpath', (file: string) => {
        this.#find(file);
        return file;
      }),
      mayWrite: at('mayWrite', (file: string) => void this.#find(file)),
      room: at('room', () => ({ free: Number.POSITIVE_INFINITY, kind: 0 })),
      rename: at('rename', (from: string, to: string) => {
        const node = this.#find(from);
        node.changes++;
        this.#names.set(to, node);
        this.#names.delete(from);
      }),
      link: at('link', (from: string, to: string) => {
        if (this.#names.has(to)) throw systemError('EEXIST');
        this.#names.set(to, this.#find(from));
      }),
      unlink: at('unlink', (file: string) => {
        this.#find(file);
        this.#names.delete(file);
      }),
      mkdir: at('mkdir', (folder: string) => {
        if (this.#names.has(folder)) throw systemError('EEXIST');
        this.#makeIn(folder, true);
      }),
      sleep: async () => before('sleep'),
    };
  }

  #find(file: string): Node {
    const node = this.#names.get(file);
    if (!node) throw systemError('ENOENT');
    return node;
  }

  /** As a process does it: the folder must be there. */
  #makeIn(name: string, folder: boolean): Node {
    this.#find(path.dirname(name));
    return this.#make(name, folder);
  }

  #make(file: string, folder: boolean): Node {
    const node: Node = {
      number: ++this.#numbers,
      folder,
      bytes: new Uint8Array(),
      mode: folder ? 0o755 : 0o644,
      changes: 0,
    };
    this.#names.set(file, node);
    return node;
  }

  #open(file: string, flags: string | number, before: (call: string) => Promise<void>): OpenFile {
    if (flags === 'wx' && this.#names.has(file)) throw systemError('EEXIST');
    const node =
      flags === 'wx' || flags === 'a'
        ? (this.#names.get(file) ?? this.#makeIn(file, false))
        : this.#find(file);
    const name = path.basename(file);
    const step = async <T>(call: string, run: () => T): Promise<T> => {
      await before(`${call} ${name}`);
      return run();
    };
    const put = (bytes: Uint8Array) => {
      node.bytes = bytes;
      node.changes++;
    };
    return {
      write: (bytes, position) =>
        step('write', () => {
          // A part of it, as a system may: whoever is interrupted leaves a torn end.
          const part = bytes.subarray(0, Math.max(1, Math.ceil(bytes.length / 2)));
          const all = new Uint8Array(Math.max(node.bytes.length, position + part.length));
          all.set(node.bytes);
          all.set(part, position);
          put(all);
          return part.length;
        }),
      facts: () => step('facts', () => factsOf(node)),
      truncate: (length = 0) => step('truncate', () => put(node.bytes.slice(0, length))),
      setMode: async (mode) => {
        node.mode = mode;
      },
      setOwner: async () => undefined,
      sync: () => step('sync', () => undefined),
      close: async () => undefined,
    };
  }
}

const factsOf = (node: Node): FileFacts => ({
  isFile: !node.folder,
  isLink: false,
  size: node.bytes.length,
  mode: node.mode,
  user: 0,
  group: 0,
  modified: new Date(0),
  identity: `${node.number}`,
  print: `${node.number} ${node.changes} ${node.bytes.length}`,
});

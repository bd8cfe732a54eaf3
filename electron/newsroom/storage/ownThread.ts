import { CallThread } from '../threads/callThread.ts';
import { workerFile } from '../threads/workerFile.ts';
import { type FileSystem, type OpenFile, realFileSystem } from './fileSystem.ts';

/** What the thread is asked; see files.worker.ts. */
export interface FileCall {
  call: string;
  args: readonly unknown[];
}

export type FileAnswer =
  | { value: unknown }
  | { error: { message: string; code?: string | undefined } };

/**
 * A file system whose calls are made in a thread of their own. Node makes all others in a few shared
 * ones (four, unless told otherwise): a network drive that does not answer holds those for minutes,
 * and whatever lies on another disk would wait behind it.
 */
export class OwnThread {
  readonly #thread = new CallThread<FileCall, FileAnswer>({
    file: workerFile('files', import.meta.url),
    name: 'files',
    ended: () => Object.assign(new Error('The thread for files ended'), { code: 'EIO' }),
  });

  readonly fs: FileSystem = {
    platform: process.platform,
    open: async (path, flags, mode) =>
      this.#opened((await this.#ask('open', path, flags, mode)) as number),
    readFile: (path) => this.#ask('readFile', path),
    stat: (path) => this.#ask('stat', path),
    lstat: (path) => this.#ask('lstat', path),
    realpath: (path) => this.#ask('realpath', path),
    mkdir: (path) => this.#ask('mkdir', path),
    mayWrite: (path) => this.#ask('mayWrite', path),
    room: (folder) => this.#ask('room', folder),
    rename: (from, to) => this.#ask('rename', from, to),
    link: (from, to) => this.#ask('link', from, to),
    unlink: (path) => this.#ask('unlink', path),
    sleep: realFileSystem.sleep,
    append: (path, to, bytes, durable) => this.#ask('append', path, to, bytes, durable),
  };

  #opened(descriptor: number): OpenFile {
    return {
      write: (bytes, position) => this.#ask('write', descriptor, bytes, position),
      facts: () => this.#ask('facts', descriptor),
      truncate: (length = 0) => this.#ask('truncate', descriptor, length),
      setMode: (mode) => this.#ask('setMode', descriptor, mode),
      setOwner: (user, group) => this.#ask('setOwner', descriptor, user, group),
      sync: () => this.#ask('sync', descriptor),
      close: () => this.#ask('close', descriptor),
    };
  }

  async #ask<T>(call: string, ...args: readonly unknown[]): Promise<T> {
    const answer = await this.#thread.ask({ call, args });
    if ('value' in answer) return answer.value as T;
    const { message, code } = answer.error;
    throw Object.assign(new Error(message), code !== undefined && { code });
  }

  /** An idle thread keeps no program from ending; this ends it at once. */
  async close(): Promise<void> {
    await this.#thread.close();
  }
}

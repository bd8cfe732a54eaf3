import { appendTo } from './appendTo.ts';
import { durableWrite } from './durableWrite.ts';
import { type AppendedTo, type FileSystem, realFileSystem } from './fileSystem.ts';
import { encodeRecord, type FileRecord } from './records.ts';
import { systemFailure } from './systemFailure.ts';
import { identity } from './temporaryName.ts';
import { writeQueue } from './writeQueue.ts';

/**
 * A file of records (see records.ts). Appending is our own, as writing is: a record counts only once
 * every byte of it is out and synced, and what a failed attempt left behind is cut off by the next.
 * Not before: in a journal it may be words that are nowhere else, and a history sees to it itself.
 */
export class RecordFile {
  readonly path: string;
  readonly #outcome: string;
  readonly #fs: FileSystem;
  #length: number;
  /** Of a file that this process began, and that somebody else may have begun anew since. */
  readonly #identity: string | undefined;

  private constructor(
    path: string,
    { length, identity }: AppendedTo,
    outcome: string,
    fs: FileSystem,
  ) {
    this.path = path;
    this.#length = length;
    this.#identity = identity;
    this.#outcome = outcome;
    this.#fs = fs;
  }

  /** Bytes that count. */
  get length(): number {
    return this.#length;
  }

  /**
   * A file that is there, with so many bytes that are whole.
   * @param outcome how sentences about a failure begin
   */
  static at(path: string, length: number, outcome: string, fs = realFileSystem): RecordFile {
    return new RecordFile(path, { length }, outcome, fs);
  }

  /** A new file, or one in the place of another, that begins with these records. */
  static async begin(
    path: string,
    records: readonly FileRecord[],
    outcome: string,
    fs = realFileSystem,
  ): Promise<RecordFile> {
    const bytes = joined(records.map(encodeRecord));
    const surroundings = { fs, queue: writeQueue, self: identity };
    const { identity: its } = await durableWrite(
      { path, bytes, base: 'any', outcome },
      surroundings,
    );
    return new RecordFile(path, { length: bytes.length, identity: its }, outcome, fs);
  }

  /**
   * @throws FailureError `disk-full`, `io`…; the file then counts as it was. `not-found` where it is
   * gone, another one or shorter than it was: somebody else's doing, and only a new file helps.
   * @param durable false: what the record says can be found out without it after a power cut
   */
  async append<T extends FileRecord>(record: T, durable = true): Promise<void> {
    const bytes = encodeRecord(record);
    const fs = this.#fs;
    try {
      const to = { length: this.#length, identity: this.#identity };
      if (fs.append) await fs.append(this.path, to, bytes, durable);
      else await appendTo(fs, this.path, to, bytes, durable);
    } catch (error) {
      throw systemFailure(error, this.#outcome);
    }
    this.#length += bytes.length;
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

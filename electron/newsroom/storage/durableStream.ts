import fs from 'node:fs/promises';
import path from 'node:path';
import { Writable } from 'node:stream';
import { type OpenFile, realFileSystem } from './fileSystem.ts';
import { moveFile } from './moveFile.ts';
import { sweepTemporaries } from './sweep.ts';
import { diskFull, systemFailure } from './systemFailure.ts';
import { syncFolder } from './temporaryFile.ts';
import { temporaryName } from './temporaryName.ts';

interface StreamRequest {
  path: string;
  /** Whether a person said that what lies there may be replaced. */
  replace: boolean;
  /** How sentences about a failure begin. */
  outcome: string;
  /** Writes everything and ends the stream. */
  write(to: Writable): Promise<void>;
}

/**
 * `durableWrite` for a file that is too large to be held in memory: the target is wholly old or
 * wholly new, and durable once this resolves.
 *
 * @returns bytes written
 * @throws FailureError `exists`, `disk-full`, `read-only`, `io`…, or what `write` throws
 */
export async function durableStream({
  path: target,
  replace,
  outcome,
  write,
}: StreamRequest): Promise<number> {
  const disk = realFileSystem;
  // Nobody would ever see how much room they take.
  await sweepTemporaries(path.dirname(target));
  const temporary = path.join(path.dirname(target), temporaryName(path.basename(target)));
  try {
    const file = await disk.open(temporary, 'wx', 0o666);
    const sink = new FileSink(file, outcome);
    try {
      await write(sink);
      if ((await file.facts()).size !== sink.written) throw diskFull(outcome);
      await file.sync();
    } catch (error) {
      await file.close().catch(() => undefined);
      throw error;
    }
    await file.close();
    if (replace) {
      await disk.rename(temporary, target);
      await syncFolder(disk, path.dirname(target));
    } else await moveFile(temporary, target, outcome);
    return sink.written;
  } catch (error) {
    throw systemFailure(error, outcome);
  } finally {
    await fs.unlink(temporary).catch(() => undefined);
  }
}

/** Counts what is out: a write may take fewer bytes than it was given. */
class FileSink extends Writable {
  written = 0;
  readonly #file: OpenFile;
  readonly #outcome: string;

  constructor(file: OpenFile, outcome: string) {
    super();
    this.#file = file;
    this.#outcome = outcome;
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#writeAll(chunk).then(() => done(), done);
  }

  async #writeAll(chunk: Buffer): Promise<void> {
    for (let at = 0; at < chunk.length; ) {
      const taken = await this.#file.write(chunk.subarray(at), this.written);
      if (taken <= 0) throw diskFull(this.#outcome);
      at += taken;
      this.written += taken;
    }
  }
}

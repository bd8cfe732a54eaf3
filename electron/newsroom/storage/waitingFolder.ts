import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { FetchedFile } from '../newsroom.ts';
import { systemFailure } from './systemFailure.ts';

/**
 * A folder of this run alone for what waits to be fetched. What other runs left behind is taken away
 * after a day, in which they may still live.
 */
export class WaitingFolder {
  readonly #all: string;
  readonly #own: string;

  /** @param all in the person's own data folder; holds one folder for each run */
  constructor(all: string) {
    this.#all = all;
    this.#own = path.join(all, `${process.pid}-${randomBytes(4).toString('hex')}`);
  }

  /**
   * A place in it that nothing lies at.
   *
   * @param outcome how a sentence about a failure begins
   */
  async place(outcome: string, extension = ''): Promise<string> {
    await this.#sweep();
    await fs.mkdir(this.#own, { recursive: true, mode: 0o700 }).catch((error) => {
      throw systemFailure(error, outcome, 'folder');
    });
    return path.join(this.#own, `${randomBytes(16).toString('hex')}${extension}`);
  }

  holds(file: string): boolean {
    return file.startsWith(this.#own + path.sep);
  }

  /** @returns undefined for what does not lie in it, or no longer */
  async download(file: string | undefined, name: string): Promise<FetchedFile | undefined> {
    if (file === undefined || !this.holds(file)) return undefined;
    const facts = await fs.stat(file).catch(() => undefined);
    if (!facts) return undefined;
    const body = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>;
    return { name, size: facts.size, body };
  }

  /** Takes away what nobody fetches any more; nothing that lies elsewhere. */
  async discard(file: string | undefined): Promise<void> {
    if (file !== undefined && this.holds(file)) {
      await fs.rm(file, { recursive: true, force: true }).catch(() => undefined);
    }
  }

  async remove(): Promise<void> {
    await fs.rm(this.#own, { recursive: true, force: true }).catch(() => undefined);
  }

  async #sweep(): Promise<void> {
    for (const name of await fs.readdir(this.#all).catch(() => [])) {
      const left = path.join(this.#all, name);
      if (left === this.#own) continue;
      const facts = await fs.stat(left).catch(() => undefined);
      if (facts && Date.now() - facts.mtimeMs > leftAlone)
        await fs.rm(left, { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

const leftAlone = 24 * 60 * 60 * 1000;

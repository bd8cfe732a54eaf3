import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { limits } from '../../../shared/article/limits.ts';
import type { LibraryEntry } from '../../../shared/contract/library.ts';
import { type FileFacts, realFileSystem } from '../storage/fileSystem.ts';
import { readWhole } from '../storage/readWhole.ts';
import { revisionOf } from '../storage/revision.ts';
import { isMissing, systemCode } from '../storage/systemFailure.ts';
import { type About, type Look, tooLarge, unreadable } from './about.ts';
import { AboutReader } from './aboutLarge.ts';

/** Files read at the same time: enough for a network drive, too few to run out of descriptors. */
const readers = 16;
/** A file changed within this time could change again without a later time stamp. */
const settlesAfter = 2_000;

interface Known {
  /** Identity, size and times; the same print means the same bytes. */
  print: string;
  modified: string;
  bytes: number;
  about: About;
  inParts: boolean;
  revision: string | undefined;
}

/** What the article files of a library hold, read once for each version of a file. */
export class Entries {
  readonly #known = new Map<string, Known>();
  readonly #reader = new AboutReader();
  readonly #root: () => string | undefined;
  readonly #register: (location: string) => string;

  constructor(root: () => string | undefined, register: (location: string) => string) {
    this.#root = root;
    this.#register = register;
  }

  /** The files in the order of the last change, newest first; one that went away is left out. */
  async read(files: readonly string[]): Promise<LibraryEntry[]> {
    const entries: LibraryEntry[] = [];
    const pending = [...files];
    const worker = async () => {
      for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
        const entry = await this.entry(file);
        if (entry) entries.push(entry);
      }
    };
    await Promise.all(Array.from({ length: readers }, worker));
    const present = new Set(files);
    for (const file of this.#known.keys()) if (!present.has(file)) this.#known.delete(file);
    return entries.sort(
      (one, other) =>
        other.modified.localeCompare(one.modified) || one.name.localeCompare(other.name),
    );
  }

  async entry(file: string): Promise<LibraryEntry | undefined> {
    const known = await this.#look(file);
    if (!known) return undefined;
    const folder = path.relative(this.#root() ?? path.dirname(file), path.dirname(file));
    return {
      file: this.#register(file),
      name: path.basename(file),
      ...(folder !== '' && { folder: folder.split(path.sep).join('/') }),
      modified: known.modified,
      bytes: known.bytes,
      about: known.about,
    };
  }

  /** The revision of a file as it was listed last. */
  revision(file: string): string | undefined {
    return this.#known.get(file)?.revision;
  }

  async #look(file: string): Promise<Known | undefined> {
    const facts = await realFileSystem.stat(file).catch((error) => {
      // A link that leads nowhere is no article; a file behind a closed door is one.
      return isMissing(error) || systemCode(error) === 'ELOOP' ? undefined : closed;
    });
    if (!facts?.isFile) return undefined;
    const before = this.#known.get(file);
    if (before?.print === facts.print) return before;
    const { about, inParts, revision } = await this.#read(file, facts.size);
    const known: Known = {
      print: facts.print,
      modified: facts.modified.toISOString(),
      bytes: facts.size,
      about,
      inParts,
      revision,
    };
    // A print that may still stand for other bytes a moment later is not one to rely on.
    if (Math.abs(Date.now() - facts.modified.getTime()) < settlesAfter) known.print = '';
    this.#known.set(file, known);
    return known;
  }

  async #read(file: string, size: number): Promise<Look & Pick<Known, 'revision'>> {
    const nothing = { inParts: false, revision: undefined };
    if (size > limits.bytes) return { about: tooLarge, ...nothing };
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      bytes = await readWhole(file, limits.bytes);
    } catch {
      return { about: unreadable, ...nothing };
    }
    // Reading an article takes a millisecond or more; calls and saves get their turn in between.
    await nextTurn();
    return { ...(await this.#reader.look(bytes)), revision: revisionOf(bytes) };
  }

  /** Whether the list has found an article in these bytes, and nothing wrong with it. */
  isSound(file: string, revision: string): boolean {
    const known = this.#known.get(file);
    return known?.revision === revision && known.about.kind === 'article' && !known.about.newer;
  }

  /** The same, and its parts are the article too: see fileParts.ts. */
  comesInParts(file: string, revision: string): boolean {
    return this.isSound(file, revision) && this.#known.get(file)?.inParts === true;
  }

  close(): Promise<void> {
    return this.#reader.close();
  }
}

/** What is known of a file that may not even be looked at. */
const closed: FileFacts = {
  isFile: true,
  isLink: false,
  size: 0,
  mode: 0,
  user: 0,
  group: 0,
  modified: new Date(0),
  identity: '',
  print: '',
};

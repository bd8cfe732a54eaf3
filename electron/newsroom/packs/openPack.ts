import { createHash } from 'node:crypto';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { FailureError } from '../../../shared/contract/failure.ts';
import {
  manifestName,
  type PackManifest,
  packLimits,
  packManifest,
  packVersion,
} from '../../../shared/pack/manifest.ts';
import { historyKey } from '../history/historyFile.ts';
import { fold } from '../storage/moveFile.ts';
import { systemCode, systemFailure } from '../storage/systemFailure.ts';
import { kindOfMember, memberBytes } from './members.ts';

export const outcome = 'Nothing was brought in';

export const notAPack = (why: string) => new FailureError('damaged', `${outcome}: ${why}.`);
const tooLarge = (why: string) => new FailureError('too-large', `${outcome}: ${why}.`);

/**
 * A pack that somebody hands over. Everything about it is looked at before anything is done with it:
 * names, sizes, how much larger a member may become, and the hash of every byte that is read.
 */
export class PackFile {
  readonly manifest: PackManifest;
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, manifest: PackManifest) {
    this.#zip = zip;
    this.#entries = entries;
    this.manifest = manifest;
  }

  /** @throws FailureError `damaged`, `newer-version`, `too-large`, `not-found`, `io` */
  static async open(file: string): Promise<PackFile> {
    let zip: ZipFile;
    try {
      zip = await openPromise(file, {
        autoClose: false,
        lazyEntries: true,
        strictFileNames: true,
        validateEntrySizes: true,
      });
    } catch (error) {
      throw asFailure(error);
    }
    try {
      const entries = await entriesOf(zip);
      const manifest = await manifestOf(zip, entries);
      compare(manifest, entries);
      return new PackFile(zip, entries, manifest);
    } catch (error) {
      zip.close();
      throw asFailure(error);
    }
  }

  /** The bytes of a member, whose hash was looked at. @throws FailureError */
  async read(name: string): Promise<Uint8Array> {
    const listed = this.manifest.files.find((file) => file.name === name);
    const entry = this.#entries.get(name);
    if (!listed || !entry) throw notAPack('a part of it is missing');
    const bytes = await bytesOf(this.#zip, entry, listed.bytes).catch((error) => {
      throw asFailure(error);
    });
    if (createHash('sha256').update(bytes).digest('hex') !== listed.sha256) {
      throw notAPack(`${name} was damaged or changed since the pack was made`);
    }
    return bytes;
  }

  close(): void {
    this.#zip.close();
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > packLimits.members) throw tooLarge('it holds too many files');
  const entries = new Map<string, Entry>();
  const names = new Set<string>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    refuseOdd(entry);
    const folded = fold(entry.fileName);
    if (names.has(folded)) throw notAPack('two of its files have one name');
    names.add(folded);
    total += entry.uncompressedSize;
    if (total > packLimits.bytes) throw tooLarge('it is larger than Stet takes');
    entries.set(entry.fileName, entry);
  }
  refuseOverlapping([...entries.values()]);
  return entries;
}

/** ZIP, APPNOTE 4.4.2: the upper byte says whose attributes these are; 3 is Unix. */
const unix = 3;
const fileType = 0o170000;
const regularFile = 0o100000;

function refuseOdd(entry: Entry): void {
  const { fileName, uncompressedSize, compressedSize, versionMadeBy } = entry;
  const kind = kindOfMember(fileName);
  if (fileName !== manifestName && !kind) {
    throw notAPack('it holds something that does not belong into a pack');
  }
  const type = (entry.externalFileAttributes >>> 16) & fileType;
  if (versionMadeBy >> 8 === unix && type !== 0 && type !== regularFile) {
    throw notAPack('it holds a link or something else that is no file');
  }
  if (entry.isEncrypted()) throw notAPack('it is encrypted');
  if (!entry.canDecodeFileData()) throw notAPack('it is compressed in a way that packs are not');
  const most = kind ? memberBytes[kind] : packLimits.manifestBytes;
  if (uncompressedSize > most) throw tooLarge('a part of it is larger than Stet takes');
  const grows = uncompressedSize / Math.max(1, compressedSize);
  if (uncompressedSize > packLimits.freeBytes && grows > packLimits.ratio) {
    throw tooLarge('a part of it would become too large when it is unpacked');
  }
}

/** Members that share bytes make a small file huge. A local header has 30 bytes at least. */
function refuseOverlapping(entries: readonly Entry[]): void {
  let end = 0;
  for (const entry of entries.toSorted(
    (one, other) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader,
  )) {
    const { relativeOffsetOfLocalHeader: start, compressedSize, fileNameRaw } = entry;
    if (start < end) throw notAPack('parts of it lie on top of each other');
    end = start + 30 + fileNameRaw.length + compressedSize;
  }
}

async function manifestOf(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
): Promise<PackManifest> {
  const entry = entries.get(manifestName);
  if (!entry) throw notAPack('this is not a Stet pack');
  const bytes = await bytesOf(zip, entry, entry.uncompressedSize);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw notAPack('the list of what is in it cannot be read');
  }
  const { format, version } = (json ?? {}) as { format?: unknown; version?: unknown };
  if (format !== 'stet-pack') throw notAPack('this is not a Stet pack');
  if (typeof version === 'number' && version > packVersion) {
    throw new FailureError(
      'newer-version',
      `${outcome}: a newer Stet made this pack. Update Stet to bring it in.`,
    );
  }
  const read = packManifest.safeParse(json);
  if (!read.success) throw notAPack('the list of what is in it is not what it should be');
  return read.data;
}

/** What is listed is there and nothing else, and every article's parts are what they say. */
function compare({ files, articles }: PackManifest, entries: ReadonlyMap<string, Entry>): void {
  const listed = new Map(files.map((file) => [file.name, file]));
  if (listed.size !== files.length || listed.has(manifestName)) {
    throw notAPack('the list of what is in it names a file twice');
  }
  for (const name of entries.keys()) {
    if (name !== manifestName && !listed.has(name)) {
      throw notAPack('it holds a file that is not on its list');
    }
  }
  for (const { name, bytes, sha256 } of files) {
    const entry = entries.get(name);
    if (!entry) throw notAPack('a part of it is missing');
    if (entry.uncompressedSize !== bytes)
      throw notAPack('a part of it has another size than listed');
    const named = kindOfMember(name) === 'photo' ? name.split('/')[1]?.slice(0, 64) : sha256;
    if (named !== sha256) throw notAPack('a photo in it is not the one that its name says');
  }
  const wanted = new Set<string>();
  for (const { name, id, photos, history } of articles) {
    const isRight =
      kindOfMember(name) === 'article' &&
      photos.every((photo) => kindOfMember(photo) === 'photo') &&
      (history === undefined || history === `history/${historyKey(id)}.versions`);
    const parts = [name, ...photos, ...(history === undefined ? [] : [history])];
    if (!isRight || parts.some((part) => !listed.has(part)) || wanted.has(name)) {
      throw notAPack('the list of what is in it does not fit what is in it');
    }
    wanted.add(name);
  }
  for (const { name } of files) {
    if (kindOfMember(name) === 'article' && !wanted.has(name)) {
      throw notAPack('it holds an article that is not on its list');
    }
  }
}

/** Counted while they come: a member that says it is small may not be. */
async function bytesOf(zip: ZipFile, entry: Entry, most: number): Promise<Uint8Array> {
  const stream = await zip.openReadStreamPromise(entry);
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) {
      stream.destroy();
      throw tooLarge('a part of it is larger than it says');
    }
    parts.push(part);
  }
  return Buffer.concat(parts, size);
}

function asFailure(error: unknown): FailureError {
  if (error instanceof FailureError) return error;
  if (systemCode(error)) return systemFailure(error, outcome);
  // Whatever the ZIP reader found: names with `..`, sizes that do not fit, an end that is missing.
  return notAPack('the file is damaged, or is not a Stet pack');
}

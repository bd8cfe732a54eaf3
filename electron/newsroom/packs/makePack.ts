import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { limits } from '../../../shared/article/limits.ts';
import { headlineOf } from '../../../shared/article/text.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import { jsonDocument } from '../../../shared/formats/json/jsonDocument.ts';
import {
  deskName,
  manifestName,
  type PackedArticle,
  type PackedFile,
  type PackManifest,
  packLimits,
  packVersion,
} from '../../../shared/pack/manifest.ts';
import { readArticle } from '../articles/articleBytes.ts';
import { momentOf } from '../articles/moment.ts';
import { ArticleHistory } from '../history/articleHistory.ts';
import { historyFile, historyKey } from '../history/historyFile.ts';
import { deskFile } from '../library/articleFiles.ts';
import { photoName } from '../media/photoKind.ts';
import { durableStream } from '../storage/durableStream.ts';
import { fold } from '../storage/moveFile.ts';
import { readWhole } from '../storage/readWhole.ts';
import { isMissing } from '../storage/systemFailure.ts';
import { articlesFolder, kindOfMember, memberBytes, photosFolder } from './members.ts';

export interface PackSource {
  /** An article file, absolute. */
  file: string;
  /** Where it lies in the library, with `/`. */
  name: string;
  /** The folder with `history` in it. */
  historyRoot: string;
}

export interface PackRequest {
  sources: readonly PackSource[];
  /** The library's folder, whose desk settings go along. */
  desk?: string | undefined;
  /** The library's name. */
  library: string;
  /** "Stet 0.1.0" */
  by: string;
  /** The file to be written. */
  out: string;
  /** Whether what lies there may be replaced. */
  replace: boolean;
  onProgress?(done: number, total: number, current: string): void;
  signal?: AbortSignal | undefined;
}

export interface LeftOut {
  name: string;
  message: string;
}

export interface MadePack {
  bytes: number;
  articles: number;
  photos: number;
  /** Articles and photos that cannot be read, and are not in it. */
  leftOut: LeftOut[];
}

export const outcome = 'No pack was made';

/**
 * Writes articles with their photos and versions into one file. Member by member: what is held in
 * memory is the largest of them.
 *
 * @throws FailureError `canceled`, `disk-full`, `read-only`, `exists`, `io`…; nothing is left behind
 */
export async function makePack(request: PackRequest): Promise<MadePack> {
  const { sources, signal, onProgress } = request;
  const zip = new ZipFile();
  const pack = new Packing(zip);
  const bytes = await durableStream({
    path: request.out,
    replace: request.replace,
    outcome,
    write: async (sink) => {
      const failed = new Promise<never>((_, reject) => zip.once('error', reject));
      const filled = (async () => {
        for (const [index, source] of sources.entries()) {
          if (signal?.aborted) throw canceled();
          onProgress?.(index, sources.length, source.name);
          await pack.article(source);
        }
        if (request.desk !== undefined) await pack.desk(request.desk);
        await pack.end(request);
      })();
      // What goes wrong on the disk ends the filling too.
      const written = pipeline(Readable.from(zip.outputStream), sink, {
        signal: signal ?? undefined,
      });
      await Promise.race([failed, Promise.all([filled, written])]).catch((error) => {
        sink.destroy();
        throw signal?.aborted ? canceled() : error;
      });
    },
  });
  const { articles, photos, leftOut } = pack;
  return { bytes, articles: articles.length, photos: photos.size, leftOut };
}

export const canceled = () => new FailureError('canceled', 'Stopped.');

/** What has gone into the file so far. */
class Packing {
  readonly articles: PackedArticle[] = [];
  readonly leftOut: LeftOut[] = [];
  readonly photos = new Set<string>();
  readonly #files: PackedFile[] = [];
  readonly #names = new Set<string>();
  readonly #zip: ZipFile;

  constructor(zip: ZipFile) {
    this.#zip = zip;
  }

  async article({ file, name, historyRoot }: PackSource): Promise<void> {
    const member = this.#free(articlesFolder + name);
    let bytes: Uint8Array;
    let id: string;
    let headline: string;
    try {
      bytes = await readWhole(file, limits.bytes);
      const { article } = readArticle(bytes);
      id = article.id;
      headline = headlineOf(article.content);
    } catch (error) {
      if (isMissing(error)) return;
      const why = error instanceof FailureError ? error.message : 'It cannot be read.';
      this.leftOut.push({ name, message: why });
      return;
    }
    if (kindOfMember(member) !== 'article') {
      this.leftOut.push({
        name,
        message: 'Its name is not one that every system takes. Rename it.',
      });
      return;
    }
    const history = await this.#history(historyRoot, id);
    const own = new Set(photosIn(bytes));
    const photos: string[] = [];
    let missing = 0;
    for (const photo of [...new Set([...own, ...history.shown])].sort()) {
      const packed = await this.#photo(path.dirname(await fs.realpath(file)), photo);
      if (packed !== undefined) photos.push(packed);
      else if (own.has(photo)) missing++;
    }
    if (missing > 0) {
      const which = missing === 1 ? 'One of its photos' : `${missing} of its photos`;
      this.leftOut.push({ name, message: `${which} cannot be found, or not be read.` });
    }
    await this.#add(member, bytes, true);
    this.articles.push({
      name: member,
      id,
      headline,
      photos,
      ...(history.member !== undefined && { history: history.member }),
    });
  }

  /** What the desk agreed on. */
  async desk(library: string): Promise<void> {
    const bytes = await readWhole(path.join(library, deskFile), packLimits.deskBytes).catch(
      () => undefined,
    );
    if (bytes) await this.#add(deskName, bytes, true);
  }

  async end({ library, by }: PackRequest): Promise<void> {
    const manifest: PackManifest = {
      format: 'stet-pack',
      version: packVersion,
      made: momentOf(new Date()),
      by,
      library,
      articles: this.articles,
      files: this.#files,
    };
    await this.#put(manifestName, jsonDocument(manifest), true);
    this.#zip.end();
  }

  async #history(root: string, id: string) {
    const file = historyFile(root, id);
    const member = `history/${historyKey(id)}.versions`;
    const history = new ArticleHistory(file);
    const shown = new Set<string>();
    const versions = await history.versions();
    if (versions.length === 0) return { member: undefined, shown };
    for (const { id: version } of versions) {
      const bytes = await history.bytesOf(version).catch(() => undefined);
      for (const photo of bytes ? photosIn(bytes) : []) shown.add(photo);
    }
    if (!this.#names.has(member)) {
      const bytes = await history.whole();
      if (bytes.length > memberBytes.history) return { member: undefined, shown };
      this.#names.add(member);
      await this.#add(member, bytes, true);
    }
    return { member, shown };
  }

  /** @returns its member; undefined where the photo is not there, or is not what its name says. */
  async #photo(folder: string, photo: string): Promise<string | undefined> {
    const member = photosFolder + photo;
    if (this.photos.has(member)) return member;
    const bytes = await readWhole(path.join(folder, 'media', photo), limits.photoBytes).catch(
      () => undefined,
    );
    if (!bytes || sha256(bytes) !== photo.slice(0, 64)) return undefined;
    this.photos.add(member);
    // Photos are compressed already.
    await this.#add(member, bytes, false);
    return member;
  }

  #free(member: string): string {
    const stem = member.replace(/\.stet$/i, '');
    let free = member;
    for (let number = 2; this.#names.has(fold(free)); number++) free = `${stem}-${number}.stet`;
    this.#names.add(fold(free));
    return free;
  }

  async #add(name: string, bytes: Uint8Array, compress: boolean): Promise<void> {
    this.#files.push({ name, bytes: bytes.length, sha256: sha256(bytes) });
    await this.#put(name, bytes, compress);
  }

  /** Resolves once it is out, so that no more than one member is held. */
  #put(name: string, bytes: Uint8Array, compress: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const stream = new MemberStream(bytes);
      stream.once('error', reject);
      stream.once('end', resolve);
      // The same time in every member: whoever packs twice the same gets the same.
      this.#zip.addReadStream(stream, name, {
        compress,
        size: bytes.length,
        mtime: new Date(0),
        mode: 0o100644,
      });
    });
  }
}

const chunkBytes = 256 * 1024;

/** Lets go of the bytes at its end: the ZIP writer holds on to every stream until it is done. */
class MemberStream extends Readable {
  #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    super();
    this.#bytes = bytes;
  }

  override _read(): void {
    if (this.#bytes.length === 0) {
      this.#bytes = new Uint8Array();
      this.push(null);
      return;
    }
    this.push(this.#bytes.subarray(0, chunkBytes));
    this.#bytes = this.#bytes.subarray(chunkBytes);
  }
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Names of the photos that an article file speaks of, wherever in it that is. */
function photosIn(article: Uint8Array): string[] {
  const text = Buffer.from(article.buffer, article.byteOffset, article.length).toString('latin1');
  const found = text.matchAll(/media\/([0-9a-f]{64}\.[a-z0-9]{2,5})/g);
  return [...new Set([...found].map(([, name = '']) => name))].filter((name) =>
    photoName.test(name),
  );
}

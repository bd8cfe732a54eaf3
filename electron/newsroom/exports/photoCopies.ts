import type { Article } from '../../../shared/article/model.ts';
import type { ExportOptions } from '../../../shared/contract/exports.ts';
import { photoSaying } from '../../../shared/formats/photoFile/photoSaying.ts';
import {
  type PhotoStatement,
  photoStatements,
} from '../../../shared/formats/photoFile/photoStatement.ts';
import { photoMimeType } from '../../../shared/formats/photos.ts';
import { readPhoto } from '../media/photoFile.ts';
import { PhotoResizer } from '../media/photoResizer.ts';
import { photoSize } from '../media/photoSize.ts';
import { findPhotos, type PhotoFinder } from './photoFiles.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type CopyOptions = Pick<ExportOptions, 'photoSide' | 'keepLocation'>;

/** Its thread starts with the first photo that has to be made smaller. */
const resizer = new PhotoResizer();

/**
 * The photos of an article as they leave the house: as large as was asked for, saying in their files
 * what the article says of them. The files in the library are never touched.
 */
export class PhotoCopies {
  readonly #files: ReadonlyMap<string, string>;
  readonly #statements: ReadonlyMap<string, PhotoStatement>;
  readonly #options: CopyOptions;
  /** Those that were made smaller. */
  readonly #smaller = new Map<string, Bytes>();

  private constructor(
    files: ReadonlyMap<string, string>,
    statements: ReadonlyMap<string, PhotoStatement>,
    options: CopyOptions,
  ) {
    this.#files = files;
    this.#statements = statements;
    this.#options = options;
  }

  /**
   * Makes all of them smaller first, where that is asked for: a document tells the sizes of its
   * photos.
   *
   * @param onPhoto before each; may throw to stop.
   */
  static async of(
    article: Article,
    photoFile: PhotoFinder,
    options: CopyOptions,
    onPhoto?: (done: number, total: number) => void,
  ): Promise<PhotoCopies> {
    const files = await findPhotos(article, photoFile);
    const copies = new PhotoCopies(files, photoStatements(article), options);
    const { photoSide: longestSide } = options;
    if (longestSide === undefined) return copies;
    for (const [index, [src, file]] of [...files].entries()) {
      onPhoto?.(index, files.size);
      const original = await readPhoto(file);
      const smaller = await resizer.resized({ src, bytes: original, longestSide });
      if (smaller !== original) copies.#smaller.set(src, copies.#saying(src, smaller, original));
    }
    return copies;
  }

  /** `src` of those whose files are there. */
  get sources(): string[] {
    return [...this.#files.keys()];
  }

  has(src: string): boolean {
    return this.#files.has(src);
  }

  /** Pixels as shown; undefined where it has those of the asset. */
  sizeOf(src: string): { width: number; height: number } | undefined {
    const smaller = this.#smaller.get(src);
    return smaller && photoSize(smaller);
  }

  /** @throws for a file that went away since. */
  async read(src: string): Promise<Bytes> {
    const smaller = this.#smaller.get(src);
    if (smaller) return smaller;
    const original = await readPhoto(this.#files.get(src) ?? '');
    return this.#saying(src, original, original);
  }

  /**
   * For a format whose readers show only some kinds of pictures.
   *
   * @returns the picture and its kind: another one than its name says where it could be turned into
   *   one of those.
   */
  async readFor(src: string, shows: readonly string[]): Promise<{ bytes: Bytes; kind: string }> {
    const bytes = await this.read(src);
    const own = photoMimeType(src) ?? '';
    if (shows.includes(own)) return { bytes, kind: own };
    const longestSide = Number.POSITIVE_INFINITY;
    const turned = await resizer.resized({ src, bytes, longestSide, shows });
    if (turned === bytes) return { bytes, kind: own };
    const extension = turned[0] === 0xff ? 'jpg' : 'png';
    const name = src.replace(/[^.]*$/, extension);
    // What the original's file says of colours and turning is for its own kind.
    const saying = this.#saying(src, turned, turned, name);
    return { bytes: saying, kind: photoMimeType(name) ?? own };
  }

  /** @param name of the copy, which says its kind. */
  #saying(src: string, picture: Bytes, original: Bytes, name = src): Bytes {
    const statement = this.#statements.get(src);
    const keepLocation = this.#options.keepLocation === true;
    return (
      (statement && photoSaying(name, { picture, original, statement, keepLocation })) ?? picture
    );
  }
}

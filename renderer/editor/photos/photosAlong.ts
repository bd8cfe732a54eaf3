import type { Fragment, Node } from '@tiptap/pm/model';
import { cropOf, shownSize } from '../../../shared/article/crop.ts';
import type { Asset } from '../../../shared/article/model.ts';
import { named } from '../commands/blocksAround.ts';
import type { PhotoOrigin } from '../editorHandle.ts';
import { drawnPicture } from './drawnPicture.ts';

/** A picture that goes along on the clipboard. */
export interface PhotoAlong {
  asset: Asset;
  /** The file itself, as a `data:` address; only Stet gets it. Absent where it is too large. */
  file?: string;
  /** For other programs: the part that is shown, without what the file says of itself. */
  shown?: { address: string; mimeType: string; width: number; height: number };
}

interface ReadPhoto extends PhotoAlong {
  /** Of the file, in bytes, once it is read. */
  size?: number;
}

/** More are read when they are copied: a selection is no reason to read all of a long article's. */
const most = 12;
/** Bytes of all the files together; the clipboard of some systems takes no more than this. */
const mostBytes = 24 * 1024 * 1024;
/** Pixels along the longest edge: sharp on a page of Word and in a mail. */
const longest = 1_600;

interface Shelf {
  asset(id: string): Asset | undefined;
  upload(blockId: string): { file: File } | undefined;
  url(src: string): Promise<string>;
  origin(): PhotoOrigin | undefined;
  fetch(origin: PhotoOrigin, asset: Asset): Promise<File>;
}

/** What a copy of photos takes along, by their attributes. */
export type Along = Pick<Reading, 'of' | 'asset'>;

/** The pictures of some blocks, wherever they stand in them, as far as they are read. */
export class Reading {
  /** Once each can be shown elsewhere, or is known not to be readable. */
  readonly shown: Promise<void>;
  /** Once their files are read, too. */
  readonly done: Promise<void>;
  isDone = false;
  /** A copy has use for it, whatever is selected next. */
  isTaken = false;
  readonly key: string;
  private isStopped = false;
  private readonly shelf: Shelf;
  private readonly photos: readonly Node[];
  /** As they were: what is cut out may be forgotten. */
  private readonly assets = new Map<string, Asset>();
  private readonly along = new Map<string, ReadPhoto>();

  constructor(shelf: Shelf, photos: readonly Node[], before?: Reading) {
    this.shelf = shelf;
    this.photos = photos;
    this.key = photos.map(keyOf).join('\n');
    for (const photo of photos) {
      const key = keyOf(photo);
      const asset = this.asset(photo.attrs);
      if (asset) this.assets.set(photo.attrs.asset, asset);
      const known = before?.along.get(key);
      // A selection that grows has read most of them.
      if (known) this.along.set(key, known);
    }
    this.shown = this.readShown();
    this.done = this.shown.then(() => this.readFiles());
  }

  /** @param attrs of a photo; undefined where its picture is not read (yet) */
  of(attrs: Attrs): PhotoAlong | undefined {
    return this.along.get(keyOf({ attrs }));
  }

  /** What is known of a photo, whether or not its picture goes along. */
  asset({ asset }: Attrs): Asset | undefined {
    const id = String(asset ?? '');
    return this.assets.get(id) ?? this.shelf.asset(id);
  }

  /** The photos without their pictures, by what they are called. */
  get lacking(): string[] {
    return this.lackingOf(this.photos);
  }

  lackingOf(photos: readonly Node[]): string[] {
    return photos.flatMap(({ attrs, firstChild }) => {
      const file = this.shelf.upload(attrs.id)?.file;
      const asset = this.asset(attrs);
      if ((!asset && !file) || this.of(attrs)?.shown) return [];
      return [asset?.alt || firstChild?.textContent || file?.name || ''];
    });
  }

  stop() {
    this.isStopped = !this.isTaken;
  }

  private async readShown(): Promise<void> {
    for (const { attrs } of this.photos) {
      const asset = this.asset(attrs);
      if (!asset || this.of(attrs)?.shown) continue;
      // What cannot be read does not go along; whoever copies or pastes it is told.
      const shown = await this.drawn(asset, attrs).catch(() => undefined);
      if (this.isStopped) return;
      if (shown) this.along.set(keyOf({ attrs }), { asset, shown });
    }
  }

  private async readFiles(): Promise<void> {
    let bytes = [...this.along.values()].reduce((sum, { size = 0 }) => sum + size, 0);
    for (const { attrs } of this.photos) {
      const asset = this.asset(attrs);
      const origin = this.shelf.origin();
      const known = this.along.get(keyOf({ attrs }));
      if (this.isStopped) return;
      if (!asset || !origin || known?.size !== undefined) continue;
      const file = await this.shelf.fetch(origin, asset).catch(() => undefined);
      if (this.isStopped) return;
      if (!file) continue;
      bytes += file.size;
      const one: ReadPhoto = { ...known, asset, size: file.size };
      this.along.set(keyOf({ attrs }), one);
      if (bytes <= mostBytes) one.file = await addressOf(file);
    }
    this.isDone = true;
  }

  private async drawn(asset: Asset, attrs: Attrs): Promise<PhotoAlong['shown']> {
    const crop = cropOf(attrs);
    const { width, height } = shownSize(asset, crop);
    const image = new Image();
    image.src = await this.shelf.url(asset.src);
    await image.decode();
    // The page's own of a large photo is smaller, and takes a tenth of the time; of a small part
    // there would be too little of it.
    const wanted = Math.min(longest, Math.max(width, height)) / Math.max(width, height);
    const origin = this.shelf.origin();
    const isEnough = image.naturalWidth >= wanted * asset.width || !origin;
    const source = isEnough ? image : await this.shelf.fetch(origin, asset);
    const type = asset.mimeType === 'image/jpeg' ? 'image/jpeg' : 'image/png';
    const drawn = await drawnPicture(source, { size: asset, crop, longest, type });
    return { address: await addressOf(drawn), mimeType: drawn.type, width, height };
  }
}

/**
 * The pictures of what is selected or taken hold of, read ahead: a clipboard and a drag do not wait.
 * Stet in another library, which may not ask this one for them, gets the files themselves; other
 * programs get what is shown.
 */
export class PhotosAlong {
  private readonly shelf: Shelf;
  private ahead: Reading;

  constructor(shelf: Shelf) {
    this.shelf = shelf;
    this.ahead = new Reading(shelf, []);
  }

  /** Reads the pictures of these blocks and forgets all others. */
  prepare(blocks: Blocks): void {
    const photos = photosIn(blocks);
    this.readAhead(photos.length > most ? [] : photos);
  }

  /** Those of a copy, however many: it is made whole when they are read. */
  taken(blocks: Blocks): Reading {
    const reading = this.readAhead(photosIn(blocks));
    reading.isTaken = true;
    return reading;
  }

  /** What there is to take along at once. */
  get now(): Reading {
    return this.ahead;
  }

  /** What of these blocks is not there at once, by name. */
  lackingNow(blocks: Blocks): string[] {
    return this.ahead.lackingOf(photosIn(blocks));
  }

  private readAhead(photos: readonly Node[]): Reading {
    const { ahead } = this;
    if (photos.map(keyOf).join('\n') === ahead.key) return ahead;
    ahead.stop();
    this.ahead = new Reading(this.shelf, photos, ahead);
    return this.ahead;
  }
}

type Blocks = Fragment | readonly Node[];

function photosIn(blocks: Blocks): Node[] {
  const photos: Node[] = [];
  const take = (node: Node) => {
    if (named(node, 'photo')) photos.push(node);
    else if (!node.inlineContent) node.forEach(take);
  };
  blocks.forEach(take);
  return photos;
}

type Attrs = Readonly<Record<string, unknown>>;
const keyOf = ({ attrs }: { attrs: Attrs }) =>
  `${attrs.asset} ${JSON.stringify(attrs.crop ?? null)}`;

const addressOf = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });

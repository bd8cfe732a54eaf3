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
  /** Of the file, in bytes. */
  size: number;
}

/** More pictures than somebody copies to paste them elsewhere. */
const most = 12;
/** Bytes of all the files together; the clipboard of some systems takes no more than this. */
const mostBytes = 24 * 1024 * 1024;
/** Pixels along the longest edge: sharp on a page of Word and in a mail. */
const longest = 1_600;

interface Shelf {
  asset(id: string): Asset | undefined;
  origin(): PhotoOrigin | undefined;
  fetch(origin: PhotoOrigin, asset: Asset): Promise<File>;
}

/**
 * The pictures of what is selected or taken hold of, read ahead: a clipboard and a drag do not wait.
 * Stet in another library, which may not ask this one for them, gets the files themselves; other
 * programs get what is shown.
 */
export class PhotosAlong {
  private readonly shelf: Shelf;
  private wanted = '';
  private along = new Map<string, ReadPhoto>();

  constructor(shelf: Shelf) {
    this.shelf = shelf;
  }

  /** Reads the pictures of these blocks, wherever they stand in them, and forgets all others. */
  prepare(blocks: Fragment | readonly Node[]): void {
    const photos: Node[] = [];
    const take = (node: Node) => {
      if (named(node, 'photo')) photos.push(node);
      else if (!node.inlineContent) node.forEach(take);
    };
    blocks.forEach(take);
    const keys = photos.length > most ? [] : photos.map(keyOf);
    const wanted = keys.join('\n');
    if (wanted === this.wanted) return;
    this.wanted = wanted;
    const before = this.along;
    this.along = new Map();
    for (const key of keys) {
      const known = before.get(key);
      // A selection that grows has read most of them.
      if (known?.shown) this.along.set(key, known);
    }
    if (keys.length > 0) void this.read(photos, wanted);
  }

  /** @param attrs of a photo; undefined where its picture is not read (yet) */
  of(attrs: Attrs): PhotoAlong | undefined {
    return this.along.get(keyOf({ attrs }));
  }

  /** What is known of a photo, whether or not its picture goes along. */
  asset({ asset }: Attrs): Asset | undefined {
    return this.shelf.asset(String(asset ?? ''));
  }

  private async read(photos: readonly Node[], wanted: string): Promise<void> {
    const { along } = this;
    let bytes = [...along.values()].reduce((sum, { size }) => sum + size, 0);
    for (const { attrs } of photos) {
      const asset = this.asset(attrs);
      const origin = this.shelf.origin();
      if (!asset || !origin || along.has(keyOf({ attrs }))) continue;
      // What cannot be read does not go along; whoever pastes it is told.
      const file = await this.shelf.fetch(origin, asset).catch(() => undefined);
      if (this.wanted !== wanted) return;
      if (!file) continue;
      bytes += file.size;
      const one: ReadPhoto = { asset, size: file.size };
      along.set(keyOf({ attrs }), one);
      if (bytes <= mostBytes) one.file = await addressOf(file);
      const shown = await shownOf(file, asset, attrs).catch(() => undefined);
      if (shown) one.shown = shown;
      if (this.wanted !== wanted) return;
    }
  }
}

type Attrs = Readonly<Record<string, unknown>>;
const keyOf = ({ attrs }: { attrs: Attrs }) =>
  `${attrs.asset} ${JSON.stringify(attrs.crop ?? null)}`;

async function shownOf(file: Blob, asset: Asset, attrs: Attrs): Promise<PhotoAlong['shown']> {
  const crop = cropOf(attrs);
  const drawn = await drawnPicture(file, { size: asset, crop, longest, otherwise: 'image/png' });
  const { width, height } = shownSize(asset, crop);
  return { address: await addressOf(drawn), mimeType: drawn.type, width, height };
}

const addressOf = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });

import type { Article, Asset, NodeJson } from '../article/model.ts';
import type { OutputFile, PhotoPlacement } from './format.ts';
import type { Picture } from './story/story.ts';

/** Only these are pictures that every reader can show; an asset may claim to be anything. */
const mimeTypes: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

/** By the file's extension, whatever the asset says; undefined: not a picture. */
export function photoMimeType(src: string): string | undefined {
  const extension = src.slice(src.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(mimeTypes, extension) ? mimeTypes[extension] : undefined;
}

/** The assets that the text shows, in the order of the text, each `src` once. */
export function shownPhotos(article: Article): string[] {
  const found = new Set<string>();
  const visit = (node: NodeJson): void => {
    if (node.type === 'photo') {
      const asset = assetOf(article, node);
      if (asset && photoMimeType(asset.src)) found.add(asset.src);
    } else if (node.type !== 'note' && node.type !== 'unknown') {
      node.content?.forEach(visit);
    }
  };
  visit(article.content);
  return [...found];
}

export function assetOf(article: Article, photo: NodeJson): Asset | undefined {
  const key = photo.attrs?.asset;
  const assets = article.assets ?? {};
  return typeof key === 'string' && Object.hasOwn(assets, key) ? assets[key] : undefined;
}

/** What the asset itself knows of its credit. */
export function assetCredit(asset: Asset | undefined): string {
  const { line = '', creator = '', organization = '' } = asset?.credit ?? {};
  if (line.trim() !== '') return line.trim();
  return [creator.trim(), organization.trim()].filter((part) => part !== '').join('/');
}

/** Gives photos their addresses, and remembers the files that have to be copied. */
export class PhotoAddresses {
  readonly #folder: string;
  readonly #placement: PhotoPlacement;
  readonly #addressOf: (name: string) => string;
  readonly #names = new Map<string, string>();
  readonly #taken = new Set<string>();

  /** @param folder with `/`, below which the files go; '' for none. */
  constructor(folder: string, placement: PhotoPlacement, addressOf?: (name: string) => string) {
    this.#folder = folder;
    this.#placement = placement;
    const before = folder && `${encodeURIComponent(folder)}/`;
    this.#addressOf = addressOf ?? ((name) => before + name);
  }

  /** undefined where there is no picture to show. */
  pictureOf({ src, width, height }: Asset): Picture | undefined {
    const own = photoMimeType(src);
    const turned = this.#placement.kind === 'embedded' ? this.#placement.kindOf?.(src) : undefined;
    const mimeType = turned ?? own;
    if (own === undefined || mimeType === undefined) return undefined;
    const picture = { src, mimeType, width, height, ...this.#placement.sizeOf?.(src) };
    if (this.#placement.kind === 'inline') {
      const address = this.#placement.dataOf(src);
      return address === undefined ? undefined : { ...picture, name: shortName(src), address };
    }
    if (this.#placement.missing?.has(src)) return undefined;
    const named = this.#nameOf(src);
    const name = mimeType === own ? named : named.replace(/[^.]*$/, extensionOf(mimeType));
    return { ...picture, name, address: this.#addressOf(name) };
  }

  files(): OutputFile[] {
    const folder = this.#folder && `${this.#folder}/`;
    return [...this.#names].map(([photo, name]) => ({ name: `${folder}${name}`, photo }));
  }

  /** The same picture has the same name in every export. */
  #nameOf(src: string): string {
    const known = this.#names.get(src);
    if (known) return known;
    const short = shortName(src);
    const name = this.#taken.has(short) ? src.slice(src.lastIndexOf('/') + 1) : short;
    this.#taken.add(name);
    this.#names.set(src, name);
    return name;
  }
}

const extensionOf = (mimeType: string) => (mimeType === 'image/jpeg' ? 'jpg' : mimeType.slice(6));

/** The start of the hash that a file is named after. */
function shortName(src: string): string {
  const [hash = '', extension = ''] = src.slice(src.lastIndexOf('/') + 1).split('.');
  return `${hash.slice(0, 16)}.${extension}`;
}

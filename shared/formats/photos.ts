import type { Article, Asset, NodeJson } from '../article/model.ts';
import { childOf, textOf } from '../article/text.ts';
import type { OutputFile, PhotoPlacement } from './format.ts';

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

/** The credit as it is printed: what stands under the photo, else what the asset knows. */
export function creditText(photo: NodeJson, asset: Asset | undefined): string {
  return textOf(childOf(photo, 'credit')).trim() || assetCredit(asset);
}

export function assetCredit(asset: Asset | undefined): string {
  const { line = '', creator = '', organization = '' } = asset?.credit ?? {};
  if (line.trim() !== '') return line.trim();
  return [creator.trim(), organization.trim()].filter((part) => part !== '').join('/');
}

/** Gives photos their addresses, and remembers the files that have to be copied. */
export class PhotoAddresses {
  readonly #folder: string;
  readonly #placement: PhotoPlacement;
  readonly #names = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(baseName: string, placement: PhotoPlacement) {
    this.#folder = `${baseName}-media`;
    this.#placement = placement;
  }

  /** What goes into `src`; undefined where there is no picture to show. */
  addressOf(src: string): string | undefined {
    if (photoMimeType(src) === undefined) return undefined;
    if (this.#placement.kind === 'inline') return this.#placement.dataOf(src);
    if (this.#placement.missing?.has(src)) return undefined;
    return `${encodeURIComponent(this.#folder)}/${this.#nameOf(src)}`;
  }

  /** Whether addresses are `data:`, which belong into `src` and nowhere else. */
  get inline(): boolean {
    return this.#placement.kind === 'inline';
  }

  files(): OutputFile[] {
    return [...this.#names].map(([photo, name]) => ({ name: `${this.#folder}/${name}`, photo }));
  }

  /** The start of the hash: the same picture has the same name in every export. */
  #nameOf(src: string): string {
    const known = this.#names.get(src);
    if (known) return known;
    const full = src.slice(src.lastIndexOf('/') + 1);
    const [hash = '', extension = ''] = full.split('.');
    const short = `${hash.slice(0, 16)}.${extension}`;
    const name = this.#taken.has(short) ? full : short;
    this.#taken.add(name);
    this.#names.set(src, name);
    return name;
  }
}

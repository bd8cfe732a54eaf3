import type { Asset } from '../../../shared/article/model.ts';
import type { PhotoAbout } from '../../../shared/contract/photos.ts';
import type { AddedAsset, PhotoOrigin, PhotoSource } from '../editorHandle.ts';
import type { FromFile } from './fileWords.ts';
import { PhotosAlong } from './photosAlong.ts';

/** A photo on its way into the article, by the id of its block. */
export interface Upload {
  readonly file: File;
  readonly about?: Partial<Asset> | undefined;
  /** Why it failed, to a person; the file is kept, so that nothing is lost. */
  failure?: string;
}

export interface UploadPlace {
  blockId: string;
  /** Puts the asset into the block. */
  done(added: AddedAsset): void;
}

/** A block that shows photos. It is listed itself: of hundreds, a function each would be felt. */
export interface PhotosView {
  photosChanged(): void;
}

const nowhere = () => Promise.reject(new Error('No article is open.'));
const noSource: PhotoSource = { url: nowhere, add: nowhere, about: nowhere };

/**
 * The photos of one editor: the article's assets, and uploads by block. Blocks listen here, so that
 * a picture that arrives changes its own block only.
 */
export class Photos {
  private assets: Readonly<Record<string, Asset>> = {};
  private readonly added = new Map<string, Asset>();
  private readonly uploads = new Map<string, Upload & { controller: AbortController }>();
  private readonly finished = new Map<string, AddedAsset>();
  private readonly offers = new Map<string, FromFile>();
  private readonly views = new Set<PhotosView>();
  private readonly running = new Set<Promise<void>>();

  /** The pictures that a copy takes along. */
  readonly along = new PhotosAlong(this);
  private source: PhotoSource;

  constructor(source: PhotoSource = noSource) {
    this.source = source;
  }

  setSource(source: PhotoSource) {
    this.source = source;
  }

  setAssets(assets: Readonly<Record<string, Asset>>) {
    if (assets === this.assets) return;
    this.assets = assets;
    this.tell();
  }

  asset(id: string): Asset | undefined {
    return this.assets[id] ?? this.added.get(id);
  }

  url(src: string): Promise<string> {
    return this.source.url(src);
  }

  /** Where this article's photos lie. */
  origin(): PhotoOrigin | undefined {
    return this.source.origin?.();
  }

  /** A photo of another article, as a file. @throws Error where it cannot be had */
  async fetch(origin: PhotoOrigin, asset: Asset): Promise<File> {
    if (!this.source.fetch) throw new Error('no photos from elsewhere');
    const blob = await this.source.fetch(origin, asset.src);
    return new File([blob], asset.src.slice(asset.src.lastIndexOf('/') + 1), {
      type: asset.mimeType,
    });
  }

  upload(blockId: string): Upload | undefined {
    return this.uploads.get(blockId);
  }

  /** What the file of a photo says of itself. Rejects where it is not there. */
  aboutFile(src: string): Promise<PhotoAbout> {
    return this.source.about(src);
  }

  /** What the block took over from its picture's file, until the person has seen to it. */
  offered(blockId: string): FromFile | undefined {
    return this.offers.get(blockId);
  }

  offer(blockId: string, fromFile: FromFile): void {
    const { words, asset, conflicts, location } = fromFile;
    const isEmpty =
      Object.keys({ ...words, ...asset }).length === 0 && conflicts.length === 0 && !location;
    if (isEmpty) this.offers.delete(blockId);
    else this.offers.set(blockId, fromFile);
  }

  dismissOffer(blockId: string): void {
    if (this.offers.delete(blockId)) this.tell();
  }

  /** The result of a finished upload, for a block that was gone when it finished. */
  finishedFor(blockId: string): AddedAsset | undefined {
    return this.finished.get(blockId);
  }

  /** @param about what is known about the picture already */
  add(file: File, place: UploadPlace, about?: Partial<Asset>): void {
    this.uploads.get(place.blockId)?.controller.abort();
    const upload = { file, about, controller: new AbortController() };
    this.uploads.set(place.blockId, upload);
    this.tell();
    const run = this.run(upload, place).finally(() => this.running.delete(run));
    this.running.add(run);
  }

  /**
   * Once no photo is on its way any more; undefined where none is. One that failed is on no way: its
   * block says so and keeps the file.
   */
  arrived(): Promise<void> | undefined {
    return this.running.size > 0 ? this.allArrived() : undefined;
  }

  private async allArrived(): Promise<void> {
    // Another may be put in meanwhile.
    while (this.running.size > 0) await Promise.all(this.running);
  }

  retry(place: UploadPlace): void {
    const upload = this.uploads.get(place.blockId);
    if (upload) this.add(upload.file, place, upload.about);
  }

  cancel(blockId: string): void {
    this.uploads.get(blockId)?.controller.abort();
    if (this.uploads.delete(blockId)) this.tell();
  }

  addView(view: PhotosView): void {
    this.views.add(view);
  }

  removeView(view: PhotosView): void {
    this.views.delete(view);
  }

  /** The document is gone: nothing that is still on its way may land in another. */
  forgetUploads(): void {
    for (const { controller } of this.uploads.values()) controller.abort();
    this.uploads.clear();
    this.finished.clear();
    this.added.clear();
    this.offers.clear();
  }

  private async run(
    upload: Upload & { controller: AbortController },
    place: UploadPlace,
  ): Promise<void> {
    const { signal } = upload.controller;
    let added: AddedAsset;
    try {
      added = await this.source.add(upload.file, {
        signal,
        about: upload.about,
      });
    } catch (error) {
      if (signal.aborted) return;
      upload.failure = error instanceof Error ? error.message : String(error);
      this.tell();
      return;
    }
    if (signal.aborted) return;
    this.uploads.delete(place.blockId);
    this.added.set(added.assetId, added.asset);
    this.finished.set(place.blockId, added);
    place.done(added);
    this.tell();
  }

  private tell() {
    for (const view of this.views) view.photosChanged();
  }
}

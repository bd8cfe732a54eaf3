import { packsPath, photoPath, photosPath } from '../../shared/contract/bytes.ts';
import type { Failure } from '../../shared/contract/failure.ts';
import type { HandedPack } from '../../shared/contract/packs.ts';
import type { AddedPhoto } from '../../shared/contract/photos.ts';
import type { ClipboardCopy } from '../../shared/formats/clipboard/clipboardCopy.ts';
import { CallFailure, lineLost, notAdmitted, notReadable } from './connection/failure.ts';
import { download } from './download.ts';
import { scaledPhoto } from './scaledPhoto.ts';

/** Photos and downloads: what does not go through the contract's calls. */
export interface Bytes {
  /**
   * Takes a photo in. @param file the article's file id, or `draftFile`.
   * @throws CallFailure not-a-photo, too-large, disk-full, read-only…
   */
  addPhoto(file: string, photo: Blob, signal?: AbortSignal): Promise<AddedPhoto>;
  /**
   * A `blob:` address for an `<img>`. The same photo gives the same address until it is forgotten.
   * @param src the asset's `src`. @param size of the photo in pixels: a large one is scaled down.
   * @throws CallFailure not-found where there is no such photo.
   */
  photoUrl(file: string, src: string, size?: { width: number; height: number }): Promise<string>;
  /** The photo itself. @throws CallFailure not-found where there is no such photo. */
  photo(file: string, src: string): Promise<Blob>;
  /** Hands in a pack, to be checked. @throws CallFailure too-large, disk-full… */
  handPack(pack: Blob, signal?: AbortSignal): Promise<HandedPack>;
  /** Frees the photos of an article that is no longer shown; their addresses stop working. */
  forgetPhotos(file: string): void;
  /** What was made for the clipboard, once. @throws CallFailure not-found after that. */
  preparedCopy(path: string): Promise<ClipboardCopy>;
  /** A file of an export, with its name. @param path `exportedFile.download`. @throws CallFailure */
  exported(path: string): Promise<{ name: string; file: Blob }>;
  /** Lets the browser save a file. @param path `exportedFile.download`. @throws CallFailure */
  download(path: string): Promise<void>;
}

/** @param credentials headers that the host wants with every request. @throws CallFailure */
export function bytesOver(credentials: () => Promise<Record<string, string>>): Bytes {
  const urls = new Map<string, Map<string, Promise<string>>>();

  /** @param file that is sent along */
  async function request(path: string, init: RequestInit = {}, file?: Blob): Promise<Response> {
    const headers = await credentials();
    let response: Response;
    try {
      response = await fetch(path, {
        ...init,
        headers,
        cache: 'no-store',
        redirect: 'error',
      });
    } catch (error) {
      if (init.signal?.aborted) throw error;
      // To the browser both are one: no answer.
      throw file && !(await canBeRead(file)) ? notReadable(file) : lineLost();
    }
    if (response.ok) return response;
    throw await refusalOf(response);
  }

  async function handIn<Answer>(path: string, file: Blob, signal?: AbortSignal): Promise<Answer> {
    const body = new Blob([file], { type: 'application/octet-stream' });
    const response = await request(path, { method: 'POST', body, signal }, file);
    return (await response.json()) as Answer;
  }

  async function exported(path: string) {
    const response = await request(path);
    const name = fileNameOf(response.headers.get('content-disposition'));
    return { name, file: await response.blob() };
  }

  return {
    addPhoto: (file, photo, signal) => handIn<AddedPhoto>(photosPath(file), photo, signal),
    handPack: (pack, signal) => handIn<HandedPack>(packsPath, pack, signal),
    photo: (file, src) => request(photoPath(file, src)).then((response) => response.blob()),
    photoUrl(file, src, size) {
      const ofFile = urls.get(file) ?? new Map<string, Promise<string>>();
      urls.set(file, ofFile);
      const known = ofFile.get(src);
      if (known) return known;
      const url = request(photoPath(file, src))
        .then((response) => response.blob())
        .then((blob) => scaledPhoto(blob, size))
        .then((blob) => URL.createObjectURL(blob));
      ofFile.set(src, url);
      // A failure is not kept: the photo may be there the next time.
      url.catch(() => ofFile.delete(src));
      return url;
    },
    forgetPhotos(file) {
      for (const url of urls.get(file)?.values() ?? []) {
        url.then(URL.revokeObjectURL, () => undefined);
      }
      urls.delete(file);
    },
    preparedCopy: (path) =>
      request(path).then((response) => response.json() as Promise<ClipboardCopy>),
    exported,
    async download(path) {
      const { name, file } = await exported(path);
      download(file, name);
    },
  };
}

/** One that was chosen may be gone by now, another one, or on a drive that is away. */
const canBeRead = (file: Blob): Promise<boolean> =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );

async function refusalOf(response: Response): Promise<CallFailure> {
  if (response.status === 401) return notAdmitted();
  if (response.headers.get('content-type')?.startsWith('application/json')) {
    return new CallFailure((await response.json()) as Failure);
  }
  return response.status === 404
    ? new CallFailure({ code: 'not-found', message: 'It is no longer there.', retry: false })
    : new CallFailure({ code: 'internal', message: 'Stet refused that.', retry: false });
}

/** RFC 6266: the byte handler always sends `filename*`. */
function fileNameOf(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1];
  return encoded ? decodeURIComponent(encoded) : 'article';
}

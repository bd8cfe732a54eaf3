import { fileTypeFromBuffer } from 'file-type';
import { FailureError } from '../../../shared/contract/failure.ts';

/** The kinds of photo that every browser shows, by their file extension. */
export const photoTypes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
};

/** `<sha256>.<ext>`; `jpeg` for files of other programs. */
export const photoName = /^[0-9a-f]{64}\.(jpg|jpeg|png|webp|gif|avif)$/;

export const typeOfName = (name: string): string | undefined =>
  photoTypes[name.slice(name.lastIndexOf('.') + 1).replace('jpeg', 'jpg')];

/**
 * What kind of photo the bytes are, by the bytes alone.
 *
 * @returns the extension for its file.
 * @throws FailureError `not-a-photo` with a sentence that says what to do instead.
 */
export async function kindOfPhoto(bytes: Uint8Array): Promise<keyof typeof photoTypes> {
  if (bytes.length === 0) throw notAPhoto('The file is empty.');
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const extension = found?.ext === 'apng' ? 'png' : found?.ext;
  if (extension !== undefined && Object.hasOwn(photoTypes, extension)) return extension;
  if (found === undefined || found.mime === 'application/xml') {
    if (looksLikeSvg(bytes)) {
      throw notAPhoto(
        'An SVG drawing can carry scripts, so Stet does not take it. Save it as PNG and add that.',
      );
    }
    throw notAPhoto('This is not a photo. Stet takes JPEG, PNG, WebP, GIF and AVIF.');
  }
  throw notAPhoto(sentences[found.ext] ?? sentenceFor(found.mime, found.ext));
}

const sentences: Readonly<Record<string, string>> = {
  heic: 'Browsers do not show HEIC photos. Export it as JPEG, or set the phone’s camera to “Most compatible”.',
  heif: 'Browsers do not show HEIF photos. Export it as JPEG.',
  tif: 'Browsers do not show TIFF. Export the photo as JPEG, or as PNG to keep every pixel.',
  bmp: 'Browsers and newsroom systems do not take BMP. Save the picture as PNG.',
  psd: 'This is a Photoshop document. Export it as JPEG or PNG.',
  pdf: 'This is a PDF. Export the page as JPEG or PNG.',
};

function sentenceFor(mime: string, extension: string): string {
  const kind = extension.toUpperCase();
  return mime.startsWith('image/')
    ? `Stet does not take ${kind} pictures. Export it as JPEG or PNG.`
    : `This is not a photo but ${kind}. Stet takes JPEG, PNG, WebP, GIF and AVIF.`;
}

/** The start of the file is enough: an SVG may begin with comments, but not with a megabyte. */
function looksLikeSvg(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 64 * 1024);
  const utf16 =
    (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  const text = new TextDecoder(utf16 ? (start[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8');
  return /<svg[\s>]/i.test(text.decode(start));
}

export const notAPhoto = (message: string) => new FailureError('not-a-photo', message);

import { unzipSync } from 'fflate';
import type { Article } from '../../../shared/article/model.ts';
import type { FormatId } from '../../../shared/contract/exports.ts';
import { baseNameOf } from '../../../shared/formats/fileName.ts';
import type {
  OutputFile,
  PhotoPlacement,
  Rendered,
  RenderOptions,
} from '../../../shared/formats/format.ts';
import type { PublishedArticle } from '../../../shared/formats/json/published.ts';
import { formatOf } from '../../../shared/formats/registry.ts';
import { readArticle } from '../../../shared/formats/story/readStory.ts';
import { realPhotos } from './realPhotos.ts';

export function render(
  id: FormatId,
  article: Article,
  photos?: PhotoPlacement,
  more: Partial<RenderOptions> = {},
): Rendered {
  const format = formatOf(id);
  const usual: PhotoPlacement =
    format.photos === 'embedded' ? { kind: 'embedded', bytesOf: pictureFor } : { kind: 'beside' };
  return format.render(readArticle(article), {
    baseName: baseNameOf(article),
    photos: photos ?? usual,
    ...more,
  });
}

/** A picture that every reader can read. */
const onePixel = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  ),
  (character) => character.charCodeAt(0),
);

/** A real picture of the kind that the name says. */
export const pictureFor = (src: string): Uint8Array<ArrayBuffer> => {
  const kind = src.slice(src.lastIndexOf('.'));
  return realPhotos[`media/sand${kind}`] ?? onePixel;
};

/** An export as whoever gets it sees it. */
export interface Made {
  /** The document. */
  bytes: Uint8Array<ArrayBuffer>;
  /** The document as text; throws if it is none. */
  readonly text: string;
  files: OutputFile[];
  /** By name: the document, what belongs to it, and what lies in an archive, all as text. */
  readonly parts: ReadonlyMap<string, string>;
}

export function make(
  id: FormatId,
  article: Article,
  photos?: PhotoPlacement,
  more?: Partial<RenderOptions>,
): Made {
  const { files } = render(id, article, photos, more);
  const [document] = files.map(withBytes);
  if (!document) throw new Error('the document comes first');
  return {
    bytes: document.bytes,
    files,
    get text() {
      return asText(document.bytes);
    },
    get parts() {
      return new Map(files.map(withBytes).flatMap((file) => (file ? partsOf(file) : [])));
    },
  };
}

/** What is to be printed is read as the page that it is; printing it is tested elsewhere. */
function withBytes(file: OutputFile) {
  if ('bytes' in file) return file;
  if (!('print' in file)) return undefined;
  return { name: file.name, bytes: new TextEncoder().encode(file.print.html) };
}

const asText = (bytes: Uint8Array) =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

function partsOf({ name, bytes }: { name: string; bytes: Uint8Array }): [string, string][] {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) return [[name, new TextDecoder().decode(bytes)]];
  return Object.entries(unzipSync(bytes)).map(([inner, part]) => [
    `${name}/${inner}`,
    new TextDecoder().decode(part),
  ]);
}

/** The document itself, as text. */
export const documentOf = (id: FormatId, article: Article, photos?: PhotoPlacement): string =>
  make(id, article, photos).text;

export const published = (article: Article, photos?: PhotoPlacement): PublishedArticle =>
  JSON.parse(documentOf('json', article, photos));

export const codesOf = (id: FormatId, article: Article, photos?: PhotoPlacement): string[] =>
  render(id, article, photos).warnings.map(({ code }) => code);

import type { Article } from '../../../shared/article/model.ts';
import type { ExportOptions, ExportWarning, FormatId } from '../../../shared/contract/exports.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import { embargoOf } from '../../../shared/formats/embargo.ts';
import type {
  Format,
  OutputFile,
  PhotoPlacement,
  PrintedPage,
  Rendered,
  RenderOptions,
} from '../../../shared/formats/format.ts';
import {
  type PageTemplate,
  TemplateError,
} from '../../../shared/formats/html/template/pageTemplate.ts';
import { photoMimeType, shownPhotos } from '../../../shared/formats/photos.ts';
import { formatOf } from '../../../shared/formats/registry.ts';
import { type ReadArticle, readArticle } from '../../../shared/formats/story/readStory.ts';
import type { PhotoCopies } from './photoCopies.ts';

/**
 * Base64 makes a third more of it, JSON holds it twice, and no string may be longer than 512 MB: a
 * page beyond that opens nowhere anyway.
 */
const inlineBytes = 96 * 1024 * 1024;
/** A document that holds its photos is built in memory, twice for a moment. */
const embeddedBytes = 384 * 1024 * 1024;

export interface Document {
  format: FormatId;
  /** With folders where a format is one. */
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface RenderedFormats {
  documents: Document[];
  /** Those that only a browser can make, with their places among the documents; printPages.ts does. */
  toPrint: { format: FormatId; name: string; page: PrintedPage; at: number }[];
  /** Shared by the formats, each once. */
  photos: { format: FormatId; name: string; src: string }[];
  warnings: ExportWarning[];
}

/** @throws FailureError `embargoed` with the reason as its sentence. */
export function refuseEmbargoed(
  article: Article,
  formats: readonly FormatId[],
  allowEmbargoed: boolean,
): void {
  const reason = embargoOf(article, Date.now());
  if (reason === undefined || allowEmbargoed || !formats.some((id) => formatOf(id).public)) return;
  throw new FailureError('embargoed', `${reason} Nothing was exported.`, {
    detail: {
      status: article.status,
      ...(article.dates?.embargoUntil && { until: article.dates.embargoUntil }),
    },
  });
}

/** Where the photos go in each format. */
export type PlacementOf = (format: Format) => PhotoPlacement;

/**
 * Where the photos go: beside the documents, or read and put inside them.
 *
 * @param kind for the formats that leave it to the person.
 */
export async function placePhotos(
  article: Article,
  formats: readonly FormatId[],
  kind: ExportOptions['photos'],
  copies: PhotoCopies,
  onPhoto?: () => void,
): Promise<PlacementOf> {
  const uses = new Set(formats.map((id) => formatOf(id).photos));
  const inline = kind === 'inline' && uses.has('linked');
  const read = new Map<string, Uint8Array<ArrayBuffer>>();
  if (inline || uses.has('embedded')) {
    let total = 0;
    for (const src of copies.sources) {
      const bytes = await copies.read(src);
      total += bytes.length;
      if (total > (inline ? inlineBytes : embeddedBytes)) throw tooLarge(total, inline);
      read.set(src, bytes);
      onPhoto?.();
    }
  }
  const turned = new Map<FormatId, Map<string, { bytes: Uint8Array<ArrayBuffer>; kind: string }>>();
  for (const id of formats) {
    const { shows } = formatOf(id);
    if (!shows) continue;
    const own = new Map<string, { bytes: Uint8Array<ArrayBuffer>; kind: string }>();
    for (const src of copies.sources) own.set(src, await copies.readFor(src, shows));
    turned.set(id, own);
  }
  const missing = new Set(shownPhotos(article).filter((src) => !copies.has(src)));
  const data = new Map<string, string>();
  if (inline) for (const [src, bytes] of read) data.set(src, dataAddress(src, bytes));
  const sizeOf = (src: string) => copies.sizeOf(src);
  return ({ id, photos }) => {
    if (photos === 'embedded') {
      const own = turned.get(id);
      return {
        kind: 'embedded',
        missing,
        sizeOf,
        bytesOf: (src) => own?.get(src)?.bytes ?? read.get(src),
        kindOf: (src) => own?.get(src)?.kind,
      };
    }
    if (photos === 'linked' && inline) {
      return { kind: 'inline', sizeOf, dataOf: (src) => data.get(src) };
    }
    return { kind: 'beside', missing, sizeOf };
  };
}

const tooLarge = (bytes: number, inline: boolean) =>
  new FailureError(
    'too-large',
    inline
      ? 'Not exported: the photos are too large to lie inside one page. Put them beside it.'
      : 'Not exported: the photos are too large to lie inside one document.',
    { detail: { bytes } },
  );

export const dataAddress = (src: string, bytes: Uint8Array): string =>
  `data:${photoMimeType(src)};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')}`;

/** How web pages look. */
export interface PageLook {
  template?: PageTemplate | undefined;
  classNames?: ExportOptions['classNames'];
  /** Of a preview: the block of the body that it is opened at. */
  opensAt?: number | undefined;
}

export function renderFormats(
  article: Article,
  formats: readonly FormatId[],
  baseName: string,
  placementOf: PlacementOf,
  {
    endMark,
    nitf,
    template,
    classNames,
    opensAt,
  }: PageLook & Pick<ExportOptions, 'endMark' | 'nitf'>,
): RenderedFormats {
  const all: RenderedFormats = { documents: [], toPrint: [], photos: [], warnings: [] };
  const named = new Set<string>();
  const read = readArticle(article, opensAt);
  const now = Date.now();
  for (const id of new Set(formats)) {
    const format = formatOf(id);
    const photos = placementOf(format);
    const { files, warnings } = rendered(format, read, {
      baseName,
      photos,
      now,
      ...(endMark !== undefined && { endMark }),
      ...(nitf !== undefined && { nitf }),
      ...(template !== undefined && { template }),
      ...(classNames !== undefined && { classNames }),
    });
    for (const file of files) add(all, id, file, named);
    all.warnings.push(...warnings.map((warning) => ({ format: id, ...warning })));
  }
  return all;
}

function rendered(format: Format, article: ReadArticle, options: RenderOptions): Rendered {
  try {
    return format.render(article, options);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const [fault] = error.faults;
    throw new FailureError('too-large', `Not exported: ${fault?.message}`, { cause: error });
  }
}

function add(all: RenderedFormats, format: FormatId, file: OutputFile, named: Set<string>): void {
  if ('bytes' in file) {
    all.documents.push({ format, name: file.name, bytes: file.bytes });
  } else if ('print' in file) {
    const at = all.documents.length + all.toPrint.length;
    all.toPrint.push({ format, name: file.name, page: file.print, at });
  } else if (!named.has(file.name)) {
    named.add(file.name);
    all.photos.push({ format, name: file.name, src: file.photo });
  }
}

import type { Article } from '../../../../shared/article/model.ts';
import type {
  ExportOptions,
  ExportWarning,
  FormatId,
} from '../../../../shared/contract/exports.ts';
import { baseNameOf } from '../../../../shared/formats/fileName.ts';
import type { PageTemplate } from '../../../../shared/formats/html/template/pageTemplate.ts';
import { shownPhotos } from '../../../../shared/formats/photos.ts';
import { readPhoto } from '../../media/photoFile.ts';
import { stopIfAborted } from '../exportToFolder.ts';
import { findPhotos, type PhotoFinder } from '../photoFiles.ts';
import { dataAddress, type PlacementOf, renderFormats } from '../renderFormats.ts';
import { chapterPage } from './chapterPage.ts';
import { readWord } from './wordReader.ts';

/** Bytes of photos in one preview; the others are shown as grey boxes of their size. */
const photoBytes = 48 * 1024 * 1024;

export interface PreviewRequest {
  article: Article;
  photoFile: PhotoFinder;
  format: FormatId;
  options: ExportOptions;
  /** Block of the body, for web pages. */
  opensAt?: number | undefined;
  template: PageTemplate | undefined;
  signal: AbortSignal;
}

interface PreviewedPage {
  /** undefined where nobody could make one: then there is only the source. */
  page: string | undefined;
  warnings: ExportWarning[];
}

/** Formats that readers see as a page. */
const pages: Partial<Record<FormatId, (request: PreviewRequest) => Promise<PreviewedPage>>> = {
  html: previewPage,
  async 'html-fragment'(request) {
    const { page, warnings } = await previewPage(request);
    const { language } = request.article;
    const lang = /^[\w-]+$/.test(language) ? ` lang="${language}"` : '';
    // As in a site without a stylesheet.
    const head = '<meta charset="utf-8"><title>Fragment</title>';
    return {
      page: `<!doctype html>\n<html${lang}><head>${head}</head>\n${page}</html>\n`,
      warnings,
    };
  },
  async epub(request) {
    const { documents, warnings } = await withPhotosInside(request);
    return { page: documents[0] ? chapterPage(documents[0].bytes) : '', warnings };
  },
  async docx(request) {
    const { documents, warnings } = await withPhotosInside(request);
    stopIfAborted(request.signal);
    return { page: documents[0] && (await readWord(documents[0].bytes, request.signal)), warnings };
  },
  /** What a browser prints, on a screen: its pages are cut by the printer. */
  async pdf(request) {
    const { toPrint, warnings } = await withPhotosInside(request);
    const printed = toPrint[0]?.page;
    const page = (printed?.html ?? '').replace(/ src="([^"]+)"/g, (whole, address: string) => {
      const photo = printed?.photos.get(address);
      return photo ? ` src="${dataAddress(address, photo.bytes)}"` : whole;
    });
    return { page, warnings };
  },
};

export const hasPage = (format: FormatId): boolean => pages[format] !== undefined;

/** What readers see, with photos inside because a sandboxed frame can fetch none. */
export const pageOf = (request: PreviewRequest): Promise<PreviewedPage> =>
  (pages[request.format] ?? previewPage)(request);

async function previewPage(request: PreviewRequest): Promise<PreviewedPage> {
  const photos = await photosOf(request);
  const data = new Map<string, string>();
  for (const [src, bytes] of photos) data.set(src, bytes ? dataAddress(src, bytes) : greyBox);
  const { documents, warnings } = rendered(request, () => ({
    kind: 'inline',
    dataOf: (src) => data.get(src),
  }));
  return { page: new TextDecoder().decode(documents[0]?.bytes), warnings };
}

async function withPhotosInside(request: PreviewRequest) {
  const photos = await photosOf(request);
  const missing = new Set(shownPhotos(request.article).filter((src) => !photos.get(src)));
  const bytesOf = (src: string) => photos.get(src);
  return rendered(request, () => ({ kind: 'embedded', missing, bytesOf }));
}

const rendered = ({ article, format, ...look }: PreviewRequest, placement: PlacementOf) =>
  renderFormats(article, [format], baseNameOf(article), placement, {
    ...look.options,
    template: look.template,
    opensAt: look.opensAt,
  });

/** `src` → the photo's file; undefined where it would be too many bytes. */
async function photosOf({ article, photoFile, signal }: PreviewRequest) {
  const photos = new Map<string, Uint8Array<ArrayBuffer> | undefined>();
  let total = 0;
  for (const [src, file] of await findPhotos(article, photoFile)) {
    stopIfAborted(signal);
    const bytes = total < photoBytes ? await readPhoto(file) : undefined;
    total += bytes?.length ?? 0;
    photos.set(src, total <= photoBytes ? bytes : undefined);
  }
  return photos;
}

const greyBox = `data:image/svg+xml;base64,${Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg"><rect width="100%" height="100%" fill="#8886"/></svg>',
).toString('base64')}`;

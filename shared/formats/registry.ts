import type { Article } from '../article/model.ts';
import {
  type ExportFormat,
  type ExportWarning,
  type FormatId,
  formatIds,
} from '../contract/exports.ts';
import { ansFormat } from './ans/ansFormat.ts';
import { appleNewsFormat } from './appleNews/appleNewsFormat.ts';
import { docxFormat } from './docx/docxFormat.ts';
import { embargoOf } from './embargo.ts';
import { epubFormat } from './epub/epubFormat.ts';
import { baseNameOf } from './fileName.ts';
import type { Format } from './format.ts';
import { ghostFormat } from './ghost/ghostFormat.ts';
import { fragmentFormat } from './html/fragmentFormat.ts';
import { htmlFormat } from './html/htmlFormat.ts';
import { icmlFormat } from './icml/icmlFormat.ts';
import { jsonFormat } from './json/jsonFormat.ts';
import { markdownFormat } from './markdown/markdownFormat.ts';
import { newsmlFormat } from './newsml/newsmlFormat.ts';
import { ninjsFormat } from './ninjs/ninjsFormat.ts';
import { nitfFormat } from './nitf/nitfFormat.ts';
import { pdfFormat } from './pdf/pdfFormat.ts';
import { rssFormat } from './rss/rssFormat.ts';
import { readArticle } from './story/readStory.ts';
import { textFormat } from './text/textFormat.ts';
import { wordpressFormat } from './wordpress/wordpressFormat.ts';

/** Every format there is; the compiler asks for one of each id of the contract. */
const formats: { readonly [Id in FormatId]: Format & { readonly id: Id } } = {
  html: htmlFormat,
  'html-fragment': fragmentFormat,
  json: jsonFormat,
  text: textFormat,
  docx: docxFormat,
  icml: icmlFormat,
  pdf: pdfFormat,
  nitf: nitfFormat,
  ans: ansFormat,
  'apple-news': appleNewsFormat,
  ghost: ghostFormat,
  'newsml-g2': newsmlFormat,
  markdown: markdownFormat,
  epub: epubFormat,
  rss: rssFormat,
  ninjs: ninjsFormat,
  wordpress: wordpressFormat,
};

/** In the order of the contract. */
export const allFormats: readonly Format[] = formatIds.map((id) => formats[id]);

export const formatOf = (id: FormatId): Format => formats[id];

/** What a person is shown to choose from. */
export const describeFormats = (): ExportFormat[] =>
  allFormats.map(({ id, name, readers, group, extension, mediaType, photos, losses }) => ({
    id,
    name,
    readers,
    group,
    extension,
    mediaType,
    photos,
    losses: losses.map(({ code, message }) => ({ code, message })),
  }));

/**
 * What is missing and what the formats cannot hold, before anything is written.
 *
 * @param now milliseconds since 1970, for the embargo.
 */
export function checkExport(
  article: Article,
  ids: readonly FormatId[],
  now: number,
): ExportWarning[] {
  const baseName = baseNameOf(article);
  const embargo = embargoOf(article, now);
  const read = readArticle(article);
  return [...new Set(ids)].flatMap((id): ExportWarning[] => {
    const format = formatOf(id);
    const { warnings } = format.render(read, {
      baseName,
      now,
      photos:
        format.photos === 'embedded'
          ? { kind: 'embedded', bytesOf: () => undefined }
          : { kind: 'beside' },
    });
    const held: ExportWarning[] =
      embargo && format.public ? [{ format: id, code: 'embargoed', message: embargo }] : [];
    return [...held, ...warnings.map((warning) => ({ format: id, ...warning }))];
  });
}

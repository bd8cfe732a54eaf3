import { strFromU8, unzipSync } from 'fflate';
import type { ExportWarning } from '../../../../shared/contract/exports.ts';
import type { PreviewPart } from '../../../../shared/contract/previews.ts';
import { baseNameOf } from '../../../../shared/formats/fileName.ts';
import { copiesFor, stopIfAborted } from '../exportToFolder.ts';
import { placePhotos, renderFormats } from '../renderFormats.ts';
import type { PreviewRequest } from './previewPage.ts';

interface PreviewedSource {
  text: string;
  /** Which of the parts it is. */
  part: string;
  parts: PreviewPart[];
  warnings: ExportWarning[];
}

/**
 * What a format writes, as text: of a folder or a packed document its main part, or the one that is
 * asked for.
 */
export async function sourceOf(
  request: PreviewRequest,
  wanted: string | undefined,
): Promise<PreviewedSource> {
  const { article, format, options, template, signal } = request;
  const copies = await copiesFor({ ...request, formats: [format] });
  const placement = await placePhotos(article, [format], 'beside', copies, () =>
    stopIfAborted(signal),
  );
  const { documents, photos, toPrint, warnings } = renderFormats(
    article,
    [format],
    baseNameOf(article),
    placement,
    { ...options, template },
  );
  const encoder = new TextEncoder();
  const files = [
    ...documents.flatMap(({ name, bytes }) => unpacked(name, bytes)),
    // What is printed has a source too: the page.
    ...toPrint.map(({ name, page }) => ({
      name: `${name}.html`,
      bytes: encoder.encode(page.html),
    })),
  ];
  const readable = files.filter(({ name }) => isText(name));
  const shown =
    readable.find(({ name }) => name === wanted) ??
    readable.find(({ name }) => mainParts.test(name)) ??
    readable[0];
  return {
    text: shown ? strFromU8(shown.bytes) : '',
    part: shown?.name ?? '',
    parts: [
      ...files.map(({ name, bytes }) => ({
        name,
        bytes: bytes.length,
        readable: isText(name),
      })),
      ...photos.map(({ name }) => ({ name, readable: false })),
    ],
    warnings,
  };
}

const isText = (name: string) => /\.(html|xhtml|xml|json|md|txt|css|opf|rels|icml)$/i.test(name);

/** Of documents that are a zip, where the words are. */
const mainParts = /(^|\/)(word\/document\.xml|EPUB\/article\.xhtml)$/;

function unpacked(name: string, bytes: Uint8Array): { name: string; bytes: Uint8Array }[] {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) return [{ name, bytes }];
  return Object.entries(unzipSync(bytes)).map(([inner, part]) => ({ name: inner, bytes: part }));
}

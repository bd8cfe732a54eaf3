import type { Article } from '../../../shared/article/model.ts';
import { baseNameOf } from '../../../shared/formats/fileName.ts';
import type { TaskResult } from './messages.ts';
import { findPhotos, type PhotoFinder, readPhoto } from './photoFiles.ts';
import { dataAddress, type PageLook, renderFormats } from './renderFormats.ts';

/** Bytes of photos in one preview; the others are shown as grey boxes of their size. */
const photoBytes = 48 * 1024 * 1024;

/** The real web page, with its photos inside because a sandboxed frame can fetch none. */
export async function previewPage(
  article: Article,
  photoFile: PhotoFinder,
  look: PageLook = {},
): Promise<TaskResult> {
  const data = new Map<string, string>();
  let total = 0;
  for (const [src, file] of await findPhotos(article, photoFile)) {
    const bytes = total < photoBytes ? await readPhoto(file) : undefined;
    total += bytes?.length ?? 0;
    data.set(src, bytes && total <= photoBytes ? dataAddress(src, bytes) : greyBox);
  }
  const { documents, warnings } = renderFormats(
    article,
    ['html'],
    baseNameOf(article),
    () => ({
      kind: 'inline',
      dataOf: (src) => data.get(src),
    }),
    look,
  );
  const page = new TextDecoder().decode(documents[0]?.bytes);
  return { files: [], warnings, page };
}

const greyBox = `data:image/svg+xml;base64,${Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg"><rect width="100%" height="100%" fill="#8886"/></svg>',
).toString('base64')}`;

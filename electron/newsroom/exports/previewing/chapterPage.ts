import { strFromU8, unzipSync } from 'fflate';
import { dataAddress } from '../renderFormats.ts';

/**
 * The one chapter of an EPUB of ours as a page that needs nothing around it: its stylesheet and
 * pictures from the book itself.
 */
export function chapterPage(book: Uint8Array): string {
  const files = unzipSync(book);
  const text = (name: string) => strFromU8(files[`EPUB/${name}`] ?? new Uint8Array());
  return (
    text('article.xhtml')
      .replace(/^<\?xml[^>]*\?>\s*/, '')
      // HTML has no empty elements by a slash; those of ours that are empty are void in HTML too.
      .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${text('article.css')}</style>`)
      .replace(/ src="([^"]+)"/g, (_whole, name: string) => {
        const picture = files[`EPUB/${name}`];
        return picture ? ` src="${dataAddress(name, picture)}"` : '';
      })
  );
}

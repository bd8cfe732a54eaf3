import type { PrintedPage } from '../../../shared/formats/format.ts';

/** Makes PDFs of pages. A host has one, see hostPorts.ts. */
export interface Printer {
  /**
   * Runs nothing that is in the page, and loads nothing but its photos.
   *
   * @throws FailureError `unsupported` where there is no browser to print with, `io` where it fails or
   * does not end, `canceled` when the signal aborts.
   */
  print(page: PrintedPage, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
  /** Ends what is under way. It prints again when it is asked again. */
  close(): Promise<void>;
}

/** How long a page may take, in milliseconds: two hundred photos on a slow machine. */
export const printLimit = 180_000;

/** Where the page and its photos seem to be; nobody can own the name (RFC 6761). */
const pageAddress = 'http://page.invalid/';

/** What is at an address, for whoever prints: the page, one of its photos, or nothing. */
export function printedResource(
  { html, photos }: PrintedPage,
  address: string,
  base = pageAddress,
): { mimeType: string; bytes: Uint8Array<ArrayBuffer> } | undefined {
  if (address === base) {
    return { mimeType: 'text/html; charset=utf-8', bytes: new TextEncoder().encode(html) };
  }
  return address.startsWith(base) ? photos.get(address.slice(base.length)) : undefined;
}

/** What is asked of a browser, whichever prints. */
export const printSettings = {
  printBackground: true,
  preferCSSPageSize: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
} as const;

/**
 * The PDF with the article's date in place of the clock's, so that the same article gives the same
 * bytes. Chromium writes both dates once, as plain text and always of one length.
 *
 * @param date RFC 3339; 1980 where there is none.
 */
export function dated(
  pdf: Uint8Array<ArrayBuffer>,
  date: string | undefined,
): Uint8Array<ArrayBuffer> {
  const digits = new Date(date ?? '1980-01-01T00:00:00Z').toISOString().replace(/\D/g, '');
  const written = new TextEncoder().encode(`${digits.slice(0, 14)}+00'00'`);
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length);
  for (const name of ['/CreationDate (D:', '/ModDate (D:']) {
    const at = bytes.lastIndexOf(name);
    const end = at + name.length + written.length;
    // Written otherwise, it stays: a PDF with the clock's date is better than a broken one.
    if (at >= 0 && bytes[end] === ')'.charCodeAt(0)) bytes.set(written, at + name.length);
  }
  return pdf;
}

export { pageAddress };

import { decodeText, guessEncoding } from '../../../shared/formats/wire/encoding.ts';
import { type Flavours, noFlavours } from './flavours.ts';

const named = /\.(txt|text|md|markdown|html?)$/i;

/** A file whose words can go into the text where it is dropped. */
export const isTextFile = ({ name, type }: File): boolean =>
  named.test(name) || /^text\/(plain|markdown|html)$/.test(type);

/** Larger ones are opened, not dropped. */
const most = 20 * 1024 * 1024;

/** The file as if its text had been on the clipboard. @throws RangeError where it is too large */
export async function textFileFlavours(file: File): Promise<Flavours> {
  if (file.size > most) throw new RangeError('too large');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = decodeText(bytes, guessEncoding(bytes));
  const isHtml = /\.html?$/i.test(file.name) || file.type === 'text/html';
  const isMarkdown = /\.(md|markdown)$/i.test(file.name) || file.type === 'text/markdown';
  return {
    ...noFlavours,
    ...(isHtml ? { html: text } : { text }),
    ...(isMarkdown && { isMarkdown }),
  };
}

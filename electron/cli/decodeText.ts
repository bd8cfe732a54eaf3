import { decodeText as decode, guessEncoding } from '../../shared/formats/wire/encoding.ts';
import type { Warning } from './report.ts';

export interface DecodedText {
  text: string;
  warnings: Warning[];
}

/** The text of a plain-text file, and a warning where its encoding is only a guess. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = guessEncoding(bytes);
  const text = decode(bytes, encoding);
  if (encoding !== 'windows-1252') return { text, warnings: [] };
  const message = 'The text is not UTF-8. It was read as Windows-1252; look at accents and quotes.';
  return { text, warnings: [{ code: 'encoding', message }] };
}

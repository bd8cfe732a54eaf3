import { decodeText, guessEncoding } from '../../../shared/formats/wire/encoding.ts';
import { unwrapped } from '../../../shared/formats/wire/unwrapped.ts';

export const readText = (bytes: Uint8Array): string =>
  unwrapped(decodeText(bytes, guessEncoding(bytes)), {
    now: new Date().toISOString(),
    language: navigator.language,
  });

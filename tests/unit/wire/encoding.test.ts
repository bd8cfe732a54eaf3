import { describe, expect, test } from 'vitest';
import {
  decodeText,
  encodings,
  guessEncoding,
  isDocument,
} from '../../../shared/formats/wire/encoding.ts';

const utf16 = (text: string, littleEndian: boolean) => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index++) {
    view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  }
  return bytes;
};

describe('bytes of a text file', () => {
  test.each([
    ['utf-8', new TextEncoder().encode('Zoë — “so”')],
    ['windows-1252', new Uint8Array([0x5a, 0x6f, 0xeb, 0x20, 0x93, 0x94])],
    ['utf-16le', utf16('Ferry to run', true)],
    ['utf-16be', utf16('Ferry to run', false)],
    ['utf-16le', utf16('\ufeff漢字', true)],
    ['utf-16be', utf16('\ufeff漢字', false)],
    ['utf-8', new Uint8Array()],
  ] as const)('are guessed to be %s', (encoding, bytes) => {
    expect(guessEncoding(bytes)).toBe(encoding);
  });

  test.each([
    ['of Word', 'PK\x03\x04\x14', true],
    ['of Word before 2007', '\xd0\xcf\x11\xe0\xa1', true],
    ['of PDF', '%PDF-1.7', true],
    ['of RTF', '{\\rtf1\\ansi', true],
    ['of copy that begins much like it', 'PK Dunmore reports', false],
    ['of nothing', '', false],
  ])('%s are told from text', (_what, start, document) => {
    expect(isDocument(Uint8Array.from(start, (sign) => sign.charCodeAt(0)))).toBe(document);
  });

  test('lose their byte order mark and nothing else', () => {
    expect(decodeText(utf16('\ufeff漢字', false), 'utf-16be')).toBe('漢字');
    expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, 0x41]), 'utf-8')).toBe('A');
  });

  test('can be read in every encoding that is offered', () => {
    for (const name of Object.keys(encodings)) {
      expect(new TextDecoder(name).decode(new Uint8Array([0x41, 0x00])).charAt(0)).not.toBe('');
    }
  });
});

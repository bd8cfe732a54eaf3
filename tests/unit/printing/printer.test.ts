import { expect, test } from 'vitest';
import { dated, printedResource } from '../../../electron/newsroom/printing/printer.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (pdf: Uint8Array) => new TextDecoder().decode(pdf);

test('the dates of a PDF are the article’s, in UTC, or the first that a PDF can have', () => {
  const pdf =
    "1 0 obj <</CreationDate (D:20991231235959+00'00')\n/ModDate (D:20991231235959+00'00')>>";
  expect(text(dated(bytes(pdf), '2026-05-04T00:30:00+01:00'))).toBe(
    pdf.replaceAll('20991231235959', '20260503233000'),
  );
  expect(text(dated(bytes(pdf), undefined))).toBe(
    pdf.replaceAll('20991231235959', '19800101000000'),
  );
});

test('a date that is written otherwise stays, so that no PDF breaks', () => {
  for (const pdf of ['/CreationDate (D:2099)>>', '/CreationDate (D:20991231235959Z)\n>>', '%PDF']) {
    expect(text(dated(bytes(pdf), '2026-05-04T00:30:00Z'))).toBe(pdf);
  }
});

test('a page has itself and its photos, whatever it asks for', () => {
  const photo = { mimeType: 'image/png', bytes: bytes('png') };
  const page = { html: '<p>', photos: new Map([['photos/a.png', photo]]), date: undefined };
  const at = (address: string) => printedResource(page, address, 'app://stet/');
  expect(text(at('app://stet/')?.bytes ?? bytes(''))).toBe('<p>');
  expect(at('app://stet/photos/a.png')).toEqual(photo);
  for (const address of [
    'app://stet/photos/b.png',
    'app://stet/photos/../photos/a.png',
    'app://stet.example/photos/a.png',
    'file:///photos/a.png',
    'https://courier.example/',
  ]) {
    expect(at(address)).toBeUndefined();
  }
});

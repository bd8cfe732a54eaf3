import { describe, expect, test } from 'vitest';
import { readWire } from '../../../shared/formats/wire/readWire.ts';
import { article, block, cell, paragraph, row } from './build.ts';
import { documentOf, make } from './render.ts';
import { everyBlock, everyField, german } from './sampleArticles.ts';

test('reads as wire copy does', () => {
  expect(documentOf('text', german())).toBe(
    [
      'Straßenbahn fährt wieder\nNach drei Jahren rollt die Linie 4.',
      'Von unserer Redaktion',
      'Altbrück (kna) – Am Montag um 4.12 Uhr verließ der erste Zug das Depot – „pünktlich“, wie es hieß.',
      'Die Donau\u00addampf\u00adschiff\u00adfahrt bleibt eingestellt: 30\u00a0Euro je Karte.',
      'Klarstellung: Der Name der Linie wurde ergänzt.',
      '###\n',
    ].join('\n\n'),
  );
});

test('slugline and embargo come first, photos keep their words', () => {
  const text = documentOf('text', everyField());
  expect(text.split('\n\n')[0]).toMatch(/^BC-Harbour-Vote\nEMBARGOED until /);
  expect(text).toContain(
    '\n\nPhoto: Water over the old wall on Fore Street in January. (Ines Okoro/The Wexcombe Courier)\n\n',
  );
  expect(text).toContain('\n\n(Additional reporting by Lars Holm in Porthaven.)\n\n');
});

test('an embargo is told as long as it holds', () => {
  const until = '2026-05-04T09:30:00+01:00';
  const made = article({ dates: { embargoUntil: until } }, { headline: 'x' }, paragraph('y'));
  const at = (now?: string) =>
    make('text', made, undefined, now === undefined ? {} : { now: Date.parse(now) }).text;
  expect(at('2026-05-04T08:29:59Z')).toMatch(/^EMBARGOED until 4 May 2026/);
  expect(at('2026-05-04T08:30:00Z')).toBe('x\n\ny\n\n###\n');
  // Who does not say when it goes out cannot let it go.
  expect(at()).toMatch(/^EMBARGOED/);
});

describe('the end mark', () => {
  test.each(['-30-', 'ENDS', ''] as const)('%j', (endMark) => {
    const made = article({}, { headline: 'x' }, paragraph('y'));
    const { text } = make('text', made, undefined, { endMark });
    expect(text).toBe(`x\n\ny\n${endMark && `\n${endMark}\n`}`);
  });
});

test('our own import of wire copy finds the fields again', () => {
  const made = everyBlock();
  const { article: read } = readWire(documentOf('text', made), {
    id: 'urn:uuid:1',
    now: '2026-05-04T12:00:00+01:00',
    language: 'en-GB',
  });
  expect(read.slugline).toBe('BC-Harbour-Vote');
  expect(read.dateline).toMatchObject({ place: 'WEXCOMBE', region: 'Dorset', agency: 'CWN' });
  expect(read.byline?.contributors?.map(({ name }) => name)).toEqual(['Ana Ruiz', 'Tom Field']);
});

test('rows and tables without words leave no empty lines', () => {
  const some = block('table', [row(cell('')), row(cell('1'), cell('2')), row(cell(''))]);
  expect(documentOf('text', article({}, {}, some))).toBe('1\t2\n\n###\n');
  const empty = block('table', [row(cell('')), row(cell(''))]);
  expect(documentOf('text', article({}, {}, paragraph('a'), empty, paragraph('b')))).toBe(
    'a\n\nb\n\n###\n',
  );
});

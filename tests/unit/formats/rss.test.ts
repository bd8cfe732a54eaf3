import { describe, expect, test } from 'vitest';
import { rfc822Moment } from '../../../shared/formats/moment.ts';
import { article, paragraph } from './build.ts';
import { documentOf } from './render.ts';
import { everyBlock } from './sampleArticles.ts';
import { elementsOf, readXml } from './xmlTree.ts';

const texts = (xml: string, name: string) =>
  elementsOf(readXml(xml), name).map(({ textContent }) => textContent);

test('every field of the item', () => {
  const xml = documentOf('rss', everyBlock());
  expect(texts(xml, 'creator')).toEqual(['Ana Ruiz', 'Tom Field']);
  expect(texts(xml, 'pubDate')).toEqual(['Mon, 04 May 2026 09:30:00 +0100']);
  expect(texts(xml, 'category')).toEqual(['Local', 'Floods', 'Council', 'Natural disaster']);
  expect(texts(xml, 'guid')).toEqual([everyBlock().id]);
  expect(texts(xml, 'credit')).toEqual([
    'Ines Okoro',
    'Ines Okoro/The Wexcombe Courier',
    'Map: Courier graphics',
    'CWN',
    'Ines Okoro',
  ]);
  const [wall] = elementsOf(readXml(xml), 'content');
  expect(wall?.getAttribute('url')).toBe('harbour-vote-media/aaaaaaaaaaaaaaaa.png');
});

test('a byline that replaces the names is the creator where nobody is named', () => {
  const xml = documentOf('rss', article({ byline: { display: 'Our staff' } }, {}, paragraph('x')));
  expect(texts(xml, 'creator')).toEqual(['By Our staff']);
});

describe('times', () => {
  test.each([
    ['2026-05-04T09:30:00+01:00', 'Mon, 04 May 2026 09:30:00 +0100'],
    ['2026-12-31T23:59:59.999Z', 'Thu, 31 Dec 2026 23:59:59 +0000'],
    ['2024-02-29T00:00-03:30', 'Thu, 29 Feb 2024 00:00:00 -0330'],
    ['yesterday', undefined],
  ])('%s', (moment, wanted) => {
    expect(rfc822Moment(moment)).toBe(wanted);
  });
});

import { describe, expect, test } from 'vitest';
import type { Article } from '../../../shared/article/model.ts';
import { uriOf } from '../../../shared/formats/story/addresses.ts';
import { article, block, paragraph, text } from './build.ts';
import { schemaFile } from './publishedSchemas.ts';
import { ninjs } from './readers/ninjs.ts';
import { documentOf, make } from './render.ts';
import { everyField } from './sampleArticles.ts';

const itemOf = (made: Article) => JSON.parse(documentOf('ninjs', made));

test('every field', () => {
  const item = itemOf(everyField());
  expect(item).toMatchObject({
    uri: everyField().id,
    pubStatus: 'usable',
    urgency: 4,
    language: 'en-GB',
    slugline: 'BC-Harbour-Vote',
    by: 'By Ana Ruiz and Tom Field',
    located: 'Wexcombe, Dorset, UK',
    versionCreated: '2026-05-04T11:05:30.123+01:00',
    embargoedUntil: '2026-05-04T09:30:00+01:00',
    expires: '2027-05-04T09:30:00+01:00',
    copyrightHolder: 'The Wexcombe Courier',
    usageTerms: 'Not for sale',
  });
  expect(item.headlines.slice(0, 3)).toEqual([
    { role: 'main', value: 'Council votes for a sea wall after a winter of floods' },
    {
      role: 'main',
      contentType: 'text/html',
      value: 'Council votes for a sea wall after a <em>winter</em> of floods',
    },
    { role: 'kicker', value: 'Coast' },
  ]);
  expect(item.subjects[0]).toEqual({
    name: 'Natural disaster',
    rel: 'about',
    uri: 'http://cv.iptc.org/newscodes/mediatopic/20000008',
  });
  expect(item.infoSources).toEqual([
    { name: 'CWN', role: 'agency' },
    {
      name: 'Coastal Wire News',
      role: 'source',
      uri: 'https://wire.example/2026/05/harbour-vote',
    },
  ]);
});

test('photos: by, credit as printed, alt text, the file', () => {
  const [wall] = itemOf(everyField()).associations;
  expect(wall).toMatchObject({
    name: 'photo-1',
    type: 'picture',
    uri: `${everyField().id}#photo-1`,
    by: 'Ines Okoro',
    copyrightNotice: '© 2026 Ines Okoro',
    infoSources: [{ name: 'Ines Okoro/The Wexcombe Courier', role: 'credit' }],
    renditions: [{ title: 'harbour-vote-media/aaaaaaaaaaaaaaaa.png', width: 1200, height: 800 }],
  });
  expect(wall.descriptions.at(-1).role).toBe('alternative');
});

test('related links that can be named, by address or by article', () => {
  const id = '6a1f5a1c-6d0d-4e53-9a0b-0a7c3f3e9d11';
  const links = block('relatedLinks', [
    block('title', []),
    block('relatedLink', [text('Away')], { href: 'https://e.example/é' }),
    block('relatedLink', [text('At home')], { article: id }),
    block('relatedLink', [text('Here')], { href: '/somewhere' }),
  ]);
  const { associations } = itemOf(article({}, {}, links));
  expect(associations.map(({ name, uri }: { name: string; uri: string }) => [name, uri])).toEqual([
    ['Away', 'https://e.example/%C3%A9'],
    ['At home', `urn:uuid:${id}`],
  ]);
});

test.each([
  ['draft', 'withheld'],
  ['approved', 'usable'],
  ['withheld', 'withheld'],
  ['canceled', 'canceled'],
] as const)('%s is %s', (status, wanted) => {
  expect(itemOf(article({ status }, {}, paragraph('x'))).pubStatus).toBe(wanted);
});

describe('names of things', () => {
  test.each([
    ['urn:uuid:1', 'urn:uuid:1'],
    ['https://cms.example/é', 'urn:stet:https%3A%2F%2Fcms.example%2F%C3%A9'],
    ['story 7', 'urn:stet:story%207'],
  ])('%s → %s', (id, wanted) => {
    expect(uriOf(id)).toBe(wanted);
    expect(make('ninjs', article({ id }, {})).text).toContain(JSON.stringify(id));
  });
});

test('the schema objects to what it does not know', ({ skip }) => {
  skip(!schemaFile('ninjs'), 'the schemas of IPTC are not beside the project');
  const made = make('ninjs', everyField());
  const wrong = { ...made, text: JSON.stringify({ ...itemOf(everyField()), colour: 'red' }) };
  expect(ninjs.complaints?.(wrong, everyField())).not.toEqual([]);
  const relative = { ...itemOf(everyField()), uri: 'not a uri' };
  expect(ninjs.complaints?.({ ...made, text: JSON.stringify(relative) }, everyField())).not.toEqual(
    [],
  );
});

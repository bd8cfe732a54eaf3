import { expect, test } from 'vitest';
import type { NitfKind } from '../../../shared/contract/commandNames.ts';
import { article, paragraph } from './build.ts';
import { make } from './render.ts';
import { everyField } from './sampleArticles.ts';

test('bare NITF is the same document without its namespace', () => {
  const text = (nitf?: NitfKind) =>
    make('nitf', everyField(), undefined, nitf === undefined ? {} : { nitf }).text;
  expect(text('namespaced')).toBe(text());
  expect(text('bare')).not.toContain('xmlns');
  expect(text('bare')).toBe(text().replace(' xmlns="http://iptc.org/std/NITF/2006-10-18/"', ''));
});

test.each([
  ['2026-05-04T08:29:59Z', 'embargoed'],
  ['2026-05-04T08:30:00Z', 'usable'],
])('an article that is free at 08:30 is at %s %s', (now, status) => {
  const dates = { embargoUntil: '2026-05-04T09:30:00+01:00' };
  const held = article({ dates }, { headline: 'x' }, paragraph('y'));
  const { text } = make('nitf', held, undefined, { now: Date.parse(now) });
  expect(text).toContain(`management-status="${status}"`);
  // The moment itself stays: archives ask for it.
  expect(text).toContain('<date.release norm="20260504T083000Z"/>');
});

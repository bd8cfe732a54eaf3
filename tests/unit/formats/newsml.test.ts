import { expect, test } from 'vitest';
import { article, photo } from './build.ts';
import { documentOf } from './render.ts';
import { asset } from './sampleArticles.ts';

test.each([
  ['2026-11-26T08:30:00+01:00', '2026-11-26T08:30:00+01:00'],
  ['2026-11-26T08:30+0100', '2026-11-26T08:30:00+01:00'],
  // As cameras say it, without where on Earth: of that only the day is sure.
  ['2026-11-26T08:30:00', '2026-11-26'],
  ['2026-11-26', '2026-11-26'],
  ['2026-13-26T08:30:00Z', undefined],
  ['last autumn', undefined],
])('a photo that was taken %s was so %s', (captured, said) => {
  const assets = { a: { ...asset('a'), captured } };
  const made = documentOf('newsml-g2', article({ assets }, {}, photo('a', 'The quay')));
  const picture = made.slice(made.indexOf('ninat:picture'));
  expect(picture).toContain('ninat:picture');
  expect(/<contentCreated>([^<]*)</.exec(picture)?.[1]).toBe(said);
});

import { expect, it } from 'vitest';
import { fieldFaults } from '../../../shared/article/fieldFaults.ts';
import { parse } from '../../../shared/article/parse.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import { linesFilled } from '../../../shared/article/statistics.ts';
import { formatIds } from '../../../shared/contract/exports.ts';
import { make } from '../formats/render.ts';
import { fileWith, paragraph, textOfBytes } from './samples.ts';

const withTarget = (length: unknown) => fileWith([paragraph('Words.')], { length });

it('a length target is kept in the file, with what this release does not know of it', () => {
  const target = { target: 4711, unit: 'words', agreedWith: 'night desk' };
  const { article } = parse(withTarget(target));
  expect(article.length).toEqual(target);
  expect(JSON.parse(textOfBytes(serialise(article))).length).toEqual(target);
});

it('no export mentions it', () => {
  const { article } = parse(withTarget({ target: 4711, unit: 'words' }));
  for (const id of formatIds) {
    for (const part of make(id, article).parts.values()) expect(part).not.toContain('4711');
  }
});

it('a target of nothing, and one in apples, is told of', () => {
  const place = (length: unknown) =>
    fieldFaults(JSON.parse(textOfBytes(withTarget(length))))[0]?.place;
  expect(place({ target: 0, unit: 'words' })).toBe('length.target');
  expect(place({ target: 300, unit: 'apples' })).toBe('length.unit');
});

it('the last line of a paragraph counts whole', () => {
  expect([0, 1, 35, 36, 70].map((characters) => linesFilled(characters, 35))).toEqual([
    0, 1, 1, 2, 2,
  ]);
});

import { expect, test } from 'vitest';
import { articleModel } from '../../../shared/article/model.ts';
import { checkContent, parse } from '../../../shared/article/parse.ts';
import { nodeSpecs } from '../../../shared/article/schema.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import fc from '../../fastCheck.ts';
import { arbitraryArticle } from './arbitraryArticle.ts';

test('generated articles are articles: they can be checked, saved and opened', () => {
  fc.assert(
    fc.property(arbitraryArticle(), (article) => {
      expect(articleModel.safeParse(article).error).toBeUndefined();
      checkContent(article.content);
      expect(parse(serialise(article)).article.id).toBe(article.id);
    }),
    { numRuns: 100 },
  );
});

test('every kind of block is generated', () => {
  const met = new Set<string>();
  const visit = (node: { type: string; content?: { type: string }[] }): void => {
    met.add(node.type);
    node.content?.forEach(visit);
  };
  for (const article of fc.sample(arbitraryArticle(), { numRuns: 300, seed: 7 })) {
    visit(article.content);
  }
  const absent = Object.keys(nodeSpecs).filter((type) => !met.has(type));
  // The inline one comes from files of other programs only.
  expect(absent).toEqual(['unknownInline']);
});

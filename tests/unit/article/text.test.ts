import { expect, test } from 'vitest';
import type { NodeJson } from '../../../shared/article/model.ts';
import { childOf, textInLines } from '../../../shared/article/text.ts';
import { fullArticle, paragraph } from './samples.ts';

test('a block is told in lines, one for each of its passages', () => {
  const blocks = childOf(fullArticle().content, 'body')?.content ?? [];
  const told = (type: string) =>
    textInLines(blocks.find((block) => block.type === type) as NodeJson);
  expect(told('bulletList')).toBe('One\nTwo');
  expect(told('photo')).toBe('The quay\nInes Vole / Tidewater News');
  expect(told('blockquote')).toBe('We wait.');
  expect(told('table')).toBe('Year\n1911');
  expect(told('divider')).toBe('');
  expect(textInLines(paragraph('One passage'))).toBe('One passage');
});

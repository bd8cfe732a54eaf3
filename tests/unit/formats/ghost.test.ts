import { expect, test } from 'vitest';
import type { LexicalNode } from '../../../shared/formats/ghost/lexical.ts';
import { article, bullets, item, paragraph, text } from './build.ts';
import { documentOf } from './render.ts';

const bodyOf = (...given: Parameters<typeof article>): LexicalNode[] => {
  const { posts } = JSON.parse(documentOf('ghost', article(...given)));
  return JSON.parse(posts[0].lexical).root.children;
};

test('text that looks the same is one node, as its editor stores it', () => {
  const [opening] = bodyOf(
    { dateline: { place: 'Wexcombe' } },
    { headline: 'Wall' },
    paragraph(
      'The vote ',
      text('came', 'bold'),
      text(' late', 'bold'),
      '.',
      text('5', 'underline'),
    ),
  );
  const leaves = opening?.children?.map(({ text, format }) => [text, format]);
  expect(leaves).toEqual([
    ['WEXCOMBE — The vote ', 0],
    ['came late', 1],
    ['.', 0],
    ['5', 8],
  ]);
});

test('a line break stays between texts that look the same', () => {
  const [lines] = bodyOf({}, { headline: 'Wall' }, paragraph('one', { type: 'hardBreak' }, 'two'));
  expect(lines?.children?.map(({ type, text }) => text ?? type)).toEqual([
    'one',
    'linebreak',
    'two',
  ]);
});

test('items say how deep they lie', () => {
  const inner = bullets(item('b'));
  const outer = item('a');
  const list = bullets({ ...outer, content: [...(outer.content ?? []), inner] });
  const [shown] = bodyOf({}, { headline: 'Wall' }, list);
  const [first, nest] = shown?.children ?? [];
  const [deeper] = nest?.children?.[0]?.children ?? [];
  expect([first?.indent, nest?.indent, deeper?.indent]).toEqual([0, 0, 1]);
});

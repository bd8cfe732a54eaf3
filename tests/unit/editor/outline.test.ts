import { expect, it } from 'vitest';
import { Counting } from '../../../renderer/editor/statistics/counting.ts';
import { currentItem, outlineOf } from '../../../renderer/panels/outline/outlineOf.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { editorSchema } from './desk.ts';
import { article, h2, h3, li, p, photo, pq, title, ul } from './write.ts';

const outline = (content: NodeJson) => {
  const doc = editorSchema.nodeFromJSON(content);
  const items = outlineOf(doc, new Counting('en'));
  return { doc, items };
};
const told = (content: NodeJson) =>
  outline(content).items.map(
    ({ kind, level, text, words }) => `${'  '.repeat(level - 1)}${kind} ${text} ${words}`,
  );

it('lists headline, sections with their words, and the blocks in them', () => {
  const box: NodeJson = {
    type: 'factbox',
    content: [title('At a glance'), p('Two words'), photo('Tide table', '')],
  };
  expect(
    told(
      article(
        [
          p('The lede has five words'),
          photo('The quay', 'CWN'),
          h2('First'),
          p('One two'),
          h3('Minor'),
          ul(li(p('three'))),
          pq('Repeated words', 'Mara Quill'),
          h2('Second'),
          box,
        ],
        { headline: 'Harbour vote' },
      ),
    ),
  ).toEqual([
    'headline Harbour vote 21',
    '  opening The lede has five words 8',
    '    photo The quay 3',
    '  subhead First 5',
    '    subhead Minor 2',
    '      pullQuote Repeated words 4',
    '  subhead Second 8',
    '    factbox At a glance 7',
    '      photo Tide table 2',
  ]);
});

it('without subheads there is no opening, and blocks stand under the headline', () => {
  expect(told(article([p('Words'), photo('Quay', '')]))).toEqual(['headline  2', '  photo Quay 1']);
});

it('knows the item that the caret is in, and where each begins', () => {
  const { doc, items } = outline(
    article([p('Lede'), h2('Sub'), p('Text')], { headline: 'Head', kicker: 'Kick' }),
  );
  const textAt = (pos: number) => doc.resolve(pos).parent.textContent;
  expect(items.map(({ pos }) => textAt(pos))).toEqual(['Head', 'Lede', 'Sub']);
  expect(currentItem(items, 2)).toBe(-1);
  expect(currentItem(items, items[1]?.pos ?? 0)).toBe(1);
  expect(currentItem(items, doc.content.size - 2)).toBe(2);
});

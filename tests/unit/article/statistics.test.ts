import { expect, test } from 'vitest';
import { emptyContent } from '../../../shared/article/create.ts';
import { countWords, statisticsOf } from '../../../shared/article/statistics.ts';
import { fullArticle, paragraph } from './samples.ts';

test.each([
  ['', 0],
  ['One', 1],
  ["It's a well-known ferry, isn't it?", 6],
  ['Four — or five—words and/or more', 7],
  ['In 2026, 12.5% (£3,000.50) rose', 5],
  ['… – — !', 0],
  ['Der Bürgermeister ließ die Fähre prüfen', 6],
  ['한국어 기사는 띄어쓰기로 셉니다', 4],
  ['أعلنت البلدية عن عبارة جديدة', 5],
])('%s has %i words', (text, words) => {
  expect(countWords(text, 'en')).toBe(words);
});

test('languages without spaces are counted by their own rules', () => {
  expect(countWords('今日は東京で会議があります', 'ja')).toBeGreaterThan(4);
  expect(countWords('这是一篇关于渡轮的文章', 'zh')).toBeGreaterThan(3);
});

test('pull quotes and notes are not the length of an article', () => {
  const content = emptyContent([
    paragraph('Two words'),
    {
      type: 'pullQuote',
      content: [
        { type: 'quoteText', content: [{ type: 'text', text: 'Two words' }] },
        { type: 'attribution' },
      ],
    },
    { type: 'note', content: [paragraph('not published')] },
  ]);
  expect(statisticsOf(content, 'en')).toEqual({ words: 2, characters: 9, readingMinutes: 1 });
});

test('an empty article has no words and takes no time', () => {
  expect(statisticsOf(emptyContent(), 'en')).toEqual({
    words: 0,
    characters: 0,
    readingMinutes: 0,
  });
});

test('nested text is counted once', () => {
  expect(statisticsOf(fullArticle().content, 'en').words).toBe(37);
});

test('2 380 words take ten minutes', () => {
  const content = emptyContent([paragraph('word '.repeat(2380).trim())]);
  expect(statisticsOf(content, 'en').readingMinutes).toBe(10);
});

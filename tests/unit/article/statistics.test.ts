import { expect, test } from 'vitest';
import { emptyContent } from '../../../shared/article/create.ts';
import { countText, countWords, statisticsOf } from '../../../shared/article/statistics.ts';
import fc from '../../fastCheck.ts';
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

test('words are what a pattern would find, in every script that parts them with spaces', () => {
  const word = /[^\s—–/]*[\p{L}\p{N}][^\s—–/]*/gu;
  const character = fc.oneof(
    fc.constantFrom('a', 'É', 'ж', 'ع', '7', '٣', '²', '𝛼', '🚀', '\ud83d', '\u0301'),
    fc.constantFrom(' ', '\u00a0', '\u2009', '\u3000', '\ufeff', '—', '–', '/', '-', '’', '\n'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }).filter((one) => one < '\u0e00'),
  );
  fc.assert(
    fc.property(fc.array(character, { maxLength: 12 }), (characters) => {
      const text = characters.join('');
      const counts = countText(text, 'en');
      expect(counts.words).toBe(text.match(word)?.length ?? 0);
      expect(counts.characters).toBe([...text].length);
    }),
    { numRuns: 2000 },
  );
});

test('no character of the scripts without spaces is overlooked', () => {
  const script = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
  for (let code = 0; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code);
    if (!script.test(character)) continue;
    expect(countText(character, 'ja').cjkCharacters, code.toString(16)).toBe(1);
  }
});

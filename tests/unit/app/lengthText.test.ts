import { expect, it } from 'vitest';
import {
  amount,
  countsText,
  placeText,
  progressOf,
} from '../../../renderer/app/length/lengthText.ts';

const counts = {
  words: 612,
  characters: 3_400,
  lines: 98,
  readingMinutes: 3,
  tks: 0,
  selected: undefined,
  passage: { name: 'Headline', words: 1, characters: 7 },
};

it('says how an article stands to its target, in figures and in words', () => {
  expect(progressOf(counts, { target: 800, unit: 'words' })).toMatchObject({
    text: '612 / 800 words',
    spoken: '612 of 800 words',
    state: 'under',
  });
  expect(progressOf(counts, { target: 620, unit: 'words' }).state).toBe('near');
  expect(progressOf(counts, { target: 612, unit: 'words' }).state).toBe('near');
  expect(progressOf(counts, { target: 3_000, unit: 'characters' })).toEqual({
    text: '3,400 / 3,000 characters, 400 over',
    spoken: '3,400 of 3,000 characters, 400 over',
    share: 1,
    state: 'over',
  });
  expect(progressOf(counts, { target: 100, unit: 'lines' }).share).toBeCloseTo(0.98);
});

it('says nothing twice, and of a selection rather than of the rest', () => {
  const line = (...given: Parameters<typeof countsText>) => Object.values(countsText(...given));
  expect(line(counts, undefined)).toEqual(['612 words', ' · 3,400 characters · 3 min read']);
  expect(line(counts, { target: 100, unit: 'lines' })).toEqual([
    '98 / 100 lines',
    ' · 612 words · 3,400 characters · 3 min read',
  ]);
  const selected = { ...counts, selected: { words: 1, characters: 1_200 } };
  expect(line(selected, undefined)).toEqual(['612 words', ' · 1 word, 1,200 characters selected']);
  expect(placeText(counts)).toBe('Headline: 1 word, 7 characters');
  expect(placeText(selected)).toBe('');
  expect(amount(1, 'lines')).toBe('1 line');
});

import { describe, expect, test } from 'vitest';
import { find } from '../../../renderer/app/palette/find.ts';
import { arrange, titleOf } from '../../../renderer/library/arrange.ts';
import { relativeTime } from '../../../renderer/library/relativeTime.ts';
import type { LibraryEntry } from '../../../shared/contract/library.ts';

let count = 0;
function entry(
  headline: string,
  about: Partial<Extract<LibraryEntry['about'], { kind: 'article' }>> = {},
  modified = '2026-05-04T09:00:00Z',
): LibraryEntry {
  count++;
  return {
    file: `file-${count}-00000`,
    name: `file-${count}.stet`,
    modified,
    bytes: 1,
    about: {
      kind: 'article',
      id: String(count),
      headline,
      slug: '',
      status: 'draft',
      language: 'en',
      section: '',
      byline: '',
      words: 0,
      newer: false,
      ...about,
    },
  };
}
const damaged: LibraryEntry = {
  file: 'file-broken',
  name: 'broken.stet',
  modified: '2026-05-04T09:00:00Z',
  bytes: 1,
  about: { kind: 'damaged', reason: 'not-json', message: 'Not JSON' },
};

const titles = (entries: readonly LibraryEntry[]) => entries.map(titleOf);

describe('the list of articles', () => {
  test('finds every word anywhere, whatever its accents', () => {
    const all = [entry('Zoë’s ferry'), entry('The ferry', { byline: 'Zoe Ash' }), entry('Pier')];
    expect(titles(arrange(all, 'ZOE ferry', 'headline'))).toEqual(['The ferry', 'Zoë’s ferry']);
    expect(arrange(all, 'damaged', 'newest')).toEqual([]);
  });

  test('is sorted as people count and as copy moves', () => {
    const all = [
      entry('Story 10', { status: 'published', section: 'Sport' }),
      entry('Story 9', { status: 'draft' }, '2026-05-04T10:00:00Z'),
      damaged,
      entry('Story 2', { status: 'review', section: 'City' }, '2026-05-04T08:00:00Z'),
    ];
    expect(titles(arrange(all, '', 'headline'))).toEqual([
      'broken',
      'Story 2',
      'Story 9',
      'Story 10',
    ]);
    expect(titles(arrange(all, '', 'status'))).toEqual([
      'Story 9',
      'Story 2',
      'Story 10',
      'broken',
    ]);
    expect(titles(arrange(all, '', 'section')).slice(0, 2)).toEqual(['Story 2', 'Story 10']);
    expect(titles(arrange(all, '', 'newest'))[0]).toBe('Story 9');
  });
});

describe('how long ago', () => {
  const now = new Date(2026, 4, 4, 12, 0, 0).getTime();
  const ago = (minutes: number) =>
    relativeTime(new Date(now - minutes * 60_000).toISOString(), now);
  test.each([
    [-5, 'just now'],
    [0, 'just now'],
    [5, '5 minutes ago'],
    [120, '2 hours ago'],
    [13 * 60, 'yesterday'],
    [3 * 24 * 60, '3 days ago'],
    [30 * 24 * 60, '4 Apr'],
    [400 * 24 * 60, '30 Mar 2025'],
  ])('%i minutes', (minutes, text) => {
    expect(ago(minutes)).toBe(text);
  });
});

describe('the palette', () => {
  const items = ['Save', 'Save a copy as…', 'Autosave note', 'Export…'].map((text) => ({
    text,
    also: 'File',
  }));
  test('puts what starts with the words first', () => {
    expect(find(items, 'save').map(({ text }) => text)).toEqual([
      'Save',
      'Save a copy as…',
      'Autosave note',
    ]);
    expect(find(items, 'copy save').map(({ text }) => text)).toEqual(['Save a copy as…']);
    expect(find(items, 'file')).toHaveLength(4);
    expect(find(items, 'autosavenote').map(({ text }) => text)).toEqual(['Autosave note']);
    expect(find(items, '(')).toEqual([]);
    expect(find(items, ' ')).toEqual(items);
  });
});

import { describe, expect, test } from 'vitest';
import { arrange } from '../../../renderer/library/arrange.ts';
import {
  conflictCopies,
  foundAgain,
  originalNames,
} from '../../../renderer/library/conflictCopies.ts';
import type { LibraryEntry } from '../../../shared/contract/library.ts';

const entry = (name: string, id = 'a', folder?: string): LibraryEntry => ({
  file: `${folder ?? ''}/${name}`,
  name,
  ...(folder && { folder }),
  modified: '2026-05-04T09:00:00Z',
  bytes: 1,
  about: {
    kind: 'article',
    id,
    headline: name,
    slug: '',
    status: 'draft',
    language: 'en',
    section: '',
    byline: '',
    words: 0,
    newer: false,
  },
});

describe('a conflict copy', () => {
  test.each([
    ["Harbour vote (Ada Holm's conflicted copy 2026-11-26).stet", 'Dropbox'],
    [
      'Harbour vote (Ada Holm’s conflicted copy 2026-11-26 (1)).stet',
      'Dropbox, the second of a day',
    ],
    ['Harbour vote (Case Conflict).stet', 'Dropbox, between systems'],
    ['Harbour vote (conflicted copy 2026-11-26 012417).stet', 'Nextcloud'],
    ['Harbour vote_conflict-20261126-012417.stet', 'ownCloud'],
    ['Harbour vote.sync-conflict-20261126-012417-ABC2DEF.stet', 'Syncthing'],
    ['Harbour vote-DESKTOP-7K2.stet', 'OneDrive'],
    ['Harbour vote (1).stet', 'Google Drive'],
    ['Harbour vote 2.stet', 'iCloud'],
  ])('%s is known by its name (%s) and its id', (name) => {
    const original = entry('Harbour vote.stet');
    const copies = conflictCopies([original, entry(name), entry('Other.stet', 'b')]);
    expect([...copies]).toEqual([[`/${name}`, original]]);
    // Another article, or another folder, is none of its business.
    expect(conflictCopies([original, entry(name, 'b')]).size).toBe(0);
    expect(conflictCopies([original, entry(name, 'a', 'Old')]).size).toBe(0);
  });

  test('is none where nothing has the name before', () => {
    expect(conflictCopies([entry('Pier.stet'), entry('Vote (1).stet')]).size).toBe(0);
    expect(originalNames('vote.stet')).toEqual([]);
  });

  test('stands behind its article, however the list is sorted', () => {
    const all = ['vote (1).stet', 'pier.stet', 'vote.stet', 'vote (1) 2.stet'].map((name) =>
      entry(name, name === 'pier.stet' ? 'b' : 'a'),
    );
    const names = (sort: 'headline' | 'newest') => arrange(all, '', sort).map(({ name }) => name);
    expect(names('headline')).toEqual([
      'pier.stet',
      'vote.stet',
      'vote (1).stet',
      'vote (1) 2.stet',
    ]);
    expect(names('newest').indexOf('vote (1).stet')).toBe(names('newest').indexOf('vote.stet') + 1);
  });
});

test('an article whose file went is found again by its id, and not as a copy of itself', () => {
  const open = { file: '/vote.stet', metadata: { id: 'a' } };
  const moved = entry('pier vote.stet', 'a', 'Old');
  expect(foundAgain(open, [entry('other.stet', 'b')])).toBeUndefined();
  expect(foundAgain(open, [entry('vote.stet')])).toBeUndefined();
  expect(foundAgain(open, [entry('pier vote (1).stet', 'a', 'Old'), moved])).toBe(moved);
  expect(foundAgain(undefined, [moved])).toBeUndefined();
});

import { expect, it } from 'vitest';
import { createLibrary } from '../../../renderer/library/libraryStore.ts';
import type { LibraryEntry } from '../../../shared/contract/library.ts';

const entry = (slug: string, words: number): LibraryEntry => ({
  file: `f-${slug}`,
  name: `${slug}.stet`,
  modified: '2026-05-04T10:00:00Z',
  bytes: 100,
  about: {
    kind: 'article',
    id: `urn:uuid:${slug}`,
    headline: slug,
    slug,
    status: 'draft',
    language: 'en-GB',
    section: '',
    byline: '',
    words,
    newer: false,
  },
});

it('keeps what is read again, and the list where all of it is', async () => {
  let words = 1;
  const library = createLibrary({
    status: async () => ({ state: 'ready', name: 'Desk', place: '/desk' }),
    list: async () => [entry('pier', words), entry('vote', 1)],
    trashed: async () => [],
  } as unknown as Parameters<typeof createLibrary>[0]);
  await library.refresh();
  const first = library.store.getState();
  await library.refresh();
  const again = library.store.getState();
  expect(again.entries).toBe(first.entries);
  expect(again.status).toBe(first.status);

  words = 2;
  await library.refresh();
  const { entries } = library.store.getState();
  expect(entries).not.toBe(first.entries);
  expect(entries?.[0]).toEqual(entry('pier', 2));
  expect(entries?.[1]).toBe(first.entries?.[1]);
});

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

it('leaves rows in their places while the pointer is about to press one', async () => {
  let entries = [entry('pier', 1), entry('vote', 1)].map((one, at) =>
    at === 0 ? { ...one, modified: '2026-05-04T11:00:00Z' } : one,
  );
  const library = createLibrary({
    status: async () => ({ state: 'ready', name: 'Desk', place: '/desk' }),
    list: async () => entries,
    trashed: async () => [],
  } as unknown as Parameters<typeof createLibrary>[0]);
  const shown = () => library.shown().map(({ file }) => file);
  await library.refresh();
  library.keepPlaces();
  entries = entries.map((one) =>
    one.file === 'f-vote' ? { ...one, modified: '2026-05-04T12:00:00Z' } : one,
  );
  entries.push({ ...entry('quay', 1), modified: '2026-05-04T13:00:00Z' });
  await library.refresh();
  expect(shown()).toEqual(['f-pier', 'f-vote', 'f-quay']);
  // One that is renamed now stays where it is, too.
  entries = entries.map((one) => (one.file === 'f-pier' ? { ...one, file: 'f-jetty' } : one));
  await library.refresh();
  expect(shown()).toEqual(['f-jetty', 'f-vote', 'f-quay']);
  let told = 0;
  library.store.subscribe(() => told++);
  library.letPlacesGo();
  expect(shown()).toEqual(['f-quay', 'f-vote', 'f-jetty']);
  expect(told).toBe(1);

  library.keepPlaces();
  library.letPlacesGo();
  expect(told).toBe(1);
  library.keepPlaces();
  library.sortBy('headline');
  expect(shown()).toEqual(['f-jetty', 'f-quay', 'f-vote']);
  library.letPlacesGo();
});

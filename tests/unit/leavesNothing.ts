import { afterAll, beforeAll, expect } from 'vitest';

/** What all files in a process share: changed by one, it would let the next pass or fail. */
const shared = () => ({
  // Packages and Vitest keep theirs under such names.
  globals: Object.getOwnPropertyNames(globalThis).filter((name) => !name.startsWith('__')),
  environment: { ...process.env },
  folder: process.cwd(),
  clock: [Date, setTimeout, setInterval, queueMicrotask],
  listeners: process.eventNames().map((name) => [name, process.listenerCount(name)]),
});

// Behind the loading of the file: some packages bring globals with them.
let before: ReturnType<typeof shared>;
beforeAll(() => {
  before = shared();
});
afterAll(() => {
  expect(shared(), 'left to the next file: see tests/vitest.config.ts').toEqual(before);
});

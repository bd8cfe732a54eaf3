import { expect, it } from 'vitest';
import { filesIn, productSources, textOf } from './sources.ts';

const code = (...folders: string[]) =>
  folders.flatMap(filesIn).filter((file) => /\.(?:tsx?|mjs)$/.test(file));

/** Values that others may use. What types say is part of a value that others use. */
function exportsOf(file: string): string[] {
  const declared = /^export (?:async )?(?:const|let|function\*?|class) (\w+)/gm;
  return [...textOf(file).matchAll(declared)].map(([, name = '']) => name);
}

/** @returns how often each word stands in the files, at most once in each where `byFile` */
function countWords(files: readonly string[], byFile: boolean): Map<string, number> {
  const counts = new Map<string, number>();
  for (const file of files) {
    const words = textOf(file).match(/[\w$]+/g) ?? [];
    for (const word of byFile ? new Set(words) : words) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

const nameOnce = (files: readonly string[], counts: Map<string, number>) =>
  files.flatMap((file) =>
    exportsOf(file)
      .filter((name) => counts.get(name) === 1)
      .map((name) => `${file}: ${name}`),
  );

it('exports nothing that no other file names', () => {
  const files = code('shared', 'electron', 'renderer', 'tests', 'scripts');
  expect(nameOnce(files, countWords(files, true))).toEqual([]);
});

it('keeps nothing in the product that its tests alone name', () => {
  const users = [...productSources(), ...code('scripts')];
  expect(nameOnce(productSources(), countWords(users, false))).toEqual([]);
});

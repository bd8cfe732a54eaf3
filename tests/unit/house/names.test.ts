import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inProject } from '../../../scripts/setUp/project.mjs';
import { filesIn, textOf } from './sources.ts';

const parts = ['shared', 'electron', 'renderer', 'tests', 'scripts'];
const files = parts.flatMap(filesIn);
const isCode = (file: string) => /\.(ts|tsx|mjs|css)$/.test(file);
const code = files.filter(isCode);

/** Names of patterns: they say how something was made and not what it is about. */
const patterns =
  /^(utils?|utilit(y|ies)|helpers?|common|commons|misc|miscellaneous|managers?|lib|libs|core|base|services?|handlers?|controllers?|models?|types|interfaces|constants|shared-?utils)$/i;

describe('the house', () => {
  test('has nothing at its top but what belongs there', () => {
    const belongs = new Set([
      ...['package.json', 'package-lock.json', 'tsconfig.json', 'electron-builder.yml'],
      ...['README.md', 'CONTRIBUTING.md', 'LICENSE'],
      ...['electron', 'renderer', 'shared', 'tests', 'scripts', 'docs'],
      // Made by tools and ignored by version control.
      ...['node_modules', 'dist', 'release', 'test-results', 'playwright-report', 'coverage'],
    ]);
    const others = readdirSync(inProject()).filter(
      (name) => !name.startsWith('.') && !belongs.has(name),
    );
    expect(others).toEqual([]);
  });

  test('names its folders after their subject', () => {
    const folders = new Set(
      files.flatMap((file) =>
        file
          .split('/')
          // `shared` itself is the name that DESIGN.md gives the layer.
          .slice(1, -1),
      ),
    );
    expect([...folders].filter((name) => patterns.test(name))).toEqual([]);
    expect(patterns.test('utils')).toBe(true);
  });

  test('names its files after the one thing in them', () => {
    const named = code.map((file) => (file.split('/').at(-1) ?? '').replace(/\..*$/, ''));
    expect(named.filter((name) => /utils?$|helpers?$|misc$/i.test(name))).toEqual([]);
  });

  test('keeps files short enough to be read', () => {
    const lines = code
      .filter((file) => !file.startsWith('tests/'))
      .map((file) => ({ file, lines: textOf(file).split('\n').length }));
    expect(lines.filter(({ lines }) => lines > 600)).toEqual([]);
    const long = lines.filter(({ lines }) => lines > 300);
    expect(long.length / lines.length, JSON.stringify(long)).toBeLessThan(0.1);
  });

  test('leaves no work behind in a comment, and switches no check off without a reason', () => {
    const forbidden = /\b(TODO|FIXME)\b|@ts-(ignore|nocheck)|eslint-disable/;
    const others = code.filter((file) => !file.endsWith('house/names.test.ts'));
    // A biome-ignore must say why, which biome itself insists on; `@ts-expect-error` needs words too.
    const unexplained = /@ts-expect-error\s*(?:\*\/|$)/m;
    const guilty = others.filter((file) => {
      const text = textOf(file);
      return forbidden.test(text) || unexplained.test(text);
    });
    expect(guilty).toEqual([]);
  });

  test('names no place on anybody’s own machine', () => {
    const own = /\/(home|Users)\/[a-z]+\//;
    // Tests invent people's folders.
    const shipped = code.filter((file) => !file.startsWith('tests/'));
    const guilty = [...shipped, 'README.md', 'CONTRIBUTING.md', 'package.json'].filter((file) =>
      own.test(textOf(file)),
    );
    expect(guilty).toEqual([]);
  });
});

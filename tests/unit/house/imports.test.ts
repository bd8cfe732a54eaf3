import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inProject } from '../../../scripts/setUp/project.mjs';
import { importsOf } from './importsOf.ts';
import { fileOf, layerOf, objection, table } from './importTable.ts';
import { productSources, textOf } from './sources.ts';

const imports = new Map(productSources().map((file) => [file, importsOf(file, textOf(file))]));

/** Our own files that a file loads at run time, directly. */
const loads = (file: string): string[] =>
  (imports.get(file) ?? []).flatMap((one) => {
    const target = one.typeOnly ? undefined : fileOf(file, one);
    return target && imports.has(target) ? [target] : [];
  });

/** @returns every file of ours that loading this one loads */
function reach(start: string): Set<string> {
  const reached = new Set([start]);
  for (const file of reached) for (const other of loads(file)) reached.add(other);
  return reached;
}

/** @returns a circle of nodes, if there is one */
function circle(nodes: Iterable<string>, next: (node: string) => string[]): string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, trail: string[]): string[] | undefined => {
    if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const other of next(node)) {
      const found = visit(other, [...trail, node]);
      if (found) return found;
    }
    done.add(node);
    return undefined;
  };
  for (const node of nodes) {
    const found = visit(node, []);
    if (found) return found;
  }
  return undefined;
}

describe('every import of the product', () => {
  test.each([...imports.keys()])('%s', (file) => {
    const objections = (imports.get(file) ?? []).flatMap((one) => objection(file, one) ?? []);
    expect(objections).toEqual([]);
    for (const one of imports.get(file) ?? []) {
      const target = fileOf(file, one);
      if (target)
        expect(existsSync(inProject(target)), `${target}, imported by ${file}`).toBe(true);
    }
  });

  // Within a folder two files may be one another's recursion, as blocks and tables are.
  test('goes round in no circle that leaves a folder', () => {
    const folder = (file: string) => file.slice(0, file.lastIndexOf('/'));
    const circles = [...imports.keys()].flatMap((file) =>
      loads(file)
        .filter((other) => folder(other) !== folder(file) && reach(other).has(file))
        .map((other) => `${file} → ${other} → … → ${file}`),
    );
    expect(circles).toEqual([]);
  });

  test('goes round in no circle between layers, or between the folders of shared', () => {
    const home = (file: string) =>
      file.startsWith('shared/') ? file.split('/').slice(0, 2).join('/') : (layerOf(file) ?? file);
    const edges = new Map<string, Set<string>>();
    for (const [file, found] of imports) {
      for (const one of found) {
        const target = fileOf(file, one);
        if (!target || !imports.has(target) || home(target) === home(file)) continue;
        edges.set(home(file), (edges.get(home(file)) ?? new Set()).add(home(target)));
      }
    }
    expect(circle(edges.keys(), (node) => [...(edges.get(node) ?? [])])).toBeUndefined();
  });

  test('brings nothing into the page, by whatever detour, that the page may not load', () => {
    const allowed = (name: string) =>
      objection('renderer/main.tsx', { from: name, typeOnly: false }) === undefined;
    const page = [...imports.keys()].filter((file) => layerOf(file) === 'renderer');
    for (const file of new Set(page.flatMap((start) => [...reach(start)]))) {
      for (const { from, typeOnly } of imports.get(file) ?? []) {
        if (typeOnly || from.startsWith('.')) continue;
        expect(allowed(from), `${file} brings ${from} into the page`).toBe(true);
      }
    }
  });
});

describe('the table itself', () => {
  const value = (from: string) => ({ from, typeOnly: false });
  const type = (from: string) => ({ from, typeOnly: true });

  test.each([
    ['shared/article/parse.ts', value('node:fs')],
    ['shared/article/parse.ts', type('node:fs')],
    ['shared/article/parse.ts', value('react')],
    ['shared/article/parse.ts', value('../../electron/newsroom/newsroom.ts')],
    ['shared/article/parse.ts', value('./model')],
    ['electron/newsroom/newsroom.ts', value('electron')],
    ['electron/newsroom/newsroom.ts', type('../shell/windows.ts')],
    ['electron/newsroom/newsroom.ts', value('ws')],
    ['electron/web/server.ts', value('electron')],
    ['electron/web/server.ts', value('../shell/windows.ts')],
    ['electron/shell/windows.ts', value('../web/server.ts')],
    ['electron/preload.ts', value('../shared/contract/library.ts')],
    ['electron/preload.ts', value('node:fs')],
    ['renderer/main.tsx', value('zod')],
    ['renderer/main.tsx', value('@orpc/contract')],
    ['renderer/main.tsx', value('node:path')],
    ['renderer/main.tsx', value('electron')],
    ['renderer/main.tsx', type('../electron/newsroom/newsroom.ts')],
    ['electron/elsewhere.ts', value('node:fs')],
  ])('%s may not import %o', (file, one) => {
    expect(objection(file, one)).toBeTypeOf('string');
  });

  test.each([
    ['shared/article/parse.ts', value('zod')],
    ['electron/newsroom/newsroom.ts', type('electron')],
    ['electron/web.ts', value('./newsroom/newsroom.ts')],
    ['electron/cli.ts', value('./web/server.ts')],
    ['electron/main.ts', value('electron')],
    ['electron/preload.ts', type('../shared/contract/library.ts')],
    ['renderer/main.tsx', value('../shared/article/model.ts')],
    ['renderer/main.tsx', value('./styles/page.css')],
    ['renderer/main.tsx', type('zod')],
  ])('%s may import %o', (file, one) => {
    expect(objection(file, one)).toBeUndefined();
  });

  test('names no layer that TypeScript does not keep apart', () => {
    const projects = ['shared/tsconfig.json', 'renderer/tsconfig.json'].concat(
      ['newsroom', 'web', 'shell', 'preload'].map((name) => `electron/tsconfig.${name}.json`),
    );
    expect(Object.keys(table)).toHaveLength(projects.length);
    const settings = projects.map((file) => {
      const { compilerOptions } = JSON.parse(textOf(file));
      const { lib = ['ES2024'], types = [] } = compilerOptions;
      return [file, { dom: lib.includes('DOM'), node: types.includes('node') }];
    });
    expect(Object.fromEntries(settings)).toEqual({
      'shared/tsconfig.json': { dom: false, node: false },
      'renderer/tsconfig.json': { dom: true, node: false },
      'electron/tsconfig.newsroom.json': { dom: false, node: true },
      'electron/tsconfig.web.json': { dom: false, node: true },
      'electron/tsconfig.shell.json': { dom: false, node: true },
      'electron/tsconfig.preload.json': { dom: true, node: false },
    });
  });
});

describe('reading imports', () => {
  test('finds every kind, and tells types from values', () => {
    const source = `
      import whole, { type Part } from './whole.ts';
      import { type Only } from './kept.ts';
      import type { Gone } from './gone.ts';
      import './style.css';
      export * from './all.ts';
      export { one } from './one.ts';
      export type { Two } from './two.ts';
      type Far = import('./far.ts').Far;
      const lazy = () => import('./lazy.ts');
      const worker = new URL('./count.worker.ts', import.meta.url);
      const asset = new URL('https://example.org/', base);
      const old = require('old');
      import page from './page.html?url';
    `;
    const found = importsOf('a.ts', source);
    expect(found.filter(({ typeOnly }) => typeOnly).map(({ from }) => from)).toEqual([
      './gone.ts',
      './two.ts',
      './far.ts',
    ]);
    expect(new Set(found.filter(({ typeOnly }) => !typeOnly).map(({ from }) => from))).toEqual(
      new Set([
        './whole.ts',
        './kept.ts',
        './style.css',
        './all.ts',
        './one.ts',
        './lazy.ts',
        './count.worker.ts',
        'old',
        './page.html',
      ]),
    );
  });

  test('refuses a source it cannot read', () => {
    expect(() => importsOf('a.ts', 'import {')).toThrow('a.ts');
  });
});

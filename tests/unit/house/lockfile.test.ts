import { describe, expect, test } from 'vitest';
import { textOf } from './sources.ts';

interface Locked {
  version?: string;
  resolved?: string;
  license?: string;
  dev?: boolean;
  devOptional?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const manifest = JSON.parse(textOf('package.json'));
const packages: Record<string, Locked> = JSON.parse(textOf('package-lock.json')).packages;

/**
 * Licences that somebody has read. MPL-2.0 asks for the source of its own files, which we use as they
 * are published and name with their licence in dist/notices.txt; nothing of ours falls under it.
 */
const reviewed: Record<string, string> = { 'node_modules/exifreader': 'MPL-2.0' };

/** Where Node would find a package that `from` asks for. */
function found(from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[place]) return place;
    if (folder === '') return undefined;
  }
}

describe('package-lock.json', () => {
  test('locks what package.json asks for, each at one exact version', () => {
    expect(packages['']?.dependencies).toEqual(manifest.dependencies);
    expect(packages['']?.devDependencies).toEqual(manifest.devDependencies);
    for (const version of Object.values({
      ...manifest.dependencies,
      ...manifest.devDependencies,
    })) {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    }
  });

  // `npm ci` refuses a lockfile without them, and a registry that lags behind leaves them out.
  test('locks the programs of every system, not only of the one it was made on', () => {
    const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !found(place, name)),
    );
    expect(missing).toEqual([]);
  });

  test('points at no registry of somebody’s own', () => {
    const elsewhere = Object.values(packages).filter(
      ({ resolved }) => resolved && !resolved.startsWith('https://registry.npmjs.org/'),
    );
    expect(elsewhere).toEqual([]);
  });

  test('puts nothing into the product whose licence asks for more than to be named', () => {
    const free = /^\(?(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|Unlicense|CC0-1\.0)(\b|$)/;
    const product = Object.entries(packages).filter(
      ([place, { dev, devOptional }]) => place !== '' && !dev && !devOptional,
    );
    expect(product.length).toBeGreaterThan(20);
    // Of two licences that a package offers, the product takes the free one.
    const isFree = (license = '') =>
      license
        .replace(/[()]/g, '')
        .split(' OR ')
        .some((one) => free.test(one));
    const others = product.filter(
      ([place, { license }]) => !isFree(license) && license !== reviewed[place],
    );
    expect(others.map(([place, { license }]) => `${place}: ${license}`)).toEqual([]);
  });
});

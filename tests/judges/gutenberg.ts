import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { judgedArticles, writeExport } from './articles.ts';
import { type Judge, run } from './judge.ts';

/**
 * What WordPress's editor runs on, too much for every developer's lockfile (a gigabyte, with a React
 * of its own): installed once, beside the system's temporary files, when its judge is asked for by
 * name.
 */
const packages = [
  '@wordpress/blocks@16.0.0',
  '@wordpress/block-library@11.0.0',
  'react@18.3.1',
  'react-dom@18.3.1',
  'jsdom@26.1.0',
];
const place = path.join(tmpdir(), 'stet-gutenberg-16.0.0');
const isThere = () => existsSync(path.join(place, 'node_modules', '@wordpress', 'block-library'));
const isAskedFor = () => process.argv.slice(2).some((name) => /^gutenberg$/i.test(name));

/** WordPress's own block validator, which says "invalid content" where the editor would. */
export const gutenberg: Judge = {
  name: 'Gutenberg',
  missing: () =>
    isThere() || isAskedFor()
      ? undefined
      : 'it needs a gigabyte of packages; `npm run judges -- gutenberg` installs them in the temporary folder',
  judge(folder) {
    const problem = isThere() ? undefined : install();
    if (problem) return { complaints: [problem], looked: 'nothing' };
    const files: string[] = [];
    for (const [name, article] of judgedArticles()) {
      files.push(writeExport(folder, 'wordpress', name, article));
    }
    const child = path.join(import.meta.dirname, 'gutenbergChild.ts');
    const { code, out, said } = run(process.execPath, [child, place, ...files]);
    const complaints = out.split('\n').filter((line) => line !== '');
    if (code !== 0) complaints.push(`It did not run: ${said.slice(0, 2000)}`);
    return { complaints, looked: `${files.length} posts` };
  },
};

/** @returns what went wrong. */
function install(): string | undefined {
  mkdirSync(place, { recursive: true });
  writeFileSync(path.join(place, 'package.json'), '{"private": true}\n');
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps'];
  const { code, said } = run('npm', ['install', '--prefix', place, ...options, ...packages]);
  return code === 0 ? undefined : `npm could not install it: ${said.slice(-1000)}`;
}

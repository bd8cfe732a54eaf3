import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../judge.ts';

/** Another program's editor, of which only the judges need the packages: it has a lockfile of its own. */
export interface Editor {
  /** Its folder beside this file. */
  folder: string;
  /** "WordPress’s block editor". */
  name: string;
  /** "500 MB". */
  size: string;
}

/** Where its packages are, or will be: another lockfile is another folder. */
export function placeOf({ folder }: Editor): string {
  const lockfile = readFileSync(path.join(import.meta.dirname, folder, 'package-lock.json'));
  const version = createHash('sha256').update(lockfile).digest('hex').slice(0, 12);
  return path.join(tmpdir(), 'stet-judges', `${folder}-${version}`);
}

/**
 * Installs its packages in the temporary folder, once, so that nobody else's `npm ci` has to.
 *
 * @returns why they are not there
 */
export function installApart(editor: Editor): string | undefined {
  const place = placeOf(editor);
  if (existsSync(place)) return undefined;
  console.log(`Installing ${editor.name} in ${place} (once; ${editor.size}) …`);
  const making = `${place}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    cpSync(path.join(import.meta.dirname, editor.folder, file), path.join(making, file));
  }
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=1'];
  const { code, said } = run('npm', ['ci', '--prefix', making, '--loglevel=error', ...options]);
  if (code === 0) {
    renameSync(making, place);
    return undefined;
  }
  rmSync(making, { recursive: true, force: true });
  const [why = 'npm failed'] = said.split('\n').filter((line) => /^npm error (?!code)/.test(line));
  return `it needs ${editor.name} (${editor.size} of packages), which could not be installed: ${why.replace('npm error ', '').trim()}`;
}

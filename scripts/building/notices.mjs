import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../setUp/project.mjs';
import { targetsFor } from './targets.mjs';

/** @param {string} name */
const listFile = (name) => inProject('.build', 'packages', `${name}.json`);

/**
 * @param {string} file with forward slashes
 * @returns {string | undefined} the folder of the package it belongs to, from the project's folder
 */
function packageFolderOf(file) {
  const match = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file);
  return match?.[0];
}

/**
 * Remembers which packages went into a target: their licences ask to be named beside the copies.
 * @param {string} target
 * @param {readonly string[]} files from the project's folder, with forward slashes
 */
export function rememberPackages(target, files) {
  const folders = new Set(files.flatMap((file) => packageFolderOf(file) ?? []));
  mkdirSync(path.dirname(listFile(target)), { recursive: true });
  writeFileSync(listFile(target), JSON.stringify([...folders].sort()));
}

/** Writes dist/notices.txt, after a full build: name, version and licence of what was bundled. */
export function writeNotices() {
  const targets = [...targetsFor('all').bundles.map(({ name }) => name), 'renderer'];
  /** @type {Map<string, string>} */
  const notices = new Map();
  for (const target of targets) {
    if (!existsSync(listFile(target))) continue;
    for (const folder of JSON.parse(readFileSync(listFile(target), 'utf8'))) {
      const { name, version, license, repository } = JSON.parse(
        readFileSync(inProject(folder, 'package.json'), 'utf8'),
      );
      if (!name || notices.has(`${name} ${version}`)) continue;
      const text = readdirSync(inProject(folder)).find((file) =>
        /^(licen[cs]e|copying)/i.test(file),
      );
      // Some licences (MPL-2.0) ask to say where the source is.
      const source = String(repository?.url ?? repository ?? '').replace(/^git\+/, '');
      const body = text ? readFileSync(inProject(folder, text), 'utf8').trim() : '';
      notices.set(
        `${name} ${version}`,
        `${name} ${version} (${license})\n${source}\n\n${body}`.trim(),
      );
    }
  }
  const sorted = [...notices].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
  const rule = `\n\n${'-'.repeat(72)}\n\n`;
  writeFileSync(
    inProject('dist', 'notices.txt'),
    `${['Stet contains the following packages.', ...sorted].join(rule)}\n`,
  );
}

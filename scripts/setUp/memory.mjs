import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inProject } from './project.mjs';

/**
 * What the set-up found out, so that the second run need not ask again. It lies in node_modules,
 * so a fresh install forgets it.
 */
const folder = () => inProject('node_modules', '.cache', 'stet');

/**
 * @param {string} name
 * @returns {unknown} undefined if nothing readable is remembered
 */
export function recall(name) {
  try {
    return JSON.parse(readFileSync(path.join(folder(), `${name}.json`), 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} name
 * @param {unknown} value plain data
 */
export function remember(name, value) {
  const file = path.join(folder(), `${name}.json`);
  try {
    mkdirSync(folder(), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(value));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // Remembering saves time; a read-only folder only costs it.
  }
}

import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { inProject } from '../setUp/project.mjs';

/**
 * What a target was built from. Times and sizes answer in milliseconds; the hashes are only asked
 * when those differ, as after a checkout that put the same text back.
 * @typedef {{ size: number, time: number, hash: string }} Input
 * @typedef {{ inputs: Record<string, Input>, outputs: string[] }} Stamp
 */

/** Everything that decides how any target comes out, besides its own sources. */
const common = () => [
  'package.json',
  'package-lock.json',
  ...readdirSync(inProject('scripts', 'building')).map((file) => `scripts/building/${file}`),
];

/** @param {string} name */
const stampFile = (name) => inProject('.build', 'stamps', `${name}.json`);

/** @param {string} file from the project's folder */
const hashOf = (file) =>
  createHash('sha256')
    .update(readFileSync(inProject(file)))
    .digest('hex');

/**
 * @param {string} file from the project's folder
 * @returns {Input}
 */
function look(file) {
  const { size, mtimeMs } = statSync(inProject(file));
  return { size, time: mtimeMs, hash: hashOf(file) };
}

/**
 * @param {string} name a target
 * @returns {Stamp | undefined}
 */
function readStamp(name) {
  try {
    return JSON.parse(readFileSync(stampFile(name), 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} name
 * @param {Stamp} stamp
 */
function writeStamp(name, stamp) {
  const file = stampFile(name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(stamp));
  renameSync(`${file}.${process.pid}`, file);
}

/**
 * @param {string} name a target
 * @param {readonly string[]} [current] the files it would be built from now, where a new file counts
 * @returns {boolean} whether its outputs are those of its inputs as they are now
 */
export function isFresh(name, current) {
  const stamp = readStamp(name);
  if (!stamp?.outputs.every((file) => existsSync(inProject(file)))) return false;
  if (current && [...current, ...common()].some((file) => !Object.hasOwn(stamp.inputs, file))) {
    return false;
  }
  let touched = false;
  for (const [file, input] of Object.entries(stamp.inputs)) {
    const stat = statSync(inProject(file), { throwIfNoEntry: false });
    if (!stat) return false;
    if (stat.size === input.size && stat.mtimeMs === input.time) continue;
    if (stat.size !== input.size || hashOf(file) !== input.hash) return false;
    input.time = stat.mtimeMs;
    touched = true;
  }
  if (touched) writeStamp(name, stamp);
  return true;
}

/**
 * Call with a look taken before the build began, so that an edit during it is not missed.
 * @param {string} name a target
 * @param {{ inputs: readonly string[], outputs: readonly string[], began: number }} built
 *   files from the project's folder; `began` in ms since 1970
 */
export function markFresh(name, { inputs, outputs, began }) {
  /** @type {Stamp} */
  const stamp = { inputs: {}, outputs: [...outputs] };
  for (const file of new Set([...inputs, ...common()])) {
    const seen = look(file);
    stamp.inputs[file] = seen.time > began ? { ...seen, size: -1 } : seen;
  }
  writeStamp(name, stamp);
}

/**
 * @param {string} folder from the project's folder
 * @returns {string[]} every file below it, with forward slashes
 */
export function filesBelow(folder) {
  if (!existsSync(inProject(folder))) return [];
  return readdirSync(inProject(folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
    .filter((file) => statSync(inProject(file), { throwIfNoEntry: false })?.isFile());
}

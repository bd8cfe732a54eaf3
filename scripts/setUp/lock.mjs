import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { inProject, say } from './project.mjs';

const file = inProject('.set-up.lock');

/**
 * @param {number} pid
 * @returns {boolean}
 */
function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @returns {boolean} whether the lock is ours now */
function take() {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
  try {
    const owner = Number.parseInt(readFileSync(file, 'utf8'), 10);
    // Without a number it is being written this very moment, or its writer died doing so.
    const held = owner > 0 ? lives(owner) : Date.now() - statSync(file).mtimeMs < 5_000;
    if (held) return false;
  } catch {
    return false;
  }
  // Whoever held it was ended half-way.
  rmSync(file, { force: true });
  return false;
}

/**
 * `npm start` and `npm test` in two terminals must not both replace node_modules.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function underLock(work) {
  let said = false;
  while (!take()) {
    if (!said) say('Waiting for the set-up that another terminal is doing …');
    said = true;
    await wait(250);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    release();
    process.off('exit', release);
  }
}

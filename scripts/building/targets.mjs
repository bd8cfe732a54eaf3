import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../setUp/project.mjs';

/**
 * @typedef {object} Bundle
 * @property {string} name
 * @property {string} entry from the project's folder, with forward slashes
 * @property {string} output in dist/
 * @property {'esm' | 'cjs'} format a sandboxed preload can only be CommonJS
 * @property {readonly string[]} [beside] files of packages that it reads, put beside it in dist/
 */

/** @type {readonly Bundle[]} */
const entries = [
  { name: 'main', entry: 'electron/main.ts', output: 'main.mjs', format: 'esm' },
  { name: 'preload', entry: 'electron/preload.ts', output: 'preload.cjs', format: 'cjs' },
  { name: 'web', entry: 'electron/web.ts', output: 'web.mjs', format: 'esm' },
  { name: 'cli', entry: 'electron/cli.ts', output: 'cli.mjs', format: 'esm' },
];

/** What `electron/newsroom/media/codecs.ts` compiles. */
const codecs = [
  '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm',
  '@jsquash/png/codec/pkg/squoosh_png_bg.wasm',
  '@jsquash/resize/lib/resize/pkg/squoosh_resize_bg.wasm',
  '@jsquash/webp/codec/dec/webp_dec.wasm',
  '@jsquash/webp/codec/enc/webp_enc_simd.wasm',
];

/**
 * `electron/newsroom/exports/render.worker.ts` becomes `dist/render.worker.mjs`, beside the bundle
 * that starts it: `new Worker(new URL('./render.worker.mjs', import.meta.url))`.
 * @returns {Bundle[]}
 * @throws {Error} if two workers share a name
 */
function workers() {
  const folder = inProject('electron', 'newsroom');
  if (!existsSync(folder)) return [];
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.worker.ts'))
    .map((file) => {
      const name = path.basename(file, '.ts');
      const entry = path.posix.join('electron/newsroom', file.split(path.sep).join('/'));
      const beside = name === 'resize.worker' ? codecs : [];
      return { name, entry, output: `${name}.mjs`, format: /** @type {const} */ ('esm'), beside };
    });
  const names = found.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`Two workers are named ${twice}.ts; their bundles would collide.`);
  return found;
}

/**
 * @typedef {'all' | 'cli' | 'web' | 'desktop'} Purpose
 * @param {Purpose} purpose what is about to run
 * @returns {{ bundles: Bundle[], renderer: boolean }}
 */
export function targetsFor(purpose) {
  const wanted = {
    all: ['main', 'preload', 'web', 'cli'],
    cli: ['cli'],
    web: ['web'],
    desktop: ['main', 'preload', 'cli'],
  }[purpose];
  const present = entries.filter(
    ({ name, entry }) => wanted.includes(name) && existsSync(inProject(entry)),
  );
  return {
    bundles: [...present, ...workers()],
    renderer: purpose !== 'cli' && existsSync(inProject('renderer', 'index.html')),
  };
}

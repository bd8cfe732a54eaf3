import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { inProject } from '../setUp/project.mjs';
import { filesBelow, markFresh } from './freshness.mjs';
import { rememberPackages } from './notices.mjs';
import { rendererSources } from './stale.mjs';

const name = 'renderer';

/** What the renderer consists of; a file of another kind stops the build rather than be guessed. */
const mimes = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
  ['.json', 'application/json'],
]);

/**
 * @typedef {{ file: string, mime: string, bytes: number, sha256: string }} ManifestEntry
 * `file` lies in the folder of the manifest.
 */

/**
 * The hosts serve what is listed here and nothing else, so that no request is ever made a path.
 * @returns {Record<string, ManifestEntry>} by URL path
 */
function listFiles() {
  /** @type {Record<string, ManifestEntry>} */
  const manifest = {};
  for (const file of filesBelow('dist/renderer').sort()) {
    const mime = mimes.get(path.posix.extname(file));
    if (!mime)
      throw new Error(`${file}: no media type is known for it (scripts/building/renderer.mjs)`);
    const content = readFileSync(inProject(file));
    const inDist = path.posix.relative('dist', file);
    const entry = {
      file: inDist,
      mime,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    };
    manifest[`/${path.posix.relative('renderer', inDist)}`] = entry;
    if (inDist === 'renderer/index.html') manifest['/'] = entry;
  }
  if (!manifest['/']) throw new Error('The renderer has no index.html.');
  return manifest;
}

/** Builds renderer/ into dist/renderer, and dist/renderer-manifest.json. */
export async function buildRenderer() {
  const began = Date.now();
  const sources = rendererSources();
  const fresh = inProject('dist', `.renderer-${process.pid}`);
  /** @type {string[]} */
  const modules = [];
  // Whoever builds (a test runner says "test"), what is built is what people run.
  process.env.NODE_ENV = 'production';
  try {
    await build({
      configFile: inProject('renderer', 'vite.config.ts'),
      logLevel: 'error',
      mode: 'production',
      build: { outDir: fresh },
      plugins: [
        {
          name: 'list-modules',
          generateBundle() {
            modules.push(...this.getModuleIds());
          },
        },
      ],
    });
    const place = inProject('dist', 'renderer');
    const old = inProject('dist', `.renderer-old-${process.pid}`);
    mkdirSync(inProject('dist'), { recursive: true });
    if (existsSync(place)) renameSync(place, old);
    renameSync(fresh, place);
    rmSync(old, { recursive: true, force: true });
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  const manifestFile = inProject('dist', 'renderer-manifest.json');
  writeFileSync(`${manifestFile}.${process.pid}`, `${JSON.stringify(listFiles(), null, 2)}\n`);
  renameSync(`${manifestFile}.${process.pid}`, manifestFile);
  const own = modules
    .filter((id) => path.isAbsolute(id))
    .map((id) => path.relative(inProject(), id.replace(/\?.*$/, '')).split(path.sep).join('/'));
  rememberPackages(name, own);
  markFresh(name, {
    began,
    inputs: sources,
    outputs: ['dist/renderer-manifest.json', 'dist/renderer/index.html'],
  });
}

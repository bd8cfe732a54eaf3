import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { inProject } from '../../../scripts/setUp/project.mjs';

/** Names of the built files that the page loads before anything is asked for. */
export function firstScreenFiles(): Set<string> {
  const html = readFileSync(inProject('dist', 'renderer', 'index.html'), 'utf8');
  const named = new Set([...html.matchAll(/assets\/[\w.-]+\.(?:js|css)/g)].map(([name]) => name));
  // What a first file imports statically comes with it.
  for (const name of named) {
    if (!name.endsWith('.js')) continue;
    const script = readFileSync(inProject('dist', 'renderer', name), 'utf8');
    for (const [, , file] of script.matchAll(
      /(?:^|[;}])import(?:[^"'()]*?from)?(["'])\.\/([\w.-]+\.js)\1/g,
    )) {
      named.add(`assets/${file}`);
    }
  }
  return named;
}

/** Bytes of the renderer, gzipped file by file: what the first screen loads, and the rest. */
export function bundleSizes(): { first: number; later: number } {
  const named = firstScreenFiles();
  const sizes = { first: 0, later: 0 };
  for (const file of readdirSync(inProject('dist', 'renderer', 'assets'))) {
    if (!/\.(js|css)$/.test(file)) continue;
    const bytes = gzipSync(readFileSync(inProject('dist', 'renderer', 'assets', file))).length;
    sizes[named.has(`assets/${file}`) ? 'first' : 'later'] += bytes;
  }
  return sizes;
}

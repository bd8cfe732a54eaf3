import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../setUp/project.mjs';
import { targetsFor } from './targets.mjs';

/** Another build may be writing beside us; what is this old has no owner any more. */
const abandoned = 60 * 60 * 1000;

/** Removes what earlier builds put into dist/ and no target makes any more. */
export function removeLeftovers() {
  const made = new Set(
    targetsFor('all').bundles.flatMap(({ output, beside = [] }) => [
      output,
      ...beside.map((file) => path.posix.basename(file)),
    ]),
  );
  for (const name of readdirSync(inProject('dist'))) {
    const file = inProject('dist', name);
    const ofGoneTarget = /\.(mjs|cjs|wasm)$/.test(name) && !made.has(name);
    const halfWritten =
      /(^\.renderer-|\.\d+$)/.test(name) && Date.now() - statSync(file).mtimeMs > abandoned;
    if (ofGoneTarget || halfWritten) rmSync(file, { recursive: true, force: true });
  }
}

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { inProject, root } from '../setUp/project.mjs';
import { markFresh } from './freshness.mjs';
import { rememberPackages } from './notices.mjs';

// Packages written as CommonJS call `require` for Node's own modules.
const requireInModules = [
  "import { createRequire as createRequireOfBundle } from 'node:module';",
  'const require = createRequireOfBundle(import.meta.url);',
].join('\n');

/**
 * @param {Pick<import('./targets.mjs').Bundle, 'entry' | 'output' | 'format'>} target
 * @returns {import('esbuild').BuildOptions & { write: false, metafile: true }}
 */
export const bundleOptions = ({ entry, output, format }) => ({
  absWorkingDir: root,
  entryPoints: [entry],
  outfile: `dist/${output}`,
  bundle: true,
  write: false,
  metafile: true,
  platform: 'node',
  target: 'node24',
  format,
  // Packages without `exports` mean their modules; their UMD files cannot be bundled.
  mainFields: ['module', 'main'],
  // `ws` asks for these two if they are there; they would bring compiled code.
  external: ['electron', 'electron/*', 'bufferutil', 'utf-8-validate'],
  banner: format === 'esm' ? { js: requireInModules } : {},
  legalComments: 'none',
  charset: 'utf8',
  keepNames: true,
  logLevel: 'silent',
});

/**
 * Bundles one entry and everything it imports into one file of dist/.
 * @param {import('./targets.mjs').Bundle} target
 */
export async function bundle({ name, entry, output, format, beside = [] }) {
  const began = Date.now();
  const result = await build(bundleOptions({ entry, output, format }));
  const [code, ...more] = result.outputFiles ?? [];
  if (!code || more.length > 0) throw new Error(`${entry}: expected one file`);
  const copies = beside.map((file) => `dist/${path.posix.basename(file)}`);
  for (const [index, copy] of copies.entries()) {
    write(copy, readFileSync(inProject('node_modules', beside[index] ?? '')));
  }
  write(`dist/${output}`, code.contents);
  const inputs = Object.keys(result.metafile.inputs);
  rememberPackages(name, inputs);
  markFresh(name, {
    began,
    inputs: inputs.filter((input) => !input.startsWith('node_modules/')),
    outputs: [`dist/${output}`, ...copies],
  });
}

/**
 * Two builds at once must not leave half a file to whoever starts it just then.
 * @param {string} output from the project's folder
 * @param {Uint8Array} bytes
 */
function write(output, bytes) {
  const file = inProject(output);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, bytes);
  renameSync(`${file}.${process.pid}`, file);
}

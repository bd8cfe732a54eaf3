import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * @param {...string} parts
 * @returns {string} an absolute path in the project
 */
export const inProject = (...parts) => path.join(root, ...parts);

/** The pinned Node, which the `node` package puts here. */
export const pinnedNode = inProject(
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** @returns {string} the pinned Node, or the one running now if the packages are not there */
export const nodeToUse = () => (existsSync(pinnedNode) ? pinnedNode : process.execPath);

/**
 * The environment for everything we start: the project's own commands come first.
 * @param {Record<string, string | undefined>} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export function environment(extra = {}) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const own = [path.dirname(pinnedNode), inProject('node_modules', '.bin')];
  return { ...process.env, [key]: [...own, process.env[key]].join(path.delimiter), ...extra };
}

/**
 * One line on what is being done. Always on stderr: stdout belongs to results.
 * @param {string} line
 */
export const say = (line) => {
  process.stderr.write(`${line}\n`);
};

import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from './children.mjs';
import { failureOf, SetUpFailure } from './failure.mjs';
import { underLock } from './lock.mjs';
import { canBeReached } from './network.mjs';
import { environment, inProject, pinnedNode, root, say } from './project.mjs';

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 * @property {string[]} [os] systems it is for, or with `!` is not for
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile
 */

/** @typedef {{ os: string, cpu: string, libc: string | undefined }} System */

/** @returns {System} this machine, in npm's words */
function thisSystem() {
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (
    process.report?.getReport() ?? {}
  );
  const libc = report.header?.glibcVersionRuntime ? 'glibc' : 'musl';
  return {
    os: process.platform,
    cpu: process.arch,
    libc: process.platform === 'linux' ? libc : undefined,
  };
}

/**
 * @param {LockedPackage} locked
 * @param {System} system
 * @returns {boolean} whether the package is made for the system
 */
function isFor({ os: systems, cpu, libc }, system) {
  /**
   * @param {string[] | undefined} list
   * @param {string | undefined} value
   */
  const takes = (list, value) => {
    if (!list || list.includes('any')) return true;
    if (value !== undefined && list.includes(`!${value}`)) return false;
    return list.some((entry) => entry.startsWith('!')) || (value ? list.includes(value) : false);
  };
  return takes(systems, system.os) && takes(cpu, system.cpu) && takes(libc, system.libc);
}

/**
 * npm writes `node_modules/.package-lock.json` as its very last act, so an interrupted install has
 * none, and one that was done by hand counts as much as ours.
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile | undefined} installed node_modules/.package-lock.json
 * @param {System} [system]
 * @returns {boolean} whether exactly the wanted packages are there
 */
export function holdsWhatIsLocked(wanted, installed, system = thisSystem()) {
  if (!wanted.packages || !installed?.packages) return false;
  for (const [place, locked] of Object.entries(wanted.packages)) {
    if (place === '') continue;
    const there = installed.packages[place];
    if (there === undefined) {
      // Left out on purpose: made for another system, or only needed by what is.
      const namesSystem = locked.os ?? locked.cpu ?? locked.libc;
      const optional = locked.optional || locked.devOptional;
      if (optional && !(namesSystem && isFor(locked, system))) continue;
      return false;
    }
    if (there.version !== locked.version || there.integrity !== locked.integrity) return false;
  }
  return Object.keys(installed.packages).every((place) => wanted.packages?.[place] !== undefined);
}

/**
 * @param {string} file
 * @returns {Lockfile | undefined}
 */
function readLockfile(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @returns {boolean} whether the packages of the lockfile, and the pinned Node, are installed */
function dependenciesAreThere() {
  const wanted = readLockfile(inProject('package-lock.json'));
  if (!wanted) {
    throw new SetUpFailure(
      'package-lock.json is missing or cannot be read.',
      'Take it back from version control: it says which packages Stet is built with.',
    );
  }
  const installed = readLockfile(inProject('node_modules', '.package-lock.json'));
  return existsSync(pinnedNode) && holdsWhatIsLocked(wanted, installed);
}

/** @returns {{ command: string, first: string[], shell: boolean }} how to call npm */
function npm() {
  const script = process.env.npm_execpath;
  // Not our pinned Node: it lies in the folder that npm is about to replace.
  const node = process.env.npm_node_execpath ?? process.execPath;
  if (script && /npm-cli\.[cm]?js$/.test(script) && existsSync(script) && existsSync(node)) {
    return { command: node, first: [script], shell: false };
  }
  const windows = process.platform === 'win32';
  return { command: windows ? 'npm.cmd' : 'npm', first: [], shell: windows };
}

/** Windows cannot delete a program that runs, but it can move it out of the way. */
function moveRunningNodeAside() {
  if (process.platform !== 'win32' || !existsSync(pinnedNode)) return;
  try {
    const aside = path.join(os.tmpdir(), `stet-node-${process.pid}`);
    mkdirSync(aside, { recursive: true });
    renameSync(pinnedNode, path.join(aside, 'node.exe'));
  } catch {
    // npm will say what is in its way.
  }
}

const step = 'Installing the packages';

async function install() {
  say(`${step} that package-lock.json names (once; about a minute) …`);
  // npm itself would try for over a minute; what lies in its cache may still be all of it.
  const online = await canBeReached(
    process.env.npm_config_registry ?? 'https://registry.npmjs.org/',
  );
  moveRunningNodeAside();
  const { command, first, shell } = npm();
  const { code, output } = await run(
    command,
    [
      ...first,
      'ci',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      ...(online ? [] : ['--offline']),
    ],
    {
      cwd: root,
      shell,
      // Electron's binary is a step of its own, and only `npm start` wants it.
      env: environment({ ELECTRON_SKIP_BINARY_DOWNLOAD: '1', npm_config_loglevel: undefined }),
    },
  );
  if (code === 127) {
    throw new SetUpFailure(
      `${step} failed. npm is not there.`,
      'It comes with Node from nodejs.org; on Debian and Ubuntu it is the package `npm`.',
      output,
    );
  }
  if (code !== 0) throw failureOf(step, output);
  if (!existsSync(pinnedNode)) {
    throw new SetUpFailure(
      `${step} failed. The pinned Node is missing.`,
      'npm was told to skip install scripts: run `npm config set ignore-scripts false` and try again.',
      output,
    );
  }
  // npm 9.3 to 9.6 take every Linux for one without glibc, and leave its programs out.
  if (!dependenciesAreThere()) {
    throw new SetUpFailure(
      `${step} failed. npm left some of them out.`,
      'Update it with `npm install --global npm` and run the same command again.',
      output,
    );
  }
}

/** Runs `npm ci` if the installed packages are not those of the lockfile. */
export async function setUpDependencies() {
  if (dependenciesAreThere()) return;
  await underLock(async () => {
    if (!dependenciesAreThere()) await install();
  });
}

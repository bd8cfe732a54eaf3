import { spawn, spawnSync } from 'node:child_process';

/**
 * What runs now, with the time in ms it may take to end by itself when it is told to.
 * @type {Map<import('node:child_process').ChildProcess, number>}
 */
const living = new Map();
const windows = process.platform === 'win32';
/** @type {NodeJS.Signals | undefined} */
let stopping;

/**
 * Every child leads its own process group, so that what it starts itself ends with it.
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (!windows) process.kill(-child.pid, signal);
    else if (signal === 'SIGKILL') {
      spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    }
    // On Windows the console has already told every process in it about Ctrl+C.
  } catch {
    // The group is gone already.
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {boolean} whether anything of its group is left, even if the child itself is gone
 */
function groupLives(child) {
  if (child.pid === undefined) return false;
  if (windows) return child.exitCode === null && child.signalCode === null;
  try {
    process.kill(-child.pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** @param {NodeJS.Signals} signal the second one waits for nobody */
function stopAll(signal) {
  for (const child of living.keys()) signalGroup(child, stopping ? 'SIGKILL' : signal);
  if (stopping) return;
  stopping = signal;
  const groups = new Map(living);
  const began = Date.now();
  const look = () => {
    for (const [child, grace] of groups) {
      if (!groupLives(child)) groups.delete(child);
      else if (Date.now() - began > grace) signalGroup(child, 'SIGKILL');
    }
    if (groups.size > 0) return void setTimeout(look, 50);
    process.exit(128 + (signal === 'SIGINT' ? 2 : signal === 'SIGHUP' ? 1 : 15));
  };
  look();
}

let watching = false;
function watchSignals() {
  if (watching) return;
  watching = true;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => stopAll(signal));
  }
  // npm passes signals on to a shell, which may end without passing them on to us.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stopAll('SIGTERM');
  }, 500).unref();
  process.on('exit', () => {
    for (const child of living.keys()) signalGroup(child, 'SIGKILL');
  });
}

/**
 * @typedef {object} Outcome
 * @property {number} code the exit code; 128 + n for a signal, 127 if the program is not there
 * @property {string} output stdout and stderr together, when they were captured
 * @property {boolean} tooSlow ended because it passed its time limit
 */

/**
 * Runs a program in its own process group; Ctrl+C ends it and everything it started.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, limit?: number, grace?: number, show?: boolean, shell?: boolean }} [options]
 *   limit and grace in ms, see `living`; `show` passes its output through instead of capturing it
 * @returns {Promise<Outcome>}
 */
export function run(
  command,
  args,
  { cwd, env, limit, grace = 1_500, show = false, shell = false } = {},
) {
  watchSignals();
  return new Promise((resolve) => {
    let output = '';
    let tooSlow = false;
    const child = spawn(command, [...args], {
      cwd,
      env,
      shell,
      detached: !windows,
      windowsHide: true,
      stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    });
    living.set(child, grace);
    const timer =
      limit === undefined
        ? undefined
        : setTimeout(() => {
            tooSlow = true;
            signalGroup(child, 'SIGKILL');
          }, limit);
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output = (output + chunk.toString('utf8')).slice(-400_000);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('error', (error) => {
      clearTimeout(timer);
      living.delete(child);
      resolve({ code: 127, output: `${output}${error.message}\n`, tooSlow });
    });
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      // While all is being ended, what it started may outlive it.
      if (stopping) return;
      living.delete(child);
      resolve({ code: code ?? (signal === 'SIGKILL' ? 137 : 143), output, tooSlow });
    });
  });
}

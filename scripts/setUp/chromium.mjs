import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './children.mjs';
import { causeOf, SetUpFailure } from './failure.mjs';
import { recall, remember } from './memory.mjs';
import { canBeReached } from './network.mjs';
import { environment, inProject, nodeToUse, root, say } from './project.mjs';

const downloadLimit = 10 * 60 * 1000;
const packageLimit = 15 * 60 * 1000;
const isRoot = process.getuid?.() === 0;

/**
 * Where people have Chrome or Chromium.
 * @param {NodeJS.Platform} platform
 * @param {Record<string, string | undefined>} env
 * @returns {string[]} absolute paths, the most likely first
 */
export function usualPlaces(platform, env) {
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return ['/Applications', `${env.HOME ?? ''}/Applications`].flatMap((folder) =>
      apps.map((app) => `${folder}/${app}.app/Contents/MacOS/${app}`),
    );
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    return folders.flatMap((folder) => (folder ? programs.map((p) => `${folder}\\${p}`) : []));
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  return (env.PATH ?? '')
    .split(':')
    .filter((folder) => path.posix.isAbsolute(folder))
    .flatMap((folder) => names.map((name) => path.posix.join(folder, name)));
}

/** @param {string} file */
function canBeRun(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * A browser that is there may still lack a library, or be a snap that cannot see our files.
 * @param {string} file
 * @returns {Promise<boolean>} whether it shows a page without a window
 */
async function works(file) {
  const page = 'data:text/html,<title>Stet</title><p>let it stand';
  const args = ['--headless', '--disable-gpu', '--no-first-run', '--dump-dom', page];
  const { code, output } = await run(file, isRoot ? ['--no-sandbox', ...args] : args, {
    limit: 60_000,
  });
  return code === 0 && output.includes('let it stand');
}

/** @returns {Promise<string>} where Playwright's own Chromium is, or would be */
async function playwrightsOwn() {
  const { output } = await run(
    nodeToUse(),
    ['-e', "process.stdout.write(require('playwright').chromium.executablePath())"],
    { cwd: root, env: environment() },
  );
  return output.trim();
}

/** @returns {Promise<string | undefined>} why it could not be downloaded, if so */
async function downloadPlaywrights() {
  const host = process.env.PLAYWRIGHT_DOWNLOAD_HOST ?? 'https://cdn.playwright.dev';
  say("Fetching Playwright's Chromium for the tests (once; about 180 MB) …");
  if (!(await canBeReached(host))) return `${new URL(host).host} cannot be reached`;
  const cli = inProject('node_modules', 'playwright', 'cli.js');
  const { code, output, tooSlow } = await run(
    nodeToUse(),
    [cli, 'install', '--no-shell', 'chromium'],
    {
      cwd: root,
      env: environment(),
      limit: downloadLimit,
    },
  );
  if (code === 0) return undefined;
  return tooSlow
    ? 'it did not arrive within ten minutes'
    : (causeOf(output)?.reason ?? 'its server did not have it');
}

/** @returns {boolean} whether Debian's package may be installed without asking anybody */
function isDebianRoot() {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return false;
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** @returns {Promise<string | undefined>} why it could not be installed, if so */
async function installDebians() {
  say("Installing Debian's package chromium for the tests (once; a minute or two) …");
  const env = environment({ DEBIAN_FRONTEND: 'noninteractive' });
  const update = await run('apt-get', ['update', '-q'], { env, limit: packageLimit });
  const install = await run(
    'apt-get',
    ['install', '-q', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'],
    { env, limit: packageLimit },
  );
  if (install.code === 0) return undefined;
  return (
    causeOf(update.output + install.output)?.reason ?? `apt-get failed: ${lastLine(install.output)}`
  );
}

/** @param {string} text */
const lastLine = (text) => text.trim().split('\n').at(-1) ?? '';

/**
 * Finds or fetches a Chromium for the tests: Playwright's own, an installed one, Debian's package.
 * @returns {Promise<string>} the program
 * @throws {SetUpFailure} with everything that was tried
 */
export async function setUpChromium() {
  const named = process.env.STET_CHROMIUM;
  if (named) {
    if (canBeRun(named) && (await works(named))) return named;
    throw new SetUpFailure(
      `STET_CHROMIUM names ${named}, which does not run.`,
      'Name a Chrome or Chromium that runs, or unset the variable.',
    );
  }
  const before = /** @type {{ file: string } | undefined} */ (recall('chromium'));
  if (before && canBeRun(before.file)) return before.file;

  /** @type {string[]} */
  const tried = [];
  /** @param {string} file */
  const keep = (file) => {
    const because = tried.length > 0 ? ` (${tried.join('; ')})` : '';
    say(`The browser tests use ${file}${because}.`);
    remember('chromium', { file });
    return file;
  };
  const own = await playwrightsOwn();
  if (!canBeRun(own)) {
    const why = await downloadPlaywrights();
    if (why) tried.push(`Playwright's own Chromium: ${why}`);
  }
  if (canBeRun(own)) {
    if (await works(own)) return keep(own);
    tried.push("Playwright's own Chromium does not start (`npx playwright install-deps` may help)");
  }
  const installed = () => usualPlaces(process.platform, process.env).filter(canBeRun);
  for (const file of installed()) {
    if (await works(file)) return keep(file);
    tried.push(`${file} does not start`);
  }
  if (isDebianRoot()) {
    const why = await installDebians();
    if (why) tried.push(`Debian's package: ${why}`);
    for (const file of installed()) if (await works(file)) return keep(file);
    if (!why) tried.push("Debian's package does not start");
  }
  throw new SetUpFailure(
    `No Chromium for the browser tests. Tried: ${tried.join('; ')}.`,
    'Install Chrome or Chromium, or set STET_CHROMIUM to one, and run the same command again. `npm test -- unit` runs what needs no browser.',
  );
}

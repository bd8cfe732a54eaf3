import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { run } from './children.mjs';
import { causeOf } from './failure.mjs';
import { recall, remember } from './memory.mjs';
import { canBeReached } from './network.mjs';
import { environment, inProject, nodeToUse, root, say } from './project.mjs';

const day = 24 * 60 * 60 * 1000;
/** About 110 MB: half an hour on a slow line would still be worse than the browser. */
const downloadLimit = 10 * 60 * 1000;

const packageFolder = () => inProject('node_modules', 'electron');

/** @returns {string} the version that package-lock.json pins, as installed */
export const electronVersion = () =>
  JSON.parse(readFileSync(path.join(packageFolder(), 'package.json'), 'utf8')).version;

/** @returns {string | undefined} the program, if its binary is there */
function electronBinary() {
  const own = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  try {
    const name = readFileSync(path.join(packageFolder(), 'path.txt'), 'utf8');
    const binary = path.join(own ?? path.join(packageFolder(), 'dist'), name);
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Electron runs pages in Chromium's sandbox, which needs something of the system. Where that is
 * missing Electron ends itself at once, and switching the sandbox off is not ours to decide.
 * @param {object} system
 * @param {string} system.platform
 * @param {boolean} system.root
 * @param {string} system.helper where Electron's chrome-sandbox is
 * @param {boolean} system.privileged whether that belongs to root with mode 4755
 * @param {(file: string) => string | undefined} system.read the text of a file in /proc, if there
 * @returns {string | undefined} why the sandbox cannot work and what would help, if so
 */
export function sandboxTrouble({ platform, root: isRoot, helper, privileged, read }) {
  if (platform !== 'linux') return undefined;
  if (isRoot) return "Electron's sandbox does not start as root";
  if (privileged) return undefined;
  const closed =
    read('/proc/sys/kernel/apparmor_restrict_unprivileged_userns')?.trim() === '1' ||
    read('/proc/sys/kernel/unprivileged_userns_clone')?.trim() === '0' ||
    read('/proc/sys/user/max_user_namespaces')?.trim() === '0';
  if (!closed) return undefined;
  const help = `sudo chown root ${helper} && sudo chmod 4755 ${helper}`;
  return `this system keeps Electron's sandbox from starting (to let it: ${help})`;
}

/** @returns {string | undefined} as `sandboxTrouble`, for this machine */
export function sandboxTroubleHere() {
  const helper = path.join(packageFolder(), 'dist', 'chrome-sandbox');
  const stat = statSync(helper, { throwIfNoEntry: false });
  return sandboxTrouble({
    platform: process.platform,
    root: process.getuid?.() === 0,
    helper,
    privileged: stat?.uid === 0 && (stat.mode & 0o4777) === 0o4755,
    read: (file) => {
      try {
        return readFileSync(file, 'utf8');
      } catch {
        return undefined;
      }
    },
  });
}

/**
 * Fetches Electron's binary unless that failed within the last day.
 * @param {{ again?: boolean }} [options] again: try even so
 * @returns {Promise<{ binary: string } | { why: string }>}
 */
export async function setUpElectron({ again = false } = {}) {
  const there = electronBinary();
  if (there) return { binary: there };
  const version = electronVersion();
  const last = /** @type {{ version: string, when: number, why: string } | undefined} */ (
    recall('electron')
  );
  if (!again && last?.version === version && Date.now() - last.when < day) return { why: last.why };

  /** @param {string} why */
  const giveUp = (why) => {
    remember('electron', { version, when: Date.now(), why });
    return { why };
  };
  const server = process.env.ELECTRON_MIRROR ?? 'https://github.com';
  say(`Fetching Electron ${version} (once; about 110 MB) …`);
  if (!(await canBeReached(server))) {
    return giveUp(
      `Electron's binary could not be fetched: ${new URL(server).host} cannot be reached`,
    );
  }
  const { code, output, tooSlow } = await run(
    nodeToUse(),
    [path.join(packageFolder(), 'install.js')],
    {
      cwd: root,
      limit: downloadLimit,
      env: environment({ ELECTRON_SKIP_BINARY_DOWNLOAD: undefined, ELECTRON_GET_USE_PROXY: '1' }),
    },
  );
  const binary = electronBinary();
  if (code === 0 && binary) return { binary };
  if (tooSlow) return giveUp("Electron's binary did not arrive within ten minutes");
  const reason = causeOf(output)?.reason ?? output.trim().split('\n')[0] ?? '';
  return giveUp(`Electron's binary could not be fetched. ${reason}`.replace(/\.$/, ''));
}

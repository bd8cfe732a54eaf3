/**
 * What the choice of a host depends on. `electron` is asked last: it may download for minutes.
 * @typedef {object} Circumstances
 * @property {'web' | 'desktop' | undefined} forced
 * @property {boolean} display whether a window can be shown
 * @property {string | undefined} sandboxTrouble why Electron's sandbox cannot start, if so
 * @property {() => Promise<{ binary: string } | { why: string }>} electron
 */

/**
 * @typedef {{ host: 'desktop', binary: string, why: string } | { host: 'web', why: string } | { host: 'none', why: string }} Choice
 * `why` is a sentence for the person; `none` if the desktop was asked for and cannot be had.
 */

/**
 * Electron if it can run here, else the web host; never Electron without its sandbox.
 * @param {Circumstances} circumstances
 * @returns {Promise<Choice>}
 */
export async function chooseHost({ forced, display, sandboxTrouble, electron }) {
  if (forced === 'web') return { host: 'web', why: 'Starting in the browser, as asked.' };
  /** @param {string} reason */
  const without = (reason) =>
    forced === 'desktop'
      ? /** @type {Choice} */ ({ host: 'none', why: `The desktop window cannot start: ${reason}.` })
      : /** @type {Choice} */ ({ host: 'web', why: `Starting in the browser: ${reason}.` });

  if (sandboxTrouble) return without(sandboxTrouble);
  if (!display) return without('there is no display for a window');
  const found = await electron();
  if ('why' in found) return without(found.why);
  return { host: 'desktop', binary: found.binary, why: 'Starting in a window (Electron).' };
}

/**
 * @param {NodeJS.Platform} platform
 * @param {Record<string, string | undefined>} env
 * @returns {boolean} whether this session can show a window
 */
export const hasDisplay = (platform, env) =>
  platform === 'darwin' ||
  platform === 'win32' ||
  Boolean(env.DISPLAY) ||
  Boolean(env.WAYLAND_DISPLAY);

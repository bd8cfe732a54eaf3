import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** By the names of their packages, the most usual first. */
const commands = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const programs = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

/**
 * Where people have a Chrome, Chromium or Edge; they need not be there.
 *
 * @param env `STET_CHROMIUM` names one that goes first.
 */
export function usualBrowsers(platform: NodeJS.Platform, env: Environment): string[] {
  const named = env.STET_CHROMIUM ? [env.STET_CHROMIUM] : [];
  return [...named, ...installed(platform, env)];
}

function installed(platform: NodeJS.Platform, env: Environment): string[] {
  if (platform === 'darwin') {
    return ['/Applications', path.posix.join(env.HOME ?? '/', 'Applications')].flatMap((folder) =>
      apps.map((app) => path.posix.join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
    );
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
    return folders.flatMap((folder) =>
      folder ? programs.map((program) => path.win32.join(folder, ...program)) : [],
    );
  }
  const folders = (env.PATH ?? '').split(':').filter((folder) => path.posix.isAbsolute(folder));
  return [...folders, '/snap/bin'].flatMap((folder) =>
    commands.map((command) => path.posix.join(folder, command)),
  );
}

/** Those of them that are there and can be run. */
export async function browsersHere(platform: NodeJS.Platform, env: Environment): Promise<string[]> {
  const found: string[] = [];
  for (const place of new Set(usualBrowsers(platform, env))) {
    const runs = await access(place, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) found.push(place);
  }
  return found;
}

import { existsSync } from 'node:fs';
import path from 'node:path';

export interface Surroundings {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
}

/**
 * Where the newsroom keeps what belongs to the person and not to a library (settings, recent
 * articles): the folder that the desktop app uses too, or `STET_USER_DATA`.
 */
export function userDataFolder({ platform, env, home }: Surroundings): string {
  if (env.STET_USER_DATA) return path.resolve(env.STET_USER_DATA);
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Stet');
  if (platform === 'win32') {
    return path.join(env.APPDATA || path.join(home, 'AppData', 'Roaming'), 'Stet');
  }
  // The XDG specification: a relative value is to be ignored.
  const config = env.XDG_CONFIG_HOME;
  return path.join(config && path.isAbsolute(config) ? config : path.join(home, '.config'), 'Stet');
}

/** The library of a first start: `Stet` among the documents, or in the home folder. */
export function defaultLibrary({ home }: Pick<Surroundings, 'home'>): string {
  const documents = path.join(home, 'Documents');
  return path.join(existsSync(documents) ? documents : home, 'Stet');
}

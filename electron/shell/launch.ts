import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** What a start of the program is for; `command` is the command line. Paths are absolute. */
export type Launch = { kind: 'command'; args: string[] } | WindowLaunch;

export interface WindowLaunch {
  kind: 'window';
  files: string[];
  library?: string | undefined;
  newWindow: boolean;
}

const articleName = /\.stet$/i;

/**
 * @param args without the program itself
 * @param isFolder asked only about what does not look like an article
 */
export function readLaunch(
  args: readonly string[],
  cwd: string,
  isFolder: (place: string) => boolean,
): Launch {
  // The installed `stet` may put switches for Chromium before it.
  const command = args.findIndex((arg) => arg === '--cli' || !arg.startsWith('-'));
  if (args[command] === '--cli') return { kind: 'command', args: args.slice(command + 1) };
  const launch: WindowLaunch = { kind: 'window', files: [], newWindow: false };
  let onlyPlaces = false;
  const left = [...args];
  for (let arg = left.shift(); arg !== undefined; arg = left.shift()) {
    if (!onlyPlaces && arg.startsWith('-')) {
      if (arg === '--') onlyPlaces = true;
      else if (arg === '--new-window') launch.newWindow = true;
      else if (arg === '--library') launch.library = placeOf(left.shift(), cwd) ?? launch.library;
      else if (arg.startsWith('--library=')) launch.library = placeOf(arg.slice(10), cwd);
      // The web host's; Chromium's and the system's own switches have their value inside.
      else if (arg === '--port') left.shift();
      continue;
    }
    const place = placeOf(arg, cwd);
    if (place === undefined) continue;
    if (articleName.test(place)) launch.files.push(place);
    else if (isFolder(place)) launch.library = place;
  }
  return launch;
}

/** File managers on Linux hand over addresses. */
function placeOf(arg: string | undefined, cwd: string): string | undefined {
  if (arg === undefined || arg === '' || arg.includes('\0')) return undefined;
  if (!/^[a-z][a-z0-9+.-]+:/i.test(arg)) return path.resolve(cwd, arg);
  if (!/^file:/i.test(arg)) return undefined;
  try {
    return fileURLToPath(arg);
  } catch {
    return undefined;
  }
}

const place = z.string().refine((text) => path.isAbsolute(text) && !text.includes('\0'));
const windowLaunch = z.object({
  kind: z.literal('window'),
  files: z.array(place),
  library: place.optional(),
  newWindow: z.boolean(),
});

/** What another start of the program handed to this one; any program of the user could have. */
export const handedOver = (value: unknown): WindowLaunch | undefined =>
  windowLaunch.safeParse(value).data;

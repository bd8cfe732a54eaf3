import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Whether this session can show a window. */
export const hasDisplay = (
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
) =>
  platform === 'darwin' ||
  platform === 'win32' ||
  Boolean(env.DISPLAY) ||
  Boolean(env.WAYLAND_DISPLAY);

export type ProgramCall = readonly [program: string, ...args: string[]];

/**
 * How the system opens a file in the program that it has for it. Only for files that Stet wrote
 * itself: this runs whatever is registered.
 */
export function openCall(platform: NodeJS.Platform, file: string): ProgramCall {
  if (platform === 'darwin') return ['open', file];
  if (platform === 'win32') return ['explorer.exe', file];
  return ['xdg-open', pathToFileURL(file).href];
}

/** How the system's file manager shows a file; on Linux its folder, which is what all can do. */
export function revealCall(platform: NodeJS.Platform, file: string): ProgramCall {
  if (platform === 'darwin') return ['open', '-R', file];
  // One argument with its comma: explorer's own grammar.
  if (platform === 'win32') return ['explorer.exe', `/select,${file}`];
  return ['xdg-open', pathToFileURL(path.dirname(file)).href];
}

/**
 * Starts a program that outlives Stet. No shell reads the arguments.
 *
 * @throws Error when it cannot be started.
 */
export async function startProgram([program, ...args]: ProgramCall): Promise<void> {
  const child = spawn(program, args, { detached: true, stdio: 'ignore' });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.once('spawn', resolve);
  child.once('error', reject);
  await promise;
  child.unref();
}

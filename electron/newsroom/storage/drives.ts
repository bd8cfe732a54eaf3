import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A mount that is noticed so much later is counted to the drive that it lies on, in ms. */
const goodFor = 1_000;

let known: { folders: ReadonlySet<string>; at: number } | undefined;

/** Where Linux has drives mounted. Its table is no file on any of them, and so always answers. */
function mounted(): ReadonlySet<string> {
  const now = performance.now();
  if (known && now - known.at < goodFor) return known.folders;
  let table = '';
  try {
    table = readFileSync('/proc/self/mountinfo', 'utf8');
  } catch {
    // All of it counts as one.
  }
  const escaped = /\\([0-7]{3})/g;
  const bytes = (_: string, octal: string) => String.fromCharCode(Number.parseInt(octal, 8));
  // proc(5): the fifth field, with spaces and the like as octal numbers.
  const folders = table
    .split('\n')
    .map((line) => line.split(' ')[4]?.replace(escaped, bytes) ?? '');
  known = { folders: new Set(folders), at: now };
  return known.folders;
}

/**
 * Names the drive that a path lies on, without asking that drive. Through a link to another drive it
 * is still the one with the link.
 */
export function driveOf(place: string, platform = process.platform): string {
  const absolute = path.resolve(place);
  if (platform === 'win32') return path.parse(absolute).root.toLowerCase();
  if (platform === 'darwin') return /^\/Volumes\/[^/]+/.exec(absolute)?.[0] ?? '/';
  const folders = mounted();
  for (let folder = absolute; ; folder = path.dirname(folder)) {
    if (folders.has(folder) || folder === path.dirname(folder)) return folder;
  }
}

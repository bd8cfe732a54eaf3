import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** Opaque and stable: the same place gives the same id in every run, and says nothing about it. */
export const idOf = (place: string): string =>
  createHash('sha256').update(`stet ${place}`).digest('base64url').slice(0, 24);

/**
 * Where a file lies, one spelling for each file: its real folder and its own name. A link is a file
 * of its own here, so that renaming it does not rename what it names.
 */
export function locationOf(file: string): string {
  const absolute = path.resolve(file);
  try {
    return path.join(realpathSync.native(path.dirname(absolute)), path.basename(absolute));
  } catch {
    return absolute;
  }
}

/** A path for people: `~/Desk/Stet`, or its last parts when it is long. Opens nothing. */
export function placeForPeople(file: string): string {
  const home = homedir();
  const inHome = path.relative(home, file);
  const atHome = inHome !== '' && !inHome.startsWith('..') && !path.isAbsolute(inHome);
  const parts = (atHome ? inHome : file).split(path.sep).filter((part) => part !== '');
  const shown = parts.length > 4 ? ['…', ...parts.slice(-3)] : parts;
  if (atHome) return ['~', ...shown].join(path.sep);
  return (file.startsWith(path.sep) && shown[0] !== '…' ? path.sep : '') + shown.join(path.sep);
}

import path from 'node:path';
import { slugFrom } from '../../../shared/article/slug.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import { fold } from '../storage/moveFile.ts';
import { extension } from './articleFiles.ts';

/** Bytes of a name on the common file systems of Linux and macOS; Windows counts 255 UTF-16 units. */
const longest = 255;

/**
 * What a person typed as a file name, as the name of an article file. It must be one on every
 * system, because articles travel on shared drives.
 *
 * @returns the name in NFC with `.stet` behind it.
 * @throws FailureError `bad-name` with a sentence that says what is wrong.
 */
export function articleFileName(typed: string): string {
  const name = typed.normalize('NFC').trim();
  const stem = name.toLowerCase().endsWith(extension) ? name.slice(0, -extension.length) : name;
  const wrong = fault(stem);
  if (wrong) throw new FailureError('bad-name', wrong);
  if (new TextEncoder().encode(stem + extension).length > longest) {
    throw new FailureError('bad-name', 'The name is too long. Use a shorter one.');
  }
  return stem + extension;
}

function fault(stem: string): string | undefined {
  if (stem.trim() === '') return 'A file needs a name.';
  if (!stem.isWellFormed()) return 'The name holds a broken character.';
  const bad = /[/\\:*?"<>|]/.exec(stem)?.[0];
  if (bad) return `A file name cannot hold “${bad}”.`;
  if (invisible.test(stem)) return 'The name holds an invisible character.';
  if (stem.startsWith('.')) return 'A name that begins with a dot would be hidden.';
  if (/[. ]$/.test(stem)) return 'A file name cannot end with a dot or a space.';
  if (reserved.test(stem)) return `Windows keeps the name “${stem}” for itself. Use another one.`;
  return undefined;
}

/** Control characters, line ends, and marks of direction that make a name look like another one. */
const invisible = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** Device names, with any extension (Microsoft, "Naming Files, Paths, and Namespaces"). */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\s*\..*)?$/i;

/** A name made from a slug or a headline: never refused, shortened where it must be. */
export function nameFromSlug(slug: string): string {
  const stem = shorten(slug) || 'untitled';
  return (fault(stem) ? `${stem}-article` : stem) + extension;
}

/** Room for `.stet`, a number and ` copy`. */
function shorten(stem: string): string {
  const encoder = new TextEncoder();
  let short = '';
  let bytes = 0;
  for (const character of stem) {
    bytes += encoder.encode(character).length;
    if (bytes > 220) break;
    short += character;
  }
  return short.replace(/[-. ]+$/, '');
}

/**
 * `name`, or the name with the first number behind it that is free: `harbor-vote-2.stet`, and with a
 * space where the name has one.
 *
 * @param taken names in the folder, as `fold` gives them.
 */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(fold(name))) return name;
  const stem = shorten(path.basename(name, path.extname(name)));
  const joint = /\s/.test(stem) ? ' ' : '-';
  for (let number = 2; ; number++) {
    const numbered = `${stem}${joint}${number}${extension}`;
    if (!taken.has(fold(numbered))) return numbered;
  }
}

/** `harbor-vote copy.stet`; of a name that not every system takes, one made from its words. */
export function copyName(name: string): string {
  const stem = path.basename(name, path.extname(name));
  const plain = fault(stem) ? path.basename(nameFromSlug(slugFrom(stem)), extension) : stem;
  return `${shorten(plain.replace(/ copy( \d+)?$/, ''))} copy${extension}`;
}

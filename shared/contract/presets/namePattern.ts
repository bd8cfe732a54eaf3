/**
 * How exported files and the folders they go to are named: text with fields in braces, such as
 * `web/{section}` and `{date}-{slug}`. What comes out is a name on every system and never leads out
 * of the chosen folder, whatever the article says (shared/formats/namesFor.ts).
 */
export const nameFields = [
  'slug',
  'headline',
  'section',
  'date',
  'year',
  'month',
  'day',
  'language',
  'id',
] as const;
export type NameField = (typeof nameFields)[number];

export interface NamePatterns {
  /** Inside the chosen folder, with `/`; the folder itself if absent or ''. */
  folder?: string | undefined;
  /** Without an extension; `{slug}` if absent. */
  fileName?: string | undefined;
}

/** The name of a field is its first group. */
export const field = /\{([^{}]*)\}/g;
const deepest = 8;

/** What is wrong with a pattern, as the end of a sentence; undefined where nothing is. */
export function folderProblem(pattern: string): string | undefined {
  if (pattern === '') return undefined;
  if (/^[\\/]|^[A-Za-z]:|\\/.test(pattern)) {
    return `“${pattern}” is no path inside the chosen folder; write it like web/{section}`;
  }
  const folders = pattern.replace(/\/$/, '').split('/');
  if (folders.length > deepest) return `is more than ${deepest} folders deep`;
  for (const folder of folders) {
    const problem = fieldProblem(folder) ?? plainFolderProblem(folder.replace(field, 'x'));
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function plainFolderProblem(folder: string): string | undefined {
  if (folder === '..' || folder === '.') return `“${folder}” leads out of the chosen folder`;
  if (folder === '') return 'has an empty folder name between two slashes';
  if (folder.startsWith('.')) return `“${folder}” begins with a dot, which hides a folder`;
  // What Windows allows in no name.
  const wrong = /[<>:"|?*\p{Cc}\p{Cf}]/u.exec(folder)?.[0];
  if (wrong !== undefined) return `“${wrong}” can be in no folder’s name`;
  return /^ |[ .]$/.test(folder) ? 'a folder’s name begins or ends with a space or dot' : undefined;
}

/** The same for a file's name. */
export function fileNameProblem(pattern: string): string | undefined {
  if (pattern.trim() === '') return 'is empty; write it like {date}-{slug}';
  const problem = fieldProblem(pattern);
  if (problem !== undefined) return problem;
  const wrong = /[^\p{L}\p{N}\p{M}_-]/u.exec(pattern.replace(field, ''))?.[0];
  return wrong === undefined
    ? undefined
    : `“${wrong}” cannot be used; beside fields there are letters, digits, - and _`;
}

function fieldProblem(pattern: string): string | undefined {
  for (const [, name = ''] of pattern.matchAll(field)) {
    if (!isField(name)) {
      const known = nameFields.map((each) => `{${each}}`).join(', ');
      return `there is no field {${name}}; there are ${known}`;
    }
  }
  return /[{}]/.test(pattern.replace(field, '')) ? 'a brace has no partner' : undefined;
}

export const isField = (name: string): name is NameField =>
  nameFields.some((known) => known === name);

import fs from 'node:fs/promises';
import path from 'node:path';

/**
 * What was named, with the articles of folders and of patterns in their place: shells of Windows
 * leave `*` to the program, and a quoted one comes as it is. What matches nothing stays, and is said
 * to be missing.
 *
 * @returns paths as they would have been typed, each once.
 */
export async function articlesIn(inputs: readonly string[], cwd: string): Promise<string[]> {
  const found: string[] = [];
  for (const input of inputs) {
    const place = path.resolve(cwd, input);
    const facts = await fs.stat(place).catch(() => undefined);
    if (facts?.isDirectory()) found.push(...(await matching(path.join(input, '*.stet'), cwd)));
    else if (facts || !/[*?[{]/.test(input)) found.push(input);
    else {
      const matches = await matching(input, cwd);
      found.push(...(matches.length > 0 ? matches : [input]));
    }
  }
  return [...new Set(found)];
}

async function matching(pattern: string, cwd: string): Promise<string[]> {
  const found: string[] = [];
  for await (const match of fs.glob(pattern, { cwd })) found.push(match);
  // What begins with a dot is nobody's article: locks, temporary files.
  return found.filter((match) => !path.basename(match).startsWith('.')).sort();
}

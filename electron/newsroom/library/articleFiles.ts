import fs from 'node:fs/promises';
import path from 'node:path';

/** How many levels of folders below the library's own are listed. */
export const deepest = 3;

export const extension = '.stet';

/** Where the settings of the desk lie in a library. */
export const deskFile = path.join('.stet', 'desk.json');

export const isArticleName = (name: string) =>
  !name.startsWith('.') && name.toLowerCase().endsWith(extension);

/** Folders that hold no articles of their own. */
export const isListedFolder = (name: string) => !name.startsWith('.') && name !== 'media';

/**
 * Every article file of a library: in its folder and those below, three levels deep, without hidden
 * folders (`.stet` among them) and `media`. Links to files count, links to folders do not, so there
 * are no circles.
 *
 * @returns absolute paths, and the folders they were looked for in.
 */
export async function findArticleFiles(
  root: string,
): Promise<{ files: string[]; folders: string[] }> {
  const files: string[] = [];
  const folders: string[] = [];
  const look = async (folder: string, depth: number): Promise<void> => {
    const entries = await fs.readdir(folder, { withFileTypes: true }).catch((error) => {
      // A folder inside that may not be read does not hide the rest.
      if (depth > 0) return [];
      throw error;
    });
    folders.push(folder);
    for (const entry of entries) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (depth < deepest && isListedFolder(entry.name)) await look(file, depth + 1);
      } else if ((entry.isFile() || entry.isSymbolicLink()) && isArticleName(entry.name)) {
        files.push(file);
      }
    }
  };
  await look(root, 0);
  return { files, folders };
}

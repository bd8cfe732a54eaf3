import { limits } from '../../../shared/article/limits.ts';
import { deskName, packLimits } from '../../../shared/pack/manifest.ts';
import { deepest, extension, isListedFolder } from '../library/articleFiles.ts';
import { articleFileName } from '../library/fileName.ts';
import { photoName } from '../media/photoKind.ts';

export type MemberKind = 'article' | 'photo' | 'history' | 'desk';

const historyName = /^history\/[A-Za-z0-9_-]{24}\.versions$/;

/** What each kind of member may be at most, in bytes. */
export const memberBytes: Readonly<Record<MemberKind, number>> = {
  article: limits.bytes,
  photo: limits.photoBytes,
  history: packLimits.historyBytes,
  desk: packLimits.deskBytes,
};

/** What a member is, by its name; undefined for a name that no pack of Stet has. */
export function kindOfMember(name: string): MemberKind | undefined {
  if (name === deskName) return 'desk';
  if (historyName.test(name)) return 'history';
  const [top, ...rest] = name.split('/');
  if (top === 'photos')
    return rest.length === 1 && photoName.test(rest[0] ?? '') ? 'photo' : undefined;
  return top === 'articles' && isPlace(rest) ? 'article' : undefined;
}

/** Folders of a library and an article's file name, as any system takes them. */
function isPlace(parts: readonly string[]): boolean {
  const name = parts.at(-1) ?? '';
  const folders = parts.slice(0, -1);
  return (
    name.toLowerCase().endsWith(extension) &&
    isFileName(name) &&
    folders.length <= deepest &&
    folders.every((folder) => isListedFolder(folder) && isFileName(folder + extension))
  );
}

function isFileName(name: string): boolean {
  try {
    return articleFileName(name).toLowerCase() === name.normalize('NFC').toLowerCase();
  } catch {
    return false;
  }
}

export const photosFolder = 'photos/';
export const articlesFolder = 'articles/';

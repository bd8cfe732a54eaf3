import path from 'node:path';
import { ArticleHistory } from '../newsroom/history/articleHistory.ts';
import { keepDisplaced } from '../newsroom/history/displacing.ts';
import { aboutOf } from '../newsroom/library/about.ts';
import { libraryAround } from '../newsroom/packs/packSources.ts';
import type { ReplacedText } from '../newsroom/storage/durableWrite.ts';
import type { Warning } from './report.ts';

const outcome = 'The article that was there is not among the versions';

/**
 * Keeps the article that a file says as a version, in the library that it lies in. Never rejects.
 *
 * @param by the id of the article that takes its place
 * @returns a word where it is kept nowhere
 */
export async function keepReplaced(
  file: string,
  old: ReplacedText,
  by: string,
): Promise<Warning | undefined> {
  const about = aboutOf(old.bytes);
  if (about.kind !== 'article') return undefined;
  const library = await libraryAround(file);
  if (!library) return { code: 'not-kept', message: `${outcome}: it lay in no library.` };
  const { failure } = await keepDisplaced(
    {
      root: path.join(library, '.stet'),
      mayMakeRoot: false,
      name: path.basename(file),
      by,
      known: {
        revision: old.revision,
        version: { at: old.modified.getTime(), reason: 'saved', about },
      },
    },
    undefined,
    old,
    (place) => new ArticleHistory(place),
  );
  if (!failure) return undefined;
  return { code: 'not-kept', message: `${outcome}. ${failure.message}` };
}

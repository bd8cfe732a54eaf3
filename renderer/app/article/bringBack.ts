import type { Article } from '../../../shared/article/model.ts';
import type { NewsroomClient } from '../connect.ts';
import type { Change } from './editing.ts';
import { assetChanges, fieldChanges } from './fieldChanges.ts';
import type { Session } from './session.ts';

/** Comments stay: they are about the article, whatever it says. */
const versionChanges = (from: Article, to: Article): Change[] =>
  fieldChanges(from, to).filter(({ path }) => path[0] !== 'review');

/** Names of the fields, besides the text, in which two versions differ; of photos that both have. */
export function fieldsThatDiffer(one: Article, other: Article): string[] {
  const names = versionChanges(one, other).map(({ path: [key] }) => fieldNames[key] ?? key);
  const photos = assetChanges(one, other).some(({ path: [, id = ''], value }) =>
    Boolean(value && one.assets?.[id]),
  );
  return photos ? [...names, 'what is said about photos'] : names;
}

/** Where they are called otherwise on the screen. */
const fieldNames: Readonly<Record<string, string>> = {
  headlines: 'headline variants',
  notes: 'notes for the desk',
};

/**
 * Has the open article say again what a version said, text and fields, as one step that undo takes
 * back. What the file says now becomes a version first.
 *
 * @returns false where what is written now could not be saved first, or is shown no more
 * @throws what keeping throws; the article is then as it was, too
 */
export async function bringBack(
  session: Session,
  history: NewsroomClient['history'],
  version: Article,
): Promise<boolean> {
  const file = session.store.getState().open?.file;
  if (file === undefined || !(await session.save())) return false;
  await history.keep({ file, reason: 'before-restore' });
  const now = session.article();
  if (!now || session.store.getState().open?.file !== file) return false;
  // Photos that came since stay known: undo may bring their blocks back.
  const assets = Object.entries(version.assets ?? {}).map(
    ([id, value]): Change => ({ path: ['assets', id], value }),
  );
  const steps = session.steps([...versionChanges(now, version), ...assets]);
  const told = 'The version is back.';
  session.handle?.replaceContent(version.content, { undoable: true, steps, told });
  return true;
}

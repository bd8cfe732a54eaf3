import type { Article } from '../../../shared/article/model.ts';
import type { NewsroomClient } from '../connect.ts';
import type { Change } from './editing.ts';
import type { Session } from './session.ts';

/** The same whichever version it is, or not a person's to change. */
const own: ReadonlySet<string> = new Set([
  'format',
  'version',
  'id',
  'content',
  'assets',
  'review',
]);

/** Names of the fields, besides the text, in which two versions differ. */
export const fieldsThatDiffer = (one: Article, other: Article): string[] =>
  fieldChanges(one, other).map(({ path }) => path[0]);

function fieldChanges(from: Article, to: Article): Change[] {
  const keys = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [...keys].flatMap((key): Change[] => {
    if (own.has(key)) return [];
    const value = valueFor(key, from, to);
    const before = (from as Record<string, unknown>)[key];
    return JSON.stringify(value) === JSON.stringify(before) ? [] : [{ path: [key], value }];
  });
}

function valueFor(key: string, from: Article, to: Article): unknown {
  if (key !== 'dates') return (to as Record<string, unknown>)[key];
  // When it was saved last is no part of what it says.
  const { modified: _, ...dates } = to.dates ?? {};
  const modified = from.dates?.modified;
  const all = { ...dates, ...(modified && { modified }) };
  return Object.keys(all).length > 0 ? all : undefined;
}

/**
 * Has the open article say again what a version said, text and fields, as one step that undo takes
 * back. What the file says now becomes a version first.
 *
 * @throws what saving and keeping throw; the article is then as it was
 */
export async function bringBack(
  session: Session,
  history: NewsroomClient['history'],
  version: Article,
): Promise<void> {
  const file = session.store.getState().open?.file;
  if (file === undefined || !(await session.save())) return;
  await history.keep({ file, reason: 'before-restore' });
  const now = session.article();
  if (!now || session.store.getState().open?.file !== file) return;
  // Photos that came since stay known: undo may bring their blocks back.
  const assets = Object.entries(version.assets ?? {}).map(
    ([id, value]): Change => ({ path: ['assets', id], value }),
  );
  const steps = session.steps([...fieldChanges(now, version), ...assets]);
  session.handle?.replaceContent(version.content, { undoable: true, keepSelection: true, steps });
}

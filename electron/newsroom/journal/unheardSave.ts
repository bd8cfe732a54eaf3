import type { Article } from '../../../shared/article/model.ts';
import { isSameArticle } from '../articles/articleBytes.ts';
import type { InFile } from './articleFile.ts';
import type { KeptJournal } from './keptJournal.ts';
import type { JournalRecord, Place } from './records.ts';

/** The save that a journal's file shows, and what the journal is to be told of it. */
interface UnheardSave {
  place: Place;
  before: Article;
  record: JournalRecord;
}

/**
 * A crash may come when a save is in its place and its journal has not been told. What the file says
 * then is what the journal said a moment before; somebody else's way back to an older version is not.
 *
 * @param there what lies in the journal's file
 */
export function unheardSave(
  { place, since }: KeptJournal,
  there: InFile | undefined,
): UnheardSave | undefined {
  if (!there || there.place.base === place?.base) return undefined;
  const { article: before, place: now } = there;
  const last = since.findLastIndex((text) => isSameArticle(before, text.article()));
  if (last < 0) return undefined;
  const ago = since.length - 1 - last;
  const record = { kind: 'saved', at: Date.now(), place: now, whole: ago === 0, ago } as const;
  return { place: now, before, record };
}

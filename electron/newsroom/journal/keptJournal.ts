import type { Article } from '../../../shared/article/model.ts';
import { LiveText } from './liveText.ts';
import { type Beginning, type JournalRecord, journalVersion, type Place } from './records.ts';

/** A text that some journal ends with. */
export interface KeptJournal {
  id: string;
  place: Place | undefined;
  article: Article;
  /** What the file said at `place.base`; undefined where the journal does not tell. */
  before: Article | undefined;
  /** What is in no file that the journal knows, oldest first: one of these may have been saved last. */
  since: readonly LiveText[];
  /** When it was kept last, milliseconds since 1970. */
  at: number;
  /** What of its journal leads there. */
  records: [Beginning, ...JournalRecord[]];
}

/** The text after all records, or after the last one that fits. */
export function replayed(id: string, records: readonly JournalRecord[]): KeptJournal | undefined {
  const [first, ...rest] = records;
  if (first?.kind !== 'begin' || first.version > journalVersion) return undefined;
  let text: LiveText;
  try {
    text = LiveText.of(first.article);
  } catch {
    return undefined;
  }
  let { place, at } = first;
  let before = first.asInFile ? first.article : first.before;
  const texts = [text];
  let savedAt = 0;
  const led: KeptJournal['records'] = [first];
  for (const record of rest) {
    if (record.kind === 'saved') {
      // The same file under another name says what it said.
      if (record.place.base !== place?.base) {
        const { ago = record.whole ? 0 : texts.length } = record;
        before = texts.at(-1 - ago)?.article();
        savedAt = texts.length - ago;
      }
      place = record.place;
    }
    if (record.kind === 'steps') {
      try {
        text = text.with(record.steps);
      } catch {
        break;
      }
      at = record.at;
      texts.push(text);
    }
    if (record.kind !== 'discarded') led.push(record);
  }
  // What it begins with is no file's either where it has none.
  const since = texts.slice(Math.max(first.place ? 1 : 0, savedAt));
  return { id, place, article: text.article(), before, since, at, records: led };
}

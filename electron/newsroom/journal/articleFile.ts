import type { Article } from '../../../shared/article/model.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import { inTime } from '../../../shared/contract/inTime.ts';
import { isSameArticle, readArticle, readText } from '../articles/articleBytes.ts';
import type { Histories } from '../history/histories.ts';
import type { FileRegistry } from '../library/fileRegistry.ts';
import type { JournalService } from '../newsroom.ts';
import { readWhole } from '../storage/readWhole.ts';
import { revisionOf } from '../storage/revision.ts';
import type { KeptJournal } from './keptJournal.ts';
import { beginning, type Steps, stepsRecord } from './liveJournal.ts';
import { LiveText } from './liveText.ts';
import type { Beginning, JournalRecord, Place } from './records.ts';
import { unheardSave } from './unheardSave.ts';

/**
 * What is unsaved waits no longer than this for a file, in ms: its drive may never answer, and the
 * text is whole without it.
 */
const patience = 1_000;

/** What lies in a file now. */
export interface InFile {
  article: Article;
  place: Place;
}

/**
 * What the file of a kept text says, if it can be read now; of several the one that says the same, or
 * what it said a moment before.
 *
 * @param filesOf where the library has an article: its first save may have come to its end, and the
 * journal not have been told
 */
export async function saysInItsFile(
  kept: KeptJournal,
  filesOf: (id: string) => Promise<string[]>,
): Promise<InFile | undefined> {
  const { place, article } = kept;
  if (place) return saysIn(place.location);
  const locations = (await inTime(filesOf(article.id), patience)) ?? [];
  const all = (await Promise.all(locations.map(saysIn))).filter((there) => there !== undefined);
  return (
    all.find((there) => isSameArticle(there.article, article)) ??
    all.find((there) => unheardSave(kept, there)) ??
    all[0]
  );
}

async function saysIn(location: string): Promise<InFile | undefined> {
  const bytes = await inReach(location);
  if (!bytes) return undefined;
  try {
    return { article: readArticle(bytes).article, place: { location, base: revisionOf(bytes) } };
  } catch {
    return undefined;
  }
}

/** What a journal is to begin with. */
export type NewText = NonNullable<Parameters<JournalService['append']>[0]['begin']>;

/** The text that a window begins with. */
interface Found {
  text: LiveText;
  place: Place | undefined;
  /** What the file says there, where the text is another one and that is known. */
  before?: Article | undefined;
}

/** The text of a journal, and what lies in it then. */
interface Start extends Omit<Found, 'before'> {
  records: [Beginning, JournalRecord];
}

/**
 * What a journal begins with: a text as it lies in a file, or as its window sends it, and these steps.
 *
 * @param texts what files said: known without asking their disk
 * @throws FailureError `bad-input`, `not-found`, `conflict`, `damaged`
 */
export async function startOf(
  begin: NewText,
  steps: Steps,
  registry: Pick<FileRegistry, 'resolve'>,
  texts: Texts,
): Promise<Start> {
  const { text, place, before } = await find(begin, registry, texts);
  const first: Beginning = {
    ...beginning(text, place, before),
    ...(!begin.article && { asInFile: true }),
    ...(begin.gone !== undefined && { at: begin.gone }),
  };
  return { text: text.with(steps.steps), place, records: [first, stepsRecord(steps, first.at)] };
}

type Texts = Pick<Histories, 'saidAt' | 'seenAt' | 'understood'>;

async function find(
  { file, base, article }: NewText,
  registry: Pick<FileRegistry, 'resolve'>,
  texts: Texts,
): Promise<Found> {
  const location = file === undefined ? undefined : await registry.resolve(file);
  const place = location !== undefined && base !== undefined ? { location, base } : undefined;
  if (article) {
    return { text: LiveText.of(article), place, before: place && texts.saidAt(place) };
  }
  if (!place)
    throw new FailureError('bad-input', 'A journal begins with a file or with an article.');
  const known = texts.seenAt(place.location, place.base);
  if (known) {
    const text = known.text ?? readText(known.bytes);
    texts.understood(place.location, place.base, text);
    return { text: LiveText.shown(text), place };
  }
  const bytes = await inReach(place.location);
  if (!bytes) throw new FailureError('not-found', 'The file cannot be read at the moment.');
  if (revisionOf(bytes) !== place.base) {
    throw new FailureError('conflict', 'The file was changed since it was opened.');
  }
  return { text: LiveText.shown(readText(bytes)), place };
}

const inReach = (location: string) =>
  inTime(
    readWhole(location).catch(() => undefined),
    patience,
  );

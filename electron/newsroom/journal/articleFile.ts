import type { Article } from '../../../shared/article/model.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import { inTime } from '../../../shared/contract/inTime.ts';
import { readArticle, readText } from '../articles/articleBytes.ts';
import type { Histories } from '../history/histories.ts';
import type { FileRegistry } from '../library/fileRegistry.ts';
import type { JournalService } from '../newsroom.ts';
import { readWhole } from '../storage/readWhole.ts';
import { revisionOf } from '../storage/revision.ts';
import { LiveText } from './liveText.ts';
import type { Place } from './records.ts';

/**
 * What is unsaved waits no longer than this for a file, in ms: its drive may never answer, and the
 * text is whole without it.
 */
const patience = 1_000;

/** What the file of an article says, if it can be read now. */
export async function saysInFile(
  location: string,
): Promise<{ article: Article; base: string } | undefined> {
  const bytes = await inReach(location);
  if (!bytes) return undefined;
  try {
    return { article: readArticle(bytes).article, base: revisionOf(bytes) };
  } catch {
    return undefined;
  }
}

/** What a journal begins with. */
interface Start {
  text: LiveText;
  place: Place | undefined;
  /** What the file says there, where the text is another one and that is known. */
  before?: Article | undefined;
}

/**
 * The text that a window begins with: as it lies in a file, or as the window sends it.
 *
 * @param texts what files said: known without asking their disk
 * @throws FailureError `bad-input`, `not-found`, `conflict`
 */
export async function startOf(
  { file, base, article }: NonNullable<Parameters<JournalService['append']>[0]['begin']>,
  registry: Pick<FileRegistry, 'resolve'>,
  texts: Pick<Histories, 'saidAt' | 'seenAt' | 'understood'>,
): Promise<Start> {
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

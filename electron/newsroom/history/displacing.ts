import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { VersionReason } from '../../../shared/contract/history.ts';
import type { ReplacedText } from '../storage/durableWrite.ts';
import { examine } from '../storage/examine.ts';
import type { FileSystem } from '../storage/fileSystem.ts';
import { systemFailure } from '../storage/systemFailure.ts';
import type { ArticleHistory } from './articleHistory.ts';
import { historyFile } from './historyFile.ts';
import { outcome } from './versionsFile.ts';

/** What is to become of the text that a save takes the place of: plain data, for another thread. */
export interface Displacing {
  /** Where the histories lie: `.stet` of the library, or the person's own data folder. */
  root: string;
  /** Only that of the person: a library that is away must not be made anew where it was. */
  mayMakeRoot: boolean;
  /** The article file's. */
  name: string;
  /**
   * The id of the article that takes its place. Where that is another one, the version lies with those
   * of both: whoever opens the file looks among its own. Absent: it is the same.
   */
  by?: string | undefined;
  /**
   * What was seen there last; anything else comes from outside. Absent: nothing was, and what is
   * replaced is what a window had opened before this process began.
   */
  known?: Known | undefined;
}

interface Known {
  revision: string;
  /** The article's, where it is known without reading it. */
  id?: string | undefined;
  /** Absent: it is a version already, or too near to the last one to be one. */
  version?: { at: number; reason: VersionReason; about?: TextFacts | undefined } | undefined;
}

/** Whether a save makes a version, as far as can be told before it. */
export const makesVersion = ({ known }: Displacing): boolean =>
  !known || known.version !== undefined;

/** What a version says of its text. */
export interface TextFacts {
  /** The article's. */
  id: string;
  words: number;
}

/** What became of a text that gives way; empty where it is not due to be a version. */
export interface Keeping {
  /** There is a version more in it. */
  history?: ArticleHistory;
  failure?: Failure;
}

/**
 * Keeps a text that is about to be replaced. Never rejects: a history that cannot be written is no
 * reason not to save what is typed now, but one to say so.
 *
 * @param author whose name it has
 * @param historyIn the history that lies in that file
 */
export async function keepDisplaced(
  { root, mayMakeRoot, name, by, known }: Displacing,
  author: string | undefined,
  { bytes, revision, modified, ours }: ReplacedText,
  historyIn: (file: string) => ArticleHistory,
): Promise<Keeping> {
  const seen = known?.revision === revision ? known : undefined;
  const version: Known['version'] = {
    at: modified.getTime(),
    reason: seen ? 'saved' : reasonOf(known, ours),
    ...seen?.version,
  };
  const isDue = !seen || seen.version !== undefined;
  if (!isDue && (by === undefined || seen.id === by)) return {};
  try {
    const { at, reason, about = await factsOf(bytes) } = version;
    if (!about || (!isDue && about.id === by)) return {};
    if (mayMakeRoot) await mkdir(root, { recursive: true });
    const { id, words } = about;
    const record = { at, reason, revision, words, name, ...(author && { author }) };
    const histories = [...new Set([...(isDue ? [id] : []), by ?? id])].map((each) =>
      historyIn(historyFile(root, each)),
    );
    for (const history of histories) await history.add(record, bytes);
    const [history] = histories;
    return history ? { history } : {};
  } catch (error) {
    return { failure: systemFailure(error, outcome).failure };
  }
}

/** Of what is not the text that was seen there last. */
function reasonOf(known: Known | undefined, ours: boolean): VersionReason {
  if (ours) return 'saved';
  return known ? 'external-change' : 'opened';
}

/**
 * The same for a text that still lies there and will be replaced: what is kept now, no save has to
 * wait for. Never rejects.
 *
 * @param path of the article
 * @returns the history, if there is a version of it now; undefined, too, where the file says something
 * else by now or could not be written anyway
 */
export async function keepAhead(
  fs: FileSystem,
  path: string,
  displacing: Displacing,
  author: string | undefined,
  historyIn: (file: string) => ArticleHistory,
): Promise<ArticleHistory | undefined> {
  try {
    const target = await fs.realpath(path);
    await Promise.all([fs.mayWrite(target), fs.mayWrite(dirname(target))]);
    const found = await examine(fs, target, { base: 'any', outcome });
    const { bytes, revision, facts } = found ?? {};
    if (!bytes || !facts || revision === undefined || revision !== displacing.known?.revision) {
      return undefined;
    }
    const { modified } = facts;
    const there = { bytes, revision, modified, ours: false };
    return (await keepDisplaced(displacing, author, there, historyIn)).history;
  } catch {
    return undefined;
  }
}

/** Needed where nobody has read the text yet; what reads it is no small program. */
async function factsOf(bytes: Uint8Array): Promise<TextFacts | undefined> {
  const { aboutOf } = await import('../library/about.ts');
  const about = aboutOf(bytes);
  return about.kind === 'article' ? about : undefined;
}

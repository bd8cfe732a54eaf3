import path from 'node:path';
import type { ArticleText } from '../../../shared/article/articleText.ts';
import type { Article } from '../../../shared/article/model.ts';
import { statisticsOf } from '../../../shared/article/statistics.ts';
import { type Failure, FailureError } from '../../../shared/contract/failure.ts';
import type { VersionReason } from '../../../shared/contract/history.ts';
import { checkedText, readArticle, writeArticle } from '../articles/articleBytes.ts';
import { type KeepRequest, type Kept, saves } from '../articles/saves.ts';
import type { Place } from '../journal/records.ts';
import { AboutReader } from '../library/aboutLarge.ts';
import type { Library } from '../library/library.ts';
import type { HistoryService } from '../newsroom.ts';
import type { SettingsService } from '../settings/settings.ts';
import { here, type ReplacedText, type WriteSurroundings } from '../storage/durableWrite.ts';
import { readWhole } from '../storage/readWhole.ts';
import { revisionOf } from '../storage/revision.ts';
import { isMissing, readFailure, systemFailure } from '../storage/systemFailure.ts';
import { type Displacing, keepDisplaced, makesVersion } from './displacing.ts';
import { earlier, shown } from './earlier.ts';
import { FileHistories } from './fileHistories.ts';
import { knownHistories } from './knownHistories.ts';
import { LastVersions } from './lastVersions.ts';
import { type FileText, type Seen, SeenTexts } from './seenTexts.ts';
import { factsOfText } from './textFacts.ts';
import { VersionAuthor } from './versionAuthor.ts';
import { outcome } from './versionsFile.ts';

export interface Histories extends HistoryService {
  /** An article was read: what it says is a version as soon as something else takes its place. */
  opened(location: string, text: FileText, revision?: string): void;
  /**
   * Words typed over what the file said at that revision are in their journal: a save will take its
   * place. It is kept as a version now, aside, if one is due; what fails is left to the save.
   */
  typedOver(place: Place): void;
  /**
   * What a save is to do with what lies there; nobody else keeps it from then on.
   *
   * @param by the id of the article that is saved
   */
  displacing(location: string, by: string): Displacing;
  /** Who is the author of versions that are made here. */
  author(): Promise<string | undefined>;
  /**
   * Keeps what another article, or another copy of this one, is about to take the place of. Never
   * rejects.
   *
   * @param by the id of that article
   * @returns why it is no version
   */
  keepReplaced(location: string, there: ReplacedText, by: string): Promise<Failure | undefined>;
  /** It has taken its place, or is the first of that name. */
  replaced(location: string, unkept: Failure | undefined): void;
  /** A save has taken the place of what lay there. */
  displaced(location: string, kept: Kept): void;
  /** Why a text that gave way there is no version; undefined once one could be kept again. */
  unkept(location: string): Failure | undefined;
  /** What a file said at that revision, as a journal has it. */
  remember(location: string, revision: string, article: Article): void;
  /** What a file says at that revision, if this process has read or written it. */
  saidAt(place: { base: string }): Article | undefined;
  /** What that revision said, if this process read or wrote it there last. */
  seenAt(location: string, revision: string): FileText | undefined;
  /** What the file says at that revision, read by somebody who needed it. */
  understood(location: string, revision: string, text: ArticleText): void;
  /** A save has put this there. */
  saved(location: string, text: FileText & { revision: string }): void;
  /** An article has another name now. */
  moved(from: string, to: string): void;
  close(): Promise<void>;
}

/** What it is made with; tests put other ones in. */
export interface HistorySurroundings {
  disk: WriteSurroundings;
  /** See `keepAhead`. @returns whether there is such a version now */
  keepAhead(request: KeepRequest): Promise<boolean>;
}

/** The versions of every article; see fileHistories.ts for where they lie. */
export function createHistories(
  userData: string,
  library: Pick<Library, 'folder' | 'registry' | 'root'> & {
    changes: Pick<Library['changes'], 'versions'>;
  },
  settings: Pick<SettingsService, 'read' | 'onChange'>,
  { disk, keepAhead }: HistorySurroundings = {
    disk: here,
    keepAhead: (request) => saves.keepAhead(request),
  },
): Histories {
  const historyIn = knownHistories(disk);
  const files = new FileHistories(userData, library, historyIn);
  const seen = new SeenTexts();
  const lastVersions = new LastVersions((location, failure) =>
    library.changes.versions(location, failure),
  );
  const author = new VersionAuthor(settings);
  const underWay = new Set<Promise<unknown>>();
  const reader = new AboutReader();

  /** @param among the id of the article whose version it is; absent: what is kept says it */
  async function keep(
    location: string,
    { bytes, modified }: FileText,
    reason: VersionReason,
    { label, among }: { label?: string | undefined; among?: string } = {},
  ): Promise<string> {
    const { id: own, words } = await factsOf(bytes);
    const article = { location, articleId: among ?? own };
    const authorName = await author.now();
    const version = {
      at: modified.getTime(),
      reason,
      revision: revisionOf(bytes),
      words,
      name: path.basename(location),
      ...(authorName && { author: authorName }),
      ...(label && { label }),
    };
    // Whoever has to decide between two texts could not go on without it.
    const anywhere = reason === 'conflict-loser';
    const { id, inPlace } = await files.add(article, version, bytes, anywhere);
    if (!inPlace) return id;
    if (!lastVersions.hasAny(location)) aside(files.thin(article, Date.now()));
    lastVersions.gaveWay(location);
    lastVersions.noted(location, undefined);
    return id;
  }

  /** A long text is read beside this thread, where it would hold up every other call. */
  async function factsOf(bytes: Uint8Array): Promise<{ id: string; words: number }> {
    const about = await reader.about(bytes);
    if (about.kind === 'article') return about;
    // Says what is wrong with it, if it is not the other thread that failed.
    const { article } = readArticle(bytes);
    return { id: article.id, words: statisticsOf(article.content, article.language).words };
  }

  /** Beside what the person waits for; what goes wrong here must not get in its way. */
  function aside(task: Promise<unknown>): void {
    const settled = task.catch(() => undefined).finally(() => underWay.delete(settled));
    underWay.add(settled);
  }

  function see(location: string, text: Seen): void {
    if (seen.see(location, text)?.ahead === 'kept') lastVersions.gaveWay(location);
  }

  /** A version of our own that nobody has had the time to read. */
  const isTooNear = (location: string) =>
    seen.last(location)?.reason === 'saved' && lastVersions.isNear(location);

  /** @param by the id of the article that takes its place; absent: the same does */
  function displacingAt(location: string, by?: string, tooNear = isTooNear(location)): Displacing {
    const before = seen.last(location);
    const reason = tooNear ? undefined : before?.reason;
    const known = before && {
      revision: before.revision,
      id: before.text?.metadata.id,
      version: reason && {
        at: before.modified.getTime(),
        reason,
        about: before.text && factsOfText(before.text),
      },
    };
    return {
      root: files.rootFor(location),
      mayMakeRoot: !files.isInLibrary(location),
      name: path.basename(location),
      by,
      known,
    };
  }

  async function keptAhead(location: string, base: string, displacing: Displacing) {
    const request = { path: location, displacing, author: await author.next() };
    if (!(await keepAhead(request))) return;
    lastVersions.noted(location, undefined);
    author.askAgain();
    seen.change(location, base, ({ reason: _, ...text }) => ({ ...text, ahead: 'kept' }));
  }

  /** Somebody wrote over it, who keeps no version of it. @param by what they wrote */
  async function keepOver(location: string, text: FileText, reason: VersionReason, by: FileText) {
    try {
      await keep(location, text, reason);
      // Where that is another article, whoever opens the file looks among its versions.
      const [id, among] = await Promise.all([idOf(text), idOf(by)]);
      if (among !== id) await keep(location, text, reason, { among });
      library.changes.versions(location, undefined);
    } catch (error) {
      lastVersions.noted(location, systemFailure(error, outcome).failure);
    }
  }

  const idOf = async ({ text, bytes }: FileText) => text?.metadata.id ?? (await factsOf(bytes)).id;

  async function fileOf(file: string) {
    const location = await library.registry.resolve(file);
    const bytes = await readWhole(location).catch((error) => {
      if (isMissing(error)) throw new FailureError('not-found', 'The article is no longer there.');
      throw readFailure(error, 'The versions cannot be read');
    });
    const { modified } = await disk.fs.stat(location);
    const revision = revisionOf(bytes);
    // Mostly it is open, and need not be read once more to be known.
    const { text } = seen.at(location, revision) ?? {};
    const articleId = await idOf({ bytes, modified, ...(text && { text }) });
    return { location, bytes, modified, revision, articleId };
  }

  return {
    opened(location, text, revision = revisionOf(text.bytes)) {
      const before = seen.last(location);
      if (before?.revision === revision) return;
      see(location, { ...text, revision, reason: before ? 'external-change' : 'opened' });
      seen.openedLast(location);
      void author.next();
      // Somebody wrote over what was there, which is then nowhere else any more.
      if (before?.reason) aside(keepOver(location, before, before.reason, text));
    },
    author: () => author.next(),
    typedOver({ location, base }) {
      const text = seen.at(location, base);
      if (!text?.reason || text.ahead) return;
      const displacing = displacingAt(location);
      if (!makesVersion(displacing)) return;
      seen.change(location, base, (last) => ({ ...last, ahead: 'coming' }));
      aside(keptAhead(location, base, displacing));
    },
    displacing(location, by) {
      const displacing = displacingAt(location, by);
      const { revision, version } = displacing.known ?? {};
      if (revision !== undefined && version) {
        seen.change(location, revision, (last) => ({ ...last, ahead: 'coming' }));
      }
      return displacing;
    },
    async keepReplaced(location, there, by) {
      // The last that there will be of that article, perhaps: however short a time it was there.
      const displacing = displacingAt(location, by, false);
      return (await keepDisplaced(displacing, await author.next(), there, historyIn)).failure;
    },
    replaced: (location, unkept) => lastVersions.noted(location, unkept),
    displaced(location, { kept, unkept: failure }) {
      if (failure) lastVersions.noted(location, failure);
      if (!kept) return;
      author.askAgain();
      lastVersions.gaveWay(location);
      lastVersions.noted(location, undefined);
    },
    unkept: (location) => lastVersions.failure(location),
    understood: (location, revision, text) =>
      seen.change(location, revision, (last) => ({ ...last, text })),
    seenAt: (location, revision) => seen.at(location, revision),
    saved(location, text) {
      if (seen.at(location, text.revision)) return;
      see(location, { ...text, reason: 'saved' });
    },
    moved(from, to) {
      seen.moved(from, to);
      lastVersions.moved(from, to);
    },

    async list(file) {
      const article = await fileOf(file);
      const { revision } = article;
      return earlier(await files.versions(article), revision)
        .map((version) => shown(version, revision))
        .reverse();
    },
    async read(file, version) {
      const bytes = await files.bytesOf(await fileOf(file), version);
      return { article: readArticle(bytes).article };
    },
    remember(location, revision, article) {
      const bytes = writeArticle(checkedText(article));
      seen.remember(location, { bytes, modified: new Date(), revision });
    },
    saidAt: ({ base }) => seen.saidAt(base),
    async base(file, revision) {
      const known = seen.saidAt(revision);
      if (known) return { article: known };
      const bytes = await files.bytesAt(await fileOf(file), revision);
      return { article: readArticle(bytes).article };
    },
    async keep({ file, reason, label, article }) {
      if (article) {
        const location = await library.registry.resolve(file);
        const text = { bytes: writeArticle(checkedText(article)), modified: new Date() };
        return { version: await keep(location, text, reason, { label }) };
      }
      const { location, ...text } = await fileOf(file);
      const version = await keep(location, text, reason, { label });
      const { bytes, modified, revision } = text;
      seen.keptAs(location, { bytes, modified, revision });
      return { version };
    },
    name: async (file, version, label) => files.name(await fileOf(file), version, label),
    async close() {
      await Promise.all(underWay);
      await reader.close();
    },
  };
}

import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { createArticle } from '../../../shared/article/create.ts';
import type { Article } from '../../../shared/article/model.ts';
import { parseText, textIn } from '../../../shared/article/parse.ts';
import { textOfFile } from '../../../shared/article/writeText.ts';
import type { Access, OpenedArticle, OpenedInParts } from '../../../shared/contract/articles.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import { inTime } from '../../../shared/contract/inTime.ts';
import type { Histories } from '../history/histories.ts';
import type { HostPorts } from '../hostPorts.ts';
import type { Journals } from '../journal/journals.ts';
import { articleFileName, copyName } from '../library/fileName.ts';
import { isInside, isWholeArticle, type Library } from '../library/library.ts';
import { locationOf } from '../library/place.ts';
import type { Locks } from '../locks/locks.ts';
import type { Media } from '../media/media.ts';
import type { ArticleService } from '../newsroom.ts';
import type { DialogFolders, RecentPaths } from '../settings/remembered.ts';
import { defaultSettings, type SettingsService } from '../settings/settings.ts';
import { moveFile } from '../storage/moveFile.ts';
import { isNetworkDrive } from '../storage/networkDrive.ts';
import { readWhole } from '../storage/readWhole.ts';
import { revisionOf } from '../storage/revision.ts';
import { sweepFolder } from '../storage/sweep.ts';
import { writeQueue } from '../storage/writeQueue.ts';
import { accessTo } from './access.ts';
import { checkedText, readArticle } from './articleBytes.ts';
import { partsOf } from './fileParts.ts';
import { FirstFiles } from './firstFiles.ts';
import { momentOf } from './moment.ts';
import { savedAs, writeNewArticle } from './newArticle.ts';
import { asMissing, headlineIn, readFacts, readFile } from './readFile.ts';
import type { saves } from './saves.ts';
import { saveArticle, saveJournaled, unkeptAt } from './saving.ts';

export interface Desk {
  host: HostPorts;
  library: Library;
  locks: Locks;
  histories: Histories;
  journals: Journals;
  media: Media;
  saves: Pick<typeof saves, 'warm' | 'write'>;
  settings: SettingsService;
  recentArticles: RecentPaths;
  dialogFolders: DialogFolders;
}

/** Articles and their files: what a journalist does with one at a time. */
export function createArticles(desk: Desk): ArticleService {
  const { host, library, recentArticles, dialogFolders } = desk;
  const { registry, changes } = library;

  const firstFiles = new FirstFiles();
  /** Where the article lies that a window opened last: others were perhaps only passed by. */
  let latest: string | undefined;

  /** What was read for each window that may open it in a moment, and what is to be done once it does. */
  const ahead = new Map<string, { file: string; revision: string; enter(): void }>();

  /**
   * @param forWindow the one that shows it; others need all of it
   * @param isAhead it may be opened in a moment
   */
  const read = async (
    location: string,
    forWindow?: string,
    isAhead = false,
  ): Promise<OpenedInParts> => {
    const outside = library.folder === undefined || !isInside(library.folder, location);
    // The library was swept when it was opened.
    if (outside) await sweepFolder(path.dirname(location), isWholeArticle);
    // Asked while the file is read and checked.
    const around = Promise.all([
      isNetworkDrive(path.dirname(location)),
      accessTo(location),
      forWindow !== undefined && desk.locks.isTaken(location, forWindow),
    ]);
    around.catch(() => undefined);
    const { bytes, modified } = await readFile(location);
    const revision = revisionOf(bytes);
    const parts =
      forWindow !== undefined && library.comesInParts(location, revision)
        ? partsOf(textIn(bytes))
        : undefined;
    const parsed = parts
      ? parseText(parts.first, true)
      : readArticle(bytes, library.isSound(location, revision));
    const { article: first, newer } = parsed;
    const [network, allowed, taken] = await around.catch((error) => {
      throw asMissing(error);
    });
    const access: Access = newer ? { mode: 'read', why: 'newer-version' } : allowed;
    const unkept = unkeptAt(desk, location);
    const text = parts ? undefined : textOfFile(parsed);
    const enter = () => {
      desk.histories.opened(location, { bytes, modified, ...(text && { text }) }, revision);
      if (forWindow !== undefined) latest = location;
      behindOpening(() => {
        if (access.mode === 'edit') desk.saves.warm();
        if (parts && latest === location) understand(location, revision);
      });
      changes.opened(location, revision);
      if (outside) void changes.watchOutside(location);
      // Not being able to remember an article, or slowly, is no reason not to open it.
      void recentArticles.add(location).catch(() => undefined);
    };
    const file = registry.registerLocation(location);
    if (isAhead && forWindow !== undefined) {
      const read = { file, revision, enter };
      ahead.set(forWindow, read);
      const forget = () => ahead.get(forWindow) === read && ahead.delete(forWindow);
      setTimeout(forget, stillToOpen).unref();
    } else enter();
    return {
      file,
      name: path.basename(location),
      revision,
      modified: modified.toISOString(),
      access,
      ...(network && { network }),
      ...unkept,
      first,
      ...(parts && { rest: parts.rest }),
      taken,
    };
  };

  const open = async (location: string): Promise<OpenedArticle> => {
    const { first: article, taken: _, ...opened } = await read(location);
    return { ...opened, article };
  };

  /** What was sent without having been read: so the first words that are typed need not wait for that. */
  function understand(location: string, revision: string) {
    const seen = desk.histories.seenAt(location, revision);
    if (!seen || seen.text) return;
    desk.histories.understood(location, revision, textOfFile(readArticle(seen.bytes, true)));
  }

  return {
    create: async () => {
      // Settings that cannot be read are no reason not to write.
      const { language, authorName } = await desk.settings.read().catch(() => defaultSettings());
      const article = createArticle(`urn:uuid:${randomUUID()}`, language, momentOf(new Date()));
      if (authorName !== '') {
        article.byline = { contributors: [{ name: authorName, role: 'author' }] };
      }
      return { article };
    },
    register: (file) => registry.register(file),
    placeOf: (file) => registry.placeOf(file),
    open: async (file) => open(await registry.resolve(file)),
    openInParts: async (file, window, isAhead) =>
      read(await registry.resolve(file), window, isAhead),
    shown: (window, file, revision) => {
      const read = ahead.get(window);
      ahead.delete(window);
      if (read?.file === file && read.revision === revision) read.enter();
    },
    revision: async (file) => {
      const location = await registry.resolve(file);
      const [{ bytes }, access] = await Promise.all([readFile(location), accessTo(location)]).catch(
        (error) => {
          throw asMissing(error);
        },
      );
      return { revision: revisionOf(bytes), access };
    },
    openDialog: async () => {
      if (!host.chooseArticle) throw unsupported('choose a file');
      const chosen = await host.chooseArticle(await dialogFolders.last('article'));
      if (chosen === undefined) throw new FailureError('canceled', 'No article was chosen.');
      await dialogFolders.remember('article', path.dirname(chosen)).catch(() => undefined);
      return open(locationOf(chosen));
    },
    recent: async () =>
      (await recentArticles.read()).map((location) => ({
        file: registry.registerLocation(location),
        name: path.basename(location),
      })),
    save: async (file, base, article, journaled) => {
      firstFiles.heard(article.id);
      return saveArticle(desk, file, base, checkedText(article), journaled);
    },
    saveJournaled: (article) => {
      firstFiles.heard(article.metadata.id);
      return saveJournaled(desk, article);
    },
    saveNew: async (request) => {
      const written = await firstFiles.write(desk, request);
      await recentArticles.add(written.path).catch(() => undefined);
      return savedAs(desk, written, request.journaled);
    },
    rename: async (file, name) => {
      const location = await registry.resolve(file);
      const renamed = path.join(path.dirname(location), articleFileName(name));
      if (renamed !== location) {
        await desk.locks.refuseIfTaken(location, 'Not renamed');
        await writeQueue.run(location, async () => {
          await moveFile(location, renamed, 'Not renamed');
          changes.forget(location);
        });
        await movedTo(desk, location, renamed);
      }
      return { file: registry.registerLocation(renamed), name: path.basename(renamed) };
    },
    duplicate: async (file) => {
      const location = await registry.resolve(file);
      const { article } = readArticle((await readFile(location)).bytes);
      const { path: copy, revision } = await writeNewArticle(
        desk,
        { article: copyOf(article), name: copyName(path.basename(location)), where: 'library' },
        { folder: path.dirname(location) },
      );
      changes.written(copy, revision);
      return { file: registry.registerLocation(copy), name: path.basename(copy) };
    },
    trash: async (file) => {
      const location = await registry.resolve(file);
      await desk.locks.refuseIfTaken(location, 'Not moved to the trash');
      const id = await writeQueue.run(location, async () => {
        const trashed = await library.trash(location, await headlineIn(location));
        changes.forget(location);
        return trashed;
      });
      await desk.locks.removed(location);
      await recentArticles.replace(location, undefined).catch(() => undefined);
      changes.removed(location);
      return { id };
    },
    reveal: async (file) => {
      if (!host.reveal) throw unsupported('show files in a file manager');
      const location = await registry.resolve(file);
      await readFacts(location);
      await host.reveal(location);
    },
  };
}

/** Nobody opens what was read ahead so long ago, in ms. */
const stillToOpen = 5_000;

/** An article that is opened is on the screen by then, in ms. */
const opened = 200;

/** What a person who opens an article need not wait for. */
function behindOpening(task: () => void) {
  setTimeout(task, opened).unref();
}

/** A file that has its new name waits no longer than this for its journals to be told, in ms. */
const patience = 1_000;

async function movedTo(desk: Desk, from: string, to: string): Promise<void> {
  await desk.recentArticles.replace(from, to).catch(() => undefined);
  desk.histories.moved(from, to);
  // After a restart the text would be offered as one of the old name.
  await inTime(desk.journals.moved(from, to), patience);
  await desk.locks.moved(from, to);
  const bytes = await readWhole(to).catch(() => undefined);
  if (bytes) desk.library.changes.opened(to, revisionOf(bytes));
  desk.library.changes.removed(from, to);
}

/** Another article that starts as this one is: a draft of its own, not yet published anywhere. */
function copyOf(article: Article): Article {
  const { published: _published, modified: _modified, ...dates } = article.dates ?? {};
  return {
    ...article,
    id: `urn:uuid:${randomUUID()}`,
    status: 'draft',
    dates: { ...dates, created: momentOf(new Date()) },
  };
}

const unsupported = (what: string) =>
  new FailureError('unsupported', `Stet cannot ${what} here; the desktop app can.`);

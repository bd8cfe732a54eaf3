import path from 'node:path';
import { safeHref } from '../../shared/article/links.ts';
import type { Desk } from '../../shared/contract/desk.ts';
import { FailureError } from '../../shared/contract/failure.ts';
import { inTime } from '../../shared/contract/inTime.ts';
import { platformOf } from '../../shared/contract/platform.ts';
import { createArticles } from './articles/articles.ts';
import { saves } from './articles/saves.ts';
import { createBatches } from './exports/batches.ts';
import { createExports } from './exports/exports.ts';
import { createHistories } from './history/histories.ts';
import type { HostPorts } from './hostPorts.ts';
import { createJournals } from './journal/journals.ts';
import { createLibrary } from './library/library.ts';
import { checkLink } from './links/checkLink.ts';
import { createLocks } from './locks/locks.ts';
import { createMedia } from './media/media.ts';
import type { Newsroom } from './newsroom.ts';
import { createPacks } from './packs/packs.ts';
import { pageKey } from './settings/pageKey.ts';
import { createDialogFolders, createRecentPaths } from './settings/remembered.ts';
import { createSettings } from './settings/settings.ts';
import { isWholeJson, isWholeRecords, sweepFolder } from './storage/sweep.ts';
import { writeQueue } from './storage/writeQueue.ts';

/** The start waits no longer than this for the library, and the end for versions, in ms. */
const patience = 3_000;

/** What is being written at the end has so long, in ms. */
const lastWrites = 10_000;

export interface NewsroomOptions {
  /** The person's own data folder: settings and what was used last. Made when it is needed. */
  userData: string;
  host: HostPorts;
  /** The library's folder; without one, the library used last. */
  library?: string | undefined;
  version: string;
}

/** Everything that a host serves, put together. */
export async function openNewsroom(options: NewsroomOptions): Promise<Newsroom> {
  const { host, userData } = options;
  // What is read of it before would be set aside where an earlier version of it is to be put back.
  await inTime(sweepFolder(userData, isWholeJson), patience);
  void sweepInUserData(userData);
  const settings = createSettings(userData);
  const dialogFolders = createDialogFolders(userData);
  const recentArticles = createRecentPaths(userData, 'recent-articles');
  const library = createLibrary({
    userData,
    host,
    dialogFolders,
    recentArticles,
    settings,
    // What was open lies on another desk.
    moved: () => settings.save({ openArticles: [] }).catch(() => undefined),
  });
  const media = createMedia(library, userData);
  const histories = createHistories(userData, library, settings);
  const journals = createJournals(userData, library.registry, histories, library.filesOf);
  const locks = createLocks(library.registry, settings);
  const articles = createArticles({
    host,
    library,
    locks,
    histories,
    journals,
    media,
    saves,
    settings,
    recentArticles,
    dialogFolders,
  });
  const exports = createExports({ library, media, host, userData, dialogFolders });
  const batches = createBatches({ library, exports, journals, host, userData });
  const { version } = options;
  const packs = createPacks({ library, host, userData, dialogFolders, version });

  const opening =
    options.library === undefined ? library.openLast() : library.openFolder(options.library);
  // Its drive may not answer, and what was typed before lies on another one. It opens once it does.
  await inTime<unknown>(opening, patience);

  return {
    desk: async () => {
      const key = host.host === 'web' ? await pageKey(userData) : undefined;
      return { ...deskOf(options), ...(key !== undefined && { pageKey: key }) };
    },
    openLink: async (href) => {
      if (!host.openLink) throw new FailureError('unsupported', 'Links open in the browser here.');
      if (safeHref(href) === undefined || !/^(https|mailto):/i.test(href.trim())) {
        throw new FailureError('bad-input', 'Only web and e-mail addresses can be opened.');
      }
      if (!(await host.openLink(href))) throw new FailureError('canceled', 'Not opened.');
    },
    links: {
      check: async (href, signal) => {
        try {
          return await checkLink(href, { signal });
        } catch (error) {
          throw new FailureError('canceled', 'The check was stopped.', { cause: error });
        }
      },
    },
    settings,
    library,
    articles,
    locks: {
      ...locks,
      release: async (left) => {
        journals.left(left.window, left.file);
        await locks.release(left);
      },
    },
    histories: {
      ...histories,
      // What both sides go back to, and that may be later than what the one began with.
      base: async (file, revision) => {
        const location = library.registry.placeOf(file);
        const since =
          location &&
          (await journals.saidSince({ location, base: revision }).catch(() => undefined));
        return since ? { article: since } : histories.base(file, revision);
      },
    },
    journals,
    media,
    exports,
    batches,
    packs,
    close: async () => {
      await packs.close();
      await batches.close();
      await library.close();
      // Locks too may lie on one; nobody who waits for them believes them for long.
      await inTime(locks.close(), patience);
      await journals.close();
      // What it still does lies on drives that may not answer.
      await inTime(histories.close(), patience);
      await exports.close();
      await media.close();
      // What was opened last is remembered by and by.
      await recentArticles.read().catch(() => undefined);
      await inTime(writeQueue.idle(), lastWrites);
      await inTime(saves.rest(), patience);
    },
  };
}

/** What a process left that died while it wrote. */
async function sweepInUserData(userData: string): Promise<void> {
  for (const folder of ['journal', 'history']) {
    await sweepFolder(path.join(userData, folder), isWholeRecords);
  }
  await sweepFolder(path.join(userData, 'drafts', 'media'), () => true);
}

function deskOf({ host, version }: NewsroomOptions): Desk {
  return {
    host: host.host,
    platform: platformOf(process.platform),
    version,
    can: {
      chooseLibrary: host.chooseFolder !== undefined,
      chooseExportFolder: host.chooseFolder !== undefined,
      openAnyFile: host.chooseArticle !== undefined,
      reveal: host.reveal !== undefined,
    },
  };
}

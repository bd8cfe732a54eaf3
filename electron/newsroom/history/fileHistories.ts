import fs from 'node:fs/promises';
import path from 'node:path';
import { isInside, type Library } from '../library/library.ts';
import type { ArticleHistory } from './articleHistory.ts';
import { historyFile } from './historyFile.ts';
import type { NewVersion, VersionRecord } from './versionRecords.ts';

/** An article by its file. */
export interface ArticleAt {
  location: string;
  articleId: string;
}

/**
 * Where the versions of an article lie: `.stet/history/<key>.versions` inside the library, so that
 * they go where the library goes; for an article that lies elsewhere in the user's own data folder,
 * and so for a version without which somebody could not go on, where the library takes none.
 */
export class FileHistories {
  readonly #userData: string;
  readonly #library: Pick<Library, 'folder' | 'root'>;
  readonly #historyIn: (file: string) => ArticleHistory;

  constructor(
    userData: string,
    library: Pick<Library, 'folder' | 'root'>,
    historyIn: (file: string) => ArticleHistory,
  ) {
    this.#userData = userData;
    this.#library = library;
    this.#historyIn = historyIn;
  }

  /** The folder that histories of that file lie in. */
  rootFor(location: string): string {
    return this.isInLibrary(location)
      ? path.join(this.#library.folder ?? '', '.stet')
      : this.#userData;
  }

  isInLibrary(location: string): boolean {
    return this.#library.folder !== undefined && isInside(this.#library.folder, location);
  }

  /**
   * @param anywhere with the person's own where the library takes none
   * @returns its id, and whether it lies where such versions belong
   */
  async add(
    { location, articleId }: ArticleAt,
    version: NewVersion,
    bytes: Uint8Array,
    anywhere: boolean,
  ): Promise<{ id: string; inPlace: boolean }> {
    const root = this.rootFor(location);
    try {
      return { id: await this.#add(root, articleId, version, bytes), inPlace: true };
    } catch (error) {
      if (!anywhere || root === this.#userData) throw error;
      return { id: await this.#add(this.#userData, articleId, version, bytes), inPlace: false };
    }
  }

  async #add(root: string, id: string, version: NewVersion, bytes: Uint8Array): Promise<string> {
    // Where a library is away nothing must be made anew, nor put where its drive will lie.
    if (root === this.#userData) await fs.mkdir(root, { recursive: true });
    else await this.#library.root();
    return this.#historyIn(historyFile(root, id)).add(version, bytes);
  }

  /** Those in the place that they belong to. */
  thin({ location, articleId }: ArticleAt, now: number): Promise<void> {
    return this.#historyIn(historyFile(this.rootFor(location), articleId)).thin(now);
  }

  /** Oldest first. Where the first of its histories cannot be read, those in the other, if any. */
  async versions(article: ArticleAt): Promise<readonly VersionRecord[]> {
    const all = this.#all(article).map((history) => history.versions());
    const [first = [], own = []] = (await Promise.allSettled(all)).map((found) =>
      found.status === 'fulfilled' ? found.value : [],
    );
    if (own.length === 0) return all[0] ?? first;
    return [...first, ...own].sort((one, two) => one.at - two.at);
  }

  /** @throws FailureError `not-found`, `damaged` */
  async bytesOf(article: ArticleAt, version: string): Promise<Uint8Array> {
    return (await this.#having(article, ({ id }) => id === version)).bytesOf(version);
  }

  /** What the file said at that revision. @throws FailureError `not-found`, `damaged` */
  async bytesAt(article: ArticleAt, revision: string): Promise<Uint8Array> {
    return (await this.#having(article, (one) => one.revision === revision)).bytesAt(revision);
  }

  async name(article: ArticleAt, version: string, label: string): Promise<void> {
    await (await this.#having(article, ({ id }) => id === version)).name(version, label);
  }

  /** The one in the place that they belong to comes first. */
  #all({ location, articleId }: ArticleAt): [ArticleHistory, ...ArticleHistory[]] {
    const root = this.rootFor(location);
    const first = this.#historyIn(historyFile(root, articleId));
    if (root === this.#userData) return [first];
    return [first, this.#historyIn(historyFile(this.#userData, articleId))];
  }

  /** The first one that has such a version; none has: the first, which says so. */
  async #having(
    article: ArticleAt,
    isIt: (version: VersionRecord) => boolean,
  ): Promise<ArticleHistory> {
    const all = this.#all(article);
    for (const history of all) {
      // One that cannot be read hides no other.
      if ((await history.versions().catch(() => [])).some(isIt)) return history;
    }
    return all[0];
  }
}

import type { Desk } from './articles.ts';
import { type FirstFile, type NewArticle, type NewFile, writeNewArticle } from './newArticle.ts';

/**
 * Where articles that had no file were written, by their ids: the answer may have got lost, or the
 * disk have failed when the file was in its place. The save is then asked for again.
 */
export class FirstFiles {
  readonly #files = new Map<string, Promise<FirstFile | undefined>>();

  async write(desk: Desk, request: NewArticle): Promise<NewFile> {
    // A copy, which gets a name or a place of its own, is another file of it.
    if (request.where !== 'library' || request.name !== undefined) {
      return writeNewArticle(desk, request);
    }
    const { id } = request.article;
    let file = request.again && (await this.#files.get(id));
    const over = file;
    const trying = (path: string, revision: string) => {
      file = { path, revisions: [...(file?.path === path ? file.revisions : []), revision] };
    };
    const writing = writeNewArticle(desk, request, { over, trying });
    const ended = () => file;
    this.#files.set(id, writing.then(ended, ended));
    return writing;
  }

  /** Whoever saves it knows its file. */
  heard(id: string): void {
    this.#files.delete(id);
  }
}

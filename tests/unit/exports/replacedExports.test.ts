import fs from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  createBatchFiles,
  createExportedFiles,
} from '../../../electron/newsroom/exports/exportedFiles.ts';
import { exportToFolder } from '../../../electron/newsroom/exports/exportToFolder.ts';
import { photosBeside } from '../../../electron/newsroom/exports/photoFiles.ts';
import { placeTogether } from '../../../electron/newsroom/exports/placeTogether.ts';
import { durableWrite } from '../../../electron/newsroom/storage/durableWrite.ts';
import type { Article } from '../../../shared/article/model.ts';
import type { FormatId } from '../../../shared/contract/exports.ts';
import { systemError } from '../../fault/faults.ts';
import { articleWithPhotos, filesIn, type Newsdesk, newsdesk } from './newsdesk.ts';

const formats: FormatId[] = ['html', 'json', 'docx'];

/** The call fails that has to do with a file of such a name. */
function refusing(call: 'open' | 'rename', name: RegExp, code: string) {
  const real = fs[call] as (...args: unknown[]) => Promise<never>;
  return vi.spyOn(fs, call).mockImplementation(async (...args: unknown[]) => {
    if (args.some((arg) => name.test(String(arg)))) throw systemError(code);
    return real(...args);
  });
}

describe('an export that takes the place of an earlier one', () => {
  let desk: Newsdesk;
  let first: Article;
  let next: Article;
  beforeEach(async () => {
    desk = await newsdesk();
    const two = await articleWithPhotos(desk.library, 2);
    first = {
      ...two,
      ...(await articleWithPhotos(desk.library, 1)),
      id: two.id,
      summary: 'Filed.',
    };
    next = { ...two, summary: 'Subbed.' };
    await write(first);
  });

  const write = (article: Article) =>
    exportToFolder({
      article,
      photoFile: photosBeside(desk.library),
      formats,
      options: { photos: 'beside', allowEmbargoed: false },
      folder: desk.folder,
      exported: createExportedFiles(desk.userData),
    });

  /** Every file, and what is in it. */
  const all = async () =>
    Object.fromEntries(
      await Promise.all(
        (await filesIn(desk.folder)).map(async (name) => [
          name,
          (await fs.readFile(path.join(desk.folder, name))).toString('base64'),
        ]),
      ),
    ) as Record<string, string>;

  const documents = (files: Record<string, string>) =>
    ['wall.html', 'wall.json', 'wall.docx'].map((name) => files[name]);

  test.each(formats)('leaves all of it where no room is left for %s', async (format) => {
    const before = await all();
    const full = refusing('open', new RegExp(`^.*wall\\.${format}\\..*tmp$`), 'ENOSPC');
    await expect(write(next)).rejects.toMatchObject({ failure: { code: 'disk-full' } });
    full.mockRestore();
    expect(await all()).toEqual(before);
  });

  test.each(formats)('is whole the next time where %s did not get its name', async (format) => {
    const held = refusing('rename', new RegExp(`wall\\.${format}$`), 'EIO');
    await expect(write(next)).rejects.toMatchObject({ failure: { code: 'io' } });
    held.mockRestore();
    const half = await all();
    // What has its name shows both photos.
    expect(Object.keys(half)).toHaveLength(5);
    const { files } = await write(next);
    expect(files.filter(({ replaced }) => replaced)).toHaveLength(3);
    const after = await all();
    expect(Object.keys(after)).toEqual(Object.keys(half));
    await fs.rm(desk.folder, { recursive: true });
    await fs.mkdir(desk.folder);
    await write(next);
    expect(documents(after)).toEqual(documents(await all()));
  });

  test('waits for none that waits for it', async () => {
    const set = (...order: string[]) =>
      order.map((name) => (beforePlacing: () => Promise<void>) => {
        const bytes = new TextEncoder().encode(order.join());
        return durableWrite({
          path: path.join(desk.folder, name),
          bytes,
          base: 'any',
          beforePlacing,
        });
      });
    const sets = [set('wall.txt', 'wall.md'), set('wall.md', 'wall.txt')];
    await Promise.all(sets.map((each) => placeTogether(desk.folder, each)));
    const { 'wall.txt': text, 'wall.md': markdown } = await all();
    expect(text).toBe(markdown);
  });
});

test('what a batch wrote is remembered though a write of the list failed on the way', async () => {
  const { folder, userData } = await newsdesk();
  const batch = createBatchFiles(userData);
  const one = (number: number) => ({
    path: path.join(folder, `story-${number}.html`),
    bytes: new TextEncoder().encode(`Story ${number}`),
  });
  const full = refusing('open', /exported-files/, 'ENOSPC');
  const stories = Array.from({ length: 200 }, (_, number) => one(number));
  await expect(batch.forNext().remember('urn:a', stories)).rejects.toThrow();
  full.mockRestore();
  await batch.forNext().remember('urn:b', [one(200)]);
  await batch.keep();
  const known = createExportedFiles(userData);
  for (const number of [0, 199, 200]) {
    const { path: place, bytes } = one(number);
    expect(await known.unchanged(place, bytes), place).toBe(true);
  }
});

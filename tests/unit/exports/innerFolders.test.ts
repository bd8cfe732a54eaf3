import { existsSync, rmdirSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { exportToFolder } from '../../../electron/newsroom/exports/exportToFolder.ts';
import { photosBeside } from '../../../electron/newsroom/exports/photoFiles.ts';
import { article, paragraph } from '../formats/build.ts';
import { articleWithPhotos, eventsOf, exported, filesIn, newsdesk } from './newsdesk.ts';

describe('a folder inside the folder', () => {
  const names = { folder: 'web/{section}', fileName: '{date}-{slug}' };
  const options = { photos: 'beside', allowEmbargoed: false, ...names } as const;

  test('and the file’s name follow their patterns, with photos beside the page', async () => {
    const desk = await newsdesk();
    const made = {
      ...(await articleWithPhotos(desk.library, 1)),
      section: { id: 's', name: 'City Hall' },
    };
    const last = await exported(desk, made, { formats: ['html', 'apple-news'], options });
    const files = await filesIn(desk.folder);
    expect(files).toContain('web/city-hall/2026-05-04-wall.html');
    expect(files).toContain('web/city-hall/2026-05-04-wall.apple-news/article.json');
    if (last.state !== 'done') throw new Error(last.state);
    expect(last.files.map(({ name }) => name).sort()).toEqual(files);
    const page = await readFile(path.join(desk.folder, 'web/city-hall/2026-05-04-wall.html'));
    expect(page.toString()).toContain('src="2026-05-04-wall-media/');
    // The same article again takes the place of its own files; another one gets a number.
    await exported(desk, made, { formats: ['html', 'apple-news'], options });
    expect(await filesIn(desk.folder)).toEqual(files);
    await exported(
      desk,
      { ...made, id: 'urn:uuid:11111111-2222-4333-8444-555555555555' },
      { options },
    );
    expect(await filesIn(desk.folder)).toContain('web/city-hall/2026-05-04-wall-2.html');
  });

  test('is that of the zip that is downloaded', async () => {
    const desk = await newsdesk();
    const made = await articleWithPhotos(desk.library, 1);
    const { job } = await desk.exports.start({
      article: made,
      formats: ['html'],
      options,
      folder: null,
    });
    const last = (await eventsOf(desk, job)).at(-1);
    expect(last).toMatchObject({ files: [{ name: '2026-05-04-wall.zip' }] });
    const zip = await desk.exports.download(job, 0);
    expect(Object.keys(unzipSync(zip?.bytes ?? new Uint8Array())).sort()).toEqual([
      expect.stringMatching(/^web\/2026-05-04-wall-media\//),
      'web/2026-05-04-wall.html',
    ]);
  });

  test('is never a link to a place outside, nor a file', async () => {
    const desk = await newsdesk();
    const elsewhere = path.join(desk.folder, '..', 'elsewhere');
    await mkdir(elsewhere);
    await symlink(elsewhere, path.join(desk.folder, 'web'));
    const made = article({ slug: 'wall' }, {}, paragraph('Words.'));
    expect(await exported(desk, made, { options })).toMatchObject({
      state: 'failed',
      failure: { code: 'bad-name', message: expect.stringContaining('“web” is a link elsewhere') },
    });
    expect(await filesIn(elsewhere)).toEqual([]);
    await writeFile(path.join(desk.folder, 'print'), 'a list');
    expect(
      await exported(desk, made, { options: { ...options, folder: 'print/{slug}' } }),
    ).toMatchObject({ failure: { message: expect.stringContaining('“print” is a file') } });
  });

  test('goes away again where the export fails', async () => {
    const desk = await newsdesk();
    const made = await articleWithPhotos(desk.library, 2);
    const abort = new AbortController();
    const begun: string[] = [];
    await expect(
      exportToFolder({
        article: made,
        photoFile: photosBeside(desk.library),
        formats: ['html'],
        options,
        folder: desk.folder,
        signal: abort.signal,
        onProgress: ({ current }) => {
          begun.push(current);
          if (begun.length === 2) abort.abort();
        },
      }),
    ).rejects.toThrow(/canceled/);
    expect(begun[0]).toMatch(/-media\//);
    expect(await readdir(desk.folder)).toEqual([]);
  });
});

test.each(['isles', 'isles/2026'])(
  'a new folder %s that another export gives up in the midst of this one is made again',
  async (inner) => {
    const desk = await newsdesk();
    const made = article({ slug: 'ferry' }, { headline: 'Ferry' }, paragraph('It left.'));
    let times = 0;
    const { files } = await exportToFolder({
      article: made,
      photoFile: photosBeside(desk.library),
      formats: ['html', 'text'],
      options: { photos: 'beside', allowEmbargoed: true, folder: inner },
      folder: desk.folder,
      onProgress() {
        // As it does that made the folders, and failed: see `takeAway`.
        if (times++ > 0) return;
        for (let at = inner; at !== '.'; at = path.dirname(at))
          rmdirSync(path.join(desk.folder, at));
      },
    });
    expect(files.map(({ name }) => name)).toEqual([`${inner}/ferry.html`, `${inner}/ferry.txt`]);
    expect(await filesIn(desk.folder)).toEqual([`${inner}/ferry.html`, `${inner}/ferry.txt`]);
  },
);

test('a chosen folder that goes away in the midst of an export stays away', async () => {
  const desk = await newsdesk();
  const made = article({ slug: 'ferry' }, { headline: 'Ferry' }, paragraph('It left.'));
  await expect(
    exportToFolder({
      article: made,
      photoFile: photosBeside(desk.library),
      formats: ['html'],
      options: { photos: 'beside', allowEmbargoed: true, folder: 'isles' },
      folder: desk.folder,
      onProgress: () => rmSync(desk.folder, { recursive: true, force: true }),
    }),
  ).rejects.toMatchObject({ failure: { code: 'not-found' } });
  expect(existsSync(desk.folder)).toBe(false);
});

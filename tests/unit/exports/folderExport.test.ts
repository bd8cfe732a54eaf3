import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportToFolder } from '../../../electron/newsroom/exports/exportToFolder.ts';
import { photosBeside } from '../../../electron/newsroom/exports/photoFiles.ts';
import type { FormatId } from '../../../shared/contract/exports.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import { article } from '../formats/build.ts';
import { articleWithPhotos, eventsOf, exported, filesIn, newsdesk } from './newsdesk.ts';

/** Exports to a real folder, through the real worker. */

test('every event is numbered, tells what is being written, and can be read by who comes late', async () => {
  const desk = await newsdesk();
  const { job } = await desk.exports.start({
    article: await articleWithPhotos(desk.library, 3),
    formats: ['html', 'json'],
    options: { photos: 'beside', allowEmbargoed: false },
    folder: desk.target,
  });
  const [early, alsoEarly] = await Promise.all([eventsOf(desk, job), eventsOf(desk, job)]);
  expect(alsoEarly).toEqual(early);
  expect(await eventsOf(desk, job)).toEqual(early);
  expect(early.map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(early.slice(0, -1)).toMatchObject(
    [0, 1, 2, 3, 4].map((done) => ({ state: 'running', done, total: 5 })),
  );
  expect(
    early.flatMap((event) => (event.state === 'running' ? [event.current] : [])).slice(3),
  ).toEqual(['wall.html', 'wall.json']);
});

test('exporting again replaces what was exported, and says so', async () => {
  const desk = await newsdesk();
  const made = await articleWithPhotos(desk.library, 1);
  await exported(desk, made);
  const again = await exported(desk, { ...made, summary: 'Changed since.' });
  expect(again).toMatchObject({
    state: 'done',
    files: [
      { name: 'wall.html', replaced: true },
      { name: expect.stringContaining('wall-media/') },
    ],
  });
  expect(await filesIn(desk.folder)).toHaveLength(2);
  expect(await readFile(path.join(desk.folder, 'wall.html'), 'utf8')).toContain('Changed since.');
});

describe('a format without a place for the article’s id', () => {
  const asText = { formats: ['text'] as FormatId[] };

  test('is replaced by the same article only', async () => {
    const desk = await newsdesk();
    const made = await articleWithPhotos(desk.library, 0);
    await exported(desk, made, asText);
    expect(await exported(desk, made, asText)).toMatchObject({
      files: [{ name: 'wall.txt', replaced: true }],
    });
    const other = { ...made, id: 'urn:uuid:00000000-0000-4000-8000-000000000000' };
    expect(await exported(desk, other, asText)).toMatchObject({ files: [{ name: 'wall-2.txt' }] });
    expect(await filesIn(desk.folder)).toEqual(['wall-2.txt', 'wall.txt']);
  });
  test('is never replaced where somebody edited it', async () => {
    const desk = await newsdesk();
    const made = await articleWithPhotos(desk.library, 0);
    await exported(desk, made, asText);
    await writeFile(path.join(desk.folder, 'wall.txt'), 'Subbed by hand');
    expect(await exported(desk, made, asText)).toMatchObject({ files: [{ name: 'wall-2.txt' }] });
    expect(await readFile(path.join(desk.folder, 'wall.txt'), 'utf8')).toBe('Subbed by hand');
  });
});

describe('a format that is a folder', () => {
  const asPost = { formats: ['wordpress'] as FormatId[] };

  test('is written whole, photos included, and again over itself', async () => {
    const desk = await newsdesk();
    const made = await articleWithPhotos(desk.library, 1);
    await exported(desk, made, asPost);
    const files = await filesIn(desk.folder);
    expect(files).toEqual([
      expect.stringMatching(/^wall\.wordpress\/photos\/[0-9a-f]+\.png$/),
      'wall.wordpress/post.html',
      'wall.wordpress/post.json',
    ]);
    const again = await exported(desk, { ...made, summary: 'Changed since.' }, asPost);
    expect(again).toMatchObject({
      files: [{ name: 'wall.wordpress/post.html', replaced: true }, {}, {}],
    });
    expect(await filesIn(desk.folder)).toEqual(files);
    expect(await readFile(path.join(desk.folder, 'wall.wordpress/post.json'), 'utf8')).toContain(
      'Changed since.',
    );
  });
  test.each<[string, (folder: string) => Promise<unknown>]>([
    ['a folder of somebody else', (folder) => mkdir(path.join(folder, 'wall.wordpress'))],
    ['a file of that name', (folder) => writeFile(path.join(folder, 'wall.wordpress'), 'x')],
    ['a link to elsewhere', (folder) => symlink('/', path.join(folder, 'wall.wordpress'))],
  ])('leaves alone %s', async (_, put) => {
    const desk = await newsdesk();
    await put(desk.folder);
    const last = await exported(desk, await articleWithPhotos(desk.library, 0), asPost);
    expect(last).toMatchObject({ files: [{ name: 'wall-2.wordpress/post.html' }, {}] });
  });
});

describe('never replaces', () => {
  const foreign: Record<string, (folder: string, userData: string) => Promise<void>> = {
    'a file of somebody else': (folder) =>
      writeFile(path.join(folder, 'wall.html'), '<h1>Mine</h1>'),
    'a page of another article with the same slug': async (folder) => {
      await exportToFolder({
        article: article(
          { slug: 'wall', id: 'urn:uuid:00000000-0000-4000-8000-000000000000' },
          { headline: 'Other' },
        ),
        photoFile: photosBeside(folder),
        formats: ['html'],
        options: { photos: 'beside', allowEmbargoed: false },
        folder,
      });
    },
    'a folder of that name': (folder) =>
      mkdir(path.join(folder, 'wall.html')).then(() => undefined),
    'a link to elsewhere': async (folder, elsewhere) => {
      await mkdir(elsewhere, { recursive: true });
      await writeFile(path.join(elsewhere, 'private'), 'private');
      await symlink(path.join(elsewhere, 'private'), path.join(folder, 'wall.html'));
    },
    'a photo folder that leads elsewhere': async (folder, elsewhere) => {
      await mkdir(elsewhere, { recursive: true });
      await symlink(elsewhere, path.join(folder, 'wall-media'));
    },
    'a file where the photo folder would be': (folder) =>
      writeFile(path.join(folder, 'wall-media'), 'x'),
  };
  test.each(Object.keys(foreign))('%s', async (name) => {
    const desk = await newsdesk();
    await foreign[name]?.(desk.folder, desk.userData);
    const before = await filesIn(desk.folder);
    const bytes = await Promise.all(
      before.map((file) => readFile(path.join(desk.folder, file)).catch(() => undefined)),
    );
    const last = await exported(desk, await articleWithPhotos(desk.library, 1));
    expect(last).toMatchObject({
      state: 'done',
      files: [{ name: 'wall-2.html' }, { name: expect.stringMatching(/^wall-2-media\//) }],
    });
    expect(
      await Promise.all(
        before.map((file) => readFile(path.join(desk.folder, file)).catch(() => undefined)),
      ),
    ).toEqual(bytes);
    expect((await filesIn(desk.folder)).filter((file) => file.startsWith('wall-2'))).toHaveLength(
      2,
    );
  });

  test('an export that was edited by hand', async () => {
    const desk = await newsdesk();
    const made = await articleWithPhotos(desk.library, 0);
    await exported(desk, made);
    const page = path.join(desk.folder, 'wall.html');
    const edited = (await readFile(page, 'utf8')).replace(
      'being built',
      'being built <b>at last</b>',
    );
    await writeFile(page, edited);
    expect(await exported(desk, made)).toMatchObject({ files: [{ name: 'wall-2.html' }] });
    expect(await readFile(page, 'utf8')).toBe(edited);
    // The second one is ours again.
    expect(await exported(desk, made)).toMatchObject({
      files: [{ name: 'wall-2.html', replaced: true }],
    });
  });
});

describe('canceled', () => {
  test('leaves nothing new behind, and an earlier export as it was', async () => {
    const desk = await newsdesk();
    const made = await articleWithPhotos(desk.library, 60);
    const { job } = await desk.exports.start({
      article: made,
      formats: ['html'],
      options: { photos: 'beside', allowEmbargoed: false },
      folder: desk.target,
    });
    const states: string[] = [];
    for await (const event of desk.exports.watch(job, undefined)) {
      states.push(event.state);
      if (states.length === 3) await desk.exports.cancel(job);
    }
    expect(states.at(-1)).toBe('canceled');
    expect(states.length).toBeLessThan(60);
    expect(await filesIn(desk.folder)).toEqual([]);
  });

  test('by its signal, for callers without a worker', async () => {
    const desk = await newsdesk();
    const made = await articleWithPhotos(desk.library, 5);
    const controller = new AbortController();
    await exportToFolder({
      article: made,
      photoFile: photosBeside(desk.library),
      formats: ['html'],
      options: { photos: 'beside', allowEmbargoed: false },
      folder: desk.folder,
    });
    const before = await filesIn(desk.folder);
    const page = await readFile(path.join(desk.folder, 'wall.html'));
    const other = {
      ...made,
      slug: 'wall',
      content: (await articleWithPhotos(desk.library, 9)).content,
      assets: (await articleWithPhotos(desk.library, 9)).assets,
    };
    const running = exportToFolder({
      article: other,
      photoFile: photosBeside(desk.library),
      formats: ['html'],
      options: { photos: 'beside', allowEmbargoed: false },
      folder: desk.folder,
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done === 7) controller.abort();
      },
    });
    await expect(running).rejects.toMatchObject({ failure: { code: 'canceled' } });
    expect(await filesIn(desk.folder)).toEqual(before);
    expect(await readFile(path.join(desk.folder, 'wall.html'))).toEqual(page);
  });

  test('closing the newsroom ends what is under way', async () => {
    const desk = await newsdesk();
    const { job } = await desk.exports.start({
      article: await articleWithPhotos(desk.library, 80),
      formats: ['html'],
      options: { photos: 'beside', allowEmbargoed: false },
      folder: desk.target,
    });
    const events = eventsOf(desk, job);
    await desk.exports.close();
    expect(['canceled', 'done']).toContain((await events).at(-1)?.state);
    const left = await filesIn(desk.folder);
    expect(left.filter((file) => file.startsWith('.~') || file.includes('/.~'))).toEqual([]);
  });
});

test('two exports of one article at once both end well', async () => {
  const desk = await newsdesk();
  const made = await articleWithPhotos(desk.library, 3);
  const last = await Promise.all([
    exported(desk, made),
    exported(desk, made),
    exported(desk, made),
  ]);
  expect(last.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
  expect((await filesIn(desk.folder)).filter((file) => file.endsWith('.html'))).toEqual([
    'wall.html',
  ]);
});

describe('a folder that cannot be used', () => {
  test('is gone', async () => {
    const desk = await newsdesk();
    const gone = desk.exports.registerFolder(path.join(desk.folder, 'gone'));
    await expect(
      exported(desk, await articleWithPhotos(desk.library, 0), { folder: gone }),
    ).rejects.toMatchObject({ failure: { code: 'not-found' } });
  });
  test('is a file', async () => {
    const desk = await newsdesk();
    await writeFile(path.join(desk.folder, 'file'), 'x');
    const file = desk.exports.registerFolder(path.join(desk.folder, 'file'));
    await expect(
      exported(desk, await articleWithPhotos(desk.library, 0), { folder: file }),
    ).rejects.toMatchObject({ failure: { code: 'not-found' } });
  });
  test('was never chosen', async () => {
    const desk = await newsdesk();
    await expect(
      exported(desk, await articleWithPhotos(desk.library, 0), { folder: '/etc' }),
    ).rejects.toBeInstanceOf(FailureError);
  });
  test('no failure names a path', async () => {
    const desk = await newsdesk();
    const failure = await exportToFolder({
      article: await articleWithPhotos(desk.library, 1),
      photoFile: photosBeside(desk.library),
      formats: ['html'],
      options: { photos: 'beside', allowEmbargoed: false },
      folder: path.join(desk.folder, 'gone', 'too'),
    }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FailureError);
    expect(JSON.stringify(failure instanceof FailureError && failure.failure)).not.toContain(
      desk.folder,
    );
  });
});

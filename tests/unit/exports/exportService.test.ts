import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { formatIds } from '../../../shared/contract/exports.ts';
import { activeContent, all, attribute, readPage } from '../formats/htmlTree.ts';
import { documentOf } from '../formats/render.ts';
import { articleWithPhotos, eventsOf, exported, filesIn, newsdesk } from './newsdesk.ts';

describe('without a folder, the export is one download', () => {
  test('a single document as it is', async () => {
    const desk = await newsdesk();
    const made = await articleWithPhotos(desk.library, 0);
    const last = await exported(desk, made, { folder: null });
    if (last.state !== 'done') throw new Error(last.state);
    expect(last.files).toEqual([
      {
        format: 'html',
        name: 'wall.html',
        bytes: expect.any(Number),
        download: expect.stringMatching(/^\/exports\/[\w-]+\/0$/),
      },
    ]);
    const [, , job = '', index = ''] = last.files[0]?.download?.split('/') ?? [];
    const file = await desk.exports.download(job, Number(index));
    expect(file?.name).toBe('wall.html');
    expect(new TextDecoder().decode(file?.bytes)).toBe(documentOf('html', made));
    expect(await desk.exports.download(job, 1)).toBeUndefined();
    expect(await desk.exports.download('unknown', 0)).toBeUndefined();
  });

  test('several files in a zip, which is the same every time', async () => {
    const desk = await newsdesk();
    const made = await articleWithPhotos(desk.library, 2);
    const fetch = async () => {
      const { job } = await desk.exports.start({
        article: made,
        formats: ['html', 'json'],
        options: { photos: 'beside', allowEmbargoed: false },
        folder: null,
      });
      expect((await eventsOf(desk, job)).at(-1)).toMatchObject({ files: [{ name: 'wall.zip' }] });
      return (await desk.exports.download(job, 0))?.bytes ?? new Uint8Array();
    };
    const zip = await fetch();
    expect(await fetch()).toEqual(zip);
    await exported(desk, made, { formats: ['html', 'json'] });
    const unzipped = unzipSync(zip);
    expect(Object.keys(unzipped).sort()).toEqual(await filesIn(desk.folder));
    expect(new TextDecoder().decode(unzipped['wall.html'])).toBe(documentOf('html', made));
  });

  test('leaves nothing on the disk', async () => {
    const desk = await newsdesk();
    await exported(desk, await articleWithPhotos(desk.library, 2), { folder: null });
    expect(await filesIn(desk.folder)).toEqual([]);
    expect(await readdir(desk.userData).catch(() => [])).toEqual([]);
  });
});

describe('copy that must not go out yet', () => {
  test.each(['withheld', 'canceled'] as const)('%s needs a yes', async (status) => {
    const desk = await newsdesk();
    const made = { ...(await articleWithPhotos(desk.library, 0)), status };
    await expect(exported(desk, made)).rejects.toMatchObject({ failure: { code: 'embargoed' } });
    expect(await filesIn(desk.folder)).toEqual([]);
    expect(desk.exports.check(made, ['html'])[0]).toMatchObject({
      format: 'html',
      code: 'embargoed',
    });
    expect(
      await exported(desk, made, { options: { photos: 'beside', allowEmbargoed: true } }),
    ).toMatchObject({ state: 'done' });
    expect(await filesIn(desk.folder)).toEqual(['wall.html']);
  });

  test('an embargo that has passed does not', async () => {
    const desk = await newsdesk();
    const made = await articleWithPhotos(desk.library, 0);
    const at = (embargoUntil: string) =>
      exported(desk, { ...made, dates: { ...made.dates, embargoUntil } });
    await expect(at('2999-01-01T00:00:00Z')).rejects.toMatchObject({
      failure: { code: 'embargoed', message: expect.stringContaining('2999') },
    });
    expect(await at('2001-01-01T00:00:00Z')).toMatchObject({ state: 'done' });
  });
});

describe('the preview', () => {
  test('is the real page with its photos inside, and works once', async () => {
    const desk = await newsdesk();
    const made = await articleWithPhotos(desk.library, 2);
    const { path: at, warnings } = await desk.exports.preview({ article: made }, undefined);
    expect(warnings).toEqual([]);
    const id = /^\/preview\/([\w-]{43})$/.exec(at)?.[1] ?? '';
    const page = (await desk.exports.previewPage(id)) ?? '';
    const { root, errors } = readPage(page);
    expect(errors).toEqual([]);
    expect(activeContent(root)).toEqual([]);
    expect(all(root, 'img').map((img) => attribute(img, 'src')?.slice(0, 22))).toEqual(
      Array(2).fill('data:image/png;base64,'),
    );
    expect(await desk.exports.previewPage(id)).toBeUndefined();
    expect(await desk.exports.previewPage('unknown')).toBeUndefined();
  });

  test('keeps only the newest few', async () => {
    const desk = await newsdesk();
    const made = await articleWithPhotos(desk.library, 0);
    const ids: string[] = [];
    for (let index = 0; index < 6; index++) {
      ids.push(
        (await desk.exports.preview({ article: made }, undefined)).path.slice('/preview/'.length),
      );
    }
    const pages = await Promise.all(ids.map((id) => desk.exports.previewPage(id)));
    expect(pages.map((page) => page !== undefined)).toEqual([false, false, true, true, true, true]);
  });
});

describe('folders', () => {
  test('are chosen by the host and named without saying where they lie', async () => {
    const asked: (string | undefined)[] = [];
    const revealed: string[] = [];
    let answer: string | undefined;
    const desk = await newsdesk({
      chooseFolder: async (purpose, startIn) => {
        expect(purpose).toBe('export');
        asked.push(startIn);
        return answer;
      },
      reveal: async (file) => {
        revealed.push(file);
      },
    });
    expect(await desk.exports.lastFolder()).toBeNull();
    await expect(desk.exports.chooseFolder()).rejects.toMatchObject({
      failure: { code: 'canceled' },
    });
    answer = desk.folder;
    const chosen = await desk.exports.chooseFolder();
    expect(chosen.folder).toMatch(/^[\w-]+$/);
    expect(await desk.exports.lastFolder()).toEqual(chosen);
    await desk.exports.chooseFolder();
    expect(asked).toEqual([undefined, undefined, desk.folder]);

    const { job } = await desk.exports.start({
      article: await articleWithPhotos(desk.library, 1),
      formats: ['json'],
      options: { photos: 'beside', allowEmbargoed: false },
      folder: chosen.folder,
    });
    await eventsOf(desk, job);
    await desk.exports.reveal(job);
    expect(revealed).toEqual([path.join(desk.folder, 'wall.json')]);
  });

  test('where there is no dialog, that is said', async () => {
    const desk = await newsdesk();
    await expect(desk.exports.chooseFolder()).rejects.toMatchObject({
      failure: { code: 'unsupported' },
    });
    expect(await desk.exports.lastFolder()).toBeNull();
    const { job } = await desk.exports.start({
      article: await articleWithPhotos(desk.library, 0),
      formats: ['html'],
      options: { photos: 'beside', allowEmbargoed: false },
      folder: null,
    });
    await eventsOf(desk, job);
    await expect(desk.exports.reveal(job)).rejects.toMatchObject({
      failure: { code: 'unsupported' },
    });
  });
});

test('a watcher may leave early', async () => {
  const desk = await newsdesk();
  const { job } = await desk.exports.start({
    article: await articleWithPhotos(desk.library, 20),
    formats: ['html'],
    options: { photos: 'beside', allowEmbargoed: false },
    folder: desk.target,
  });
  const controller = new AbortController();
  const seen: string[] = [];
  for await (const event of desk.exports.watch(job, controller.signal)) {
    seen.push(event.state);
    controller.abort();
  }
  expect(seen).toEqual(['running']);
  expect((await eventsOf(desk, job)).at(-1)?.state).toBe('done');
});

test('what is not known is not found', async () => {
  const desk = await newsdesk();
  for (const ask of [
    () => desk.exports.cancel('x'),
    () => desk.exports.reveal('x'),
    async () => desk.exports.watch('x', undefined),
  ]) {
    await expect(ask()).rejects.toMatchObject({ failure: { code: 'not-found' } });
  }
});

test('canceling what is done changes nothing', async () => {
  const desk = await newsdesk();
  const { job } = await desk.exports.start({
    article: await articleWithPhotos(desk.library, 0),
    formats: ['html'],
    options: { photos: 'beside', allowEmbargoed: false },
    folder: desk.target,
  });
  await eventsOf(desk, job);
  await desk.exports.cancel(job);
  expect((await eventsOf(desk, job)).at(-1)?.state).toBe('done');
});

test('lists the formats of the contract', async () => {
  const desk = await newsdesk();
  expect(desk.exports.formats().map(({ id }) => id)).toEqual([...formatIds]);
});

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { topEntries } from '../../../electron/newsroom/exports/dragFolder.ts';
import { documentOf } from '../formats/render.ts';
import { articleWithPhotos, eventsOf, type Newsdesk, newsdesk } from './newsdesk.ts';

async function exportedJob(desk: Newsdesk, folder: string | null, more: object = {}) {
  const article = await articleWithPhotos(desk.library, 1);
  const { job } = await desk.exports.start({
    article,
    formats: ['markdown', 'wordpress'],
    options: { photos: 'beside', allowEmbargoed: false, ...more },
    folder,
  });
  expect((await eventsOf(desk, job)).at(-1)).toMatchObject({ state: 'done' });
  return { job, article };
}

test('what went to a folder is dragged from there: files, and folders as a whole', async () => {
  const desk = await newsdesk({ host: 'desktop' });
  const { job } = await exportedJob(desk, desk.target, { folder: 'web/today' });
  await desk.exports.stageDrag(job);
  expect(desk.exports.draggable(job).map((file) => path.relative(desk.folder, file))).toEqual(
    ['wall.md', 'wall.wordpress', 'wall-media'].map((name) => path.join('web', 'today', name)),
  );
  expect(desk.exports.draggable('unknown')).toEqual([]);
});

test('what went nowhere yet lies in a temporary folder until the newsroom ends', async () => {
  const desk = await newsdesk({ host: 'desktop' });
  const made = await articleWithPhotos(desk.library, 0);
  const { job } = await desk.exports.start({
    article: made,
    formats: ['markdown'],
    options: { photos: 'beside', allowEmbargoed: false },
    folder: null,
  });
  await eventsOf(desk, job);
  expect(desk.exports.draggable(job)).toEqual([]);
  await desk.exports.stageDrag(job);
  await desk.exports.stageDrag(job);
  const [file = '', ...others] = desk.exports.draggable(job);
  expect(others).toEqual([]);
  expect(path.basename(file)).toBe('wall.md');
  expect(await readFile(file, 'utf8')).toBe(documentOf('markdown', made));
  await desk.exports.close();
  expect(existsSync(path.dirname(path.dirname(file)))).toBe(false);
});

test('a browser drags downloads by itself', async () => {
  const desk = await newsdesk();
  const { job } = await exportedJob(desk, null);
  await expect(desk.exports.stageDrag(job)).rejects.toMatchObject({
    failure: { code: 'unsupported' },
  });
});

test.each([
  [['a.html', 'a-media/1.png', 'a-media/2.png'], '', ['a.html', 'a-media']],
  [['web/a.html', 'web/a.wordpress/post.html'], 'web', ['web/a.html', 'web/a.wordpress']],
])('%j inside %j', (names, inside, wanted) => {
  expect(topEntries(names, inside)).toEqual(wanted);
});

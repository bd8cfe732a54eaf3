import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import type { Printer } from '../../../electron/newsroom/printing/printer.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import type { PrintedPage } from '../../../shared/formats/format.ts';
import { articleWithPhotos, eventsOf, exported, filesIn, newsdesk } from './newsdesk.ts';

/** A printer whose PDFs say what they are of. */
function printerWith(print: Printer['print']) {
  const pages: PrintedPage[] = [];
  const printer: Printer = {
    print(page, signal) {
      pages.push(page);
      return print(page, signal);
    },
    close: async () => undefined,
  };
  return { printer, pages };
}

const pdf = new TextEncoder().encode('%PDF of the page');

test('the page is printed with its photos inside, and its PDF lies where the person wants it', async () => {
  const { printer, pages } = printerWith(async () => new Uint8Array(pdf));
  const desk = await newsdesk({ printer });
  const made = await articleWithPhotos(desk.library, 2);
  const last = await exported(desk, made, { formats: ['json', 'pdf', 'text'] });
  expect(last).toMatchObject({ state: 'done' });
  if (last.state !== 'done') return;
  expect(last.files.filter(({ name }) => !name.includes('/')).map(({ name }) => name)).toEqual([
    'wall.json',
    'wall.pdf',
    'wall.txt',
  ]);
  expect(await readFile(path.join(desk.folder, 'wall.pdf'))).toEqual(Buffer.from(pdf));
  const [page] = pages;
  expect(page?.html).toContain('The wall');
  expect(page?.date).toBe('2026-05-04T09:30:00Z');
  expect([...(page?.photos.keys() ?? [])]).toEqual([
    expect.stringMatching(/^photos\/[0-9a-f]+\.png$/),
    expect.stringMatching(/^photos\/[0-9a-f]+\.png$/),
  ]);
  for (const { bytes } of page?.photos.values() ?? []) {
    expect(Buffer.from(bytes).subarray(1, 4).toString()).toBe('PNG');
  }
});

test('a later export takes the place of the earlier one, as with every format', async () => {
  const { printer } = printerWith(async () => new Uint8Array(pdf));
  const desk = await newsdesk({ printer });
  const made = await articleWithPhotos(desk.library, 0);
  await exported(desk, made, { formats: ['pdf'] });
  expect(await exported(desk, made, { formats: ['pdf'] })).toMatchObject({
    files: [{ name: 'wall.pdf', replaced: true }],
  });
  expect(await filesIn(desk.folder)).toEqual(['wall.pdf']);
});

test('as a download it is one file, or in the zip', async () => {
  const { printer } = printerWith(async () => new Uint8Array(pdf));
  const desk = await newsdesk({ printer });
  const made = await articleWithPhotos(desk.library, 1);
  const fetch = async (formats: ('pdf' | 'text')[]) => {
    const { job } = await desk.exports.start({
      article: made,
      formats,
      options: { photos: 'beside', allowEmbargoed: false },
      folder: null,
    });
    await eventsOf(desk, job);
    return await desk.exports.download(job, 0);
  };
  expect(await fetch(['pdf'])).toMatchObject({ name: 'wall.pdf', bytes: pdf });
  const zip = await fetch(['pdf', 'text']);
  expect(Object.keys(unzipSync(zip?.bytes ?? new Uint8Array())).sort()).toEqual([
    'wall.pdf',
    'wall.txt',
  ]);
});

test('what the printer says reaches the person, and nothing is written', async () => {
  const { printer } = printerWith(async () => {
    throw new FailureError('unsupported', 'To make a PDF, Stet needs a browser.');
  });
  const desk = await newsdesk({ printer });
  const made = await articleWithPhotos(desk.library, 1);
  expect(await exported(desk, made, { formats: ['html', 'pdf'] })).toMatchObject({
    state: 'failed',
    failure: { code: 'unsupported', message: 'To make a PDF, Stet needs a browser.' },
  });
  expect(await filesIn(desk.folder)).toEqual([]);
});

test('a printer that breaks is an error without its insides', async () => {
  const { printer } = printerWith(async () => {
    throw new Error('/home/ana/secret');
  });
  const desk = await newsdesk({ printer });
  const last = await exported(desk, await articleWithPhotos(desk.library, 0), { formats: ['pdf'] });
  expect(last).toMatchObject({ state: 'failed', failure: { code: 'internal' } });
  expect(JSON.stringify(last)).not.toContain('secret');
});

test('without a printer there is no PDF, and it is said', async () => {
  const desk = await newsdesk();
  expect(
    await exported(desk, await articleWithPhotos(desk.library, 0), { formats: ['pdf'] }),
  ).toMatchObject({ state: 'failed', failure: { code: 'unsupported' } });
});

test('canceling stops the printer, and leaves nothing', async () => {
  let stopped = false;
  const { printer, pages } = printerWith((_page, signal) => {
    const { promise, reject } = Promise.withResolvers<never>();
    signal?.addEventListener('abort', () => {
      stopped = true;
      reject(new FailureError('canceled', 'The export was canceled.'));
    });
    return promise;
  });
  const desk = await newsdesk({ printer });
  const { job } = await desk.exports.start({
    article: await articleWithPhotos(desk.library, 1),
    formats: ['html', 'pdf'],
    options: { photos: 'beside', allowEmbargoed: false },
    folder: desk.target,
  });
  await vi.waitFor(() => expect(pages).toHaveLength(1), 30_000);
  desk.exports.cancel(job);
  const events = await eventsOf(desk, job);
  expect(stopped).toBe(true);
  expect(events).toContainEqual(expect.objectContaining({ state: 'running', current: 'wall.pdf' }));
  expect(events.at(-1)).toMatchObject({ state: 'canceled' });
  expect(await filesIn(desk.folder)).toEqual([]);
});

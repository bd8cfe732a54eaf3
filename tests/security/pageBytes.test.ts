import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callInPage, launchChromium, openPage, type Stet } from './support/browser.ts';
import { openTestHost, type TestHost } from './support/testHost.ts';

let host: TestHost;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  host = await openTestHost();
  context = await browser.newContext({ acceptDownloads: true });
});
afterEach(async () => {
  await context.close();
  await host.close();
});

/** A GIF of one pixel. */
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

describe('photos and downloads in the page', () => {
  test('a photo goes in and is shown by a blob address', async () => {
    const page = await openPage(context, host.url);
    const added = await page.evaluate(
      async (bytes) => {
        const { stet } = globalThis as unknown as { stet: Stet };
        // Its name and its type lie; the bytes do not.
        const file = new File([new Uint8Array(bytes)], '../../x.html', { type: 'text/html' });
        const photo = await stet.bytes.addPhoto('draft', file);
        const url = await stet.bytes.photoUrl('draft', photo.src);
        const image = new Image();
        image.src = url;
        await image.decode();
        const again = await stet.bytes.photoUrl('draft', photo.src);
        stet.bytes.forgetPhotos('draft');
        const fresh = await stet.bytes.photoUrl('draft', photo.src);
        return {
          photo,
          url,
          width: image.naturalWidth,
          same: again === url,
          renewed: fresh !== url,
        };
      },
      [...gif],
    );
    const hash = createHash('sha256').update(gif).digest('hex');
    expect(added).toMatchObject({
      photo: { src: `media/${hash}.gif`, mimeType: 'image/gif', width: 1, height: 1 },
      url: expect.stringMatching(/^blob:/),
      width: 1,
      same: true,
      renewed: true,
    });
    expect(await readFile(path.join(host.library, `media/${hash}.gif`))).toEqual(gif);
  });

  test('what is no photo is refused with its reason', async () => {
    const page = await openPage(context, host.url);
    const failures = await page.evaluate(async () => {
      const { stet } = globalThis as unknown as { stet: Stet };
      const parts = ['<svg xmlns="http://www.w3.org/2000/svg"/>', '<!doctype html>', 'x', ''];
      return await Promise.all(
        parts.map((part) =>
          stet.bytes
            .addPhoto('draft', new Blob([part], { type: 'image/png' }))
            .catch(stet.failureOf),
        ),
      );
    });
    for (const failure of failures) expect(failure).toMatchObject({ code: 'not-a-photo' });
    const missing = await page.evaluate(
      (src) => {
        const { stet } = globalThis as unknown as { stet: Stet };
        return stet.bytes.photoUrl('draft', src).catch(stet.failureOf);
      },
      `media/${'0'.repeat(64)}.png`,
    );
    expect(missing).toMatchObject({ code: 'not-found' });
  });

  test('a photo over 64 MB is refused while it streams, and the line holds', async () => {
    const page = await openPage(context, host.url);
    const failure = await page.evaluate(() => {
      const { stet } = globalThis as unknown as { stet: Stet };
      const huge = new Blob([new Uint8Array(65 * 1024 * 1024)]);
      return stet.bytes.addPhoto('draft', huge).catch(stet.failureOf);
    });
    expect(failure).toMatchObject({ code: 'too-large' });
    expect(await callInPage(page, 'desk.hello')).toMatchObject({ host: 'web' });
  });

  test('an export is downloaded under its name', async () => {
    const page = await openPage(context, host.url);
    const downloading = page.waitForEvent('download');
    const file = await page.evaluate(async () => {
      const { stet } = globalThis as unknown as {
        stet: Stet & {
          newsroom: {
            article: { create(): Promise<{ article: object }> };
            exports: {
              start(input: object): Promise<{ job: string }>;
              watch(
                input: object,
              ): Promise<AsyncIterable<{ files?: { name: string; download: string }[] }>>;
            };
          };
        };
      };
      const { article } = await stet.newsroom.article.create();
      const { job } = await stet.newsroom.exports.start({
        article: { ...article, slug: 'fähre' },
        formats: ['html'],
        options: {},
        folder: null,
      });
      for await (const { files } of await stet.newsroom.exports.watch({ job })) {
        const [first] = files ?? [];
        if (!first) continue;
        await stet.bytes.download(first.download);
        return first;
      }
      throw new Error('The export made no file');
    });
    const download = await downloading;
    expect(download.suggestedFilename()).toBe(file.name);
    expect((await readFile(await download.path())).length).toBeGreaterThan(100);
  });
});

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callInPage, launchChromium, openPage, patiently } from './support/browser.ts';
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

const state = (page: Page, text: string) =>
  page.locator('#state', { hasText: new RegExp(`^${text}$`) }).waitFor();

/** A GIF of one pixel. */
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

interface Stet {
  newsroom: {
    library: {
      events(input: undefined, options: object): Promise<AsyncIterable<{ kind: string }>>;
    };
  };
  bytes: {
    addPhoto(file: string, blob: Blob): Promise<{ src: string }>;
    photoUrl(file: string, src: string): Promise<string>;
    forgetPhotos(file: string): void;
    download(path: string): Promise<void>;
  };
  state: { get(): string };
  failureOf(error: unknown): object;
  follow(state: object, open: object, onEvent: (event: { kind: string }) => void): () => void;
}

describe('the page’s connection', () => {
  test('a page without a token is told so, and its calls fail at once', async () => {
    const page = await openPage(context, `${host.origin}/`, 'refused');
    expect(await callInPage(page, 'desk.hello')).toEqual({
      failure: {
        code: 'io',
        message: expect.stringContaining('Open the address'),
        retry: false,
        detail: { what: 'token' },
      },
    });
  });

  test('a wrong token is refused, and a right one in the same tab goes on without a reload', async () => {
    const page = await openPage(context, `${host.origin}/#t=${'A'.repeat(43)}`, 'refused');
    await page.evaluate(() => Object.assign(globalThis, { unsaved: 'a paragraph' }));
    await page.evaluate((hash) => {
      location.hash = hash;
    }, new URL(host.url).hash);
    await state(page, 'online');
    expect(page.url()).toBe(`${host.origin}/`);
    expect(await page.evaluate(() => 'unsaved' in globalThis)).toBe(true);
    expect(await callInPage(page, 'desk.hello')).toMatchObject({ host: 'web' });
  });

  test('a host that ends and comes back needs its new token; what is in the page stays', async () => {
    const page = await openPage(context, host.url);
    await page.evaluate(() => Object.assign(globalThis, { unsaved: 'a paragraph' }));
    await host.stop();
    await state(page, 'offline');
    expect(await callInPage(page, 'desk.hello')).toMatchObject({
      failure: { code: 'io', retry: true, detail: { what: 'connection' } },
    });
    await host.restart();
    await state(page, 'refused');
    await page.evaluate((hash) => {
      location.hash = hash;
    }, new URL(host.url).hash);
    await state(page, 'online');
    expect(await page.evaluate(() => 'unsaved' in globalThis)).toBe(true);
  });

  test('a stranger on the port of a host that ended is told nothing', async () => {
    const page = await openPage(context, host.url);
    const { token } = host;
    await host.stop();
    await state(page, 'offline');
    const heard: string[] = [];
    const stranger = createServer((request, response) => {
      heard.push(`${request.url} ${JSON.stringify(request.headers)}`);
      response.setHeader('access-control-allow-origin', '*');
      response.end('0'.repeat(64));
    });
    stranger.on('upgrade', (request, socket) => {
      heard.push(`upgrade ${request.url}`);
      socket.destroy();
    });
    await new Promise<void>((resolve) => stranger.listen(host.port, '127.0.0.1', resolve));
    await state(page, 'refused');
    const failures = await page.evaluate(async () => {
      const { stet } = globalThis as unknown as { stet: Stet };
      return [
        await stet.bytes.addPhoto('draft', new Blob(['secret'])).catch(stet.failureOf),
        await stet.bytes.photoUrl('draft', `media/${'0'.repeat(64)}.png`).catch(stet.failureOf),
      ];
    });
    for (const failure of failures) expect(failure).toMatchObject({ detail: { what: 'token' } });
    expect(heard.every((what) => what.startsWith('/proof/'))).toBe(true);
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.join()).not.toContain(token);
    stranger.closeAllConnections();
    await new Promise((resolve) => stranger.close(resolve));
  });

  test('a broken line comes back by itself, its stream too', async () => {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const Original = WebSocket;
      const sockets: WebSocket[] = [];
      Object.assign(globalThis, {
        sockets,
        WebSocket: class extends Original {
          constructor(...parts: ConstructorParameters<typeof WebSocket>) {
            super(...parts);
            sockets.push(this);
          }
        },
      });
    });
    await page.goto(host.url);
    await state(page, 'online');
    await page.evaluate(() => {
      const { stet } = globalThis as unknown as { stet: Stet };
      const seen: string[] = [];
      const events = (signal: AbortSignal) => stet.newsroom.library.events(undefined, { signal });
      const stop = stet.follow(stet.state, events, ({ kind }) => seen.push(kind));
      Object.assign(globalThis, { seen, stop });
    });
    const seen = () => page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
    await expect.poll(seen, patiently).toEqual(['listening']);
    await page.evaluate(() => {
      (globalThis as unknown as { sockets: WebSocket[] }).sockets.at(-1)?.close();
    });
    await expect.poll(seen, patiently).toEqual(['listening', 'listening']);
    await state(page, 'online');
    expect(await callInPage(page, 'desk.hello')).toMatchObject({ host: 'web' });
    expect(
      await page.evaluate(() => (globalThis as unknown as { sockets: WebSocket[] }).sockets.length),
    ).toBe(2);
  });

  test('a call under way when the line breaks fails as one that may be tried again', async () => {
    const page = await openPage(context, host.url);
    const pending = page.evaluate(async () => {
      const { stet } = globalThis as unknown as { stet: Stet };
      const events = await stet.newsroom.library.events(undefined, {});
      const iterator = events[Symbol.asyncIterator]();
      await iterator.next();
      try {
        await iterator.next();
        return 'no failure';
      } catch (error) {
        return stet.failureOf(error);
      }
    });
    await page.evaluate(() => (globalThis as unknown as { stet: Stet }).stet.state.get());
    await host.stop();
    expect(await pending).toMatchObject({ code: 'io', retry: true });
  });

  test('an article that is too large to send says so, and the line holds', async () => {
    const page = await openPage(context, host.url);
    const failure = await page.evaluate(async () => {
      const { stet } = globalThis as unknown as {
        stet: Stet & { newsroom: { exports: { preview(input: object): Promise<unknown> } } };
      };
      const article = { format: 'stet-article', slug: 'ü'.repeat(17 * 1024 * 1024) };
      return stet.newsroom.exports.preview({ article }).catch(stet.failureOf);
    });
    expect(failure).toMatchObject({ code: 'too-large', retry: false });
    expect(await callInPage(page, 'desk.hello')).toMatchObject({ host: 'web' });
  });

  test('the article named in the address is handed on once', async () => {
    const page = await openPage(context, `${host.url}&open=abcdefgh`);
    const openFirst = () =>
      page.evaluate(
        () => (globalThis as unknown as { stet: { openFirst?: string } }).stet.openFirst,
      );
    expect(await openFirst()).toBe('abcdefgh');
    expect(page.url()).toBe(`${host.origin}/`);
    await page.reload();
    await state(page, 'online');
    expect(await openFirst()).toBeUndefined();
  });

  test('the door that the browser is started on leads in', async () => {
    const page = await openPage(context, host.urlForBrowser());
    expect(page.url()).toBe(`${host.origin}/`);
    await page.reload();
    await state(page, 'online');
  });
});

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

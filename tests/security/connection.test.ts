import { createServer } from 'node:http';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callInPage, launchChromium, openPage, patiently, type Stet } from './support/browser.ts';
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
  context = await browser.newContext();
});
afterEach(async () => {
  await context.close();
  await host.close();
});

const state = (page: Page, text: string) =>
  page.locator('#state', { hasText: new RegExp(`^${text}$`) }).waitFor();

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
      Object.assign(globalThis, { isListening: true });
      try {
        await iterator.next();
        return 'no failure';
      } catch (error) {
        return stet.failureOf(error);
      }
    });
    await page.waitForFunction(() => 'isListening' in globalThis);
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

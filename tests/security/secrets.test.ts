import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { callInPage, launchChromium, openPage } from './support/browser.ts';
import { openNeighbour } from './support/neighbour.ts';
import { openTestHost, type TestHost } from './support/testHost.ts';

let host: TestHost;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let said: string[];

beforeAll(async () => {
  host = await openTestHost();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await host.close();
});
beforeEach(async () => {
  context = await browser.newContext();
  said = [];
  context.on('console', (message) => said.push(message.text()));
  page = await openPage(context, host.url);
});
afterEach(() => context.close());

test('the token leaves the address at once, and a reload still works', async () => {
  expect(page.url()).toBe(`${host.origin}/`);
  await page.reload();
  await page.locator('#state', { hasText: 'online' }).waitFor();
  expect(await callInPage(page, 'desk.hello')).toMatchObject({ host: 'web' });
});

test('the token is in no history entry', async () => {
  const session = await context.newCDPSession(page);
  const { entries } = (await session.send('Page.getNavigationHistory')) as { entries: object[] };
  expect(JSON.stringify(entries)).not.toContain(host.token);
  expect(await page.evaluate(() => JSON.stringify(history.state))).not.toContain(host.token);
});

test('the token is not in the DOM, in cookies or in lasting storage', async () => {
  expect(await page.content()).not.toContain(host.token);
  expect(await context.cookies()).toEqual([]);
  const lasting = await page.evaluate(async () => [
    JSON.stringify(localStorage),
    document.cookie,
    window.name,
    JSON.stringify(await indexedDB.databases()),
    JSON.stringify(await caches.keys()),
  ]);
  expect(lasting.join()).not.toContain(host.token);
  // In this tab only.
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).toContain(host.token);
  const another = await context.newPage();
  await another.goto(`${host.origin}/`);
  await another.locator('#state', { hasText: 'refused' }).waitFor();
});

test('no request names the token but in its authorization', async () => {
  const seen: string[] = [];
  context.on('request', (request) => {
    const { authorization: _secret, ...headers } = request.headers();
    seen.push(request.url(), JSON.stringify(headers));
  });
  const sockets: string[] = [];
  page.on('websocket', (socket) => sockets.push(socket.url()));
  await page.reload();
  await page.locator('#state', { hasText: 'online' }).waitFor();
  await page.evaluate(() =>
    (
      globalThis as unknown as {
        stet: { bytes: { photoUrl(file: string, src: string): Promise<string> } };
      }
    ).stet.bytes
      .photoUrl('draft', `media/${'0'.repeat(64)}.png`)
      .catch(() => undefined),
  );
  expect(seen.join()).toContain('/media/draft/');
  expect(sockets).toEqual([`ws://${host.host}/newsroom`]);
  expect([...seen, ...sockets].join()).not.toContain(host.token);
});

test('another site that is opened from here learns nothing', async () => {
  const neighbour = await openNeighbour();
  await page.evaluate((url) => {
    const anchor = document.createElement('a');
    anchor.href = url;
    anchor.textContent = 'out';
    document.body.append(anchor);
  }, `${neighbour.origin}/out`);
  await Promise.all([page.waitForURL(`${neighbour.origin}/out`), page.getByText('out').click()]);
  const [first] = neighbour.heard;
  expect(first?.headers.referer).toBeUndefined();
  expect(JSON.stringify(neighbour.heard)).not.toContain(host.token);
  expect(await page.evaluate(() => [document.referrer, window.opener])).toEqual(['', null]);
  await neighbour.close();
});

test('nothing is written to a log or a console', async () => {
  await callInPage(page, 'article.open', { file: host.token });
  await callInPage(page, 'desk.openLink', { href: `https://example.com/${host.token}` });
  const message = JSON.stringify(await callInPage(page, 'library.openRecent', { id: host.token }));
  expect(message).not.toContain(host.token);
  expect(said.join()).not.toContain(host.token);
  expect(JSON.stringify(host.log.entries)).not.toContain(host.token);
});

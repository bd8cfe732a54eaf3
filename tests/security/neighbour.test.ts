import { readdir } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium, openPage } from './support/browser.ts';
import { type Neighbour, openNeighbour } from './support/neighbour.ts';
import { openTestHost, type TestHost } from './support/testHost.ts';

let host: TestHost;
let neighbour: Neighbour;
let browser: Browser;
let context: BrowserContext;
let own: Page;
let hostile: Page;

beforeAll(async () => {
  host = await openTestHost();
  neighbour = await openNeighbour();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await neighbour.close();
  await host.close();
});
beforeEach(async () => {
  context = await browser.newContext();
  // The person has the editor open in the same browser: whatever a browser adds by itself, it adds.
  own = await openPage(context, host.url);
  hostile = await context.newPage();
  await hostile.goto(neighbour.origin);
});
afterEach(() => context.close());

const photo = () => `${host.origin}/media/draft/${'0'.repeat(64)}.png`;

describe('a page on another port of this machine', () => {
  test('is same-site, which is why that is not enough', async () => {
    const third = await openNeighbour();
    await hostile.evaluate((url) => fetch(url, { mode: 'no-cors' }), third.origin);
    expect(third.heard[0]?.headers['sec-fetch-site']).toBe('same-site');
    await third.close();
  });

  test('reads nothing by fetch, in any mode', async () => {
    const seen = await hostile.evaluate(
      async ([origin, token]) => {
        const results: unknown[] = [];
        for (const path of ['/', '/page.js', `/media/draft/${'0'.repeat(64)}.png`]) {
          for (const mode of ['cors', 'no-cors'] as const) {
            for (const credentials of ['include', 'omit'] as const) {
              const init: RequestInit = { mode, credentials };
              // Even with the token, which it cannot have.
              if (mode === 'cors') init.headers = { authorization: `Bearer ${token}` };
              try {
                const response = await fetch(origin + path, init);
                results.push([response.type, response.status, await response.text()]);
              } catch (error) {
                results.push((error as Error).name);
              }
            }
          }
        }
        return results;
      },
      [host.origin, host.token] as const,
    );
    // no-cors answers are opaque at best; our resource policy makes them errors.
    expect(new Set(seen.map((result) => JSON.stringify(result)))).toEqual(new Set(['"TypeError"']));
  });

  test('writes nothing by fetch, beacon or form', async () => {
    const answers: number[] = [];
    context.on('response', (response) => {
      if (response.request().method() === 'POST' && response.url().startsWith(host.origin)) {
        answers.push(response.status());
      }
    });
    await hostile.evaluate(async (origin) => {
      const url = `${origin}/media/draft`;
      await fetch(url, { method: 'POST', mode: 'no-cors', body: 'GIF89a' }).catch(() => undefined);
      await fetch(url, { method: 'POST', mode: 'cors', body: new Blob(['x']) }).catch(
        () => undefined,
      );
      await fetch(url, { method: 'PUT', mode: 'cors', body: 'x' }).catch(() => undefined);
      navigator.sendBeacon(url, 'x');
    }, host.origin);
    for (const enctype of [
      'text/plain',
      'multipart/form-data',
      'application/x-www-form-urlencoded',
    ]) {
      const page = await context.newPage();
      await page.goto(neighbour.origin);
      const posted = page.waitForResponse(
        (response) => response.url() === `${host.origin}/media/draft`,
      );
      await page.evaluate(
        ([action, type]) => {
          const form = document.createElement('form');
          Object.assign(form, { method: 'post', action, enctype: type });
          form.append(Object.assign(document.createElement('input'), { name: 'x', value: 'y' }));
          document.body.append(form);
          form.submit();
        },
        [`${host.origin}/media/draft`, enctype] as const,
      );
      expect((await posted).status()).toBe(403);
    }
    // The page hears of no other answer: it is stopped before, or ours is kept from it.
    expect(answers.length).toBeGreaterThanOrEqual(3);
    expect(new Set(answers)).toEqual(new Set([403]));
    expect(await readdir(host.library)).not.toContain('media');
  });

  test('opens no socket, with or without the token', async () => {
    const outcome = await hostile.evaluate(
      ([url, token]) =>
        new Promise<string>((resolve) => {
          const socket = new WebSocket(url);
          socket.onopen = () => socket.send(JSON.stringify({ token }));
          socket.onmessage = ({ data }) => resolve(`said ${data}`);
          socket.onclose = ({ code }) => resolve(`closed ${code}`);
        }),
      [`ws://${host.host}/newsroom`, host.token] as const,
    );
    expect(outcome).toBe('closed 1006');
  });

  test('embeds nothing: images, scripts, styles, frames, objects', async () => {
    const outcomes = await hostile.evaluate(
      async ([origin, image]) => {
        const load = (tag: string, attributes: Record<string, string>) =>
          new Promise<string>((resolve) => {
            const element = document.createElement(tag);
            element.onload = () => resolve('loaded');
            element.onerror = () => resolve('failed');
            for (const [name, value] of Object.entries(attributes))
              element.setAttribute(name, value);
            document.body.append(element);
          });
        return {
          image: await load('img', { src: image }),
          script: await load('script', { src: `${origin}/page.js` }),
          module: await load('script', { src: `${origin}/page.js`, type: 'module' }),
          style: await load('link', { rel: 'stylesheet', href: `${origin}/page.js` }),
          object: await load('object', { data: `${origin}/` }),
        };
      },
      [host.origin, photo()] as const,
    );
    expect(outcomes).toEqual({
      image: 'failed',
      script: 'failed',
      module: 'failed',
      style: 'failed',
      object: 'failed',
    });
    const framed = hostile.waitForResponse(`${host.origin}/`);
    await hostile.evaluate((src) => {
      document.body.append(Object.assign(document.createElement('iframe'), { src }));
    }, `${host.origin}/`);
    expect((await framed).status()).toBe(403);
  });

  test('gets no hold of a window that it opens', async () => {
    const opening = context.waitForEvent('page');
    const title = await hostile.evaluate((url) => {
      const opened = window.open(url);
      return new Promise<string>((resolve) => {
        const look = () => {
          try {
            resolve(String(opened?.document.body.textContent));
          } catch (error) {
            resolve((error as Error).name);
          }
        };
        addEventListener('focus', look, { once: true });
        requestAnimationFrame(() => requestAnimationFrame(look));
      });
    }, `${host.origin}/`);
    const opened = await opening;
    await opened.waitForLoadState();
    expect(title).not.toContain('online');
    expect(await opened.content()).not.toContain('page.js');
  });

  test('the editor in the next tab went on all the while', async () => {
    expect(await own.locator('#state').textContent()).toBe('online');
    expect(host.log.entries).toEqual([]);
  });
});

describe('a name that points here (DNS rebinding)', () => {
  let rebound: Browser;
  beforeAll(async () => {
    rebound = await launchChromium([
      '--host-resolver-rules=MAP evil.example 127.0.0.1, MAP localhost.evil.example 127.0.0.1',
    ]);
  });
  afterAll(() => rebound.close());

  test.each(['evil.example', 'localhost.evil.example'])('%s gets no page', async (name) => {
    const page = await rebound.newPage();
    const response = await page.goto(`http://${name}:${host.port}/`);
    expect(response?.status()).toBe(403);
    expect(await page.content()).toContain('This is not the address of Stet.');
    // The page that it got is ours by name: it may ask, and still gets nothing.
    const outcomes = await page
      .evaluate(
        async ([token, image]) => ({
          page: await fetch('/').then((answer) => answer.status),
          photo: await fetch(image, { headers: { authorization: `Bearer ${token}` } }).then(
            (answer) => answer.status,
          ),
          post: await fetch('/media/draft', {
            method: 'POST',
            body: 'x',
            headers: { authorization: `Bearer ${token}` },
          }).then((answer) => answer.status),
        }),
        [host.token, new URL(photo()).pathname] as const,
      )
      .catch((error: Error) => error.message);
    // Our refusal is inert: its policy does not even let it connect.
    expect(outcomes).toContain('Failed to fetch');
  });

  test('not even from a page that was there before the name moved', async () => {
    // The same port on another address answers first, as the attacker's server does.
    const evil = await openNeighbour();
    const page = await rebound.newPage();
    await page.goto(evil.origin.replace('127.0.0.1', 'evil.example'));
    const status = await page.evaluate(
      async ([url, token]) => {
        const socket = new WebSocket(url);
        socket.onopen = () => socket.send(JSON.stringify({ token }));
        return await new Promise<string>((resolve) => {
          socket.onmessage = ({ data }) => resolve(`said ${data}`);
          socket.onclose = ({ code }) => resolve(`closed ${code}`);
        });
      },
      [`ws://evil.example:${host.port}/newsroom`, host.token] as const,
    );
    expect(status).toBe('closed 1006');
    await evil.close();
  });
});

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callInPage, launchChromium, openPage, patiently } from './support/browser.ts';
import { type Neighbour, openNeighbour } from './support/neighbour.ts';
import { openTestHost, type TestHost } from './support/testHost.ts';

const builtRenderer = fileURLToPath(new URL('../../dist/renderer-manifest.json', import.meta.url));

const pages: { name: string; manifest: string | undefined }[] = [
  { name: 'a page as small as can be', manifest: undefined },
];
if (existsSync(builtRenderer)) pages.push({ name: 'the editor', manifest: builtRenderer });

describe.each(pages)('the policy in $name', ({ manifest }) => {
  let host: TestHost;
  let browser: Browser;
  let page: Page;
  let neighbour: Neighbour;
  beforeAll(async () => {
    host = await openTestHost(manifest);
    neighbour = await openNeighbour();
    browser = await launchChromium();
    page = await browser.newPage();
    await page.addInitScript(() => {
      const violations: string[] = [];
      Object.assign(globalThis, { violations });
      addEventListener('securitypolicyviolation', (event) => {
        violations.push(event.effectiveDirective);
      });
    });
    const socket = page.waitForEvent('websocket');
    await page.goto(host.url);
    await socket;
    await page.waitForLoadState('load');
  });
  afterAll(async () => {
    await browser.close();
    await neighbour.close();
    await host.close();
  });

  /** Directives that the page broke since the last time. */
  const violations = () =>
    page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations.splice(0));

  test('the page itself breaks nothing, its socket included', async () => {
    expect(await violations()).toEqual([]);
  });

  test('an inline script does not run', async () => {
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      try {
        script.textContent = 'globalThis.ran = true';
      } catch {
        return 'refused as text';
      }
      document.head.append(script);
      return String('ran' in globalThis);
    });
    expect(['false', 'refused as text']).toContain(ran);
    // Past Trusted Types, as a parser would make it.
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.setAttribute('href', 'javascript:globalThis.ran=true');
      link.textContent = 'x';
      document.body.append(link);
      link.click();
      link.remove();
    });
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
    expect(await violations()).not.toEqual([]);
  });

  test('an event handler in an attribute does not run', async () => {
    const ran = await page.evaluate(() => {
      const image = document.createElement('img');
      try {
        image.setAttribute('onerror', 'globalThis.ran = true');
      } catch {
        return 'refused';
      }
      image.src = 'data:,';
      document.body.append(image);
      image.dispatchEvent(new Event('error'));
      image.remove();
      return String('ran' in globalThis);
    });
    expect(['false', 'refused']).toContain(ran);
  });

  test('text is never evaluated', async () => {
    const outcomes = await page.evaluate(async () => {
      // What a debugger runs may evaluate text; what runs on its own may not.
      await new Promise((resolve) => setTimeout(resolve));
      const outcome = (work: () => unknown) => {
        try {
          return String(work());
        } catch (error) {
          return (error as Error).name;
        }
      };
      return {
        // biome-ignore lint/security/noGlobalEval: that it fails is the point
        evaluated: outcome(() => globalThis.eval('1+1')),
        made: outcome(() => new Function('return 2')()),
        html: outcome(() => {
          document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>';
          return 'taken';
        }),
        written: outcome(() => {
          document.createElement('iframe').srcdoc = '<p>x';
          return 'taken';
        }),
        another: outcome(() =>
          (
            globalThis as unknown as {
              trustedTypes: { createPolicy(name: string, rules: object): object };
            }
          ).trustedTypes.createPolicy('mine', {}),
        ),
      };
    });
    expect(outcomes).toEqual({
      evaluated: 'EvalError',
      made: 'EvalError',
      html: 'TypeError',
      written: 'TypeError',
      another: 'TypeError',
    });
    await violations();
  });

  test('nothing is fetched from, or sent to, anywhere else', async () => {
    const before = neighbour.heard.length;
    const outcomes = await page.evaluate(async (origin) => {
      const load = (tag: string, attributes: Record<string, string>) =>
        new Promise<string>((resolve) => {
          const element = document.createElement(tag);
          element.onload = () => resolve('loaded');
          element.onerror = () => resolve('failed');
          for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
          document.body.append(element);
        });
      const socket = new Promise<string>((resolve) => {
        try {
          const line = new WebSocket(origin.replace('http', 'ws'));
          line.onopen = () => resolve('open');
          line.onerror = () => resolve('failed');
        } catch {
          resolve('failed');
        }
      });
      return [
        await load('img', { src: `${origin}/x.png` }),
        await load('img', { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' }),
        await load('link', { rel: 'stylesheet', href: `${origin}/x.css` }),
        await load('video', { src: `${origin}/x.mp4` }),
        await fetch(origin).then(
          () => 'loaded',
          () => 'failed',
        ),
        await socket,
      ];
    }, neighbour.origin);
    expect(new Set(outcomes)).toEqual(new Set(['failed']));
    await violations();
    await page.evaluate((action) => {
      const form = document.createElement('form');
      form.action = action;
      document.body.append(form);
      form.submit();
      const frame = document.createElement('iframe');
      frame.src = `${action}/frame`;
      document.body.append(frame);
    }, neighbour.origin);
    const broken = new Set<string>();
    const brokenSoFar = async () => {
      for (const directive of await violations()) broken.add(directive);
      return [...broken].sort();
    };
    await expect.poll(brokenSoFar, patiently).toEqual(['form-action', 'frame-src']);
    expect(neighbour.heard.slice(before)).toEqual([]);
    expect(new URL(page.url()).origin).toBe(host.origin);
  });

  test('the page cannot be framed, not even by itself', async () => {
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          const frame = Object.assign(document.createElement('iframe'), { src: '/' });
          frame.onload = resolve;
          document.body.append(frame);
        }),
    );
    const frames = page.frames().slice(1);
    expect(frames.map((frame) => frame.url())).toContain('chrome-error://chromewebdata/');
    expect(frames.map((frame) => frame.url())).not.toContain(`${host.origin}/`);
  });
});

describe('the preview', () => {
  let host: TestHost;
  let browser: Browser;
  beforeAll(async () => {
    host = await openTestHost();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await host.close();
  });

  test('is a page without scripts, in a frame of ours only, once', async () => {
    const page = await openPage(await browser.newContext(), host.url);
    const { article } = (await callInPage(page, 'article.create')) as { article: object };
    const { path } = (await callInPage(page, 'exports.preview', { article })) as { path: string };
    const answer = page.waitForResponse(`${host.origin}${path}`);
    const ready = page.waitForEvent('frameattached');
    await page.evaluate((src) => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', '');
      frame.src = src;
      document.getElementById('place')?.append(frame);
    }, path);
    const response = await answer;
    expect(response.status()).toBe(200);
    expect(response.headers()).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringMatching(
        /^sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;.*frame-ancestors 'self'$/,
      ),
    });
    const frame = await ready;
    await frame.waitForLoadState();
    expect(await frame.locator('article').count()).toBe(1);
    const again = await page.evaluate((url) => fetch(url).then(({ status }) => status), path);
    expect(again).toBe(404);
  });

  test('opened as a page of its own it can do nothing', async () => {
    const context = await browser.newContext();
    const page = await openPage(context, host.url);
    const { article } = (await callInPage(page, 'article.create')) as { article: object };
    const { path } = (await callInPage(page, 'exports.preview', { article })) as { path: string };
    const opened = await context.newPage();
    const response = await opened.goto(`${host.origin}${path}`);
    expect(response?.status()).toBe(403);
  });
});

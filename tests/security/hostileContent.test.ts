import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium, patiently } from './support/browser.ts';
import { hostileArticle, hostileTexts } from './support/hostileArticle.ts';
import { type Neighbour, openNeighbour } from './support/neighbour.ts';
import { openTestHost, type TestHost } from './support/testHost.ts';

const builtRenderer = fileURLToPath(new URL('../../dist/renderer-manifest.json', import.meta.url));

/** Runs in a page. @returns what lies in it that could run or lead away. */
function liveParts(): string[] {
  const found: string[] = [];
  const addresses = ['href', 'src', 'action', 'formaction', 'xlink:href', 'srcdoc'];
  for (const element of document.querySelectorAll('*')) {
    const data = element.matches('script[type="application/ld+json"]');
    const inert = data || element.matches('script[src^="/"]');
    if (!inert && element.matches('script, base, meta[http-equiv], object, embed, form[action]')) {
      found.push(element.outerHTML);
    }
    for (const { name, value } of element.attributes) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers leave them out
      const bare = value.replace(/[\u0000-\u0020\u200b]/g, '').toLowerCase();
      if (name.startsWith('on')) found.push(`${name}=${value}`);
      if (addresses.includes(name) && /^(javascript|vbscript|data:text)/.test(bare)) {
        found.push(`${name}=${value}`);
      }
    }
  }
  return found;
}

/** File names that Windows allows as well. */
const nameOf = (index: number) =>
  `${String(index).padStart(2, '0')} &lt;img src=x onerror=canary()&gt;.stet`;

/** A page for a frame, as the newsroom gave it. */
interface Previewed {
  type: string;
  policy: string;
  bytes: Buffer;
}

// `npm test` builds the page first; a single run of this file may come before.
describe.runIf(existsSync(builtRenderer))('hostile articles in the editor', () => {
  let host: TestHost;
  let neighbour: Neighbour;
  let browser: Browser;
  let page: Page;
  /** Reads pages without running them. */
  let reader: Page;
  const said: string[] = [];
  /** By address, which works once. */
  const previews = new Map<string, Previewed>();

  beforeAll(async () => {
    host = await openTestHost(builtRenderer);
    neighbour = await openNeighbour();
    const texts = hostileTexts(neighbour.origin);
    await Promise.all(
      texts.map(([, text], index) =>
        writeFile(
          path.join(host.library, nameOf(index)),
          JSON.stringify(hostileArticle(text, index)),
        ),
      ),
    );
    browser = await launchChromium();
    reader = await browser.newPage({ javaScriptEnabled: false });
    await reader.route('**', async (route) => {
      const { type: contentType, bytes: body } = previews.get(route.request().url()) ?? {};
      await (body ? route.fulfill({ contentType: contentType ?? '', body }) : route.abort());
    });
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    page = await context.newPage();
    await page.addInitScript(() => {
      const hits: string[] = [];
      Object.assign(globalThis, { hits, canary: () => hits.push(location.href) });
    });
    page.on('dialog', (dialog) => {
      said.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('popup', (popup) => said.push(`window ${popup.url()}`));
    page.on('pageerror', (error) => said.push(`error ${error.message}`));
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (origin !== host.origin && protocol !== 'blob:') said.push(`request ${request.url()}`);
    });
    // Asking the frame itself may wait for ever: it runs no script, also none of a test.
    await page.route('**/preview/**', async (route) => {
      // What only a browser says of a request.
      const headers = { ...(await route.request().allHeaders()), 'sec-fetch-site': 'same-origin' };
      const response = await route.fetch({ headers });
      const { 'content-type': type = '', 'content-security-policy': policy = '' } =
        response.headers();
      previews.set(route.request().url(), { type, policy, bytes: await response.body() });
      await route.fulfill({ response });
    });
    await page.goto(host.url);
    await page.getByRole('list', { name: 'Articles' }).getByRole('listitem').first().waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await neighbour.close();
    await host.close();
  });

  /** Nothing ran, nothing left, and nothing lies there that could. */
  afterEach(async () => {
    expect(await page.evaluate(() => (globalThis as unknown as { hits: string[] }).hits)).toEqual(
      [],
    );
    expect(said).toEqual([]);
    expect(neighbour.heard).toEqual([]);
    const alive = await page.evaluate(liveParts);
    expect(alive).toEqual([]);
    expect(new URL(page.url()).origin).toBe(host.origin);
  });

  async function openHostile(index: number) {
    // Of a long list only rows that are near stand on the page.
    const name = nameOf(index);
    await page.getByLabel('Filter articles').fill(name.slice(0, name.indexOf(' ')));
    const row = page.locator(`li.row:has(button[title=${JSON.stringify(name)}])`);
    await row.getByRole('button').first().click();
    const headline = page.getByRole('textbox', { name: 'Headline', exact: true });
    await headline.filter({ hasText: new RegExp(`^${index} `) }).waitFor();
  }

  /** Reads what a frame shows, once it is the page of this article. */
  async function readPreview(within: Locator, index: number) {
    const frame = within.locator('iframe');
    const ofArticle = new RegExp(`<h1[^>]*>(<[^>]*>)*${index} `);
    const shown = async () => {
      const address = (await frame.count()) > 0 ? await frame.getAttribute('src') : null;
      // Where it is opened is not asked for.
      const found = new URL(address?.replace(/#.*/, '') ?? '/', host.origin).href;
      return ofArticle.test(previews.get(found)?.bytes.toString() ?? '') ? found : '';
    };
    await expect.poll(shown, patiently).not.toBe('');
    const address = await shown();
    expect(await frame.getAttribute('sandbox')).toBe('');
    expect(previews.get(address)?.policy).toMatch(/^sandbox; default-src 'none'/);
    // By the parser that its type asks for.
    await reader.goto(address);
    expect(await reader.locator('h1').textContent()).toContain(`${index} `);
    expect(await reader.evaluate(liveParts)).toEqual([]);
  }

  const texts = hostileTexts('http://127.0.0.1:1');

  test.each(texts.map(([name], index) => [name, index] as const))(
    '%s: in the library, the editor, the panels and the previews',
    async (_name, index) => {
      await openHostile(index);
      const preview = page.getByRole('region', { name: 'Preview', exact: true });
      if ((await preview.count()) === 0) await page.keyboard.press('Control+Alt+p');
      await readPreview(preview, index);

      // Of the previews of formats an e-book's is the one that another parser reads: XHTML.
      await page.getByRole('button', { name: 'Export…' }).click();
      const exporting = page.getByRole('dialog', { name: 'Export', exact: true });
      await exporting.getByLabel('Web page').uncheck();
      await exporting.getByLabel('E-book (EPUB 3)').check();
      await exporting.getByRole('button', { name: 'Preview', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Preview of each format' });
      await readPreview(dialog.getByRole('tabpanel', { name: 'E-book (EPUB 3)' }), index);
      for (const open of [dialog, exporting]) {
        await page.keyboard.press('Escape');
        await open.waitFor({ state: 'hidden' });
      }
    },
  );

  test.each(texts)('%s: pasted and dropped', async (_name, text) => {
    await page
      .getByRole('list', { name: 'Articles' })
      .getByRole('listitem')
      .first()
      .getByRole('button')
      .first()
      .click();
    const body = page.getByRole('textbox', { name: 'Article body' });
    await body.waitFor();
    for (const [type, event] of [
      ['text/html', 'paste'],
      ['text/plain', 'paste'],
      ['text/html', 'drop'],
    ] as const) {
      await body.evaluate(
        (element, [kind, data, name]) => {
          const transfer = new DataTransfer();
          transfer.setData(kind, data);
          (element as HTMLElement).focus();
          const { left, top } = element.getBoundingClientRect();
          element.dispatchEvent(
            name === 'paste'
              ? new ClipboardEvent('paste', {
                  clipboardData: transfer,
                  bubbles: true,
                  cancelable: true,
                })
              : new DragEvent('drop', {
                  dataTransfer: transfer,
                  bubbles: true,
                  cancelable: true,
                  clientX: left + 20,
                  clientY: top + 20,
                }),
          );
        },
        [
          type,
          `<p>pasted ${text} <a href="${text.replaceAll('"', '&quot;')}">x</a></p>`,
          event,
        ] as const,
      );
    }
    await expect.poll(() => body.textContent(), patiently).toContain('pasted');
  });
});

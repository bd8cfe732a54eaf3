import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
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

// `npm test` builds the page first; a single run of this file may come before.
describe.runIf(existsSync(builtRenderer))('hostile articles in the editor', () => {
  let host: TestHost;
  let neighbour: Neighbour;
  let browser: Browser;
  let page: Page;
  /** Reads pages without running them. */
  let reader: Page;
  const said: string[] = [];

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
    reader = await browser.newPage({ javaScriptEnabled: false, offline: true });
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
    for (const frame of page.frames()) {
      const hits = await frame
        .evaluate(() => (globalThis as { hits?: string[] }).hits)
        .catch(() => []);
      expect(hits ?? []).toEqual([]);
    }
    expect(said).toEqual([]);
    expect(neighbour.heard).toEqual([]);
    const alive = await page.evaluate(liveParts);
    expect(alive).toEqual([]);
    expect(new URL(page.url()).origin).toBe(host.origin);
  });

  async function openHostile(index: number) {
    await page.reload();
    const row = page.locator(`li.row:has(button[title=${JSON.stringify(nameOf(index))}])`);
    await row.getByRole('button').first().click();
    const headline = page.getByRole('textbox', { name: 'Headline', exact: true });
    await headline.filter({ hasText: new RegExp(`^${index} `) }).waitFor();
  }

  const texts = hostileTexts('http://127.0.0.1:1');

  test.each(texts.map(([name], index) => [name, index] as const))(
    '%s: in the library, the editor, the panels and the previews',
    async (_name, index) => {
      await openHostile(index);
      await page.keyboard.press('Control+Alt+p');
      // The pane may show a newer preview meanwhile; any whole one will do.
      const preview = async () =>
        (await page
          .frames()
          .find((frame) => frame.url().includes('/preview/'))
          ?.content()
          .catch(() => '')) ?? '';
      let html = '';
      const wholePreview = async () => {
        html = (await preview()) || html;
        return html;
      };
      await expect.poll(wholePreview, patiently).toMatch(/<h1[\s\S]*<\/html>/);
      await reader.setContent(html);
      expect(await reader.locator('h1').textContent()).toContain(`${index} `);
      expect(await reader.evaluate(liveParts)).toEqual([]);

      // Of the previews of formats an e-book's is the one that another parser reads: XHTML.
      await page.getByRole('button', { name: 'Export…' }).click();
      await page.getByRole('button', { name: 'Preview', exact: true }).last().click();
      const dialog = page.getByRole('dialog', { name: 'Preview of each format' });
      await dialog.getByRole('tab').filter({ hasText: 'E-book (EPUB 3)' }).click();
      // Its document comes after its element.
      const chapter = async () => {
        const shown = dialog.getByRole('tabpanel').locator('iframe');
        const frame = (await shown.count()) > 0 ? await shown.elementHandle() : null;
        return (await (await frame?.contentFrame())?.content().catch(() => '')) ?? '';
      };
      await expect.poll(chapter, patiently).toContain(`${index} `);
      await reader.setContent(await chapter());
      expect(await reader.evaluate(liveParts)).toEqual([]);
      for (const left of [1, 0]) {
        await page.keyboard.press('Escape');
        await expect.poll(() => page.getByRole('dialog').count(), patiently).toBe(left);
      }
    },
    120_000,
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

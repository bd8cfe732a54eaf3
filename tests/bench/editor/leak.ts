import type { Browser } from '@playwright/test';
import { Clock } from './clock.ts';
import type { Hosts } from './hosts.ts';
import { settled } from './watch.ts';

/**
 * Opens articles in turn, many times, in one window.
 *
 * @returns MB in use before the first, after half of them and after the last. What the first ones add
 * is mostly code that the browser compiles; what the second half adds stays for good.
 */
export async function heapOverArticles(
  browser: Browser,
  { stet, articles }: Hosts,
  times: number,
): Promise<{ before: number; half: number; last: number }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const clock = await Clock.on(page);
  const heap = async () => (await clock.heap()) / 1e6;
  try {
    await page.goto(stet);
    await page.getByRole('listitem').first().waitFor();
    await settled(page);
    const before = await heap();
    let half = Number.NaN;
    for (let time = 0; time < times; time++) {
      const headline = articles[time % articles.length]?.headline ?? '';
      await page
        .getByRole('listitem')
        .filter({ hasText: headline })
        .getByRole('button')
        .first()
        .click();
      await page.getByRole('textbox', { name: 'Headline', exact: true }).waitFor();
      await page.waitForFunction(
        (wanted) => document.querySelector('.headline')?.textContent === wanted,
        headline,
      );
      await settled(page);
      if (time === Math.floor(times / 2) - 1) half = await heap();
    }
    return { before, half, last: await heap() };
  } finally {
    await context.close();
  }
}

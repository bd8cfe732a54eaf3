import type { Locator } from '@playwright/test';
import { expect, test } from './newsroom.ts';
import { sampleArticle } from './sampleArticle.ts';
import { body, goToEnd, inspector, openArticle, runFromPalette } from './steps.ts';

test('the preview is the exported page, follows what is typed, and can do nothing', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const paragraphs = Array.from({ length: 40 }, (_, day) =>
    `Day ${day} of the inquiry. `.repeat(8),
  );
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed', paragraphs }));
  await openArticle(page, 'Vote delayed');
  await inspector(page).getByLabel('Place').fill('PORT ELLERY');
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  const frame = page.frameLocator('iframe[title="The article as exported"]');
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Vote delayed');
  await expect(frame.getByText('PORT ELLERY')).toBeVisible();

  await goToEnd(page);
  await page.keyboard.type(' Then it rained.');
  // It is opened where one writes, and not at its top each time.
  await expect(frame.getByText('Then it rained.')).toBeInViewport();
  await expect(frame.getByRole('heading', { level: 1 })).not.toBeInViewport();
  expect(await page.locator('iframe').getAttribute('sandbox')).toBe('');

  // Each new page is a new frame: ask the one that is there.
  const width = () => page.locator('iframe').evaluate((frame) => frame.clientWidth);
  const wide = await width();
  await page.getByRole('button', { name: 'Narrow page' }).click();
  expect(await width()).toBeLessThan(wide);
  await page.getByRole('button', { name: 'Close the preview' }).click();
  await expect(page.locator('iframe')).toHaveCount(0);
});

test('the inspector comes when it is asked for, and the preview makes room for it', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  await openArticle(page, 'Vote delayed');
  const button = page.getByRole('button', { name: 'Inspector', exact: true });
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  await expect(inspector(page)).toBeHidden();
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  await runFromPalette(page, 'Outline');
  await expect(inspector(page).getByRole('tree', { name: 'Outline' })).toBeVisible();
  await expect(page.locator('iframe')).toHaveCount(0);
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  await button.click();
  await expect(inspector(page)).toBeVisible();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
});

/** Words of which a part stands in one line and the rest in the next. */
const brokenWords = (paragraph: Locator) =>
  paragraph.evaluate((element) => {
    const range = document.createRange();
    const [words] = element.childNodes;
    return [...(words?.textContent ?? '').matchAll(/\S+/g)]
      .filter(({ 0: word, index }) => {
        if (!words) return false;
        range.setStart(words, index);
        range.setEnd(words, index + word.length);
        return new Set([...range.getClientRects()].map(({ top }) => top)).size > 1;
      })
      .map(([word]) => word);
  });

test('Korean words stay whole in the text and on the page, but for one longer than a line', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const sentence = '시의회는 월요일 밤늦게까지 이어진 회의에서 방파제 재건 계획을 의결하였다. ';
  const word = '방파제재건'.repeat(30);
  await newsroom.writeArticle(
    'pier.stet',
    sampleArticle({
      headline: '방파제 재건',
      paragraphs: [sentence.repeat(12).trim(), word],
      fields: { language: 'ko' },
    }),
  );
  await openArticle(page, '방파제 재건');
  await page.clock.install();
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  const frame = page.frameLocator('iframe[title="The article as exported"]');
  await expect(frame.getByRole('main')).toBeVisible();
  const shown = await page.locator('iframe').getAttribute('src');
  // Where nothing changes it stays the page that one reads.
  await page.clock.runFor(5_000);
  for (const place of [body(page), frame.getByRole('main')]) {
    const paragraphs = place.locator('p');
    await expect(paragraphs.last()).toHaveText(word);
    expect(await brokenWords(paragraphs.filter({ hasText: '시의회' }))).toEqual([]);
    expect(await brokenWords(paragraphs.last())).toEqual([word]);
    expect(await paragraphs.last().evaluate((p) => p.scrollWidth - p.clientWidth)).toBe(0);
  }
  expect(await page.locator('iframe').getAttribute('src')).toBe(shown);
});

import { expect, test } from './newsroom.ts';
import { sampleArticle } from './sampleArticle.ts';
import { goToEnd, inspector, openArticle, runFromPalette } from './steps.ts';

test('the preview is the exported page, follows what is typed, and can do nothing', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  await openArticle(page, 'Vote delayed');
  await inspector(page).getByLabel('Place').fill('PORT ELLERY');
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  const frame = page.frameLocator('iframe[title="The article as exported"]');
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Vote delayed');
  await expect(frame.getByText('PORT ELLERY')).toBeVisible();

  await goToEnd(page);
  await page.keyboard.type(' Then it rained.');
  await expect(frame.getByText('Then it rained.')).toBeVisible();
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

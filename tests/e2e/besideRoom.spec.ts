import type { Route } from '@playwright/test';
import { expect, test } from './newsroom.ts';
import { body, headline, inspector, libraryPane, paneOf, runFromPalette } from './steps.ts';
import { openBoth } from './twoArticles.ts';

test('two articles have room to be written in: what stands beside them gives way, and comes back @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await page.setViewportSize({ width: 1180, height: 800 });
  const { first, second } = await openBoth(newsroom);
  const widths = async () =>
    (await Promise.all([first, second].map((pane) => pane.boundingBox()))).map(
      (box) => box?.width ?? 0,
    );
  // It was opened from there.
  await expect(libraryPane(page)).toBeVisible();
  await expect(inspector(page)).toBeHidden();
  expect(Math.min(...(await widths()))).toBeGreaterThan(400);

  // What one asks for comes, and the other one gives way.
  await body(first).click();
  await page.keyboard.press('Control+Alt+i');
  await expect(inspector(page)).toBeVisible();
  await expect(libraryPane(page)).toBeHidden();
  await page.keyboard.press('F6');
  await expect(libraryPane(page).getByRole('button', { name: /^Ferry late/ })).toBeFocused();
  await expect(inspector(page)).toBeHidden();
  await page.setViewportSize({ width: 990, height: 800 });
  await expect(libraryPane(page).getByRole('button', { name: /^Ferry late/ })).toBeFocused();
  expect(Math.min(...(await widths()))).toBeGreaterThan(336);

  // With room there is all of it again, as it was left.
  await page.setViewportSize({ width: 1400, height: 800 });
  await expect(libraryPane(page)).toBeVisible();
  await expect(inspector(page)).toBeVisible();
  await body(first).click();
  await page.setViewportSize({ width: 1180, height: 800 });
  await expect(inspector(page)).toBeHidden();
  await page.keyboard.press('Shift+F7');
  await expect(second).toHaveCount(0);
  await expect(libraryPane(page)).toBeVisible();
  await expect(inspector(page)).toBeVisible();

  // What gave way is there at the next start; what the person closed is not.
  await runFromPalette(page, 'Open an article beside');
  await page.getByRole('combobox', { name: 'Find an article' }).fill('Vote');
  await page.keyboard.press('Enter');
  await expect(headline(second)).toHaveText('Vote delayed');
  await expect(libraryPane(page)).toBeHidden();
  await page.keyboard.press('Control+Alt+i');
  await expect(libraryPane(page)).toBeVisible();
  await expect(inspector(page)).toBeHidden();
  await page.setViewportSize({ width: 900, height: 800 });
  await expect(libraryPane(page)).toBeHidden();
  await newsroom.restart();
  await expect(headline(paneOf(newsroom.page, 'First'))).toHaveText('Ferry late');
  await expect(libraryPane(newsroom.page)).toBeVisible();
  await expect(inspector(newsroom.page)).toBeHidden();
});

test('both stay beside each other when the page is loaded again, and stand in a column where it is narrow', async ({
  newsroom,
}) => {
  const { page, first, second } = await openBoth(newsroom);
  const line = page.getByRole('separator', { name: 'Width of the text' });
  const before = (await second.boundingBox())?.width ?? 0;
  await line.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(line).toHaveAttribute('aria-valuenow', '40');
  expect((await second.boundingBox())?.width).toBeGreaterThan(before + 20);

  await page.reload();
  await expect(headline(first)).toHaveText('Ferry late');
  await expect(headline(second)).toHaveText('Vote delayed');
  await page.setViewportSize({ width: 480, height: 800 });
  await expect(line).toBeHidden();
  await body(second).click();
  await page.keyboard.type('Narrow. ');
  await expect(body(second)).toContainText('Narrow. ');
  const [upper, lower] = [await first.boundingBox(), await second.boundingBox()];
  expect(lower?.y).toBeGreaterThanOrEqual((upper?.y ?? 0) + (upper?.height ?? 0));
  await second.getByRole('button', { name: 'Close this article' }).click();
  await expect(second).toHaveCount(0);
  expect(JSON.stringify(await newsroom.readArticle('vote.stet'))).toContain('Narrow. ');
});

test('two texts stand where they will, before what moves the line between them is there and without it', async ({
  newsroom,
}) => {
  const { page, second } = await openBoth(newsroom);
  const line = page.getByRole('separator', { name: 'Width of the text' });
  await expect(line).toBeVisible();
  const place = await second.boundingBox();
  const asked: Route[] = [];
  await page.route(/\/assets\/Divider.*js/, (route) => {
    asked.push(route);
  });
  for (const isThere of [false, true]) {
    await page.reload();
    await expect(headline(second)).toHaveText('Vote delayed');
    await expect.poll(() => asked.length).toBeGreaterThan(0);
    await expect(line).toHaveCount(0);
    expect(await second.boundingBox()).toEqual(place);
    const failed = isThere ? undefined : page.waitForEvent('requestfailed');
    for (const route of asked.splice(0)) await (isThere ? route.continue() : route.abort());
    await failed;
    await expect(line).toHaveCount(isThere ? 1 : 0);
    expect(await second.boundingBox()).toEqual(place);
  }
});

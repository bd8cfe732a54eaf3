import type { Page } from '@playwright/test';
import { fullArticle } from './everyBlock.ts';
import { expectAccessible } from './expectAccessible.ts';
import { expect, test } from './newsroom.ts';
import { paragraph, sampleArticle } from './sampleArticle.ts';
import {
  body,
  headline,
  inspector,
  libraryPane,
  openArticle,
  paneOf,
  rowOf,
  runFromPalette,
} from './steps.ts';
import { clickInBody, openBody } from './writingDesk.ts';

// Each screen is looked at as a whole, and there are many.
test.describe.configure({ timeout: 240_000 });

/**
 * Zoomed to 200 and 400 per cent, 1280 pixels are 640 and 320: all is there, and is read by scrolling
 * one way only (WCAG 2.2, 1.4.10). Tables may scroll by themselves.
 */
async function expectReflowed(page: Page, what: string) {
  const beyond = await page.evaluate(() => {
    const told: string[] = [];
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.className} “${element.textContent?.slice(0, 30)}”`;
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth) told.push(`the page, ${root.scrollWidth} wide`);
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('.table')) {
        continue;
      }
      const { overflowX, textOverflow, clipPath } = getComputedStyle(element);
      if (clipPath !== 'none') continue;
      const scrolls = /auto|scroll/.test(overflowX) && element.tagName !== 'TEXTAREA';
      if (scrolls && element.scrollWidth > element.clientWidth + 1) {
        told.push(`${name(element)} scrolls across`);
      }
      const { left, right, width } = element.getBoundingClientRect();
      const isOut = left < -1 || right > innerWidth + 1;
      const shortened = element.closest('[inert], .unseen') || textOverflow === 'ellipsis';
      if (isOut && width > 0 && !shortened && element.matches('button, input, select, p, h1, h2')) {
        told.push(`${name(element)} reaches from ${Math.round(left)} to ${Math.round(right)}`);
      }
    }
    return told;
  });
  expect(beyond, what).toEqual([]);
}

/** What scrolls in a dialog is no slit between its head and its buttons. */
async function expectRoom(page: Page, what: string) {
  const room = await page.getByRole('dialog').evaluate((dialog) => {
    const parts = [...dialog.querySelectorAll('.dialog-inside, .dialog-body')];
    return parts
      .filter((part) => getComputedStyle(part).overflowY === 'auto')
      .map(({ clientHeight }) => clientHeight);
  });
  expect(Math.min(...room), what).toBeGreaterThan(100);
}

for (const [zoom, width, height] of [
  [200, 640, 480],
  [400, 320, 256],
] as const) {
  test(`everything is there at ${zoom} per cent, by scrolling one way @thorough`, async ({
    newsroom,
  }) => {
    const { page } = newsroom;
    const length = { target: 800, unit: 'words' };
    await newsroom.writeArticle('vote.stet', fullArticle({ length }));
    await page.setViewportSize({ width, height });
    await page.getByRole('button', { name: 'Library', exact: true }).click();
    await expect(rowOf(page, 'Vote delayed')).toBeVisible();
    await expectReflowed(page, 'the library');
    await openArticle(page, 'Vote delayed');
    await expectReflowed(page, 'an article');
    await expectAccessible(page, 'an article');
    const dialogs = [
      'Command palette',
      'View',
      'Desk settings…',
      'Keyboard shortcuts…',
      'Export…',
      'Preview of each format…',
    ];
    for (const title of dialogs) {
      if (title === 'Command palette') await page.keyboard.press('Control+Shift+K');
      else await runFromPalette(page, title);
      await expect(page.getByRole('dialog')).toBeVisible();
      await expect(page.getByRole('dialog', { name: 'One moment…' })).toBeHidden();
      await expectReflowed(page, title);
      await expectRoom(page, title);
      await expectAccessible(page, title);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
    for (const tab of ['Story', 'Photos', 'Outline', 'Versions']) {
      await page.getByRole('button', { name: 'Inspector', exact: true }).click();
      await page.getByRole('tab', { name: tab }).click();
      await expectReflowed(page, tab);
      await expectAccessible(page, tab);
      await page.keyboard.press('Escape');
    }
    await body(page).getByText('The council met late.').click();
    await page.keyboard.press('Alt+Enter');
    await expect(page.getByRole('menu', { name: 'Block' })).toBeVisible();
    await expectReflowed(page, 'a block’s menu');
    await page.keyboard.press('Escape');
    await page.keyboard.press('End');
    await page.keyboard.type(' /');
    await expect(page.getByRole('listbox', { name: 'Insert a block' })).toBeInViewport({
      ratio: 0.99,
    });
    await expectReflowed(page, 'the slash menu');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+h');
    const find = page.getByRole('search', { name: 'Find and replace' });
    await find.getByRole('textbox', { name: 'Find', exact: true }).fill('the');
    await find.getByRole('button', { name: 'Preview' }).click();
    await expect(find.getByRole('list', { name: 'Replacements' })).toBeVisible();
    await expectReflowed(page, 'find and replace');
    await expectAccessible(page, 'find and replace');
  });
}

test('in a narrow window the ways out of a dialog stay side by side', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('The council met late.')], 'Vote delayed');
  await page.setViewportSize({ width: 480, height: 800 });
  await runFromPalette(page, 'Export…');
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  await expect(dialog.getByRole('button', { name: /things are missing$/ })).toBeVisible();
  const top = async (name: string) =>
    (await dialog.getByRole('button', { name, exact: true }).boundingBox())?.y;
  expect(await top('Export')).toBe(await top('Cancel'));
});

test('the line that is written stays where it is in a low window', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(
    newsroom,
    Array.from({ length: 12 }, (_, line) => paragraph(`Line ${line} of the minutes`)),
  );
  await page.setViewportSize({ width: 320, height: 256 });
  await clickInBody(page, 'Line 6 of');
  await page.keyboard.press('End');
  const line = body(page).getByText('Line 6 of');
  const places = new Set<number>();
  for (const letter of 'xxxx') {
    await page.keyboard.press(letter);
    places.add(Math.round((await line.boundingBox())?.y ?? 0));
  }
  expect(places.size).toBe(1);
  await expect(line).toBeInViewport({ ratio: 1 });
});

test('where the state line has two lines, both begin at one edge', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('new.stet', { ...fullArticle({}), version: 2 });
  await page.setViewportSize({ width: 280, height: 700 });
  await page.getByRole('button', { name: 'Library', exact: true }).click();
  await openArticle(page, 'Vote delayed');
  const state = page.locator('.state-line');
  const icon = await state.locator('.state-line-saved svg').boundingBox();
  const words = await state.locator('.state-line-length').boundingBox();
  expect(words?.y).toBeGreaterThan((icon?.y ?? 0) + (icon?.height ?? 0));
  expect(words?.x).toBe(icon?.x);
});

test('in a narrow window what is opened from the library is seen, and takes the keys', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  await page.setViewportSize({ width: 480, height: 800 });
  const openLibrary = page.getByRole('button', { name: 'Library', exact: true });
  await openLibrary.click();
  await libraryPane(page).getByRole('button', { name: 'New article' }).first().click();
  await expect(libraryPane(page)).toBeHidden();
  await page.keyboard.type('Ferry late');
  await expect(headline(page)).toHaveText('Ferry late');
  await openLibrary.click();
  await rowOf(page, 'Vote delayed').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Open beside' }).click();
  await expect(libraryPane(page)).toBeHidden();
  await expect(headline(paneOf(page, 'Second'))).toHaveText('Vote delayed');
  // An article without a file has no conflict copy, whatever lies in the library.
  await expect(page.getByRole('region', { name: 'Conflict copy' })).toHaveCount(0);
});

test('in a window that its zoom makes narrow, the library gives way to the text, and comes back @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await page.setViewportSize({ width: 1400, height: 800 });
  await openBody(newsroom, [paragraph('The board voted.')]);
  await clickInBody(page, 'The board voted.');
  const icon = page.getByRole('button', { name: 'View', exact: true }).locator('svg');
  const size = (await icon.boundingBox())?.width ?? Number.NaN;
  for (let step = 0; step < 6; step++) await runFromPalette(page, 'Zoom in');
  await expect(libraryPane(page)).toBeHidden();
  // Icons grow with the words beside them, and so does what moves a block.
  await body(page).getByText('The board voted.').hover();
  const grip = page.getByRole('button', { name: 'Drag to move, click for more' });
  await expect.poll(async () => (await grip.boundingBox())?.width).toBeCloseTo(1.6 * 24, 1);
  await expect.poll(async () => (await icon.boundingBox())?.width).toBeCloseTo(1.6 * size, 1);
  await expect(inspector(page)).toBeVisible();
  await runFromPalette(page, 'Actual size');
  await expect(libraryPane(page)).toBeVisible();
});

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { dragOver } from './dragOver.ts';
import { expectAccessible } from './expectAccessible.ts';
import { expect, test } from './newsroom.ts';
import { sampleArticle } from './sampleArticle.ts';
import {
  body,
  expectSaved,
  expectState,
  headline,
  inspector,
  libraryPane,
  openArticle,
  openBeside,
  paneOf,
  rowOf,
  runFromPalette,
  saveState,
} from './steps.ts';
import { openBoth, savedTexts } from './twoArticles.ts';

/** Into the pane that is active. */
async function openArticleIn(page: Page, title: string, place: 'First' | 'Second') {
  await rowOf(page, title).getByRole('button').first().click();
  await expect(headline(paneOf(page, place))).toHaveText(title);
}

test('two articles are written side by side, each with its own undo, state and inspector', async ({
  newsroom,
}) => {
  const { page, first, second } = await openBoth(newsroom);
  await expectAccessible(page, 'two articles beside each other');

  await body(first).getByText('The ferry was late.').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Again.');
  // One click, and typing goes where it was.
  const words = body(second).getByText('The vote was put off.');
  await words.click({ position: { x: 2, y: 8 } });
  await page.keyboard.type('Once more: ');
  await expect(body(second)).toHaveText('Once more: The vote was put off.');
  await expect(body(first)).toHaveText('The ferry was late. Again.');
  await expectSaved(first);
  await expectSaved(second);
  expect(await savedTexts(newsroom, 'late.stet')).toEqual(['The ferry was late. Again.']);
  expect(await savedTexts(newsroom, 'vote.stet')).toEqual(['Once more: The vote was put off.']);

  // Undo is of the article in which one is, however often it is pressed.
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(body(second)).toHaveText('The vote was put off.');
  await expect(body(first)).toHaveText('The ferry was late. Again.');
  // By keys to the other one, with the caret where it was, and the panels come along.
  const slug = inspector(page).getByRole('textbox', { name: 'Slug', exact: true });
  await slug.fill('vote');
  await page.keyboard.press('F7');
  await expect(slug).not.toHaveValue('vote');
  await page.keyboard.type(' And again.');
  await expect(body(first)).toHaveText('The ferry was late. Again. And again.');
  await runFromPalette(page, 'Bold');
  await page.keyboard.type('!');
  await expect(body(first).locator('strong')).toHaveText('!');
  await expect(body(second).locator('strong')).toHaveCount(0);
  await expectSaved(second);
  expect((await newsroom.readArticle('vote.stet')).slug).toBe('vote');

  // The one that stays when the first is closed is not touched by that.
  await page.keyboard.press('F7');
  await expect(slug).toHaveValue('vote');
  await body(second).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' For good.');
  const editor = await second.locator('.ProseMirror').elementHandle();
  await page.keyboard.press('Shift+F7');
  await expect(first).toHaveCount(0);
  await page.keyboard.type(' Really.');
  await expect(body(page)).toHaveText('The vote was put off. For good. Really.');
  expect(await editor?.evaluate((element) => element.isConnected)).toBe(true);
  await expectSaved(page);
  expect(await savedTexts(newsroom, 'late.stet')).toEqual([
    'The ferry was late. Again. And again.!',
  ]);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(body(page)).toHaveText('The vote was put off.');
});

test('an article that another window writes is read-only in its pane alone @thorough', async ({
  newsroom,
}) => {
  const { page, first, second } = await openBoth(newsroom);
  const colleague = await newsroom.openColleague('Ben Example');
  await newsroom.writeArticle('pier.stet', sampleArticle({ headline: 'Pier closed' }));
  await openArticle(colleague.page, 'Pier closed');
  await body(second).click();
  await openArticleIn(page, 'Pier closed', 'Second');
  await expectState(second, 'locked', /^Read-only: Ben Example on \S+ has it open since/);
  await body(second).click();
  await page.keyboard.type('Nothing of this arrives.');
  await body(first).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' This does.');
  await expectSaved(first);
  await expect(body(second)).toHaveText('The council met late.');
  // Taken over, it is written here.
  await second.getByRole('button', { name: 'Take over' }).click();
  await expectSaved(second);
  await body(second).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' And we.');
  await expectSaved(second);
  expect(await savedTexts(newsroom, 'pier.stet')).toEqual(['The council met late. And we.']);
  // Whoever opens what stands in a pane here is told, whichever it is.
  await openArticle(colleague.page, 'Ferry late');
  await expect(saveState(colleague.page)).toHaveText(/^Read-only: \S+ on \S+ has it open/);
});

test('one article in both panes is written in one and followed in the other @thorough', async ({
  newsroom,
}) => {
  const { page, first, second } = await openBoth(newsroom);
  await body(first).click();
  await openBeside(page, 'Ferry late');
  await expectState(second, 'locked-beside', 'Read-only: written in the other pane');
  await body(first).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Once.');
  await expect(body(second)).toHaveText('The ferry was late. Once.');
  await expect(page.getByText('was changed outside Stet')).toHaveCount(0);
  await second.getByRole('button', { name: 'Go there' }).click();
  await page.keyboard.type(' Twice.');
  await expect(body(first)).toHaveText('The ferry was late. Once. Twice.');
  // What stood in the first pane is the other one's to write when it goes elsewhere.
  await body(first).click();
  await openArticleIn(page, 'Vote delayed', 'First');
  await expectSaved(second);
  await body(second).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Thrice.');
  await expectSaved(second);
  expect(await savedTexts(newsroom, 'late.stet')).toEqual([
    'The ferry was late. Once. Twice. Thrice.',
  ]);
});

test('what is dragged to where nothing can be written points at what says why', async ({
  newsroom,
}) => {
  const { page, first, second } = await openBoth(newsroom);
  await body(first).click();
  await openBeside(page, 'Ferry late');
  const banner = second.getByRole('status').filter({ hasText: 'in the other pane.' });
  await expect(banner).toHaveCSS('outline-style', 'none');
  const line = body(first).getByText('The ferry was late.');
  await line.click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await dragOver(page, line, body(second).getByText('The ferry was late.'), 0.2);
  await expect(banner).toHaveCSS('outline-style', 'solid');
  await page.mouse.up();
  await line.hover();
  await expect(banner).toHaveCSS('outline-style', 'none');
});

test('keys go to the pane in which one is, also where nothing can be written', async ({
  newsroom,
}) => {
  const { page, first, second } = await openBoth(newsroom);
  await writeFile(path.join(newsroom.library, 'torn.stet'), '{ "format": "stet-article", oops }');
  await body(second).click();
  await rowOf(page, 'torn').getByRole('button').first().click();
  await expect(second.getByRole('heading', { name: 'This article is damaged' })).toBeVisible();
  await body(first).click();
  await page.keyboard.press('F7');
  await expect(second).toHaveAttribute('data-active');
  await page.keyboard.type('Nowhere');
  await expect(body(first)).toHaveText('The ferry was late.');
  await page.keyboard.press('F7');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Here.');
  await expect(body(first)).toHaveText('The ferry was late. Here.');
});

test('a menu closes behind whoever goes to the other pane', async ({ newsroom }) => {
  const { page, first, second } = await openBoth(newsroom);
  await body(second).getByText('The vote was put off.').click();
  await page.keyboard.press('End');
  await body(first).getByText('The ferry was late.').click();
  await page.keyboard.press('Alt+Enter');
  const menu = page.getByRole('menu', { name: 'Block' });
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('F7');
  await expect(menu).toHaveCount(0);
  await page.keyboard.type('!');
  await expect(body(second)).toHaveText('The vote was put off.!');
  await expect(body(first)).toHaveText('The ferry was late.');
});

test('what the library opens goes to the pane that shows it, or in which one is @thorough', async ({
  newsroom,
}) => {
  const { page, first, second } = await openBoth(newsroom);
  await body(first).click();
  await rowOf(page, 'Vote delayed').getByRole('button').first().click();
  await expect(second).toHaveAttribute('data-active');
  await expect(headline(first)).toHaveText('Ferry late');
  await page.keyboard.press('F7');
  await page.keyboard.press('F7');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Typed.');
  await expect(body(second)).toHaveText('The vote was put off. Typed.');

  // To the trash with all that was typed, and the other one stays.
  await rowOf(page, 'Vote delayed').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Move to trash' }).click();
  await expect(second).toHaveCount(0);
  await expect(headline(page)).toHaveText('Ferry late');
  await expect(libraryPane(page)).not.toContainText('Vote delayed');
});

test('what was done in a pane that was closed can be undone in the next one @thorough', async ({
  newsroom,
}) => {
  const { page, second } = await openBoth(newsroom);
  await body(second).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Again.');
  await expectSaved(second);
  await second.getByRole('button', { name: 'Close this article' }).click();
  await expect(second).toHaveCount(0);
  // The keyboard is in the article that stays.
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Here.');
  await expect(body(page)).toHaveText('The ferry was late. Here.');
  await openBeside(page, 'Vote delayed');
  await body(second).click();
  await page.keyboard.press('Control+z');
  await expect(body(second)).toHaveText('The vote was put off.');
  await expect(body(paneOf(page, 'First'))).toHaveText('The ferry was late. Here.');
});

test('an article that cannot be opened says so in its pane, which goes with it', async ({
  newsroom,
}) => {
  await writeFile(path.join(newsroom.library, 'broken.stet'), '{"format":"stet-article",');
  const { page, first, second } = await openBoth(newsroom);
  await body(second).click();
  await rowOf(page, 'broken').getByRole('button').first().click();
  await expect(second.getByText('This article is damaged')).toBeVisible();
  await expect(second).toHaveAccessibleName('Second article: broken.stet');
  await body(first).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Still.');
  await expectSaved(first);
  await second.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(second).toHaveCount(0);
  await expect(body(page)).toHaveText('The ferry was late. Still.');
});

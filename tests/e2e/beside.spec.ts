import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { png } from '../unit/exports/pictures.ts';
import { expectAccessible } from './expectAccessible.ts';
import { expect, type TestNewsroom, test } from './newsroom.ts';
import { canProtect, protect, unprotectable } from './protect.ts';
import { putPhoto } from './putPhoto.ts';
import { bodyTexts, paragraph, sampleArticle, text } from './sampleArticle.ts';
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
import { untilKept } from './untilKept.ts';
import { takenIn } from './writingDesk.ts';

/** Two articles, the first one open and the second beside it. */
async function openBoth(newsroom: TestNewsroom) {
  const { page } = newsroom;
  await newsroom.writeArticle(
    'late.stet',
    sampleArticle({ headline: 'Ferry late', paragraphs: ['The ferry was late.'] }),
  );
  await newsroom.writeArticle(
    'vote.stet',
    sampleArticle({ headline: 'Vote delayed', paragraphs: ['The vote was put off.'] }),
  );
  await openArticle(page, 'Ferry late');
  await openBeside(page, 'Vote delayed');
  return { page, first: paneOf(page, 'First'), second: paneOf(page, 'Second') };
}

const saved = async (newsroom: TestNewsroom, name: string) =>
  bodyTexts(await newsroom.readArticle(name));

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
  expect(await saved(newsroom, 'late.stet')).toEqual(['The ferry was late. Again.']);
  expect(await saved(newsroom, 'vote.stet')).toEqual(['Once more: The vote was put off.']);

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
  expect(await saved(newsroom, 'late.stet')).toEqual(['The ferry was late. Again. And again.!']);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(body(page)).toHaveText('The vote was put off.');
});

test.describe('before anything is saved', () => {
  // biome-ignore lint/suspicious/noSkippedTests: the machine may not be able to
  test.skip(!canProtect(), unprotectable);

  test('a crash keeps both texts, and both come back beside each other', async ({ newsroom }) => {
    const { page, library } = newsroom;
    const { first, second } = await openBoth(newsroom);
    await protect(library, true);
    try {
      await body(first).click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(' First words.');
      await body(second).click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(' Second words.');
      await untilKept(newsroom, 'First words.');
      await untilKept(newsroom, 'Second words.');
      await newsroom.crash(() => protect(library, false));
    } finally {
      await protect(library, false);
    }
    const one = paneOf(newsroom.page, 'First');
    const other = paneOf(newsroom.page, 'Second');
    await expect(body(one)).toHaveText('The ferry was late. First words.');
    await expect(body(other)).toHaveText('The vote was put off. Second words.');
    await expectState(one, 'restored', 'Restored, not saved yet');
    await expectState(other, 'restored', 'Restored, not saved yet');
    await other.getByRole('button', { name: 'Keep it' }).click();
    await expectSaved(other);
    await expectState(one, 'restored', 'Restored, not saved yet');
    await one.getByRole('button', { name: 'Keep it' }).click();
    await expectSaved(one);
    expect(await saved(newsroom, 'late.stet')).toEqual(['The ferry was late. First words.']);
    expect(await saved(newsroom, 'vote.stet')).toEqual(['The vote was put off. Second words.']);

    // Nothing was unsaved the next time: nobody needs them.
    await newsroom.crash();
    await expect(newsroom.page.getByText('Nothing open')).toBeVisible();
    await expect(paneOf(newsroom.page, 'Second')).toHaveCount(0);
  });
});

test('words without a file come back beside the article they were written beside', async ({
  newsroom,
}) => {
  const { page, second } = await openBoth(newsroom);
  await body(second).click();
  await libraryPane(page).getByRole('button', { name: 'New article' }).first().click();
  await expect(headline(second)).toHaveText('');
  await expect(second.locator('.ProseMirror')).toBeFocused();
  await page.keyboard.type('Pier closed');
  await expect(headline(second)).toHaveText('Pier closed');
  await untilKept(newsroom, 'Pier closed');
  await newsroom.crash();
  await expect(headline(paneOf(newsroom.page, 'First'))).toHaveText('Ferry late');
  await expect(headline(paneOf(newsroom.page, 'Second'))).toHaveText('Pier closed');
});

test('two articles have room to be written in: what stands beside them gives way, and comes back', async ({
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
  await openArticle(newsroom.page, 'Ferry late');
  await expect(libraryPane(newsroom.page)).toBeVisible();
  await expect(inspector(newsroom.page)).toBeHidden();
});

test('an article that another window writes is read-only in its pane alone', async ({
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
  expect(await saved(newsroom, 'pier.stet')).toEqual(['The council met late. And we.']);
  // Whoever opens what stands in a pane here is told, whichever it is.
  await openArticle(colleague.page, 'Ferry late');
  await expect(saveState(colleague.page)).toHaveText(/^Read-only: \S+ on \S+ has it open/);
});

test('one article in both panes is written in one and followed in the other', async ({
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
  expect(await saved(newsroom, 'late.stet')).toEqual(['The ferry was late. Once. Twice. Thrice.']);
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

test('what the library opens goes to the pane that shows it, or in which one is', async ({
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

test('wire copy is read beside the article', async ({ newsroom }) => {
  const { page, first, second } = await openBoth(newsroom);
  const chosen = page.waitForEvent('filechooser');
  await runFromPalette(page, 'Open a text or photo beside…');
  await (await chosen).setFiles({
    name: 'wire.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('PORT TELL (AP) -- caf\xe9 closed', 'latin1'),
  });
  const beside = page.getByRole('region', { name: 'Beside: wire.txt' });
  await expect(beside).toContainText('PORT TELL (AP) -- café closed');
  await expect(first.or(second)).toHaveCount(0);
  await expectAccessible(page, 'wire copy beside the article');
  await page.keyboard.press('F7');
  await expect(beside.locator('[data-source]')).toBeFocused();
  await page.keyboard.press('F7');
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await page.keyboard.press('Shift+F7');
  await expect(beside).toHaveCount(0);
});

/** Into the pane that is active. */
async function openArticleIn(page: Page, title: string, place: 'First' | 'Second') {
  await rowOf(page, title).getByRole('button').first().click();
  await expect(headline(paneOf(page, place))).toHaveText(title);
}

test('words and a photo are copied from one article into the other', async ({ newsroom }) => {
  const { page } = newsroom;
  const bytes = png(320, 200, 2);
  const src = await putPhoto(newsroom.library, bytes);
  const quay = {
    type: 'image',
    src,
    mimeType: 'image/png',
    width: 320,
    height: 200,
    alt: 'A quay',
  };
  const caption = { type: 'caption', content: [text('The quay at noon')] };
  await newsroom.writeArticle(
    'vote.stet',
    sampleArticle({
      headline: 'Vote delayed',
      body: [
        paragraph('The vote was put off.'),
        { type: 'photo', attrs: { asset: 'quay' }, content: [caption, { type: 'credit' }] },
        paragraph('The end.'),
      ],
      fields: { assets: { quay } },
    }),
  );
  await newsroom.writeArticle('late.stet', sampleArticle({ headline: 'Ferry late' }));
  await openArticle(page, 'Ferry late');
  await openBeside(page, 'Vote delayed');
  const first = paneOf(page, 'First');
  const second = paneOf(page, 'Second');
  await expect(second.locator(takenIn)).toBeVisible();
  const from = await second.getByText('The vote was put off.').boundingBox();
  const to = await second.getByText('The end.').boundingBox();
  if (!from || !to) throw new Error('not on the screen');
  await page.mouse.move(from.x + 1, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y + to.height / 2, { steps: 8 });
  await page.mouse.move(to.x + to.width - 2, to.y + to.height / 2, { steps: 3 });
  await page.mouse.up();
  await page.keyboard.press('Control+c');
  await first.getByText('The council met late.').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+v');
  await expect(first).toContainText('The quay at noon');
  await expect(first.locator(takenIn)).toBeVisible();
  await expect(first.getByRole('img', { name: 'A quay' })).toBeVisible();
  await expect(page.getByText(/did not come along/)).toHaveCount(0);
  // The photo in the other article is still there once this one is closed.
  await first.getByRole('button', { name: 'Close this article' }).click();
  await expect(first).toHaveCount(0);
  await expect(page.getByRole('img', { name: 'A quay' })).toBeVisible();
});

test('a block is dragged from one article into the other, and stays where it was', async ({
  newsroom,
}) => {
  const { page, first, second } = await openBoth(newsroom);
  await body(first).getByText('The ferry was late.').hover();
  await first.getByRole('button', { name: 'Drag to move, click for more' }).hover();
  await page.mouse.down();
  const to = await body(second).getByText('The vote was put off.').boundingBox();
  if (!to) throw new Error('not on the screen');
  await page.mouse.move(to.x + 40, to.y + to.height - 3, { steps: 8 });
  await page.mouse.move(to.x + 44, to.y + to.height - 2, { steps: 3 });
  await expect(second.locator('.block-drop-line')).toBeVisible();
  await page.mouse.up();
  await expect(body(second).getByRole('paragraph')).toHaveText([
    'The vote was put off.',
    'The ferry was late.',
  ]);
  await expect(body(first)).toHaveText('The ferry was late.');
  // What it did is the other article's to undo.
  await expect(second).toHaveAttribute('data-active');
  await page.keyboard.press('Control+z');
  await expect(body(second)).toHaveText('The vote was put off.');
  await expectSaved(first);
  await expectSaved(second);
});

test('what was done in a pane that was closed can be undone in the next one', async ({
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

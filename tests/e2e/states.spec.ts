import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { everyBlock } from './everyBlock.ts';
import { expect, test } from './newsroom.ts';
import { canProtect, protect, unprotectable } from './protect.ts';
import { sampleArticle } from './sampleArticle.ts';
import {
  body,
  expectSaved,
  expectState,
  goToEnd,
  headline,
  libraryPane,
  newArticle,
  openArticle,
  rowOf,
  runFromPalette,
  saveState,
} from './steps.ts';
import { savedTexts } from './twoArticles.ts';

test('a damaged article says where, is left as it is, and opens once it is mended', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const broken = '{\n  "format": "stet-article",\n  "version": 1,\n  oops\n}\n';
  await writeFile(path.join(newsroom.library, 'vote.stet'), broken);
  await rowOf(page, 'vote').getByRole('button').first().click();
  await expect(page.getByRole('heading', { name: 'This article is damaged' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('line 4');
  await rowOf(page, 'vote').getByRole('button').first().focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('heading', { name: 'Nothing open' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'This article is damaged' })).toBeVisible();
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Mended' }));
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(headline(page)).toHaveText('Mended');
});

test('an article of a newer Stet is read, not written', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('new.stet', {
    ...sampleArticle({ headline: 'From the future' }),
    version: 2,
  });
  await openArticle(page, 'From the future');
  await expectState(page, 'newer-version', 'Read-only: made by a newer Stet');
  await page.keyboard.press('Control+s');
  expect((await newsroom.readArticle('new.stet')).version).toBe(2);
});

test('an article that is only read offers nothing that changes it', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('new.stet', {
    ...sampleArticle({ headline: 'From the future', body: everyBlock }),
    version: 2,
  });
  await openArticle(page, 'From the future');
  for (const name of ['Choose a photo…', 'Add link', /^Remove/, /^Drag/, /address/]) {
    await expect(body(page).getByRole('button', { name })).toHaveCount(0);
  }
  await expect(body(page).getByRole('button', { name: 'Check links' })).toBeVisible();
  const address = body(page).getByText('vimeo.com/1', { exact: true });
  await expect(address.filter({ visible: true })).toHaveCount(1);
});

test('a library that goes away says so, keeps the open text, and comes back', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  await openArticle(page, 'Vote delayed');
  await rename(newsroom.library, `${newsroom.library}-away`);
  await expect(page.getByRole('heading', { name: 'The folder is not there' })).toBeVisible();
  await expect(headline(page)).toHaveText('Vote delayed');
  await headline(page).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' again');
  await expectState(page, 'folder-away', 'Not saved: the library’s folder is not there');
  await expect(
    page.getByText('Your text is still here, and is saved once the folder'),
  ).toBeVisible();
  await rename(`${newsroom.library}-away`, newsroom.library);
  // Nobody has to do anything for it.
  await expectSaved(page);
  await expect(rowOf(page, 'Vote delayed')).toBeVisible();
  await expect(headline(page)).toHaveText('Vote delayed again');
});

test('a folder that cannot be written is read, and says so @thorough', async ({ newsroom }) => {
  test.info().skip(!canProtect(), unprotectable);
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  await expect(rowOf(page, 'Vote delayed')).toBeVisible();
  await protect(newsroom.library, true);
  try {
    await newsroom.restart();
    const again = newsroom.page;
    await expect(again.getByText('This folder is read-only')).toBeVisible();
    await openArticle(again, 'Vote delayed');
    await expect(saveState(again)).toHaveText('Read-only: the folder is protected');
    await expect(libraryPane(again).getByRole('button', { name: 'New article' })).toBeDisabled();
  } finally {
    await protect(newsroom.library, false);
  }
});

test('two windows on one article: the one that is clean follows the other @thorough', async ({
  newsroom,
}) => {
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  const other = await newsroom.openWindow();
  await openArticle(newsroom.page, 'Vote delayed');
  await openArticle(other, 'Vote delayed');
  await newsroom.page.bringToFront();
  await headline(newsroom.page).click();
  await newsroom.page.keyboard.press('End');
  await newsroom.page.keyboard.type(' twice');
  await expectSaved(newsroom.page);
  await expect(headline(other)).toHaveText('Vote delayed twice');
});

test('renamed in one window, an article is typed on and saved in the other under its new name @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle(
    'vote.stet',
    sampleArticle({ headline: 'Vote delayed', paragraphs: ['The council met late.'] }),
  );
  await openArticle(page, 'Vote delayed');
  await goToEnd(page);
  await page.keyboard.type(' One.');
  await expectSaved(page);
  const other = await newsroom.openWindow();
  await openArticle(other, 'Vote delayed');
  await runFromPalette(other, 'Rename…');
  const rename = other.getByRole('dialog', { name: 'Rename' });
  await rename.getByLabel('File name').fill('delayed');
  await page.bringToFront();
  await page.keyboard.type(' Two.');
  await other.bringToFront();
  await rename.getByRole('button', { name: 'Rename' }).click();
  await expect(rename).toBeHidden();
  await page.bringToFront();
  await page.keyboard.type(' Three.');
  await expect
    .poll(() => savedTexts(newsroom, 'delayed.stet').catch(() => []))
    .toEqual(['The council met late. One. Two. Three.']);
  await expectSaved(page);
  await expect(body(other)).toHaveText('The council met late. One. Two. Three.');
  await expectState(other, 'locked-here', 'Read-only: open in another window');
  expect(await newsroom.articleFiles()).toEqual(['delayed.stet']);
});

test('folders inside the library are listed with their articles', async ({ newsroom }) => {
  const { page } = newsroom;
  await mkdir(path.join(newsroom.library, 'Sport'));
  await newsroom.writeArticle('Sport/rovers.stet', sampleArticle({ headline: 'Rovers lose' }));
  await expect(rowOf(page, 'Rovers lose')).toContainText('in Sport');
  await openArticle(page, 'Rovers lose');
  await rm(path.join(newsroom.library, 'Sport'), { recursive: true });
  await expect(page.getByText('The file of this article was deleted or moved.')).toBeVisible();
});

test('what the page keeps is what the person left: a new start finds the library as it was', async ({
  newsroom,
}) => {
  await newArticle(newsroom.page);
  await newsroom.page.keyboard.type('Kept');
  await newsroom.page.keyboard.press('Control+s');
  await expectSaved(newsroom.page);
  await newsroom.page.reload();
  await openArticle(newsroom.page, 'Kept');
});

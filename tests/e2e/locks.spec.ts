import { readdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, type TestNewsroom, test } from './newsroom.ts';
import { canProtect, protect, unprotectable } from './protect.ts';
import { bodyTexts, headlineIn, sampleArticle } from './sampleArticle.ts';
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

// A colleague here is a second Stet: a process of its own on the same folder.

const ben = 'Ben Example';
const locks = async ({ library }: TestNewsroom) =>
  (await readdir(library)).filter((name) => name.startsWith('.~lock'));

async function sharedArticle(newsroom: TestNewsroom) {
  const article = sampleArticle({ headline: 'Vote delayed' });
  await newsroom.writeArticle('vote.stet', article);
  return article;
}

const saved = async (newsroom: TestNewsroom, name = 'vote.stet') =>
  bodyTexts(await newsroom.readArticle(name));

/** With its clock stopped a page does not save by itself. */
async function typeUnsaved(page: Page, words: string) {
  await page.clock.install();
  await page.clock.pauseAt(new Date(Date.now() + 60_000));
  await goToEnd(page);
  await page.keyboard.type(words);
}

test('what a colleague writes is read, waited for, and then written', async ({ newsroom }) => {
  await sharedArticle(newsroom);
  await newsroom.writeArticle('pier.stet', sampleArticle({ headline: 'Pier closed' }));
  const colleague = await newsroom.openColleague(ben);
  await openArticle(colleague.page, 'Vote delayed');
  // The article is shown without waiting for it.
  await expect.poll(() => locks(newsroom)).toEqual(['.~lock.vote.stet#']);

  const { page } = newsroom;
  await openArticle(page, 'Vote delayed');
  await expectState(
    page,
    'locked',
    /^Read-only: Ben Example on \S+ has it open since \d\d:\d\d:\d\d$/,
  );
  await body(page).click();
  await page.keyboard.type('Nothing of this arrives.');
  await expect(body(page)).toHaveText('The council met late.');
  await page.getByRole('button', { name: 'Tell me when it is free' }).click();

  // What the colleague saves is seen while it is read.
  await goToEnd(colleague.page);
  await colleague.page.keyboard.type(' Ben was here.');
  await expect(body(page)).toHaveText('The council met late. Ben was here.');
  await openArticle(colleague.page, 'Pier closed');
  await expect(page.getByText(/^Ben Example on \S+ has closed vote\.stet\./)).toBeVisible();
  await expectState(page, 'freed', /^Read-only: Ben Example on \S+ has closed it$/);
  await page.getByRole('button', { name: 'Edit it' }).first().click();
  await expect(page.getByText(/has closed vote\.stet/)).toBeHidden();
  await goToEnd(page);
  await page.keyboard.type(' And I.');
  await expectSaved(page);
  expect(await saved(newsroom)).toEqual(['The council met late. Ben was here. And I.']);
  // Now it is the colleague who reads.
  await openArticle(colleague.page, 'Vote delayed');
  await expect(saveState(colleague.page)).toHaveText(/^Read-only: \S+ on \S+ has it open/);
  await colleague.page.getByRole('button', { name: 'Export…' }).click();
  await expect(colleague.page.getByRole('dialog', { name: 'Export', exact: true })).toContainText(
    /\S+ on \S+ has it open: it goes out as it stands here, without what is not saved there\./,
  );
});

test('one is told also when something else is open by then @thorough', async ({ newsroom }) => {
  await sharedArticle(newsroom);
  const colleague = await newsroom.openColleague(ben);
  await openArticle(colleague.page, 'Vote delayed');
  const { page } = newsroom;
  await openArticle(page, 'Vote delayed');
  await page.getByRole('button', { name: 'Tell me when it is free' }).click();
  await newArticle(page);
  // As when the machine goes down: nobody says goodbye.
  await colleague.kill();
  await page.getByRole('button', { name: 'Open it' }).click({ timeout: 20_000 });
  await expect(headline(page)).toHaveText('Vote delayed');
  await goToEnd(page);
  await page.keyboard.type(' Mine now.');
  await expectSaved(page);
});

test('a copy of what a colleague writes is an article of its own @thorough', async ({
  newsroom,
}) => {
  const article = await sharedArticle(newsroom);
  const colleague = await newsroom.openColleague(ben);
  await openArticle(colleague.page, 'Vote delayed');
  const { page } = newsroom;
  await openArticle(page, 'Vote delayed');
  await page.getByRole('button', { name: 'Edit a copy' }).click();
  await expectSaved(page);
  await goToEnd(page);
  await page.keyboard.type(' In the copy.');
  await expectSaved(page);
  const copy = await newsroom.readArticle('vote copy.stet');
  expect(headlineIn(copy)).toBe('Vote delayed');
  expect(copy.id).not.toBe(article.id);
  expect(await saved(newsroom)).toEqual(['The council met late.']);
  await expect.poll(() => locks(newsroom)).toEqual(['.~lock.vote copy.stet#', '.~lock.vote.stet#']);
});

test('whoever takes over writes, and the other keeps every word', async ({ newsroom }) => {
  await sharedArticle(newsroom);
  const { page } = newsroom;
  await openArticle(page, 'Vote delayed');
  await typeUnsaved(page, ' Not saved yet.');
  const { page: theirs, pid = 0 } = await newsroom.openColleague(ben);
  await openArticle(theirs, 'Vote delayed');
  await goToEnd(theirs);
  // On a shared folder it may take a while.
  process.kill(pid, 'SIGSTOP');
  try {
    await theirs.getByRole('button', { name: 'Take over' }).click();
    await expect(theirs.getByRole('button', { name: 'Taking over…' })).toBeDisabled();
  } finally {
    process.kill(pid, 'SIGCONT');
  }
  // Keys go on in the text, where the caret was.
  await expect(theirs.locator('.ProseMirror')).toBeFocused();
  await theirs.keyboard.type(' Ben goes on.');
  await expectSaved(theirs);

  await expect(page.getByRole('alert')).toContainText(/Ben Example on \S+ took over this article/);
  await expect(page.getByRole('alert')).toContainText('is still here and among the versions');
  await expect(body(page)).toHaveText('The council met late. Not saved yet.');
  await body(page).click();
  await page.keyboard.type('Too late.');
  await page.keyboard.press('Control+s');
  await expect(body(page)).toHaveText('The council met late. Not saved yet.');
  await page.clock.resume();
  await page.getByRole('tab', { name: 'Versions' }).click();
  await expect(page.getByText('Set aside in a conflict')).toBeVisible();
  await page.getByRole('button', { name: 'Save mine as a copy' }).click();
  await expectSaved(page);
  expect(await saved(newsroom)).toEqual(['The council met late. Ben goes on.']);
  expect(await saved(newsroom, 'vote (my version).stet')).toEqual([
    'The council met late. Not saved yet.',
  ]);
});

test('two windows of one’s own: the second reads until the first is closed', async ({
  newsroom,
}) => {
  await sharedArticle(newsroom);
  const second = await newsroom.openWindow();
  await openArticle(newsroom.page, 'Vote delayed');
  await rowOf(second, 'Vote delayed').getByRole('button').first().focus();
  await second.keyboard.press('Enter');
  await expectState(second, 'locked-here', 'Read-only: open in another window');
  // The keys scroll it.
  await expect(second.getByRole('textbox', { name: 'Article', exact: true })).toBeFocused();
  await second.getByRole('button', { name: 'Edit it here' }).click();
  await expectSaved(second);
  await expectState(newsroom.page, 'taken-over', 'Read-only: Another window took over');
  await second.close();
  await newsroom.page.bringToFront();
  await expectSaved(newsroom.page);
  await goToEnd(newsroom.page);
  await newsroom.page.keyboard.type(' Here again.');
  await expectSaved(newsroom.page);
  expect(await saved(newsroom)).toEqual(['The council met late. Here again.']);
});

test('a lock goes with its window, its name, its Stet, and what crashed @thorough', async ({
  newsroom,
}) => {
  await sharedArticle(newsroom);
  await openArticle(newsroom.page, 'Vote delayed');
  await newsroom.page.reload();
  await openArticle(newsroom.page, 'Vote delayed');
  await expectSaved(newsroom.page);
  // It is shown before it is locked.
  await expect.poll(() => locks(newsroom)).toEqual(['.~lock.vote.stet#']);
  await newsroom.crash(async () => {
    expect(await locks(newsroom)).toEqual(['.~lock.vote.stet#']);
  });
  await openArticle(newsroom.page, 'Vote delayed');
  await expectSaved(newsroom.page);
  await runFromPalette(newsroom.page, 'Rename…');
  const rename = newsroom.page.getByRole('dialog', { name: 'Rename' });
  await rename.getByLabel('File name').fill('delayed');
  await newsroom.page.keyboard.press('Enter');
  await expect(rename).toBeHidden();
  await expect.poll(() => locks(newsroom)).toEqual(['.~lock.delayed.stet#']);
  await expectSaved(newsroom.page);
  await expect(libraryPane(newsroom.page).getByRole('listitem')).toHaveCount(1);
  await newsroom.stop();
  expect(await locks(newsroom)).toEqual([]);
});

test('a text that comes back after a crash waits while a colleague writes its article @thorough', async ({
  newsroom,
}) => {
  test.info().skip(!canProtect(), unprotectable);
  await sharedArticle(newsroom);
  await openArticle(newsroom.page, 'Vote delayed');
  await protect(newsroom.library, true);
  try {
    await goToEnd(newsroom.page);
    await newsroom.page.keyboard.type(' Before the crash.');
    await expect(saveState(newsroom.page)).toHaveText(/^Not saved: /);
  } finally {
    await newsroom.crash(async () => {
      await protect(newsroom.library, false);
      const { page } = await newsroom.openColleague(ben);
      await openArticle(page, 'Vote delayed');
      await expectSaved(page);
    });
  }
  const { page } = newsroom;
  await expect(body(page)).toHaveText('The council met late. Before the crash.');
  await expect(saveState(page)).toHaveText(/^Read-only: Ben Example on \S+ has it open/);
  await expect(page.getByText(/Your unsaved text of .* is shown and stays kept/)).toBeVisible();
  await page.getByRole('button', { name: 'Edit a copy' }).click();
  await expectSaved(page);
  expect(await saved(newsroom)).toEqual(['The council met late.']);
  expect(await saved(newsroom, 'vote copy.stet')).toEqual([
    'The council met late. Before the crash.',
  ]);
});

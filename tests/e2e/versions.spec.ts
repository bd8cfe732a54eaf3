import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { ArticleHistory } from '../../electron/newsroom/history/articleHistory.ts';
import { historyFile } from '../../electron/newsroom/history/historyFile.ts';
import { revisionOf } from '../../electron/newsroom/storage/revision.ts';
import { png } from '../unit/exports/pictures.ts';
import { expect, test } from './newsroom.ts';
import { canProtect, protect, unprotectable } from './protect.ts';
import { bodyTexts, sampleArticle } from './sampleArticle.ts';
import {
  body,
  countCalls,
  expectSaved,
  expectState,
  goToEnd,
  headline,
  inspector,
  openArticle,
  saveState,
} from './steps.ts';
import { pasteFile, takenIn } from './writingDesk.ts';

/** The version of an article as it was opened. @returns its dialog */
async function openFirstVersion(page: Page) {
  await inspector(page).getByRole('tab', { name: 'Versions' }).click();
  await inspector(page)
    .getByRole('button', { name: /As it was opened/ })
    .click();
  return page.getByRole('dialog', { name: 'Versions' });
}

const first = 'The council met late.';
const second = 'Nobody spoke of the pier.';

test('an earlier version is found, compared, brought back and taken away again', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle(
    'vote.stet',
    sampleArticle({ headline: 'Vote delayed', paragraphs: [first, second] }),
  );
  await openArticle(page, 'Vote delayed');
  await inspector(page).getByRole('tab', { name: 'Versions' }).click();
  await expect(inspector(page).getByText('No earlier versions yet.')).toBeVisible();
  await goToEnd(page);
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Delete');
  await page.keyboard.type('Everybody left at nine.');
  await page.keyboard.press('Control+s');
  await expectSaved(page);

  const timeline = inspector(page).getByRole('region', { name: 'Today' });
  await expect(timeline.getByRole('button')).toHaveText([/As it was opened/]);
  await timeline.getByRole('button', { name: /As it was opened/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Versions' });
  const changes = dialog.getByRole('article', { name: 'What changed' });
  await expect(dialog.getByRole('status')).toHaveText('2 blocks differ.');
  await expect(changes.locator('[data-kind="same"]')).toHaveText([first]);
  await expect(changes.locator('[data-kind="removed"] del')).toHaveText([second]);
  await expect(changes.locator('[data-kind="added"] ins')).toHaveText(['Everybody left at nine.']);

  // One block, and then all of it.
  await changes.getByRole('button', { name: 'Put back' }).click();
  await expect(dialog.getByRole('status')).toHaveText('1 block differs.');
  await dialog.getByRole('button', { name: 'Bring this version back' }).click();
  await expect(dialog).toBeHidden();
  await expect(body(page).getByRole('paragraph')).toHaveText([first, second]);
  await expectSaved(page);
  expect(bodyTexts(await newsroom.readArticle('vote.stet'))).toEqual([first, second]);
  await expect(page.getByText('The version is back.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(body(page).getByRole('paragraph')).toHaveText([
    first,
    second,
    'Everybody left at nine.',
  ]);
  await page.keyboard.press('Control+z');
  await expect(body(page).getByRole('paragraph')).toHaveText([first, 'Everybody left at nine.']);
  await page.keyboard.press('Control+s');
  await expectSaved(page);
  await expect(timeline.getByRole('button', { name: /Before another version/ })).toBeVisible();
});

test('versions are compared by age, a photo is put back with its picture, and one writes on at once', async ({
  newsroom,
}) => {
  const nameIt = async (name: string) => {
    const { page } = newsroom;
    await inspector(page).getByRole('tab', { name: 'Versions' }).click();
    await inspector(page).getByRole('button', { name: 'Name this version…' }).click();
    const naming = page.getByRole('dialog', { name: 'Name this version' });
    await naming.getByRole('textbox').fill(name);
    await page.keyboard.press('Enter');
    await expect(naming).toBeHidden();
  };
  await newsroom.writeArticle(
    'vote.stet',
    sampleArticle({ headline: 'Vote delayed', paragraphs: [first] }),
  );
  await openArticle(newsroom.page, 'Vote delayed');
  await goToEnd(newsroom.page);
  const quay = { name: 'quay.png', type: 'image/png', bytes: [...png(1500, 1000, 2)] };
  await pasteFile(newsroom.page, quay);
  await expect(body(newsroom.page).locator(takenIn)).toBeVisible();
  await newsroom.page.keyboard.type('The quay');
  await nameIt('Filed');
  await body(newsroom.page).locator(takenIn).click();
  await newsroom.page.keyboard.press('Delete');
  await headline(newsroom.page).click();
  await newsroom.page.keyboard.press('End');
  await newsroom.page.keyboard.type(' again');
  await nameIt('Subbed');
  await newsroom.restart();

  const { page } = newsroom;
  await openArticle(page, 'Vote delayed again');
  await inspector(page).getByRole('tab', { name: 'Versions' }).click();
  await inspector(page)
    .getByRole('button', { name: /Subbed/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Versions' });
  await expect(dialog.getByRole('status')).toHaveText('No block differs.');
  const [one, other] = ['This version', 'Compared with'].map((name) =>
    dialog.getByRole('combobox', { name }),
  );
  const filed = await one?.getByRole('option', { name: /Filed/ }).textContent();
  await other?.selectOption({ label: String(filed) });
  await expect(dialog.getByRole('status')).toHaveText('2 blocks differ.');
  await expect(dialog.locator('ins')).toHaveText([' again']);
  await expect(dialog.locator('del')).toHaveText(['The quay']);

  await one?.selectOption({ label: String(filed) });
  await other?.selectOption({ label: 'The article as it is now' });
  await dialog.getByRole('button', { name: 'Put back' }).click();
  await expect(body(page).locator(takenIn)).toBeAttached();
  await dialog.getByRole('button', { name: 'Bring this version back' }).click();
  await expect(dialog).toBeHidden();
  await expect(body(page).locator(takenIn)).toBeVisible();
  await expect(page.locator('.ProseMirror')).toBeFocused();
});

test('a long article is compared from where it changed, from change to change', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const lines = Array.from({ length: 60 }, (_, line) => `Line ${line} of the minutes`);
  await newsroom.writeArticle(
    'vote.stet',
    sampleArticle({ headline: 'Vote delayed', paragraphs: lines }),
  );
  await openArticle(page, 'Vote delayed');
  for (const line of [lines[30], lines[59]]) {
    await body(page)
      .getByText(line ?? '')
      .click();
    await page.keyboard.press('End');
    await page.keyboard.type(' and more');
  }
  await page.keyboard.press('Control+s');
  await expectSaved(page);
  const dialog = await openFirstVersion(page);
  const changes = dialog.getByRole('article', { name: 'What changed' }).locator('ins');
  await expect(changes).toHaveCount(2);
  await expect(changes.first()).toBeInViewport();
  await expect(changes.last()).not.toBeInViewport();
  await dialog.getByRole('button', { name: 'Next change' }).click();
  await expect(changes.last()).toBeInViewport();
  await dialog.getByRole('button', { name: 'Previous change' }).click();
  await expect(changes.first()).toBeInViewport();
});

test('they are listed anew after a save, and not for each word', async ({ newsroom }) => {
  test.info().skip(newsroom.host === 'desktop', 'the line to the newsroom is no WebSocket there');
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  const lists = countCalls(page, 'history/list');
  await page.reload();
  await openArticle(page, 'Vote delayed');
  await inspector(page).getByRole('tab', { name: 'Versions' }).click();
  await expect(inspector(page).getByText('No earlier versions yet.')).toBeVisible();
  await goToEnd(page);
  await page.keyboard.type('!');
  await expect(saveState(page)).toHaveAttribute('data-state', 'due');
  expect(lists()).toBe(1);
  await page.keyboard.press('Control+s');
  await expectSaved(page);
  const timeline = inspector(page).getByRole('region', { name: 'Today' });
  await expect(timeline.getByRole('button')).toHaveText([/As it was opened/]);
});

test('of a long history as much is drawn as is seen, and the wheel leads to its beginning @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const article = sampleArticle({ headline: 'Vote delayed', paragraphs: [first] });
  await newsroom.writeArticle('vote.stet', article);
  const root = path.join(newsroom.library, '.stet');
  await mkdir(root);
  const history = new ArticleHistory(historyFile(root, String(article.id)));
  for (let count = 0; count < 200; count++) {
    const bytes = new TextEncoder().encode(`${count}`);
    const at = Date.parse('2026-01-05T09:00:00Z') + count * 60_000;
    const named = count === 0 ? ({ reason: 'milestone', label: 'Filed' } as const) : undefined;
    const about = { reason: 'saved', at, words: count, name: 'vote.stet', ...named } as const;
    await history.add({ ...about, revision: revisionOf(bytes) }, bytes);
  }
  await openArticle(page, 'Vote delayed');
  await inspector(page).getByRole('tab', { name: 'Versions' }).click();
  const timeline = inspector(page).getByRole('region', { name: /5 January/ });
  await expect(timeline.getByRole('button', { name: /199 words/ })).toBeVisible();
  expect(await timeline.getByRole('button').count()).toBeLessThan(100);
  await timeline.getByRole('button').first().hover();
  await expect(async () => {
    await page.mouse.wheel(0, 2_000);
    await expect(timeline.getByRole('button', { name: /Filed/ })).toBeInViewport({ timeout: 100 });
  }).toPass();
  await expect(timeline.getByRole('button')).toHaveCount(200);
});

test('a version gets a name, and what changed since is a click away @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle(
    'vote.stet',
    sampleArticle({ headline: 'Vote delayed', paragraphs: [first] }),
  );
  await openArticle(page, 'Vote delayed');
  await inspector(page).getByRole('tab', { name: 'Versions' }).click();
  await inspector(page).getByRole('button', { name: 'Name this version…' }).click();
  const naming = page.getByRole('dialog', { name: 'Name this version' });
  await naming.getByRole('textbox').fill('Proofread');
  await page.keyboard.press('Enter');
  await expect(naming).toBeHidden();
  const timeline = inspector(page).getByRole('region', { name: 'Today' });
  await expect(timeline.getByRole('button', { name: /Proofread.*as it is now/ })).toBeVisible();

  await goToEnd(page);
  await page.keyboard.type(' It rained.');
  await expectSaved(page);
  await inspector(page).getByRole('button', { name: 'Changes since proofread' }).click();
  const dialog = page.getByRole('dialog', { name: 'Versions' });
  await expect(dialog.getByRole('combobox', { name: 'This version' })).toContainText('Proofread');
  await expect(dialog.locator('ins')).toHaveText([' It rained.']);
  await newsroom.restart();
  await openArticle(newsroom.page, 'Vote delayed');
  await inspector(newsroom.page).getByRole('tab', { name: 'Versions' }).click();
  await expect(inspector(newsroom.page).getByRole('button', { name: /Proofread/ })).toBeVisible();
});

test.describe('versions that cannot be kept', () => {
  // biome-ignore lint/suspicious/noSkippedTests: says why
  test.skip(!canProtect(), unprotectable);

  test('nothing is brought back over a text that cannot be kept first, or saved @thorough', async ({
    newsroom,
  }) => {
    const { page } = newsroom;
    const history = path.join(newsroom.library, '.stet', 'history');
    await newsroom.writeArticle(
      'vote.stet',
      sampleArticle({ headline: 'Vote delayed', paragraphs: [first] }),
    );
    await openArticle(page, 'Vote delayed');
    await goToEnd(page);
    await page.keyboard.type(' It rained.');
    await page.keyboard.press('Control+s');
    await expectSaved(page);
    const dialog = await openFirstVersion(page);
    const bringBack = dialog.getByRole('button', { name: 'Bring this version back' });
    await expect(dialog.locator('ins')).toHaveText([' It rained.']);
    await protect(history, true);
    try {
      await bringBack.click();
      await expect(dialog.getByRole('alert')).toContainText(
        'Not brought back, as what is written now could not be kept as a version first: their folder is read-only.',
      );
    } finally {
      await protect(history, false);
    }
    await page.keyboard.press('Escape');
    await goToEnd(page);
    await page.keyboard.type(' Again.');
    await protect(newsroom.library, true);
    try {
      await expectState(page, 'read-only', /^Not saved/);
      await inspector(page)
        .getByRole('button', { name: /As it was opened/ })
        .click();
      await bringBack.click();
      await expect(dialog.getByRole('alert')).toHaveText(
        'Not brought back: what is written now could not be saved first.',
      );
    } finally {
      await protect(newsroom.library, false);
    }
    await page.keyboard.press('Escape');
    await expect(body(page).getByRole('paragraph')).toHaveText([`${first} It rained. Again.`]);
  });

  test('what somebody else wrote over it is said to be kept nowhere', async ({ newsroom }) => {
    const { page } = newsroom;
    const history = path.join(newsroom.library, '.stet', 'history');
    await mkdir(history, { recursive: true });
    const article = sampleArticle({ headline: 'Vote delayed', paragraphs: [first] });
    await newsroom.writeArticle('vote.stet', article);
    await openArticle(page, 'Vote delayed');
    await inspector(page).getByRole('tab', { name: 'Versions' }).click();
    const theirs = (text: string) => {
      const { content } = sampleArticle({ headline: 'Vote delayed', paragraphs: [text] });
      return newsroom.writeArticle('vote.stet', { ...article, content });
    };
    await protect(history, true);
    try {
      await theirs('Theirs.');
      await expect(body(page).getByRole('paragraph')).toHaveText(['Theirs.']);
      await expectState(page, 'unversioned', /but the version before was not kept$/);
      await expect(inspector(page).getByRole('status')).toContainText('their folder is read-only');
    } finally {
      await protect(history, false);
    }
    await theirs('Theirs again.');
    await expect(body(page).getByRole('paragraph')).toHaveText(['Theirs again.']);
    await expectState(page, 'saved', /^Saved /);
    // Listed at once, without a save here.
    await expect(
      inspector(page).getByRole('button', { name: /Changed outside Stet/ }),
    ).toBeVisible();
  });
});

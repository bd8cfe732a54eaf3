import { expect, test } from './newsroom.ts';
import { canProtect, protect, unprotectable } from './protect.ts';
import { body, expectSaved, expectState, headline, libraryPane, paneOf } from './steps.ts';
import { openBoth, savedTexts } from './twoArticles.ts';
import { untilKept } from './untilKept.ts';

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
    expect(await savedTexts(newsroom, 'late.stet')).toEqual(['The ferry was late. First words.']);
    expect(await savedTexts(newsroom, 'vote.stet')).toEqual([
      'The vote was put off. Second words.',
    ]);

    // Nothing was unsaved the next time, and both are there as their files have them.
    await newsroom.crash();
    await expectSaved(paneOf(newsroom.page, 'First'));
    await expectSaved(paneOf(newsroom.page, 'Second'));
  });
});

test('words without a file come back beside the article they were written beside @thorough', async ({
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

test('words without a file come back there when the page is loaded again @thorough', async ({
  newsroom,
}) => {
  const { page, first } = await openBoth(newsroom);
  await body(first).click();
  await libraryPane(page).getByRole('button', { name: 'New article' }).first().click();
  await expect(first.locator('.ProseMirror')).toBeFocused();
  await page.keyboard.type('Pier closed');
  await untilKept(newsroom, 'Pier closed');
  page.once('dialog', (dialog) => dialog.accept());
  await page.reload();
  await expect(headline(paneOf(page, 'First'))).toHaveText('Pier closed');
  await expect(headline(paneOf(page, 'Second'))).toHaveText('Vote delayed');
});

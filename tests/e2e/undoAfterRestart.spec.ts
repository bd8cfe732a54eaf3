import type { Page } from '@playwright/test';
import { png } from '../unit/exports/pictures.ts';
import { expect, test } from './newsroom.ts';
import { bodyTexts, headlineIn, sampleArticle } from './sampleArticle.ts';
import { body, expectSaved, goToEnd, headline, inspector, openArticle } from './steps.ts';
import { pasteFile, takenIn } from './writingDesk.ts';

const slug = (page: Page) => inspector(page).getByRole('textbox', { name: 'Slug', exact: true });

test.describe('undo', () => {
  test.beforeEach(async ({ newsroom }) => {
    await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
    await newsroom.writeArticle('gulls.stet', sampleArticle({ headline: 'Gulls return' }));
  });

  test('goes back through the last session after a restart, and forth again', async ({
    newsroom,
  }) => {
    const { page } = newsroom;
    await openArticle(page, 'Vote delayed');
    await goToEnd(page);
    await page.keyboard.type(' Nobody asked us.');
    await slug(page).fill('harbour-vote');
    await page.keyboard.press('Tab');
    await headline(page).click();
    await page.keyboard.press('End');
    await page.keyboard.type(' again');
    await expect
      .poll(async () => headlineIn(await newsroom.readArticle('vote.stet')))
      .toBe('Vote delayed again');
    await expectSaved(page);
    await newsroom.restart();

    const again = newsroom.page;
    await openArticle(again, 'Vote delayed again');
    await goToEnd(again);
    await again.keyboard.press('Control+z');
    await expect(headline(again)).toHaveText('Vote delayed');
    await expect(slug(again)).toHaveValue('harbour-vote');
    await again.keyboard.press('Control+z');
    await expect(slug(again)).toHaveValue('');
    await again.keyboard.press('Control+z');
    await expect(body(again)).toHaveText('The council met late.');
    // There is nothing before that; what was undone is in the file, and can be done again.
    await again.keyboard.press('Control+z');
    await expectSaved(again);
    const file = await newsroom.readArticle('vote.stet');
    expect([headlineIn(file), bodyTexts(file)]).toEqual([
      'Vote delayed',
      ['The council met late.'],
    ]);
    for (let time = 0; time < 3; time++) await again.keyboard.press('Control+Shift+z');
    await expect(headline(again)).toHaveText('Vote delayed again');
    await expect(body(again)).toHaveText('The council met late. Nobody asked us.');
    await expect(slug(again)).toHaveValue('harbour-vote');
    await expectSaved(again);
  });

  test('goes back after the page was loaded again, and after another article @thorough', async ({
    newsroom,
  }) => {
    const { page } = newsroom;
    await openArticle(page, 'Vote delayed');
    await goToEnd(page);
    await page.keyboard.type(' Nobody asked us.');
    await openArticle(page, 'Gulls return');
    await goToEnd(page);
    await page.keyboard.press('Control+z');
    await expect(body(page)).toHaveText('The council met late.');
    await openArticle(page, 'Vote delayed');
    await expect(body(page)).toHaveText('The council met late. Nobody asked us.');
    await goToEnd(page);
    await page.keyboard.press('Control+z');
    await expect(body(page)).toHaveText('The council met late.');
    await page.keyboard.press('Control+Shift+z');
    await expect(body(page)).toContainText('Nobody asked us.');
    await expectSaved(page);
    await page.reload();
    await openArticle(page, 'Vote delayed');
    await goToEnd(page);
    await page.keyboard.type(' Ever.');
    await page.keyboard.press('Control+z');
    await expect(body(page)).toHaveText('The council met late. Nobody asked us.');
    await page.keyboard.press('Control+z');
    await expect(body(page)).toHaveText('The council met late.');
    await expectSaved(page);
  });

  test('brings a photo back with its picture after a restart, and again after the next', async ({
    newsroom,
  }) => {
    const { page } = newsroom;
    await openArticle(page, 'Vote delayed');
    await goToEnd(page);
    await pasteFile(page, { name: 'quay.png', type: 'image/png', bytes: [...png(1500, 1000, 2)] });
    await expect(body(page).locator(takenIn)).toBeVisible();
    await page.keyboard.type('The quay');
    await body(page).locator(takenIn).click();
    await page.keyboard.press('Delete');
    await page.keyboard.press('Control+s');
    await expectSaved(page);
    for (let time = 0; time < 2; time++) {
      await newsroom.restart();
      const again = newsroom.page;
      await openArticle(again, 'Vote delayed');
      await goToEnd(again);
      await again.keyboard.press('Control+z');
      await expect(body(again).locator(takenIn)).toBeVisible();
      await again.keyboard.press('Control+s');
      await expectSaved(again);
      expect(Object.keys((await newsroom.readArticle('vote.stet')).assets ?? {})).toHaveLength(1);
      await again.keyboard.press('Control+Shift+z');
      await expect(body(again).locator(takenIn)).toBeHidden();
      await again.keyboard.press('Control+s');
      await expectSaved(again);
      // Nobody would find it again there.
      expect(await newsroom.readArticle('vote.stet')).not.toHaveProperty('assets');
    }
  });

  test('goes back through what a crash left behind', async ({ newsroom }) => {
    const { page } = newsroom;
    await openArticle(page, 'Vote delayed');
    await goToEnd(page);
    await page.keyboard.type(' Nobody asked us.');
    await expectSaved(page);
    await expect
      .poll(async () => bodyTexts(await newsroom.readArticle('vote.stet')))
      .toEqual(['The council met late. Nobody asked us.']);
    await newsroom.crash();
    const again = newsroom.page;
    await openArticle(again, 'Vote delayed');
    await expect(body(again)).toHaveText('The council met late. Nobody asked us.');
    await goToEnd(again);
    await again.keyboard.press('Control+z');
    await expect(body(again)).toHaveText('The council met late.');
  });

  test('never goes back through a text that somebody else has changed @thorough', async ({
    newsroom,
  }) => {
    const { page } = newsroom;
    await openArticle(page, 'Vote delayed');
    await goToEnd(page);
    await page.keyboard.type(' Nobody asked us.');
    await expectSaved(page);
    await newsroom.restart();
    const theirs = ['Another hand wrote this.'];
    await newsroom.writeArticle(
      'vote.stet',
      sampleArticle({ headline: 'Vote delayed', paragraphs: theirs }),
    );
    const again = newsroom.page;
    await openArticle(again, 'Vote delayed');
    await expect(body(again)).toHaveText('Another hand wrote this.');
    await goToEnd(again);
    await again.keyboard.press('Control+z');
    await again.keyboard.type(' Twice.');
    await expect(body(again)).toHaveText('Another hand wrote this. Twice.');
    await again.keyboard.press('Control+z');
    await again.keyboard.press('Control+z');
    await expect(body(again)).toHaveText('Another hand wrote this.');
  });
});

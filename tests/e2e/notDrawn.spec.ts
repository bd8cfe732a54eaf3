import { expect, test } from './newsroom.ts';
import { bodyTexts, sampleArticle } from './sampleArticle.ts';
import { body, expectSaved, inspector, openArticle } from './steps.ts';
import { clickInBody } from './writingDesk.ts';

// A part of Stet that fails while it is drawn: what a person wrote goes on, whatever that part is.

test('what cannot be drawn takes neither the text nor what was written along', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  await openArticle(page, 'Vote delayed');
  await clickInBody(page, 'The council met late.');
  await page.keyboard.press('End');
  await page.keyboard.type(' It rained.');
  await expectSaved(page);

  // The versions of an article say how many words they have: as though that could not be written.
  await page.evaluate(() => {
    const whole = Number.prototype.toLocaleString;
    Number.prototype.toLocaleString = () => {
      throw new Error('no numbers');
    };
    addEventListener('mend', () => {
      Number.prototype.toLocaleString = whole;
    });
  });
  await inspector(page).getByRole('tab', { name: 'Versions' }).click();
  await expect(inspector(page).getByText('Your text is not affected.')).toBeVisible();
  await clickInBody(page, 'The council met late. It rained.');
  await page.keyboard.press('End');
  await page.keyboard.type(' All day.');
  await expect(body(page)).toHaveText('The council met late. It rained. All day.');
  // The other panels are there, and this one once it can be.
  await inspector(page).getByRole('tab', { name: 'Story' }).click();
  await expect(inspector(page).getByLabel('Slug', { exact: true })).toBeVisible();
  await inspector(page).getByRole('tab', { name: 'Versions' }).click();
  await expect(inspector(page).getByText('Your text is not affected.')).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('mend')));
  await inspector(page).getByRole('button', { name: 'Try again' }).click();
  await expect(
    inspector(page)
      .getByText(/\d words/)
      .first(),
  ).toBeVisible();

  // A row of the library says how many words it has, and the state line counts them.
  await page.evaluate(() => {
    Object.defineProperty(Intl.NumberFormat.prototype, 'format', {
      get() {
        throw new Error('no numbers');
      },
    });
  });
  await newsroom.writeArticle('ferry.stet', sampleArticle({ headline: 'Ferry late' }));
  await expect(page.getByText('Your text is not affected.')).toBeVisible();
  await clickInBody(page, 'The council met late. It rained. All day.');
  await page.keyboard.press('End');
  await page.keyboard.type(' And all night.');
  await page.keyboard.press('Control+n');
  await expect(page.getByRole('alert')).toContainText('All that you wrote is kept');
  await page.getByRole('button', { name: 'Try again' }).click();
  await openArticle(page, 'Vote delayed');
  const words = 'The council met late. It rained. All day. And all night.';
  await expect(body(page)).toHaveText(words);
  expect(bodyTexts(await newsroom.readArticle('vote.stet'))).toEqual([words]);
});

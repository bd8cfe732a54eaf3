import { expect, test } from './newsroom.ts';
import { bodyTexts, sampleArticle } from './sampleArticle.ts';
import { body, expectSaved, inspector, libraryPane, openArticle, rowOf } from './steps.ts';
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

  // The outline says how many words each part has: as though that could not be written.
  await page.evaluate(() => {
    const whole = Number.prototype.toLocaleString;
    Number.prototype.toLocaleString = () => {
      throw new Error('no numbers');
    };
    addEventListener('mend', () => {
      Number.prototype.toLocaleString = whole;
    });
  });
  await inspector(page).getByRole('tab', { name: 'Outline' }).click();
  await expect(inspector(page).getByText('Your text is not affected.')).toBeVisible();
  await clickInBody(page, 'The council met late. It rained.');
  await page.keyboard.press('End');
  await page.keyboard.type(' All day.');
  await expect(body(page)).toHaveText('The council met late. It rained. All day.');
  // The other panels are there, and this one once it can be.
  await inspector(page).getByRole('tab', { name: 'Story' }).click();
  await expect(inspector(page).getByLabel('Slug', { exact: true })).toBeVisible();
  await inspector(page).getByRole('tab', { name: 'Outline' }).click();
  await expect(inspector(page).getByText('Your text is not affected.')).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('mend')));
  await inspector(page).getByRole('button', { name: 'Try again' }).click();
  await expect(inspector(page).getByText('Vote delayed')).toBeVisible();

  // A row of the library says how many words it has, and the state line counts them.
  await page.evaluate(() => {
    const numbers = Intl.NumberFormat.prototype;
    const whole = Object.getOwnPropertyDescriptor(numbers, 'format') as PropertyDescriptor;
    const get = () => {
      throw new Error('no numbers');
    };
    const fail = () => Object.defineProperty(numbers, 'format', { configurable: true, get });
    fail();
    addEventListener('mend', () => Object.defineProperty(numbers, 'format', whole));
    addEventListener('fail', fail);
  });
  // The keyboard stays where it was, for as long as there is anything, and Try again keeps it there.
  const filter = libraryPane(page).getByRole('searchbox', { name: 'Filter' });
  await filter.click();
  await newsroom.writeArticle('ferry.stet', sampleArticle({ headline: 'Ferry late' }));
  const library = page.locator('.workspace-library');
  await expect(library.getByText('Your text is not affected.')).toBeVisible();
  await expect(library.getByRole('button', { name: 'Try again' })).toBeFocused();
  await page.evaluate(() => dispatchEvent(new Event('mend')));
  await page.keyboard.press('Enter');
  await expect(rowOf(page, 'Ferry late')).toBeVisible();
  await expect(library.locator(':focus')).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('fail')));
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

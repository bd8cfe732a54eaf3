import { expect, test } from './newsroom.ts';
import { sampleArticle } from './sampleArticle.ts';
import { body, openArticle } from './steps.ts';
import { clickInBody, paste, pastedElsewhere } from './writingDesk.ts';

// Much of the program is fetched once the first screen stands; a person may be quicker.

test('a paste and a search that come before their code wait for it', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/assets\/(readHtml|readMarkdown|FindBar)/, async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  await openArticle(page, 'Vote delayed');
  await clickInBody(page, 'The council met late.');
  await page.keyboard.press('End');
  await paste(page, { 'text/html': '<b>Nobody</b> came.', 'text/plain': 'Nobody came.' });
  await page.keyboard.press('Control+f');
  await expect(body(page)).toHaveText('The council met late.');
  release();
  await expect(body(page)).toHaveText('The council met late.Nobody came.');
  await expect(body(page).locator('strong')).toHaveText('Nobody');
  await expect(page.getByRole('textbox', { name: 'Find', exact: true })).toBeFocused();
});

test('the insert menu asked for before its code comes with it', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/assets\/EditorOverlays/, async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  await openArticle(page, 'Vote delayed');
  await clickInBody(page, 'The council met late.');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/sub');
  const menu = page.getByRole('listbox', { name: 'Insert a block' });
  await expect(body(page)).toHaveText('The council met late./sub');
  await expect(menu).toBeHidden();
  release();
  await expect(menu).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(body(page).getByRole('heading')).toBeVisible();
});

test('a copy that comes before what writes its HTML has the words', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/assets\/otherPrograms/, async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  await openArticle(page, 'Vote delayed');
  await clickInBody(page, 'The council met late.');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Control+c');
  expect(await pastedElsewhere(page)).toMatchObject({
    html: '',
    text: 'The council met late.',
  });
  release();
  await expect
    .poll(async () => {
      await page.keyboard.press('Control+c');
      return (await pastedElsewhere(page)).html;
    })
    .toContain('The council met late.');
});

import { expect, test } from './newsroom.ts';
import { sampleArticle } from './sampleArticle.ts';
import { body, headline, inspector, libraryPane, openArticle, runFromPalette } from './steps.ts';

test.beforeEach(async ({ newsroom }) => {
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  await newsroom.writeArticle('ferry.stet', sampleArticle({ headline: 'Zoë’s ferry runs again' }));
  await openArticle(newsroom.page, 'Vote delayed');
});

test('lists commands with their keys, filters, and opens articles by headline', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await page.keyboard.press('Control+Shift+K');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  const field = palette.getByRole('combobox');
  await expect(field).toBeFocused();
  await expect(palette.getByRole('option', { name: /^Save Ctrl\+S/ })).toBeVisible();
  await page.keyboard.type('zoe fer');
  await expect(palette.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(headline(page)).toHaveText('Zoë’s ferry runs again');

  // Also by what other programs call it, and written as one word.
  await page.keyboard.press('Control+Shift+K');
  for (const [sought, found] of [
    ['factbox', 'Fact box'],
    ['image', 'Photo…'],
    ['author', 'Byline'],
    ['dark mode', 'Theme: dark'],
    ['insert photo', 'Photo…'],
    ['history', 'Versions'],
  ] as const) {
    await field.fill(sought);
    await expect(palette.getByRole('option').first()).toContainText(found);
  }
  await page.keyboard.press('Enter');
  await expect(inspector(page).getByRole('tab', { name: 'Versions' })).toBeFocused();
  await headline(page).click();

  await page.keyboard.press('Control+Shift+K');
  await page.keyboard.type('nothing is called so');
  await expect(palette.getByText(/No command and no article/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();

  // There is such a command, only not for a headline; its keys can be changed all the same.
  await headline(page).click();
  await page.keyboard.press('Control+Shift+K');
  await page.keyboard.type('strike');
  await expect(palette.getByText('“Strike through” can do nothing here.')).toBeVisible();
  await page.keyboard.press('Alt+Enter');
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(keys.getByRole('searchbox')).toHaveValue('Strike through');
});

test('a command acts where the caret was, and a field of the story is gone into by its name', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await body(page).getByRole('paragraph').first().click();
  await page.keyboard.press('Control+Shift+K');
  await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
  await page.keyboard.type('subhead');
  await page.keyboard.press('Enter');
  await expect(body(page).getByRole('heading', { name: 'The council met late.' })).toBeVisible();

  const ask = async (words: string) => {
    await page.keyboard.press('Control+Shift+K');
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
  };
  await ask('byline');
  await expect(inspector(page).getByRole('button', { name: 'Add contributor' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Mara Lind');
  await ask('dateline');
  await expect(inspector(page).getByLabel('Place')).toBeFocused();
  // It lies in a part that is folded.
  await ask('embargo');
  await expect(inspector(page).getByLabel('Embargoed until').first()).toBeFocused();
});

test('panes are shown and hidden by key, and stay so for the next start @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await page.keyboard.press('Control+Alt+i');
  await expect(inspector(page)).toBeHidden();
  await body(page).click();
  await page.keyboard.press('F6');
  await expect(libraryPane(page).getByRole('button', { name: /^Vote delayed/ })).toBeFocused();
  await newsroom.restart();
  await openArticle(newsroom.page, 'Vote delayed');
  await expect(inspector(newsroom.page)).toBeHidden();
});

test('keys go on where an article was, once it is in the trash', async ({ newsroom }) => {
  const { page } = newsroom;
  await body(page).click();
  await runFromPalette(page, 'Move to trash');
  const first = page.getByRole('main').getByRole('button', { name: 'New article' });
  await expect(first).toBeFocused();
  // What only an article has is not offered without one.
  await page.keyboard.press('Control+Shift+K');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await palette.getByRole('combobox').fill('inspector');
  await expect(palette.getByRole('option', { name: 'Show or hide the inspector' })).toHaveCount(0);
});

test('keys go on there also from a button that goes with the article', async ({ newsroom }) => {
  const { page } = newsroom;
  const button = page.getByRole('banner').getByRole('button', { name: 'Export…' });
  await button.focus();
  await runFromPalette(page, 'Move to trash');
  await expect(button).toBeHidden();
  await expect(page.getByRole('main').getByRole('button', { name: 'New article' })).toBeFocused();
});

test('a way of seeing the text that shows nothing yet says that it is on', async ({ newsroom }) => {
  const { page } = newsroom;
  await body(page).click();
  await runFromPalette(page, 'Typewriter scrolling');
  await expect(page.getByText('Typewriter scrolling is on.')).toBeVisible();
});

test('keys go back to the text from what opened over a menu', async ({ newsroom }) => {
  const { page } = newsroom;
  await body(page).getByText('The council').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Alt+Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Control+Shift+K');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.type(' Again.');
  await expect(body(page)).toContainText('The council met late. Again.');
});

test('keys go back to the text from what opened over the address of a link', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await body(page).getByText('The council').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('textbox', { name: 'Address', exact: true })).toBeFocused();
  await page.keyboard.press('Control+Shift+K');
  await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.type(' Again.');
  await expect(body(page)).toContainText('The council met late. Again.');
});

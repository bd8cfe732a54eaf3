import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './newsroom.ts';
import { bodyTexts, headlineIn, sampleArticle } from './sampleArticle.ts';
import {
  body,
  expectSaved,
  goToEnd,
  headline,
  libraryPane,
  newArticle,
  openArticle,
  rowOf,
} from './steps.ts';

test('a first article is written, saved, listed, and there again after a new start', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await expect(page.getByRole('heading', { name: 'No articles yet' })).toBeVisible();
  // Both panes are empty, and one of them says how to begin.
  await expect(page.getByText('New article', { exact: true })).toHaveCount(1);
  await expect(page.getByText('The library is empty: write its first article')).toBeVisible();
  await expect(page.getByText('Choose an article')).toBeHidden();
  await newArticle(page);
  await page.keyboard.type('Ferry to run all winter');
  await page.keyboard.press('Control+s');
  await expectSaved(page);
  await expect(rowOf(page, 'Ferry to run all winter')).toBeVisible();
  await expect.poll(() => newsroom.articleFiles()).toEqual(['ferry-to-run-all-winter.stet']);
  expect(headlineIn(await newsroom.readArticle('ferry-to-run-all-winter.stet'))).toBe(
    'Ferry to run all winter',
  );

  await newsroom.restart();
  await openArticle(newsroom.page, 'Ferry to run all winter');
});

test('switching articles saves the one that is left, even one without a file', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle('old.stet', sampleArticle({ headline: 'The old story' }));
  await expect(rowOf(page, 'The old story')).toBeVisible();
  await newArticle(page);
  await page.keyboard.type('Written and left');
  await openArticle(page, 'The old story');
  await expect(rowOf(page, 'Written and left')).toBeVisible();
  await expect.poll(() => newsroom.articleFiles()).toEqual(['old.stet', 'written-and-left.stet']);

  await newArticle(page);
  await openArticle(page, 'The old story');
  await expect.poll(() => newsroom.articleFiles()).toHaveLength(2);
});

test('the open article is marked in forced colours too', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('one.stet', sampleArticle({ headline: 'One' }));
  await newsroom.writeArticle('two.stet', sampleArticle({ headline: 'Two' }));
  await page.emulateMedia({ forcedColors: 'active' });
  await openArticle(page, 'One');
  await expect(rowOf(page, 'One')).toHaveCSS('border-inline-start-style', 'solid');
  await expect(rowOf(page, 'Two')).toHaveCSS('border-inline-start-style', 'none');
});

test('the list is walked, renamed, duplicated and trashed by keyboard and menu', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle('a.stet', sampleArticle({ headline: 'Alpha' }));
  await newsroom.writeArticle('b.stet', sampleArticle({ headline: 'Beta' }));
  await newsroom.writeArticle('c.stet', sampleArticle({ headline: 'Gamma' }));
  await expect(rowOf(page, 'Gamma')).toBeVisible();
  await page.getByLabel('Sort by').selectOption('Headline');

  await page.getByLabel('Filter articles').focus();
  await page.keyboard.press('ArrowDown');
  await expect(rowOf(page, 'Alpha').getByRole('button').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(rowOf(page, 'Beta').getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(headline(page)).toHaveText('Beta');

  await rowOf(page, 'Beta').getByRole('button').first().focus();
  await page.keyboard.press('F2');
  const dialog = page.getByRole('dialog', { name: 'Rename' });
  await expect(dialog.getByLabel('File name')).toBeFocused();
  await page.keyboard.type('c');
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('File name')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('File name').fill('budget');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect.poll(() => newsroom.articleFiles()).toEqual(['a.stet', 'budget.stet', 'c.stet']);
  await expect(rowOf(page, 'Beta').getByRole('button').first()).toBeFocused();

  await rowOf(page, 'Alpha').hover();
  await page.getByRole('button', { name: 'More for Alpha' }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(page.getByText(/^Duplicated as /)).toBeVisible();
  await expect.poll(() => newsroom.articleFiles()).toHaveLength(4);

  await rowOf(page, 'Gamma').getByRole('button').first().focus();
  await page.keyboard.press('Delete');
  await expect(rowOf(page, 'Gamma')).toBeHidden();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(rowOf(page, 'Gamma')).toBeVisible();
  await expect.poll(() => newsroom.articleFiles()).toContain('c.stet');

  // Two of them, as in a file manager; of the four the copy has the headline of what it is a copy of.
  await rowOf(page, 'Beta').getByRole('button').first().focus();
  await page.keyboard.press('Control+Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Delete');
  const asked = page.getByRole('dialog', { name: 'Move 2 articles to the trash?' });
  await asked.getByRole('button', { name: 'Move to trash' }).click();
  await expect(page.getByText('2 articles are in the trash.')).toBeVisible();
  await expect(rowOf(page, 'Beta')).toBeHidden();
  await expect(rowOf(page, 'Gamma')).toBeHidden();
  await expect(rowOf(page, 'Alpha').last().getByRole('button').first()).toBeFocused();
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(rowOf(page, 'Beta')).toBeVisible();
  await expect(rowOf(page, 'Gamma')).toBeVisible();
  await expect.poll(() => newsroom.articleFiles()).toHaveLength(4);

  // Where one of them was open, it is again.
  await rowOf(page, 'Gamma').getByRole('button').first().click();
  await expect(headline(page)).toHaveText('Gamma');
  await page.keyboard.press('Control+Space');
  await rowOf(page, 'Beta').click({ modifiers: ['ControlOrMeta'] });
  await page.keyboard.press('Delete');
  await asked.getByRole('button', { name: 'Move to trash' }).click();
  await expect(page.getByText('Nothing open')).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(headline(page)).toHaveText('Gamma');
  await expect(libraryPane(page).locator(':focus')).toBeVisible();
});

test('Enter leads from the list into the text, where one was last, and a click does not', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle('a.stet', sampleArticle({ headline: 'Alpha' }));
  await newsroom.writeArticle('b.stet', sampleArticle({ headline: 'Beta' }));
  await page.getByLabel('Sort by').selectOption('Headline');
  const row = (title: string) => rowOf(page, title).getByRole('button').first();

  // Nobody was in it yet: the text begins.
  await row('Alpha').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Tonight: ');
  await expect(body(page)).toHaveText('Tonight: The council met late.');
  await goToEnd(page);
  await page.keyboard.type(' It');

  // The arrows go on from the row that was clicked.
  await openArticle(page, 'Beta');
  await expect(row('Beta')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(row('Alpha')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type(' rained.');
  await expect(body(page)).toHaveText('Tonight: The council met late. It rained.');

  // In the one that is open the caret stays where it is.
  await page.keyboard.press('Home');
  await row('Alpha').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Good. ');
  await expect(body(page)).toHaveText('Good. Tonight: The council met late. It rained.');

  // Also where the list lies over the text.
  await page.setViewportSize({ width: 600, height: 800 });
  await page.getByRole('button', { name: 'Library', exact: true }).click();
  await row('Alpha').focus();
  await page.keyboard.press('Enter');
  await expect(libraryPane(page)).toBeHidden();
  await page.keyboard.type('Very good. ');
  await expect(body(page)).toHaveText('Good. Very good. Tonight: The council met late. It rained.');
});

test('letters typed in the list look for an article, and go into no text', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('a.stet', sampleArticle({ headline: 'Alpha' }));
  await newsroom.writeArticle('b.stet', sampleArticle({ headline: 'Beta ferry' }));
  await openArticle(page, 'Alpha');
  await page.keyboard.type('ferry');
  await expect(page.getByLabel('Filter articles')).toHaveValue('ferry');
  await expect(rowOf(page, 'Alpha')).toBeHidden();
  await expect(body(page)).toHaveText('The council met late.');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(headline(page)).toHaveText('Beta ferry');
  await expect(page.locator('.ProseMirror')).toBeFocused();

  // An input method keeps its letters to itself until they are composed: that begins in the field.
  await page.getByLabel('Filter articles').fill('');
  await rowOf(page, 'Alpha').getByRole('button').first().focus();
  const keyboard = await page.context().newCDPSession(page);
  const key = { key: 'Process', code: 'KeyG', windowsVirtualKeyCode: 229 };
  await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await keyboard.send('Input.imeSetComposition', {
    text: '항',
    selectionStart: 1,
    selectionEnd: 1,
  });
  await keyboard.send('Input.insertText', { text: '항구' });
  await expect(page.getByLabel('Filter articles')).toHaveValue('항구');
});

test('keys in the list are about the row that has the keyboard, however it came there', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  for (const name of ['Alpha', 'Beta', 'Gamma']) {
    await newsroom.writeArticle(`${name}.stet`, sampleArticle({ headline: name }));
  }
  await openArticle(page, 'Alpha');
  await rowOf(page, 'Beta').hover();
  await page.getByRole('button', { name: 'More for Beta' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Delete');
  await expect.poll(() => newsroom.articleFiles()).toEqual(['Alpha.stet', 'Gamma.stet']);
});

test('the trash shows what is in it and gives it back @thorough', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('a.stet', sampleArticle({ headline: 'Thrown away' }));
  await openArticle(page, 'Thrown away');
  await rowOf(page, 'Thrown away').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Move to trash' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing open' })).toBeVisible();
  await expect(page.getByText('The library is empty: write its first article')).toBeVisible();
  await expect.poll(() => newsroom.articleFiles()).toEqual([]);

  await libraryPane(page).getByRole('button', { name: 'Trash' }).click();
  await page.getByRole('button', { name: 'Restore Thrown away' }).click();
  await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
  await expect(page.getByText('Choose an article from the library')).toBeVisible();
  await libraryPane(page).getByRole('button', { name: 'Back to the articles' }).click();
  await openArticle(page, 'Thrown away');
  expect(bodyTexts(await newsroom.readArticle('a.stet'))).toEqual(['The council met late.']);
});

test('five hundred articles are listed, sorted and filtered @thorough', async ({ newsroom }) => {
  const { page } = newsroom;
  await Promise.all(
    Array.from({ length: 500 }, (_none, index) =>
      newsroom.writeArticle(
        `story-${index}.stet`,
        sampleArticle({ headline: `Story number ${index}`, fields: { section: { name: 'City' } } }),
      ),
    ),
  );
  await expect(page.getByText('500 articles')).toBeVisible();
  await page.getByLabel('Sort by').selectOption('Headline');
  // Only those in sight are on the page, wherever one goes.
  const main = (title: string) => rowOf(page, title).getByRole('button').first();
  await main('Story number 0').focus();
  await page.keyboard.press('End');
  await expect(main('Story number 499')).toBeFocused();
  await expect(main('Story number 499')).toBeInViewport();
  await expect(main('Story number 498')).toBeInViewport();
  await page.keyboard.press('PageUp');
  await expect(main('Story number 489')).toBeFocused();
  expect(await libraryPane(page).getByRole('listitem').count()).toBeLessThan(100);
  await page.keyboard.press('Home');
  await expect(main('Story number 0')).toBeInViewport();
  await page.mouse.move(100, 400);
  for (let turn = 0; turn < 100; turn++) await page.mouse.wheel(0, 500);
  await expect(main('Story number 499')).toBeInViewport();
  // Where one was is still there for the keyboard.
  await page.keyboard.press('ArrowDown');
  await expect(main('Story number 1')).toBeFocused();
  await expect(main('Story number 1')).toBeInViewport();
  await page.getByLabel('Filter articles').fill('number 4');
  await expect(page.getByText('176 of 500 articles')).toBeVisible();
  // What is found is read from its first on, however far down one was.
  await page.mouse.wheel(0, 20_000);
  await expect(main('Story number 499')).toBeInViewport();
  await page.getByLabel('Filter articles').press('9');
  await expect(page.getByText('15 of 500 articles')).toBeVisible();
  await expect(main('Story number 49')).toBeInViewport();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await expect(main('Story number 499')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(headline(page)).toHaveText('Story number 499');
  const files = await readdir(path.join(newsroom.library));
  // Beside them lies the lock of the one that is open.
  expect(files.filter((name) => name.endsWith('.stet'))).toHaveLength(500);
});

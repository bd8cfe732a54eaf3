import type { Page } from '@playwright/test';
import { expectAccessible } from './expectAccessible.ts';
import { expect, test } from './newsroom.ts';
import { paragraph, text } from './sampleArticle.ts';
import { body, headline, inspector, runFromPalette } from './steps.ts';
import { clickInBody, openBody, savedContent } from './writingDesk.ts';

const stateLine = (page: Page) => page.locator('.state-line');
const selected = (page: Page) => page.evaluate(() => String(getSelection()));
const subhead = (words: string) => ({
  type: 'heading',
  attrs: { level: 2 },
  content: [text(words)],
});
const long = Array.from({ length: 40 }, (_, index) => paragraph(`Line ${index} of the minutes.`));

test('the outline leads through the article by keyboard, and follows what is typed', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const photo = {
    type: 'photo',
    content: [{ type: 'caption', content: [text('The quay')] }, { type: 'credit' }],
  };
  await openBody(newsroom, [
    paragraph('The lede.'),
    subhead('On the quay'),
    ...long,
    photo,
    subhead('What comes next'),
    paragraph('The end.'),
  ]);
  await clickInBody(page, 'The lede.');
  await page.keyboard.press('Control+Alt+o');
  const outline = inspector(page).getByRole('tree', { name: 'Outline' });
  const names = [
    'Harbour vote 212 words',
    'Opening The lede. 2 words',
    'On the quay 205 words',
    'Photo The quay 2 words',
    'What comes next 5 words',
  ];
  const items = outline.getByRole('treeitem');
  await expect(items).toHaveCount(names.length);
  for (const [at, name] of names.entries()) await expect(items.nth(at)).toHaveAccessibleName(name);
  await expect(outline.getByRole('treeitem', { name: /Opening/ })).toBeFocused();
  await expect(outline.getByRole('treeitem', { name: /Opening/ })).toHaveAttribute(
    'aria-current',
    'location',
  );
  await expectAccessible(page, 'the outline');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await expect(body(page).getByText('The end.')).toBeInViewport();
  await page.keyboard.type('And ');
  await expect(outline.getByRole('treeitem', { name: /And What comes next/ })).toHaveAttribute(
    'aria-current',
    'location',
  );
  await outline
    .getByRole('treeitem', { name: /The quay/ })
    .last()
    .click();
  await page.keyboard.press('Control+a');
  await expect.poll(() => selected(page)).toBe('The quay');
});

test('TKs are counted, and one goes from each to the next', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(
    newsroom,
    [paragraph('About TK people.'), ...long, paragraph('Said [TK the mayor].')],
    'Vote TKTK',
  );
  const tks = stateLine(page).getByRole('button', { name: '3 TK' });
  await expect(tks).toBeVisible();
  await clickInBody(page, 'About');
  await page.keyboard.press('Home');
  await tks.click();
  await expect.poll(() => selected(page)).toBe('TK');
  await page.keyboard.type('forty');
  await page.keyboard.press('Control+Alt+k');
  await expect.poll(() => selected(page)).toBe('[TK the mayor]');
  await expect(body(page).getByText('Said [TK')).toBeInViewport();
  await page.keyboard.type('the mayor');
  await runFromPalette(page, 'Go to the next TK');
  await expect.poll(() => selected(page)).toBe('TKTK');
  await page.keyboard.type('late');
  await expect(headline(page)).toHaveText('Vote late');
  await expect(stateLine(page).getByRole('button', { name: /TK/ })).toBeHidden();
  await page.keyboard.press('Control+Alt+k');
  await expect(page.getByText('No TK is left.')).toBeVisible();
});

test('a length target is kept with the article, and the state line holds the text against it @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('One two three four.'), paragraph('Five six.')]);
  await clickInBody(page, 'One two');
  await expect(stateLine(page)).toContainText('Paragraph: 4 words, 19 characters');
  await stateLine(page)
    .getByRole('button', { name: /^6 words/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Length target' });
  await expect(dialog.getByLabel('Length')).toBeFocused();
  await page.keyboard.type('many');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(/A whole number/)).toBeVisible();
  await dialog.getByLabel('Length').fill('5');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(stateLine(page)).toContainText('6 / 5 words, 1 over');
  await expect(stateLine(page).getByRole('meter', { name: 'Length' })).toHaveAttribute(
    'aria-valuetext',
    '6 of 5 words, 1 over',
  );
  await expectAccessible(page, 'a length target');
  await savedContent(newsroom);
  expect((await newsroom.readArticle('story.stet')).length).toEqual({ target: 5, unit: 'words' });

  await clickInBody(page, 'One two');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await expect(stateLine(page)).toContainText('4 words, 19 characters selected');
  // The target is a step like any other.
  await page.keyboard.press('Control+z');
  await expect(stateLine(page).getByRole('meter')).toHaveCount(0);
  await runFromPalette(page, 'Length target…');
  await dialog.getByLabel('Length').fill('4');
  await dialog.getByLabel('In', { exact: true }).selectOption('lines');
  await page.keyboard.press('Enter');
  await expect(stateLine(page)).toContainText('2 / 4 lines');
});

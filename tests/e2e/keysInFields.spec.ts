import { expect, test } from './newsroom.ts';
import { paragraph } from './sampleArticle.ts';
import { body, inspector, runFromPalette } from './steps.ts';
import { clickInBody, openBody, savedBody } from './writingDesk.ts';

test('undo and redo in a field leave the keyboard there, and lead the eye to what changed elsewhere', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const lines = Array.from({ length: 60 }, (_, line) => paragraph(`Line ${line} of the minutes.`));
  await openBody(newsroom, [...lines, paragraph('End')]);
  const story = inspector(page);
  const text = body(page).getByText('Line 0 of the minutes');
  await clickInBody(page, 'Line 0 of the minutes');
  await page.keyboard.press('End');
  await page.keyboard.type(' Seen.');
  await story.getByLabel('Status').selectOption('In review');
  const slug = story.getByRole('textbox', { name: 'Slug', exact: true });
  await slug.fill('pier');
  await body(page).getByText('End', { exact: true }).scrollIntoViewIfNeeded();
  await expect(text).not.toBeInViewport();

  await page.keyboard.press('Control+z');
  await expect(slug).not.toHaveValue('pier');
  await expect(slug).toBeFocused();
  await expect(page.getByText('Undone: ')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undone: Status')).toBeVisible();
  await expect(slug).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(text).toHaveText('Line 0 of the minutes.');
  await expect(text).toBeInViewport();
  await expect(page.getByText('Undone in the text')).toBeVisible();
  await expect(slug).toBeFocused();
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByText('Redone in the text')).toBeVisible();
  await expect(slug).toBeFocused();
  await page.getByRole('button', { name: 'Show' }).click();
  await page.keyboard.type('!');
  await expect(text).toHaveText('Line 0 of the minutes. Seen.!');

  // From the palette it is the same.
  await slug.fill('harbour');
  await runFromPalette(page, 'Undo');
  await expect(slug).not.toHaveValue('harbour');
  await expect(slug).toBeFocused();
  await runFromPalette(page, 'Redo');
  await expect(slug).toHaveValue('harbour');
  await expect(slug).toBeFocused();

  // Of a letter that was taken back at once nothing is said.
  await clickInBody(page, 'End');
  await page.keyboard.type('x');
  await page.keyboard.press('Backspace');
  await slug.focus();
  await page.keyboard.press('Control+z');
  await expect(slug).not.toHaveValue('harbour');
  await expect(slug).toBeFocused();
  // Now, and not once it went by itself.
  expect(await page.getByText('Undone in the text').count()).toBe(0);
});

test('keys of the text’s commands do nothing to it from a field', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('One'), paragraph('Two')]);
  await clickInBody(page, 'One');
  const slug = inspector(page).getByRole('textbox', { name: 'Slug', exact: true });
  await slug.fill('pier');
  for (const keys of [
    'Control+Shift+Backspace',
    'Alt+Shift+ArrowDown',
    'Control+Alt+2',
    'Control+Shift+9',
    'Control+Shift+l',
    'Alt+Enter',
  ]) {
    await page.keyboard.press(keys);
    await expect(slug).toBeFocused();
  }
  await expect(page.getByRole('menu')).toHaveCount(0);
  expect(await savedBody(newsroom)).toBe('paragraph(One) paragraph(Two)');
  // Chosen by name they are meant.
  await runFromPalette(page, 'Subhead');
  expect(await savedBody(newsroom)).toBe('h2(One) paragraph(Two)');
  await expect(page.locator('.ProseMirror')).toBeFocused();
});

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './newsroom.ts';
import { headlineIn, sampleArticle } from './sampleArticle.ts';

test('a first article is written, saved and listed', async ({ newsroom }) => {
  const { page } = newsroom;
  await expect(page.getByRole('heading', { name: 'No articles yet' })).toBeVisible();
  await page
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: 'New article' })
    .first()
    .click();
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await page.keyboard.type('Ferry to run all winter');
  await page.keyboard.press('Control+s');
  await expect(page.getByTestId('save-state')).toHaveText(/^Saved \d\d:\d\d:\d\d$/);
  await expect(page.getByRole('button', { name: /^Ferry to run all winter/ })).toBeVisible();
  expect(await newsroom.articleFiles()).toEqual(['ferry-to-run-all-winter.stet']);
  const article = await newsroom.readArticle('ferry-to-run-all-winter.stet');
  expect(headlineIn(article)).toBe('Ferry to run all winter');
});

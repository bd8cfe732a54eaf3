import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { png } from '../unit/exports/pictures.ts';
import { expectAccessible } from './expectAccessible.ts';
import { expect, test } from './newsroom.ts';
import { putPhoto } from './putPhoto.ts';
import { paragraph, sampleArticle } from './sampleArticle.ts';
import { photo } from './sampleBlocks.ts';
import { body, goToEnd, headline, inspector, openArticle, runFromPalette } from './steps.ts';

test('what the desk agrees on is set once, lies in the library, and holds for every window', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const src = await putPhoto(newsroom.library, png(1200, 1200, 1));
  const quay = { type: 'image', src, mimeType: 'image/png', width: 1200, height: 1200 };
  const ofQuay = { ...photo(), attrs: { asset: 'quay' } };
  await newsroom.writeArticle(
    'vote.stet',
    sampleArticle({
      headline: 'Vote delayed',
      body: [ofQuay, paragraph('The council met late.')],
      fields: { assets: { quay } },
    }),
  );
  await openArticle(page, 'Vote delayed');
  const other = await newsroom.openWindow();
  await openArticle(other, 'Vote delayed');

  await runFromPalette(page, 'Desk settings…');
  const dialog = page.getByRole('dialog', { name: 'Desk settings' });
  await expectAccessible(page, 'desk settings', 'dialog');
  await dialog.getByLabel('Headline: warn over', { exact: true }).fill('12');
  await dialog.getByLabel('Headline: at most', { exact: true }).fill('');
  await dialog.getByRole('combobox', { name: 'Standfirst' }).fill('Dek');
  await dialog.getByRole('combobox', { name: 'Subhead', exact: true }).fill('Crosshead');
  await dialog.getByRole('checkbox', { name: 'Divider' }).uncheck();
  await dialog.getByRole('textbox', { name: 'Expected shapes' }).fill('3:2, square');
  await expect(dialog.getByText('“square” is no shape. Write it as 3:2.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  const file = path.join(newsroom.library, '.stet', 'desk.json');
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
    format: 'stet-desk',
    version: 1,
    headlines: { headline: { soft: 12, hard: null } },
    labels: { standfirst: 'Dek', subhead: 'Crosshead' },
    blocks: { hidden: ['divider'] },
    photo: { ratios: ['3:2'] },
  });

  for (const window of [page, other]) {
    await expect(window.getByRole('textbox', { name: 'Dek', exact: true })).toBeVisible();
    await expect(headline(window)).toHaveAttribute('data-count', '12 / 12');
    await expect(body(window)).toContainText('Shape 1:1, wanted is 3:2');
  }
  await headline(page).click();
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  await expect(headline(page)).toHaveAccessibleDescription('13 characters, 12 are allowed');

  await goToEnd(page);
  await page.keyboard.press('Enter');
  await page.keyboard.type('/');
  const menu = page.getByRole('listbox', { name: 'Insert a block' });
  await expect(menu.getByRole('option', { name: /Crosshead/ })).toBeVisible();
  await expect(menu.getByRole('option', { name: /Divider/ })).toHaveCount(0);
  await page.keyboard.press('Escape');

  // Another program writes the file, and then spoils it.
  await writeFile(file, '{"labels": {"standfirst": "Intro"}, "headlines": {"seo": {"soft": 5}}}');
  await expect(page.getByRole('textbox', { name: 'Intro', exact: true })).toBeVisible();
  await inspector(page).getByText('Headline variants').click();
  await inspector(page).getByLabel('Search headline').fill('Vote put off');
  await expect(inspector(page).getByText('12 / 5: too long')).toBeVisible();
  await writeFile(file, '{"labels": ');
  await expect(
    page.getByText(/^The desk’s settings are damaged .*Defaults are used/),
  ).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Standfirst', exact: true })).toBeVisible();
  await expect(body(page)).toContainText('/');
});

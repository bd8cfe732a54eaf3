import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { png } from '../unit/exports/pictures.ts';
import { expect, test } from './newsroom.ts';

/** A command by its name, as somebody who sees no screen runs it. */
async function run(page: Page, command: string) {
  await page.keyboard.press('Control+Shift+K');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(command);
  await expect(palette.getByRole('option', { name: command }).first()).toBeVisible();
  await page.keyboard.press('Enter');
}

/** Tab until what has that role and name has the focus. */
async function tabTo(page: Page, role: 'button' | 'textbox' | 'checkbox', name: string) {
  const target = page.getByRole(role, { name, exact: true });
  for (let press = 0; press < 40; press++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`No way by Tab to the ${role} “${name}”`);
}

test('a whole article is written, illustrated and exported without a mouse, by names alone', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await run(page, 'New article');
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  await expect(field('Headline')).toHaveText('');
  await expect(page.getByRole('textbox', { name: 'Article', exact: true })).toBeFocused();
  await page.keyboard.press('Control+Home');
  for (const words of ['Ferries', 'The last boat', 'It sailed at dawn.']) {
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
  }
  await expect(field('Kicker')).toHaveText('Ferries');
  await expect(field('Headline')).toHaveText('The last boat');
  await expect(field('Standfirst')).toHaveText('It sailed at dawn.');

  await page.keyboard.type('Nobody waved at the quay.');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Control+b');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/subhead');
  await expect(page.getByRole('listbox', { name: 'Insert a block' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type('On the quay');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- tea');
  await page.keyboard.press('Enter');
  await page.keyboard.type('rope');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');

  const choosing = page.waitForEvent('filechooser');
  await page.keyboard.type('/photo');
  await expect(page.getByRole('listbox', { name: 'Insert a block' })).toBeVisible();
  await page.keyboard.press('Enter');
  const buffer = Buffer.from(png(320, 200, 2));
  await (await choosing).setFiles({ name: 'quay.png', mimeType: 'image/png', buffer });
  await expect(page.getByRole('figure')).toContainText('No alt text');
  await page.keyboard.type('The quay at dawn');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Tam Orr');
  await expect(field('Caption')).toHaveText('The quay at dawn');
  await expect(field('Credit')).toHaveText('Tam Orr');
  await page.keyboard.press('Enter');
  await page.keyboard.type('The next one sails on Friday.');
  await expect(page.getByRole('figure')).toHaveCount(1);

  await run(page, 'Save');
  await expect(page.getByTestId('save-state')).toHaveText(/^Saved \d\d:\d\d:\d\d$/);
  await run(page, 'Export…');
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('checkbox', { name: 'Web page' })).toBeChecked();
  const download = page.waitForEvent('download');
  await tabTo(page, 'button', 'Export');
  await page.keyboard.press('Enter');
  const done = page.getByRole('dialog', { name: 'Exported' });
  await expect(done).toBeVisible();
  const bytes = await readFile(await (await download).path());
  expect(bytes.length).toBeGreaterThan(500);
  await page.keyboard.press('Escape');
  await expect(done).toBeHidden();
});

import { expectAccessible } from './expectAccessible.ts';
import { expect, test } from './newsroom.ts';
import { sampleArticle } from './sampleArticle.ts';
import { body, openArticle } from './steps.ts';
import { savedBody } from './writingDesk.ts';

test('keys are found, changed, taken from another command, refused and given back', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle('story.stet', sampleArticle({ headline: 'Ferry late' }));
  await openArticle(page, 'Ferry late');
  const other = await newsroom.openWindow();
  await page.bringToFront();
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });

  await body(page).getByText('The council').click();
  // From the palette, by the command that one was looking for.
  await page.keyboard.press('Control+Shift+K');
  await page.getByRole('combobox', { name: /Find a command/ }).fill('strike');
  await page.keyboard.press('Alt+Enter');
  await expect(sheet.getByRole('searchbox')).toHaveValue('Strike through');
  await expectAccessible(page, 'the sheet of keys', 'dialog');
  const change = sheet.getByRole('button', { name: /^Change the keys of Strike through/ });
  // It asks for them at once.
  await expect(sheet.getByRole('button', { name: 'Press the keys for Strike' })).toBeFocused();
  await page.keyboard.press('k');
  await expect(sheet.getByRole('alert')).toContainText('That key types a sign. Hold Ctrl');
  await page.keyboard.press('Control+t');
  await expect(sheet.getByRole('alert')).toContainText('The browser keeps that key');
  await page.keyboard.press('Control+b');
  await expect(sheet.getByRole('alert')).toContainText('Ctrl+B belongs to “Bold”');
  await page.keyboard.press('Enter');
  await expect(change).toHaveText('Ctrl+B');
  await sheet.getByRole('searchbox').fill('bold');
  await expect(sheet.getByRole('button', { name: 'Change the keys of Bold: none' })).toBeVisible();
  // Its own ones are another command's by now.
  await sheet.getByRole('button', { name: 'Reset the keys of Bold' }).click();
  await expect(sheet.getByRole('alert')).toContainText('Ctrl+B belongs to “Strike through”');
  await page.keyboard.press('Escape');
  await expect(sheet.getByRole('button', { name: 'Change the keys of Bold: none' })).toBeFocused();
  await sheet.getByRole('button', { name: 'Done' }).click();

  await body(page).getByText('The council').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+b');
  expect(await savedBody(newsroom)).toBe('paragraph([The council met late. strike])');

  // Another window has them too, and changes no others by its own.
  await other.bringToFront();
  await other.keyboard.press('Control+/');
  const there = other.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await there.getByRole('searchbox').fill('Ctrl+B');
  await expect(there.getByRole('listitem')).toHaveText(/^Strike through/);
  await there.getByRole('searchbox').fill('Divider');
  await there.getByRole('button', { name: /^Change the keys of Divider/ }).press('Enter');
  await other.keyboard.press('Control+Alt+d');
  await expect(there.getByRole('button', { name: /Divider: Ctrl\+Alt\+D/ })).toBeVisible();
  // On paper all that have keys are on one page: a third column of them went past its edge.
  await there.getByRole('searchbox').fill('');
  if (newsroom.host === 'web') {
    const printed = (await other.pdf({ format: 'A4' })).toString('latin1');
    expect(printed.match(/\/Type \/Page\b/g)).toHaveLength(1);
  }

  await newsroom.restart();
  const again = newsroom.page;
  await openArticle(again, 'Ferry late');
  await again.keyboard.press('Control+/');
  const kept = again.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await kept.getByRole('searchbox').fill('Ctrl+B');
  await expect(kept.getByRole('listitem').filter({ hasText: 'Strike through' })).toBeVisible();
  await kept.getByRole('button', { name: 'Reset all' }).click();
  await expect(kept.getByRole('button', { name: 'Change the keys of Bold: Ctrl+B' })).toBeVisible();
  await kept.getByRole('button', { name: 'Done' }).click();
  await body(again).getByText('The council').click();
  await again.keyboard.press('Control+a');
  await again.keyboard.press('Control+b');
  await expect(body(again).locator('strong')).toBeVisible();
});

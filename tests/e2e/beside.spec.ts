import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './newsroom.ts';
import { sampleArticle } from './sampleArticle.ts';
import { openArticle, rowOf, runFromPalette } from './steps.ts';

test('another article, a wire or a photo is read beside the text, and changes places with it', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle(
    'late.stet',
    sampleArticle({ headline: 'Ferry late', paragraphs: ['The ferry was late.'] }),
  );
  await newsroom.writeArticle(
    'vote.stet',
    sampleArticle({ headline: 'Vote delayed', paragraphs: ['The vote was put off.'] }),
  );
  await openArticle(page, 'Ferry late');
  await rowOf(page, 'Vote delayed').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Open beside' }).click();
  const beside = page.getByRole('region', { name: /^Beside: / });
  await expect(beside).toContainText('The vote was put off.');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  // The line between them moves by keys.
  const line = page.getByRole('separator', { name: 'Width of the text' });
  const before = (await beside.boundingBox())?.width ?? 0;
  await line.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(line).toHaveAttribute('aria-valuenow', '40');
  expect((await beside.boundingBox())?.width).toBeGreaterThan(before + 20);

  // What is unsaved is on the disk before the two change places.
  const main = page.locator('.split-main');
  await main.getByText('The ferry was late.').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Again.');
  await page.keyboard.press('F7');
  await expect(main.getByRole('textbox', { name: 'Headline', exact: true })).toHaveText(
    'Vote delayed',
  );
  await expect(beside).toContainText('The ferry was late. Again.');
  expect(JSON.stringify(await newsroom.readArticle('late.stet'))).toContain('late. Again.');
  await page.keyboard.type('!');
  await expect(main).toContainText('!');

  // Loaded again, and narrow: one above the other, with a way back.
  await page.reload();
  await expect(beside).toContainText('The ferry was late. Again.');
  await page.setViewportSize({ width: 480, height: 800 });
  await expect(line).toBeHidden();
  await beside.getByRole('button', { name: 'Close what is beside' }).click();
  await expect(beside).toHaveCount(0);
  await page.setViewportSize({ width: 1280, height: 800 });

  const chosen = page.waitForEvent('filechooser');
  await runFromPalette(page, 'Open a text or photo beside…');
  await (await chosen).setFiles({
    name: 'wire.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('PORT TELL (AP) -- caf\xe9 closed', 'latin1'),
  });
  await expect(beside).toContainText('PORT TELL (AP) -- café closed');
  await page.keyboard.press('Shift+F7');
  await expect(beside).toHaveCount(0);
});

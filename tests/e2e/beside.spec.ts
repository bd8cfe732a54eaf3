import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { png } from '../unit/exports/pictures.ts';
import { expect, test } from './newsroom.ts';
import { paragraph, sampleArticle, text } from './sampleArticle.ts';
import { openArticle, rowOf, runFromPalette } from './steps.ts';
import { takenIn } from './writingDesk.ts';

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

test('words and a photo beside are copied into the text', async ({ newsroom }) => {
  const { page } = newsroom;
  const bytes = png(320, 200, 2);
  const src = `media/${createHash('sha256').update(bytes).digest('hex')}.png`;
  await mkdir(path.join(newsroom.library, 'media'));
  await writeFile(path.join(newsroom.library, src), bytes);
  const quay = {
    type: 'image',
    src,
    mimeType: 'image/png',
    width: 320,
    height: 200,
    alt: 'A quay',
  };
  const caption = { type: 'caption', content: [text('The quay at noon')] };
  await newsroom.writeArticle(
    'vote.stet',
    sampleArticle({
      headline: 'Vote delayed',
      body: [
        paragraph('The vote was put off.'),
        { type: 'photo', attrs: { asset: 'quay' }, content: [caption, { type: 'credit' }] },
        paragraph('The end.'),
      ],
      fields: { assets: { quay } },
    }),
  );
  await newsroom.writeArticle('late.stet', sampleArticle({ headline: 'Ferry late' }));
  await openArticle(page, 'Ferry late');
  await rowOf(page, 'Vote delayed').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Open beside' }).click();
  const beside = page.getByRole('region', { name: /^Beside: / });
  await expect(beside.locator(takenIn)).toBeVisible();
  const from = await beside.getByText('The vote was put off.').boundingBox();
  const to = await beside.getByText('The end.').boundingBox();
  if (!from || !to) throw new Error('not on the screen');
  await page.mouse.move(from.x + 1, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y + to.height / 2, { steps: 8 });
  await page.mouse.move(to.x + to.width - 2, to.y + to.height / 2, { steps: 3 });
  await page.mouse.up();
  await page.keyboard.press('Control+c');
  const main = page.locator('.split-main');
  await main.getByText('The council met late.').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+v');
  await expect(main).toContainText('The quay at noon');
  await expect(main.locator(takenIn)).toBeVisible();
  await expect(main.getByRole('img', { name: 'A quay' })).toBeVisible();
  await expect(page.getByText(/did not come along/)).toHaveCount(0);
});

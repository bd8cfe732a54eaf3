import { png } from '../unit/exports/pictures.ts';
import { expect, test } from './newsroom.ts';
import { paragraph, sampleArticle, text } from './sampleArticle.ts';
import { body, openArticle } from './steps.ts';
import {
  clickInBody,
  openBody,
  pastedElsewhere,
  pasteFile,
  savedBody,
  savedContent,
} from './writingDesk.ts';

const note = { type: 'note', content: [paragraph('SECRET number')] };

test('others get clean HTML without notes; another window gets everything', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [
    paragraph('First'),
    note,
    { type: 'heading', attrs: { level: 2 }, content: [text('Why')] },
    {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [paragraph('Ropes')] }],
    },
    paragraph('Last'),
  ]);
  await newsroom.writeArticle(
    'window.stet',
    sampleArticle({ headline: 'Other', body: [paragraph('')] }),
  );
  await clickInBody(page, 'First');
  await page.keyboard.press('Control+a');
  const before = await savedBody(newsroom);
  await page.keyboard.press('Control+c');

  const elsewhere = await pastedElsewhere(page);
  expect(elsewhere.html.replace(/\n/g, '')).toContain(
    '<p>First</p><h2>Why</h2><ul><li>Ropes</li></ul><p>Last</p>',
  );
  expect(elsewhere.html).not.toMatch(/SECRET|data-|class=/);
  expect(elsewhere.text).toBe('First\n\nWhy\n\nRopes\n\nLast');

  const window = await newsroom.openWindow();
  await openArticle(window, 'Other');
  await body(window).getByRole('paragraph').click();
  await window.keyboard.press('Control+v');
  await expect(body(window)).toContainText('SECRET number');
  await window.keyboard.press('Control+s');
  await expect
    .poll(async () => JSON.stringify((await newsroom.readArticle('window.stet')).content))
    .toContain('SECRET');
  await page.bringToFront();
  expect(await savedBody(newsroom)).toBe(before);
});

test('a photo goes along into another article, with what is known about it', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('Words'), paragraph('')]);
  await newsroom.writeArticle(
    'window.stet',
    sampleArticle({ headline: 'Other', body: [paragraph('')] }),
  );
  await clickInBody(page, 'Words');
  await page.keyboard.press('Control+End');
  await pasteFile(page, { name: 'quay.png', type: 'image/png', bytes: [...png(320, 200, 2)] });
  const image = body(page).locator('img[src^="blob:"]');
  await expect(image).toBeVisible();
  await image.click();
  const bar = page.getByRole('toolbar', { name: 'Photo' });
  await bar.getByRole('button', { name: 'Alt text' }).click();
  await page.getByRole('textbox', { name: 'Alt text' }).fill('An empty quay');
  await page.getByRole('button', { name: 'Done' }).click();
  await image.click();
  await page.keyboard.press('Control+c');
  await savedContent(newsroom);

  await openArticle(page, 'Other');
  await body(page).getByRole('paragraph').click();
  await page.keyboard.press('Control+v');
  await expect(body(page).getByRole('img', { name: 'An empty quay' })).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect
    .poll(async () => Object.values((await newsroom.readArticle('window.stet')).assets ?? {}))
    .toMatchObject([{ alt: 'An empty quay', width: 320 }]);
});

test('words, blocks and files by drag, each in one step', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('First word'), paragraph('Second line'), paragraph('Third')]);
  await clickInBody(page, 'Second line');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  const source = await body(page).getByText('Second line').boundingBox();
  const target = await body(page).getByText('Third').boundingBox();
  if (!source || !target) throw new Error('no place to drag from or to');
  await page.mouse.move(source.x + 20, source.y + source.height / 2);
  await page.mouse.down();
  await page.mouse.move(target.x + 10, target.y + target.height / 2, { steps: 4 });
  await page.mouse.move(target.x + 2, target.y + target.height / 2, { steps: 4 });
  await expect(page.locator('.drop-line:visible')).toBeVisible();
  await page.mouse.up();
  // No empty line stays where the words were.
  expect(await savedBody(newsroom)).toBe('paragraph(First word) paragraph(Second lineThird)');
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe(
    'paragraph(First word) paragraph(Second line) paragraph(Third)',
  );

  // A text file, where it is dropped.
  await body(page).evaluate(
    (element, { x, y }) => {
      const dataTransfer = new DataTransfer();
      const words = '# Notes\n\n- Ropes\n- Buoys\n';
      dataTransfer.items.add(new File([words], 'notes.md', { type: 'text/markdown' }));
      const options = { dataTransfer, bubbles: true, cancelable: true, clientX: x, clientY: y };
      element.dispatchEvent(new DragEvent('dragover', options));
      element.dispatchEvent(new DragEvent('drop', options));
    },
    { x: target.x + 4, y: target.y + target.height - 2 },
  );
  await expect(body(page)).toContainText('Buoys');
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe(
    'paragraph(First word) paragraph(Second line) paragraph(Third)',
  );
});

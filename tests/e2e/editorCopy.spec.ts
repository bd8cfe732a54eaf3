import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { png } from '../unit/exports/pictures.ts';
import { expect, test } from './newsroom.ts';
import { putPhoto } from './putPhoto.ts';
import { paragraph, sampleArticle, text } from './sampleArticle.ts';
import { body, expectSaved, newArticle, openArticle } from './steps.ts';
import {
  clickInBody,
  openBody,
  pastedElsewhere,
  pasteFile,
  savedBody,
  savedContent,
  short,
  takenIn,
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
  expect(elsewhere.text).toBe('First\n\nWhy\n\n- Ropes\n\nLast');

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

test('a photo goes along into another article, with what is known about it @thorough', async ({
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
  const image = body(page).locator(takenIn);
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

test('a photo goes along into another library, and into other programs as it is shown @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const bytes = png(320, 200, 2);
  const src = await putPhoto(newsroom.library, bytes);
  const asset = {
    ...{ type: 'image', src, mimeType: 'image/png', width: 320, height: 200 },
    ...{ alt: 'An empty quay', credit: { creator: 'Tam Orr' }, copyright: '© Tam Orr' },
  };
  const photo = {
    type: 'photo',
    attrs: { asset: 'quay', crop: { x: 0.5, y: 0, width: 0.5, height: 1 } },
    content: [
      { type: 'caption', content: [text('The quay at noon')] },
      { type: 'credit', content: [text('Tam Orr')] },
    ],
  };
  await newsroom.writeArticle(
    'story.stet',
    sampleArticle({ headline: 'Quay', body: [photo], fields: { assets: { quay: asset } } }),
  );
  await openArticle(page, 'Quay');
  await body(page).locator('.photo-picture').click();

  // As it is shown: only the part, and nothing of what the file says of itself.
  await page.keyboard.press('Control+c');
  await expect.poll(async () => (await pastedElsewhere(page)).html).toContain('data:image/png');
  const { html } = await pastedElsewhere(page);
  expect(html).toContain('The quay at noon');
  expect(html).toContain('alt="An empty quay" width="160" height="200"');
  const shown = Buffer.from(/data:image\/png;base64,([^"]+)/.exec(html)?.[1] ?? '', 'base64');
  expect([shown.readUInt32BE(16), shown.readUInt32BE(20)]).toEqual([160, 200]);

  // Its page may not ask ours, so the file itself came along, with all that is known about it.
  const elsewhere = await newsroom.openElsewhere();
  const there = elsewhere.page;
  await newArticle(there);
  await there.keyboard.type('Elsewhere');
  await body(there).getByRole('paragraph').click();
  await there.keyboard.press('Control+v');
  await expect(body(there).getByRole('img', { name: 'An empty quay' })).toBeVisible();
  await expect(there.getByRole('dialog')).toHaveCount(0);
  await there.keyboard.press('Control+s');
  await expectSaved(there);
  const [name = ''] = (await readdir(elsewhere.library)).filter((each) => each.endsWith('.stet'));
  const saved = JSON.parse(await readFile(path.join(elsewhere.library, name), 'utf8'));
  expect(Object.values(saved.assets)).toMatchObject([asset]);
  expect(JSON.stringify(saved.content)).toContain('"crop":{"x":0.5');
  expect(short(saved.content.content[3].content)).toContain(
    'photo(caption(The quay at noon) credit(Tam Orr))',
  );
  expect(await readFile(path.join(elsewhere.library, src))).toEqual(Buffer.from(bytes));
});

test('all of a text goes into other programs with its pictures, and with whom to credit', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const bytes = png(1200, 600, 2);
  const src = await putPhoto(newsroom.library, bytes);
  const asset = (more: object) => ({
    ...{ type: 'image', src, mimeType: 'image/png', width: 1200, height: 600, alt: '' },
    ...more,
  });
  const photo = (id: string) => ({
    type: 'photo',
    attrs: { asset: id },
    content: [{ type: 'caption' }, { type: 'credit' }],
  });
  const lost = `media/${'b'.repeat(64)}.png`;
  await newsroom.writeArticle(
    'story.stet',
    sampleArticle({
      headline: 'Quay',
      body: [
        paragraph('Words'),
        photo('quay'),
        { type: 'factbox', content: [{ type: 'title', content: [text('Box')] }, photo('boat')] },
        photo('lost'),
      ],
      fields: {
        assets: {
          quay: asset({ credit: { creator: 'Tam Orr' } }),
          boat: asset({ credit: { creator: 'Ada Quill' } }),
          lost: asset({ src: lost, alt: 'Lost', credit: { creator: 'Lena Moss' } }),
        },
      },
    }),
  );
  await openArticle(page, 'Quay');
  await clickInBody(page, 'Words');
  for (let press = 0; press < 3; press++) await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await expect(
    page.getByText(
      'Copied, but for other programs without a photo that could not be read: “Lost”.',
    ),
  ).toBeVisible();
  const { html } = await pastedElsewhere(page);
  expect(html.match(/<img src="data:image\/png/g)).toHaveLength(2);
  // Word processors show a picture as large as it says: no larger than a page has room for.
  expect(html.match(/width="600" height="300"/g)).toHaveLength(2);
  const credits = [...html.matchAll(/class="credit">([^<]*)/g)].map(([, credit]) => credit);
  expect(credits).toEqual(['Tam Orr', 'Ada Quill', 'Lena Moss']);
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
  expect(await savedBody(newsroom)).toBe('paragraph(First word) paragraph(Second line Third)');
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe(
    'paragraph(First word) paragraph(Second line) paragraph(Third)',
  );

  // A text file, between the blocks where the line stands.
  for (const [name, words, now] of [
    ['notes.md', '# Notes\n\n- Ropes\n- Buoys\n', 'listItem(paragraph(Buoys))'],
    ['notes.txt', 'Ropes.\n\nBuoys.\n', ' paragraph(Ropes.) paragraph(Buoys.)'],
  ] as const) {
    await body(page).evaluate(
      (element, { x, y, name, words }) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([words], name, { type: '' }));
        const options = { dataTransfer, bubbles: true, cancelable: true, clientX: x, clientY: y };
        element.dispatchEvent(new DragEvent('dragover', options));
        element.dispatchEvent(new DragEvent('drop', options));
      },
      { x: target.x + 4, y: target.y + target.height - 2, name, words },
    );
    await expect(body(page)).toContainText('Buoys');
    expect(await savedBody(newsroom)).toContain(now);
    await page.keyboard.press('Control+z');
    expect(await savedBody(newsroom)).toBe(
      'paragraph(First word) paragraph(Second line) paragraph(Third)',
    );
  }
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { png } from '../unit/exports/pictures.ts';
import { dragOver, middleOf } from './dragOver.ts';
import { expect, test } from './newsroom.ts';
import { paragraph, sampleArticle, text } from './sampleArticle.ts';
import { body, headline, inspector, openArticle } from './steps.ts';
import { caretPlace, clickInBody, openBody, savedBody } from './writingDesk.ts';

const photo = (caption: string, asset: string) => ({
  type: 'photo',
  attrs: { asset },
  content: [{ type: 'caption', content: [text(caption)] }, { type: 'credit' }],
});
const gallery = (...photos: ReturnType<typeof photo>[]) => ({
  type: 'gallery',
  content: [...photos, { type: 'caption' }],
});

const pictureOf = (page: Page, caption: string) =>
  body(page).locator('.photo').filter({ hasText: caption }).locator('.photo-picture');

test('a photo is dragged to another place by its picture, selected or not, and only moves', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const blocks = [paragraph('Top'), photo('The pier', ''), paragraph('One'), paragraph('Two')];
  await openBody(newsroom, blocks);
  const picture = body(page).locator('.photo-picture');
  await picture.click({ position: { x: 20, y: 20 } });
  await expect.poll(() => caretPlace(page)).toBe('selected photo');
  for (const before of ['selected', 'elsewhere']) {
    if (before === 'elsewhere') await clickInBody(page, 'One');
    const last = await body(page).getByText('Two').boundingBox();
    if (!last) throw new Error('Nothing to drop on');
    await picture.hover({ position: { x: 20, y: 20 } });
    await page.mouse.down();
    await page.mouse.move(last.x + 30, last.y + last.height / 2, { steps: 8 });
    await expect(page.locator('.drop-line')).toBeVisible();
    await page.mouse.up();
    await expect(page.locator('.drop-line')).toBeHidden();
    expect(await savedBody(newsroom)).toMatch(
      /^paragraph\(Top\) paragraph\(One\) (paragraph\(Two\) photo\(.*\)|photo\(.*\) paragraph\(Two\))$/,
    );
    await expect.poll(() => caretPlace(page)).toBe('selected photo');
    await page.keyboard.press('Control+z');
    expect(await savedBody(newsroom)).toBe(
      'paragraph(Top) photo(caption(The pier) credit()) paragraph(One) paragraph(Two)',
    );
  }

  // Within more that is selected it takes that along, as any word of it would.
  await clickInBody(page, 'Top');
  await page.keyboard.press('Home');
  await body(page)
    .getByText('One')
    .click({ modifiers: ['Shift'] });
  await dragOver(page, picture, body(page).getByText('Two'), 1);
  await page.mouse.up();
  expect(await savedBody(newsroom)).toBe(
    'paragraph(TwoTop) photo(caption(The pier) credit()) paragraph(One)',
  );
});

test('an embed and a divider are dragged at once, and the embed’s title is text', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [
    {
      type: 'embed',
      attrs: { url: 'https://example.org/film' },
      content: [{ type: 'title', content: [text('The pier, filmed')] }],
    },
    paragraph('One'),
    { type: 'divider' },
    paragraph('Two'),
  ]);
  const start = 'embed(title(The pier, filmed)) paragraph(One) divider() paragraph(Two)';
  const drag = async (from: readonly [number, number]) => {
    await clickInBody(page, 'One');
    const [x, y] = await middleOf(body(page).getByText('Two'), 0.02);
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move(x, y + 8, { steps: 5 });
  };
  const line = page.locator('.drop-line');
  const provider = await middleOf(page.locator('.embed-provider'), 0.02);
  await drag(provider);
  await expect(line).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(line).toBeHidden();
  await page.mouse.up();
  expect(await savedBody(newsroom)).toBe(start);

  await drag(provider);
  await page.mouse.up();
  await expect.poll(() => caretPlace(page)).toBe('selected embed');
  expect(await savedBody(newsroom)).toBe(
    'paragraph(One) divider() paragraph(Two) embed(title(The pier, filmed))',
  );
  await page.keyboard.press('Control+z');

  // Beside the line, too, as nobody hits one pixel.
  const [x, y] = await middleOf(page.getByRole('separator'));
  await drag([x, y - 8]);
  await page.mouse.up();
  expect(await savedBody(newsroom)).toBe(
    'embed(title(The pier, filmed)) paragraph(One) paragraph(Two) divider()',
  );
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe(start);

  await clickInBody(page, 'One');
  await body(page)
    .getByText('The pier, filmed')
    .dblclick({ position: { x: 40, y: 8 } });
  await page.keyboard.type('quay');
  expect(await savedBody(newsroom)).toBe(start.replace('pier', 'quay'));
});

test('photos and dividers that are selected together move and are cut together, and join no lines', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await page.setViewportSize({ width: 1280, height: 900 });
  const divider = { type: 'divider' };
  const bare = {
    type: 'photo',
    attrs: { asset: '' },
    content: [{ type: 'caption' }, { type: 'credit' }],
  };
  const blocks = [paragraph('Top'), divider, bare, divider, paragraph('One')];
  await openBody(newsroom, [...blocks, paragraph('Two')]);
  const start = await savedBody(newsroom);
  const top = await body(page).getByText('Top').boundingBox();
  const one = await body(page).getByText('One').boundingBox();
  if (!top || !one) throw new Error('No lines to select between');
  const select = async () => {
    await page.mouse.move(top.x + top.width - 20, top.y + top.height / 2);
    await page.mouse.down();
    await page.mouse.move(one.x + 0.5, one.y + one.height / 2, { steps: 4 });
    await page.mouse.up();
  };
  const together = 'divider() photo(caption() credit()) divider()';
  for (const grabbed of [body(page).locator('.photo-picture'), body(page).locator('hr').last()]) {
    await select();
    await dragOver(page, grabbed, body(page).getByText('Two'), 0.9);
    await page.mouse.up();
    const moved = await savedBody(newsroom);
    expect(moved).toContain('paragraph(Top) paragraph(One) ');
    expect(moved).toContain(together);
    await page.keyboard.press('Control+z');
    expect(await savedBody(newsroom)).toBe(start);
  }
  await select();
  await page.keyboard.press('Control+x');
  expect(await savedBody(newsroom)).toBe('paragraph(Top) paragraph(One) paragraph(Two)');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+v');
  expect(await savedBody(newsroom)).toBe(
    `paragraph(Top) paragraph(One) paragraph(Two) ${together}`,
  );
});

test('a photo is dragged into a gallery by its picture or its grip, and out of it again @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await page.setViewportSize({ width: 1280, height: 1800 });
  await openBody(newsroom, [
    photo('Ours', 'a1'),
    paragraph('Words'),
    gallery(photo('One', 'a2'), photo('Two', 'a3')),
    paragraph('End'),
  ]);
  const start = await savedBody(newsroom);
  const assets = () =>
    body(page).evaluate((element) => {
      const { editor } = element.closest('.ProseMirror') as unknown as {
        editor: { getJSON(): unknown };
      };
      return JSON.stringify(editor.getJSON()).match(/"asset":"[^"]*"/g);
    });
  const inGallery =
    'paragraph(Words) gallery(photo(caption(One) credit()) photo(caption(Ours) credit()) photo(caption(Two) credit()) caption()) paragraph(End)';
  const two = body(page).locator('.gallery-photos > .photo').nth(1);

  await pictureOf(page, 'Ours').click({ position: { x: 12, y: 12 } });
  await dragOver(page, pictureOf(page, 'Ours'), two, 0.1);
  await expect(two).toHaveAttribute('data-drop', 'before');
  // A line between blocks would say something else, ours or ProseMirror's.
  await expect(page.locator('.drop-line:visible')).toHaveCount(0);
  await page.mouse.up();
  expect(await savedBody(newsroom)).toBe(inGallery);
  expect(await assets()).toEqual(['"asset":"a2"', '"asset":"a1"', '"asset":"a3"']);
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe(start);

  // By the grip, with the caret elsewhere.
  await clickInBody(page, 'End');
  await pictureOf(page, 'Ours').hover();
  const grip = page.getByRole('button', { name: 'Drag to move, click for more' });
  await dragOver(page, grip, two, 0.1);
  await expect(two).toHaveAttribute('data-drop', 'before');
  await page.mouse.up();
  expect(await savedBody(newsroom)).toBe(inGallery);
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe(start);

  await dragOver(page, pictureOf(page, 'Two'), body(page).getByText('End'), 0.2);
  await expect(page.locator('.drop-line:visible')).toHaveCount(1);
  await page.mouse.up();
  expect(await savedBody(newsroom)).toMatch(
    /^photo\(caption\(Ours\) credit\(\)\) paragraph\(Words\) gallery\(photo\(caption\(One\) credit\(\)\) caption\(\)\) (photo\(caption\(Two\) credit\(\)\) paragraph\(End\)|paragraph\(End\) photo\(caption\(Two\) credit\(\)\))$/,
  );
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe(start);
});

test('in a gallery that runs from right to left the line stands where the photo will', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await page.setViewportSize({ width: 1280, height: 1800 });
  const title = 'إغلاق الميناء';
  await newsroom.writeArticle(
    'story.stet',
    sampleArticle({
      headline: title,
      body: [gallery(photo('One', 'a1'), photo('Two', 'a2')), paragraph('')],
      fields: { language: 'ar' },
    }),
  );
  await openArticle(page, title);
  const two = body(page).locator('.gallery-photos > .photo').nth(1);
  await pictureOf(page, 'One').click({ position: { x: 12, y: 12 } });
  // Left is on towards the end.
  await dragOver(page, pictureOf(page, 'One'), two, 0.1);
  await expect(two).toHaveAttribute('data-drop', 'after');
  await expect(two).toHaveCSS('box-shadow', /-6px 0px/);
  await page.mouse.up();
  expect(await savedBody(newsroom)).toMatch(/Two.*One/);
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toMatch(/One.*Two/);
});

test('a photo that is dragged over the headline shows that it goes to the top of the body', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('First'), paragraph('Last')]);
  const dragged = (place: Locator, ...kinds: ('dragenter' | 'dragover' | 'drop')[]) =>
    place.evaluate(
      (element, [types, bytes]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(
          new File([new Uint8Array(bytes)], 'quay.png', { type: 'image/png' }),
        );
        const { left, top, height } = element.getBoundingClientRect();
        const at = { clientX: left + 40, clientY: top + height / 2 };
        const init = { dataTransfer, bubbles: true, cancelable: true, ...at };
        for (const type of types) element.dispatchEvent(new DragEvent(type, init));
      },
      [kinds, [...png(320, 200, 2)]] as const,
    );
  const lines = page.locator('.drop-line:visible');
  await dragged(body(page).getByText('Last'), 'dragenter', 'dragover');
  await expect(lines).toHaveClass([/prosemirror-dropcursor-block/]);
  await dragged(headline(page), 'dragenter', 'dragover');
  await expect(lines).toHaveClass([/block-drop-line/]);
  const first = await body(page).getByText('First').boundingBox();
  const line = await lines.boundingBox();
  expect(line?.y).toBeLessThanOrEqual(first?.y ?? 0);
  expect(line?.y).toBeGreaterThan((first?.y ?? 0) - 40);
  await dragged(body(page).getByText('Last'), 'dragover');
  await expect(lines).toHaveClass([/prosemirror-dropcursor-block/]);
  await dragged(headline(page), 'dragover', 'drop');
  await expect(lines).toHaveCount(0);
  expect(await savedBody(newsroom)).toBe(
    'photo(caption() credit()) paragraph(First) paragraph(Last)',
  );
});

test('keys go on in the text after a drag that was given up', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('One'), paragraph('Two')]);
  await clickInBody(page, 'Two');
  const grip = page.getByRole('button', { name: 'Drag to move, click for more' });
  await body(page).getByText('One').hover();
  await dragOver(page, grip, page.getByTestId('save-state'), 0.5);
  await page.mouse.up();
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  expect(await savedBody(newsroom)).toBe('paragraph(One) paragraph(Two!)');
});

test('a file that is dropped beside the text opens nothing, and one on it comes into it', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('One')]);
  const folder = await mkdtemp(path.join(tmpdir(), 'stet-dropped-'));
  const file = path.join(folder, 'wire.txt');
  await writeFile(file, 'Gulls over the pier.');
  const mouse = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const place of [inspector(page), page.getByRole('banner'), body(page).getByText('One')]) {
    const [x, y] = await middleOf(place);
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await mouse.send('Input.dispatchDragEvent', { type, x, y, data });
    }
  }
  await expect(body(page)).toContainText('Gulls over the pier.');
  expect(page.context().pages()).toHaveLength(1);
  await rm(folder, { recursive: true });
});

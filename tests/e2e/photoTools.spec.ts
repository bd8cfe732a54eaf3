import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { png, sourceOf } from '../unit/exports/pictures.ts';
import { dataset, exif, iim, inLanguages, withSegments, xmp } from '../unit/newsroom/photoWords.ts';
import { expectAccessible } from './expectAccessible.ts';
import { type Block, expect, type TestNewsroom, test } from './newsroom.ts';
import { paragraph, sampleArticle, text } from './sampleArticle.ts';
import { body, openArticle, runFromPalette } from './steps.ts';
import {
  clickInBody,
  openBody,
  pasteFile,
  savedBody,
  savedContent,
  takenIn,
} from './writingDesk.ts';

/** A picture that a browser shows, as it writes it itself. */
const jpeg = async (page: Page, width: number, height: number): Promise<Uint8Array> =>
  Uint8Array.from(
    await page.evaluate(
      async ([across, down]) => {
        const canvas = new OffscreenCanvas(across, down);
        const context = canvas.getContext('2d');
        if (context) context.fillStyle = 'teal';
        context?.fillRect(0, 0, across / 2, down);
        const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
        return [...new Uint8Array(await blob.arrayBuffer())];
      },
      [width, height] as const,
    ),
  );

const quay = png(1500, 1000, 2);
const asset = (bytes: Uint8Array, width: number, height: number) => ({
  type: 'image',
  src: sourceOf(bytes),
  mimeType: 'image/png',
  width,
  height,
});

async function openWithPhoto(newsroom: TestNewsroom) {
  const photo: Block = {
    type: 'photo',
    attrs: { id: 'quay000001', asset: 'quay', layout: 'wide' },
    content: [
      { type: 'caption', content: [text('The quay')] },
      { type: 'credit', content: [text('Tam Orr')] },
    ],
  };
  await mkdir(path.join(newsroom.library, 'media'));
  await writeFile(path.join(newsroom.library, sourceOf(quay)), quay);
  await newsroom.writeArticle(
    'story.stet',
    sampleArticle({
      headline: 'Harbour vote',
      body: [paragraph('Words'), photo],
      fields: { assets: { quay: asset(quay, 1500, 1000) } },
    }),
  );
  await openArticle(newsroom.page, 'Harbour vote');
  await expect(body(newsroom.page).locator(takenIn)).toBeVisible();
  await clickInBody(newsroom.page, 'Words');
  await newsroom.page.keyboard.press('End');
  await newsroom.page.keyboard.press('ArrowDown');
}

const photoAttrs = async (newsroom: TestNewsroom) =>
  (await savedContent(newsroom)).content?.[3]?.content?.[1]?.attrs ?? {};

test('a crop and a focal point by keyboard, shown as they are exported; another picture instead', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openWithPhoto(newsroom);
  await runFromPalette(page, 'Crop photo…');
  const dialog = page.getByRole('dialog', { name: 'Crop photo' });
  await expect(dialog.getByRole('button', { name: 'Part that is shown' })).toBeFocused();
  await expectAccessible(page, 'a crop', '.dialog');
  await dialog.getByRole('radio', { name: '1:1' }).press('Space');
  await expect(dialog.getByRole('status')).toHaveText(
    '1000 × 1000 pixels, 1:1. Small: 1000 × 1000 pixels, at least 1200 × 600 are wanted.',
  );
  await dialog.getByRole('radio', { name: 'Free' }).press('Space');
  await dialog.getByRole('button', { name: 'Top left corner' }).press('Shift+ArrowDown');
  await dialog.getByRole('button', { name: 'Part that is shown' }).press('ArrowLeft');
  await expect(dialog.getByRole('status')).toContainText('1000 × 950 pixels');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  expect((await photoAttrs(newsroom)).crop).toEqual({
    x: 0.1567,
    y: 0.05,
    width: 0.6667,
    height: 0.95,
  });
  const shape = await body(page).locator('.photo-crop').boundingBox();
  expect((shape?.width ?? 0) / (shape?.height ?? 1)).toBeCloseTo(1000 / 950, 1);

  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  const shown = page.frameLocator('iframe').locator('.crop > span');
  // Polled: the preview may be written anew between one look and the next.
  await expect
    .poll(async () => {
      const { width = 0, height = 1 } = (await shown.boundingBox()) ?? {};
      return width / height;
    })
    .toBeCloseTo(1000 / 950, 1);
  await page.getByRole('button', { name: 'Close the preview' }).click();

  await body(page).locator('.photo-picture').click();
  await runFromPalette(page, 'Focal point…');
  const focal = page.getByRole('dialog', { name: 'Focal point' });
  await expect(focal.getByRole('status')).toContainText('None');
  await expectAccessible(page, 'a focal point', '.dialog');
  await focal.getByRole('button', { name: 'Focal point' }).press('Shift+ArrowLeft');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await savedContent(newsroom);
  const [name = ''] = await newsroom.articleFiles();
  const assets = (await newsroom.readArticle(name)).assets as Record<string, unknown>;
  expect(assets.quay).toMatchObject({ focalPoint: { x: 0.4, y: 0.49 } });

  const choosing = page.waitForEvent('filechooser');
  await runFromPalette(page, 'Replace photo…');
  const buffer = Buffer.from(png(900, 300, 1));
  await (await choosing).setFiles({ name: 'pier.png', mimeType: 'image/png', buffer });
  await expect(body(page).getByText('Small: 900 × 300 pixels')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Caption' })).toHaveText('The quay');
  const replaced = await photoAttrs(newsroom);
  expect(replaced.asset).not.toBe('quay');
  expect(replaced.layout).toBe('wide');
  expect(replaced.crop).toBeUndefined();
  await body(page).locator('.photo-picture').click();
  await page.keyboard.press('Control+z');
  expect((await photoAttrs(newsroom)).crop).toBeDefined();
});

test('what a photo’s file says is filled in, taken back, and chosen where it contradicts itself @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('Words')]);
  await clickInBody(page, 'Words');
  await page.keyboard.press('End');
  const bytes = withSegments(
    await jpeg(page, 1500, 1000),
    exif({ gps: [52.5, 13.25] }),
    iim([
      [dataset.caption, 'Käthe Öhm am Kai'],
      [dataset.byline, 'Ines Vole'],
      [dataset.credit, 'Tidewater News'],
    ]),
    xmp(
      inLanguages('dc:description', 'Boats at the quay') +
        inLanguages('Iptc4xmpCore:AltTextAccessibility', 'Three boats'),
    ),
  );
  await pasteFile(page, { name: 'quay.jpg', type: 'image/jpeg', bytes: [...bytes] });
  const caption = page.getByRole('textbox', { name: 'Caption' });
  await expect(caption).toHaveText('Boats at the quay');
  await expect(page.getByRole('textbox', { name: 'Credit' })).toHaveText(
    'Ines Vole/Tidewater News',
  );
  const offer = body(page).getByRole('status').filter({ hasText: 'From the file' });
  await expect(offer).toHaveText(
    'From the file: caption, alt text, credit. It says two things about caption. The file has a location in it.',
  );

  await expectAccessible(page, 'words from the file', '.article-editor');

  await body(page).getByRole('button', { name: 'Take back' }).click();
  await expect(offer).toBeHidden();
  expect(await savedBody(newsroom)).toBe('paragraph(Words) photo(caption() credit())');
  const assetsOnDisk = async () => {
    const [name = ''] = await newsroom.articleFiles();
    return Object.values((await newsroom.readArticle(name)).assets as Record<string, object>);
  };
  expect(await assetsOnDisk()).toEqual([expect.not.objectContaining({ alt: expect.anything() })]);
  await page.keyboard.press('Control+z');
  await expect(caption).toHaveText('Boats at the quay');

  await runFromPalette(page, 'What the photo’s file says…');
  const dialog = page.getByRole('dialog', { name: 'What the photo’s file says' });
  await expect(dialog.getByText('The file says two different things:')).toBeVisible();
  await expect(dialog.getByText('The file says where it was taken')).toBeVisible();
  await expectAccessible(page, 'all that the file says', '.dialog');
  await dialog.getByRole('button', { name: 'Use as caption: Käthe Öhm am Kai' }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  expect(await savedBody(newsroom)).toBe(
    'paragraph(Words) photo(caption(Käthe Öhm am Kai) credit(Ines Vole/Tidewater News))',
  );
  expect(await assetsOnDisk()).toMatchObject([
    { alt: 'Three boats', credit: { creator: 'Ines Vole', organization: 'Tidewater News' } },
  ]);

  await page.getByRole('tab', { name: 'Photos' }).click();
  await page.getByText('From the file', { exact: true }).click();
  await page.getByRole('button', { name: 'Use as caption: Boats at the quay' }).click();
  await expect(caption).toHaveText('Boats at the quay');

  await clickInBody(page, 'Words');
  for (let step = 0; step < 6; step++) await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe('paragraph(Words)');
});

/** Selects a photo and drags it to the left edge of another. */
async function drag(page: Page, photo: Locator, target: Locator) {
  await photo.click();
  const from = await photo.boundingBox();
  const to = await target.boundingBox();
  if (!from || !to) throw new Error('The photos are not on the screen');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 5 });
  await page.mouse.move(to.x + 4, to.y + to.height / 2, { steps: 3 });
  await page.mouse.up();
}

const photosOf = (gallery: Locator) => gallery.locator('.photo');

test('a gallery: several files at once, in another order, one more, and never an empty one', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  // High enough to drag from the one to the other.
  await page.setViewportSize({ width: 1280, height: 1400 });
  await openBody(newsroom, [paragraph('Words'), paragraph('')]);
  await clickInBody(page, 'Words');
  await page.keyboard.press('Control+End');
  const file = (name: string, width: number, seed: number) => ({
    name,
    mimeType: 'image/png',
    buffer: Buffer.from(png(width, 600, seed)),
  });
  const choosing = page.waitForEvent('filechooser');
  await page.keyboard.type('/gallery');
  await expect(page.getByRole('listbox', { name: 'Insert a block' })).toBeVisible();
  await page.keyboard.press('Enter');
  await (await choosing).setFiles([file('a.png', 900, 1), file('b.png', 400, 2)]);
  const gallery = page.getByRole('group', { name: 'Gallery of 2 photos' });
  await expect(gallery.locator(takenIn)).toHaveCount(2);
  await page.keyboard.type('One');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Two');
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByRole('textbox', { name: 'Caption of the gallery' }).click();
  await page.keyboard.type('The night of the vote');
  expect(await savedBody(newsroom)).toBe(
    'paragraph(Words) gallery(photo(caption(Two) credit()) photo(caption(One) credit()) caption(The night of the vote))',
  );
  await expectAccessible(page, 'a gallery', '.article-editor');
  // In one row, none cut: the same height whatever their shape.
  const heights = await gallery
    .locator('.photo-picture')
    .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().height)));
  expect(Math.abs((heights[0] ?? 0) - (heights[1] ?? 99))).toBeLessThanOrEqual(1);

  const adding = page.waitForEvent('filechooser');
  await gallery.getByRole('button', { name: 'Add photos…' }).click();
  await (await adding).setFiles([file('c.png', 900, 3)]);
  const three = page.getByRole('group', { name: 'Gallery of 3 photos' });
  await expect(photosOf(three).nth(2).locator(takenIn)).toBeVisible();
  await page.keyboard.type('Three');

  // From the disk, onto the right half of the second one; undone, so that three are left.
  await photosOf(three)
    .nth(1)
    .locator('.photo-picture')
    .evaluate(
      (element, bytes) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([new Uint8Array(bytes)], 'd.png', { type: 'image/png' }));
        const { right, top, height } = element.getBoundingClientRect();
        const at = { clientX: right - 9, clientY: top + height / 2 };
        for (const type of ['dragover', 'drop']) {
          const event = new DragEvent(type, {
            ...at,
            dataTransfer,
            bubbles: true,
            cancelable: true,
          });
          element.dispatchEvent(event);
        }
      },
      [...png(900, 600, 4)],
    );
  const four = page.getByRole('group', { name: 'Gallery of 4 photos' });
  await expect(photosOf(four).nth(2).getByRole('textbox', { name: 'Caption' })).toHaveText('');
  await expect(photosOf(four).nth(3)).toContainText('Three');
  await page.keyboard.press('Control+z');

  // By hand: the last one before the first.
  await drag(
    page,
    photosOf(three).nth(2).locator('.photo-picture'),
    photosOf(three).nth(0).locator('.photo-picture'),
  );
  await expect(photosOf(three).nth(0)).toContainText('Three');
  expect(await savedBody(newsroom)).toContain('gallery(photo(caption(Three)');

  // Nobody means a letter to take a photo away.
  await page.keyboard.type('After');
  expect(await savedBody(newsroom)).toMatch(
    /caption\(The night of the vote\)\) paragraph\(After\)$/,
  );
  await page.keyboard.press('Control+z');
  await photosOf(three).nth(0).locator('.photo-picture').click();

  const bar = page.getByRole('toolbar', { name: 'Photo' });
  await bar.getByRole('button', { name: 'Take out of the gallery' }).click();
  expect(await savedBody(newsroom)).toMatch(
    /^paragraph\(Words\) gallery\(.*\) photo\(caption\(Three\)/,
  );
  for (const words of ['Two', 'One']) {
    await photosOf(body(page).getByRole('group'))
      .filter({ hasText: words })
      .locator('.photo-picture')
      .click();
    await page.keyboard.press('Delete');
  }
  expect(await savedBody(newsroom)).toBe(
    'paragraph(Words) paragraph(The night of the vote) photo(caption(Three) credit())',
  );
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('group', { name: 'Gallery of one photo' })).toBeVisible();
});

test('the caption of a gallery breaks a long address, as that of a photo does', async ({
  newsroom,
}) => {
  const caption = { type: 'caption', content: [text('n'.repeat(120))] };
  const photo = { type: 'photo', content: [caption, { type: 'credit' }] };
  await openBody(newsroom, [{ type: 'gallery', content: [photo, caption] }]);
  const gallery = body(newsroom.page).locator('.gallery');
  await expect(gallery).toBeVisible();
  expect(await gallery.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
});

import type { Page } from '@playwright/test';
import { png } from '../unit/exports/pictures.ts';
import { expect, test } from './newsroom.ts';
import { putPhoto } from './putPhoto.ts';
import { paragraph, sampleArticle } from './sampleArticle.ts';
import { photo } from './sampleBlocks.ts';
import { body, expectSaved, openArticle, rowOf } from './steps.ts';
import {
  clickInBody,
  openBody,
  pasteFile,
  photosHeld,
  savedBody,
  savedContent,
  takenIn,
} from './writingDesk.ts';

const quay = { name: 'quay.png', type: 'image/png', bytes: [...png(320, 200, 2)] };

async function insertFromMenu(page: Page, file: { name: string; type: string; bytes: number[] }) {
  const choosing = page.waitForEvent('filechooser');
  await page.keyboard.type('/photo');
  await expect(page.getByRole('listbox', { name: 'Insert a block' })).toBeVisible();
  await page.keyboard.press('Enter');
  await (await choosing).setFiles({
    name: file.name,
    mimeType: file.type,
    buffer: Buffer.from(file.bytes),
  });
}

test('a photo by the menu: caption, credit, alt text, layout, and undo in one step', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('Words'), paragraph('')]);
  await clickInBody(page, 'Words');
  await page.keyboard.press('Control+End');
  await insertFromMenu(page, quay);
  await expect(body(page).locator(takenIn)).toBeVisible();
  await page.keyboard.type('The quay');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Tam Orr');

  const bar = page.getByRole('toolbar', { name: 'Photo' });
  // Whoever writes sees the picture; the tools come back with a key or the pointer.
  await expect(bar).toHaveCSS('opacity', '0');
  await page.keyboard.press('Alt+F10');
  await expect(bar).toHaveCSS('opacity', '1');
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCSS('opacity', '0');
  await body(page).getByText('The quay').hover();
  await expect(bar).toHaveCSS('opacity', '1');
  await bar.getByRole('button', { name: 'Alt text' }).click();
  const dialog = page.getByRole('dialog', { name: 'Alt text' });
  await dialog.getByRole('textbox', { name: 'Alt text' }).fill('An empty quay at dawn');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(body(page).getByRole('img', { name: 'An empty quay at dawn' })).toBeVisible();
  await bar.getByRole('button', { name: 'Wide' }).click();
  await expect(bar.getByRole('button', { name: 'Wide' })).toHaveAttribute('aria-pressed', 'true');

  expect(await savedBody(newsroom)).toBe(
    'paragraph(Words) photo(caption(The quay) credit(Tam Orr))',
  );
  const [name = ''] = await newsroom.articleFiles();
  const file = await newsroom.readArticle(name);
  const photo = file.content.content?.[3]?.content?.[1];
  expect(photo?.attrs?.layout).toBe('wide');
  const assets = file.assets as Record<string, { alt?: string; width: number }>;
  expect(assets[String(photo?.attrs?.asset)]).toMatchObject({
    alt: 'An empty quay at dawn',
    width: 320,
  });

  await body(page).getByRole('img').click();
  await page.keyboard.press('Delete');
  await expect(body(page).getByRole('img')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(body(page).getByRole('img')).toBeVisible();
});

test('a pasted photo comes and goes in one step of undo', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('Words')]);
  await clickInBody(page, 'Words');
  await page.keyboard.press('End');
  await pasteFile(page, quay);
  await expect(body(page).locator(takenIn)).toBeVisible();
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe('paragraph(Words)');
  await page.keyboard.press('Control+Shift+z');
  await expect(body(page).locator(takenIn)).toBeVisible();
});

test('the caption of a photo that was put in stays in sight as its picture comes', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, ['One', 'Two', 'Three', 'Four', 'Five', 'Six'].map(paragraph));
  await clickInBody(page, 'Six');
  await page.keyboard.press('End');
  await pasteFile(page, { name: 'tall.png', type: 'image/png', bytes: [...png(640, 800, 3)] });
  await expect(body(page).locator(takenIn)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Caption' })).toBeInViewport();
});

test('a file that is no photo says why, and its caption is kept for another try', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('Words')]);
  await clickInBody(page, 'Words');
  await pasteFile(page, { name: 'fake.png', type: 'image/png', bytes: [1, 2, 3, 4] });
  await expect(body(page).getByRole('alert')).toContainText('fake.png was not added.');
  await page.getByRole('textbox', { name: 'Caption' }).click();
  await page.keyboard.type('The quay');
  const choosing = page.waitForEvent('filechooser');
  await body(page).getByRole('button', { name: 'Choose a photo…' }).click();
  await (await choosing).setFiles({
    name: quay.name,
    mimeType: quay.type,
    buffer: Buffer.from(quay.bytes),
  });
  await expect(body(page).locator(takenIn)).toBeVisible();
  expect(await savedBody(newsroom)).toBe('paragraph(Words) photo(caption(The quay) credit())');
  const content = await savedContent(newsroom);
  expect(content.content?.[3]?.content?.[1]?.attrs?.asset).toBeTruthy();

  await pasteFile(page, { name: 'notes.pdf', type: 'application/pdf', bytes: [1] });
  await expect(page.getByText('“notes.pdf” is neither a photo nor a text file.')).toBeVisible();
});

test('a photo on its way is waited for before the article is left, and lost only on request @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle('other.stet', sampleArticle({ headline: 'Ferry late' }));
  await openBody(newsroom, [paragraph('Words')]);
  await clickInBody(page, 'Words');
  await page.keyboard.press('End');
  const letIn = await photosHeld(page);
  await pasteFile(page, quay);
  await expect(body(page).locator('img[src^="blob:"]')).toBeVisible();
  await page.keyboard.press('Control+s');
  await expectSaved(page);

  await rowOf(page, 'Ferry late').getByRole('button').first().click();
  await expect(page.getByText('Waiting for a photo to come in…')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Headline' })).toHaveText('Harbour vote');
  letIn();
  await expect(page.getByRole('textbox', { name: 'Headline' })).toHaveText('Ferry late');
  await openArticle(page, 'Harbour vote');
  await expect(body(page).locator(takenIn)).toBeVisible();

  const never = await photosHeld(page);
  await clickInBody(page, 'Words');
  await pasteFile(page, { ...quay, bytes: [...png(300, 200, 2)] });
  await rowOf(page, 'Ferry late').getByRole('button').first().click();
  await page.getByRole('button', { name: 'Go on without it' }).click();
  await expect(page.getByRole('textbox', { name: 'Headline' })).toHaveText('Ferry late');
  never();
});

test('photos that were never near the window are printed, too', async ({ newsroom }) => {
  const { page } = newsroom;
  const bytes = png(320, 200, 2);
  const src = await putPhoto(newsroom.library, bytes);
  const asset = { type: 'image', src, mimeType: 'image/png', width: 320, height: 200 };
  const lines = Array.from({ length: 100 }, (_, at) => paragraph(`Line ${at}.`));
  const ofQuay = { ...photo(), attrs: { asset: 'quay' } };
  await newsroom.writeArticle(
    'vote.stet',
    sampleArticle({
      headline: 'Vote',
      body: [...lines, ofQuay],
      fields: { assets: { quay: asset } },
    }),
  );
  await openArticle(page, 'Vote');
  await clickInBody(page, 'Line 3.');
  const printed = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        window.print = () => resolve(document.querySelector('img')?.naturalWidth ?? 0);
      }),
  );
  await page.keyboard.press('Control+p');
  expect(await printed).toBe(320);
});

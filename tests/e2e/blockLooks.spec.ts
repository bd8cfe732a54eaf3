import { everyBlock } from './everyBlock.ts';
import { expect, test } from './newsroom.ts';
import { paragraph, sampleArticle, text } from './sampleArticle.ts';
import { body, openArticle, runFromPalette } from './steps.ts';
import { openBody, topOf } from './writingDesk.ts';

/** Blocks look alike in every light, at every size and on paper. */

test('where colours are the system’s, blocks keep an edge and the state line its dots', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const note = { type: 'note', content: [paragraph('Ask legal.')] };
  await openBody(newsroom, [paragraph('The board voted.'), note]);
  await page.emulateMedia({ forcedColors: 'active' });
  await expect(body(page).locator('.note')).toHaveCSS('outline-style', 'solid');
  await expect(page.locator('.state-line-dots')).not.toHaveCSS('background-image', 'none');
  await expect(page.locator('.state-line-dots')).toHaveCSS('forced-color-adjust', 'none');
  await expect(body(page).getByText('The board voted.')).toHaveCSS('outline-style', 'none');
});

test('words are read while they are selected, and are as they were in a block that is', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, everyBlock);
  const caption = body(page).getByText('The pier', { exact: true }).first();
  const colours = () =>
    caption.evaluate((element) => ({
      quiet: getComputedStyle(element).color,
      selected: getComputedStyle(element, '::selection').color,
      ink: getComputedStyle(document.body).color,
    }));
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { selected, ink, quiet } = await colours();
    expect(selected).toBe(ink);
    expect(quiet).not.toBe(ink);
  }
  await body(page)
    .locator('.photo-picture')
    .click({ position: { x: 9, y: 9 } });
  await expect(body(page).locator('.photo.is-selected')).toBeVisible();
  const { selected, quiet } = await colours();
  expect(selected).toBe(quiet);
});

test('larger text is larger in captions, boxes and tables too', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, everyBlock);
  const sizes = () =>
    body(page)
      .locator(
        'p:not([contenteditable="false"], [contenteditable="false"] *), .caption, .credit, .block-title, .attribution, .related-link-title',
      )
      .evaluateAll((places) => places.map((place) => parseFloat(getComputedStyle(place).fontSize)));
  const before = await sizes();
  await runFromPalette(page, 'Larger text');
  await expect.poll(async () => (await sizes())[0]).not.toBe(before[0]);
  const after = await sizes();
  const grown = new Set(after.map((size, at) => (size / (before[at] ?? 1)).toFixed(2)));
  expect([...grown]).toHaveLength(1);
});

test('a photo at the side begins with the line beside it, also behind a quote', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const left = {
    type: 'photo',
    attrs: { layout: 'left' },
    content: [{ type: 'caption' }, { type: 'credit' }],
  };
  const said = [paragraph('A wall is a promise.'), { type: 'attribution' }];
  const quote = { type: 'blockquote', content: said };
  await openBody(newsroom, [quote, left, paragraph('The board voted.')]);
  const line = await topOf(body(page).getByText('The board voted.'));
  const photo = await topOf(body(page).locator('.photo'));
  expect(photo - line).toBeGreaterThanOrEqual(0);
  expect(photo - line).toBeLessThan(12);
});

test('a subhead in a fact box is no larger than the title of the box', async ({ newsroom }) => {
  const { page } = newsroom;
  const title = { type: 'title', content: [text('The wall in numbers')] };
  const subhead = { type: 'heading', attrs: { level: 2 }, content: [text('What is left out')] };
  await openBody(newsroom, [{ type: 'factbox', content: [title, subhead, paragraph('Much.')] }]);
  const size = (words: string) =>
    body(page)
      .getByText(words)
      .evaluate((place) => parseFloat(getComputedStyle(place).fontSize));
  expect(await size('What is left out')).toBeLessThanOrEqual(await size('The wall in numbers'));
});

test('related links have room for their titles where nothing can be changed: on paper, without a caret, and where they are only read', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const article = sampleArticle({ headline: 'Vote delayed', body: everyBlock });
  await newsroom.writeArticle('vote.stet', { ...article, version: 2 });
  await openArticle(page, 'Vote delayed');
  const title = body(page).getByText('The pier in numbers');
  const width = async () => (await title.boundingBox())?.width;
  expect(await width()).toBeGreaterThan(200);
  await newsroom.writeArticle('ferry.stet', sampleArticle({ headline: 'Ferry', body: everyBlock }));
  await openArticle(page, 'Ferry');
  await page.emulateMedia({ media: 'print' });
  expect(await width()).toBeGreaterThan(200);
  // Nor is the caret printed, which Chromium does in its colour.
  await expect(page.locator('.ProseMirror')).toHaveCSS('caret-color', 'rgba(0, 0, 0, 0)');
  await page.emulateMedia({ media: 'screen' });
  const photo = body(page).locator('.photo');
  await photo.locator('.photo-picture').click({ position: { x: 8, y: 8 } });
  await expect(photo).toHaveCSS('outline-style', 'solid');
  await page.emulateMedia({ media: 'print' });
  await expect(photo).toHaveCSS('outline-style', 'none');
});

import type { Locator, Page } from '@playwright/test';
import { everyBlock } from './everyBlock.ts';
import { expect, test } from './newsroom.ts';
import { paragraph, sampleArticle, text } from './sampleArticle.ts';
import {
  body,
  headline,
  inspector,
  libraryPane,
  openArticle,
  paneOf,
  rowOf,
  runFromPalette,
} from './steps.ts';
import { clickInBody, openBody } from './writingDesk.ts';

/** What is read stays where it is, and nothing lies over it that nobody asked for. */

const table = {
  type: 'table',
  content: [
    {
      type: 'tableRow',
      content: ['Harbour', 'Hill'].map((words) => ({
        type: 'tableCell',
        content: [paragraph(words)],
      })),
    },
  ],
};
const long = Array.from({ length: 60 }, (_, index) =>
  paragraph(`Line ${index} of the minutes, which the clerk took down.`),
);
const topOf = async (place: Locator) => Math.round((await place.boundingBox())?.y ?? Number.NaN);
const formatting = (page: Page) => page.getByRole('toolbar', { name: 'Formatting' });

test('the find bar opens, grows and closes over a text that stays where it is @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  for (const blocks of [long, [paragraph('Line 0 of the minutes, and no other.')]]) {
    await openBody(newsroom, blocks, `Minutes of ${blocks.length}`);
    const line = body(page).getByText('Line 0 of');
    await line.click({ position: { x: 4, y: 8 } });
    await line.hover();
    const grip = page.getByRole('button', { name: 'Drag to move, click for more' });
    await expect(grip).toBeVisible();
    const before = { line: await topOf(line), grip: await topOf(grip) };
    const bar = page.getByRole('search', { name: 'Find and replace' });
    await page.keyboard.press('Control+f');
    await expect(bar).toBeVisible();
    expect(await topOf(line)).toBe(before.line);
    expect(await topOf(grip)).toBe(before.grip);
    await page.keyboard.type('the');
    await expect(bar.getByRole('status').first()).toHaveText(/ of /);
    expect(await topOf(line)).toBe(before.line);
    await bar.getByRole('button', { name: 'Show replace' }).click();
    await expect(bar.getByRole('textbox', { name: 'Replace with' })).toBeVisible();
    expect(await topOf(line)).toBe(before.line);
    await page.keyboard.press('Escape');
    await expect(bar).toBeHidden();
    expect(await topOf(line)).toBe(before.line);
  }
});

test('a match under the find bar comes out from under it', async ({ newsroom }) => {
  const { page } = newsroom;
  await page.setViewportSize({ width: 480, height: 800 });
  await newsroom.writeArticle('minutes.stet', sampleArticle({ headline: 'Minutes', body: long }));
  await page.getByRole('button', { name: 'Library', exact: true }).click();
  await openArticle(page, 'Minutes');
  await body(page).getByText('Line 3 of').click();
  await page.keyboard.press('Control+h');
  await page.keyboard.type('Minutes');
  const bar = page.getByRole('search', { name: 'Find and replace' });
  await bar.getByRole('button', { name: 'Match case' }).click();
  await expect(bar.getByRole('status').first()).toHaveText('1 of 1');
  await expect
    .poll(async () => {
      const edge = await bar.boundingBox();
      return (await topOf(headline(page))) - ((edge?.y ?? 0) + (edge?.height ?? 0));
    })
    .toBeGreaterThanOrEqual(0);
});

test('words that were found are read, words that were chosen are formatted', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('The quay is old.'), paragraph('It holds TK boats.')]);
  await clickInBody(page, 'The quay is old.');
  await page.keyboard.press('Control+Alt+k');
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe('TK');
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await expect(formatting(page)).toBeHidden();
  await page.keyboard.press('Control+f');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('quay');
  await expect(page.getByRole('status').filter({ hasText: '1 of 1' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await expect(formatting(page)).toBeHidden();

  const quay = body(page).getByText('quay');
  const choose = async () => {
    await quay.click();
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+Shift+ArrowRight');
  };
  await choose();
  await expect(formatting(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(formatting(page)).toBeHidden();
  // It went for that time only.
  await choose();
  await expect(formatting(page)).toBeVisible();
});

test('a dialog that closes leaves the text where one was reading @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, long);
  await body(page).getByText('Line 45 of').click();
  const line = body(page).getByText('Line 40 of');
  await line.click();
  const before = await topOf(line);
  await page.keyboard.press('Control+Shift+K');
  await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.ProseMirror')).toBeFocused();
  expect(await topOf(line)).toBe(before);
  await page.keyboard.press('Alt+Enter');
  await expect(page.getByRole('menu', { name: 'Block' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.ProseMirror')).toBeFocused();
  expect(await topOf(line)).toBe(before);
  await runFromPalette(page, 'Embed…');
  await expect(page.getByRole('textbox', { name: 'Address of the embed' })).toBeFocused();
  expect(await topOf(line)).toBe(before);
});

test('the inspector’s tabs begin at one height, in whatever order they are looked at', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('The quay is old.')]);
  const pane = inspector(page);
  await pane.getByRole('tab', { name: 'Outline' }).click();
  const first = pane.getByRole('treeitem').first();
  const before = await topOf(first);
  await pane.getByRole('tab', { name: 'Versions' }).click();
  const button = pane.getByRole('button', { name: 'Name this version…' });
  expect((await topOf(button)) - before).toBeLessThan(24);
  const places = () =>
    pane.getByRole('tab').evaluateAll((tabs) => tabs.map((tab) => tab.getBoundingClientRect().x));
  const tabs = await places();
  await pane.getByRole('tab', { name: 'Outline' }).click();
  expect(await topOf(first)).toBe(before);
  expect(await places()).toEqual(tabs);
});

test('in a narrow window what is opened from the library is seen, and takes the keys', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  await page.setViewportSize({ width: 480, height: 800 });
  const openLibrary = page.getByRole('button', { name: 'Library', exact: true });
  await openLibrary.click();
  await libraryPane(page).getByRole('button', { name: 'New article' }).first().click();
  await expect(libraryPane(page)).toBeHidden();
  await page.keyboard.type('Ferry late');
  await expect(headline(page)).toHaveText('Ferry late');
  await openLibrary.click();
  await rowOf(page, 'Vote delayed').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Open beside' }).click();
  await expect(libraryPane(page)).toBeHidden();
  await expect(headline(paneOf(page, 'Second'))).toHaveText('Vote delayed');
  // An article without a file has no conflict copy, whatever lies in the library.
  await expect(page.getByRole('region', { name: 'Conflict copy' })).toHaveCount(0);
});

test('in a window that its zoom makes narrow, the library gives way to the text, and comes back @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await page.setViewportSize({ width: 1400, height: 800 });
  await openBody(newsroom, [paragraph('The board voted.')]);
  await clickInBody(page, 'The board voted.');
  const icon = page.getByRole('button', { name: 'View', exact: true }).locator('svg');
  const size = (await icon.boundingBox())?.width ?? Number.NaN;
  for (let step = 0; step < 6; step++) await runFromPalette(page, 'Zoom in');
  await expect(libraryPane(page)).toBeHidden();
  // Icons grow with the words beside them, and so does what moves a block.
  await body(page).getByText('The board voted.').hover();
  const grip = page.getByRole('button', { name: 'Drag to move, click for more' });
  await expect.poll(async () => (await grip.boundingBox())?.width).toBeCloseTo(1.6 * 24, 1);
  await expect.poll(async () => (await icon.boundingBox())?.width).toBeCloseTo(1.6 * size, 1);
  await expect(inspector(page)).toBeVisible();
  await runFromPalette(page, 'Actual size');
  await expect(libraryPane(page)).toBeVisible();
});

test('an article from right to left has the program’s words from left to right', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const title = 'مجلس الميناء يرجئ التصويت على محطة العبّارات';
  const words = (type: string, text: string) => ({ type, content: [{ type: 'text', text }] });
  const pullQuote = {
    type: 'pullQuote',
    content: [words('quoteText', 'لم يُرنا أحد رقما'), { type: 'attribution' }],
  };
  const minutes = 'أرجأ مجلس الميناء التصويت';
  await newsroom.writeArticle(
    'port.stet',
    sampleArticle({
      headline: title,
      body: [paragraph(minutes), pullQuote],
      fields: { language: 'ar' },
    }),
  );
  await openArticle(page, title);
  const warning = body(page).getByText('These words are no longer in the story.');
  await expect(warning).toBeVisible();
  const [first, stop] = await warning.evaluate(({ firstChild }) =>
    [0, (firstChild?.textContent?.length ?? 1) - 1].map((at) => {
      const range = new Range();
      range.setStart(firstChild as Node, at);
      range.setEnd(firstChild as Node, at + 1);
      return range.getBoundingClientRect().left;
    }),
  );
  expect(stop).toBeGreaterThan(first ?? Number.NaN);
  // Where the bar has no room for all of a headline, its end goes.
  await expect(page.locator('.top-bar-title')).toHaveCSS('direction', 'rtl');

  await clickInBody(page, minutes);
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  const [bold, italic] = await Promise.all(
    ['Bold', 'Italic'].map((name) => formatting(page).getByRole('button', { name }).boundingBox()),
  );
  expect(bold?.x).toBeLessThan(italic?.x ?? Number.NaN);
});

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

test('what a table is changed with lies over no words, also over no subhead', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const subhead = { type: 'heading', attrs: { level: 2 }, content: [text('How they voted')] };
  await openBody(newsroom, [paragraph('It rained.'), subhead, table]);
  await body(page).getByText('Harbour').click();
  const tools = page.getByRole('toolbar', { name: 'Table' });
  await expect(tools).toBeVisible();
  const words = await body(page).getByText('How they voted').boundingBox();
  const bottom = (words?.y ?? Number.NaN) + (words?.height ?? Number.NaN);
  await expect.poll(() => topOf(tools)).toBeGreaterThanOrEqual(Math.floor(bottom));
});

test('of a menu one row is lit: where the pointer went, or the keys', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('The board voted.')]);
  await clickInBody(page, 'The board voted.');
  await page.keyboard.press('Alt+Enter');
  const rows = page.getByRole('menu', { name: 'Block' }).getByRole('menuitem');
  const lit = () =>
    rows.evaluateAll((all) =>
      all
        .filter((row) => getComputedStyle(row).backgroundColor !== 'rgba(0, 0, 0, 0)')
        .map((row) => row.querySelector('span')?.textContent),
    );
  expect(await lit()).toEqual(['Subhead']);
  await rows.filter({ hasText: 'Block quote' }).hover();
  expect(await lit()).toEqual(['Block quote']);
  await page.keyboard.press('ArrowDown');
  expect(await lit()).toEqual(['Pull quote']);
});

test('picking an article moves none of its words', async ({ newsroom }) => {
  const { page } = newsroom;
  const long = 'Council votes to keep the old lighthouse lit all winter';
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: long }));
  const title = rowOf(page, long).getByText(long);
  await expect(title).toBeVisible();
  const before = await title.boundingBox();
  await rowOf(page, long)
    .getByRole('button')
    .first()
    .click({ modifiers: ['Control'] });
  await expect(page.getByText('1 of 1 article selected')).toBeVisible();
  expect(await title.boundingBox()).toEqual(before);
});

test('a field in which one looks for commands stays where it is, however few are found', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const dialog = page.getByRole('dialog');
  for (const open of [
    () => page.keyboard.press('Control+Shift+K'),
    () => runFromPalette(page, 'Keyboard shortcuts…'),
  ]) {
    await open();
    const field = dialog.getByRole('combobox').or(dialog.getByRole('searchbox'));
    await expect(dialog.getByText('New article')).toBeVisible();
    const before = await topOf(field);
    await field.fill('zzzz');
    await expect(dialog.getByText(/^No command/)).toBeVisible();
    expect(await topOf(field)).toBe(before);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
});

test('a kicker that is too long says so beside the headline’s words, not over them', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(
    newsroom,
    [paragraph('The board voted.')],
    'A headline as wide as there is room for it',
  );
  const kicker = page.getByRole('textbox', { name: 'Kicker' });
  await kicker.click();
  await page.keyboard.type('A kicker that is longer than a desk allows');
  await expect(kicker).toHaveAttribute('data-count', /\d/);
  const [bottom = Number.NaN, height = Number.NaN] = await kicker.evaluate((field) => {
    const { bottom } = getComputedStyle(field, '::after');
    return [parseFloat(bottom), field.clientHeight];
  });
  expect(bottom).toBeGreaterThan(height - 1);
});

test('a menu closes when the window changes its size: what it is about is elsewhere then', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('The board voted.')]);
  await clickInBody(page, 'The board voted.');
  await page.keyboard.press('Alt+Enter');
  await expect(page.getByRole('menu', { name: 'Block' })).toBeVisible();
  await page.setViewportSize({ width: 700, height: 500 });
  await expect(page.getByRole('menu', { name: 'Block' })).toBeHidden();
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

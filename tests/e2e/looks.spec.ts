import { expect, test } from './newsroom.ts';
import { paragraph, sampleArticle, text } from './sampleArticle.ts';
import { body, headline, inspector, openArticle, rowOf, runFromPalette } from './steps.ts';
import { clickInBody, formatting, openBody, topOf } from './writingDesk.ts';

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
  const subhead = { type: 'heading', attrs: { level: 2 }, content: [text('The quay is old')] };
  await openBody(newsroom, Array(40).fill(subhead));
  const pane = inspector(page);
  await pane.getByRole('tab', { name: 'Outline' }).click();
  // What is longer than the window scrolls in its pane, and never the window.
  const below = () => page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  expect(await below()).toBe(0);
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

import type { Page } from '@playwright/test';
import { expect, test } from './newsroom.ts';
import { paragraph, text } from './sampleArticle.ts';
import { tableOf } from './sampleBlocks.ts';
import { body, headline } from './steps.ts';
import {
  clickInBody,
  openBody,
  savedBody,
  savedContent,
  short,
  watchPolicy,
} from './writingDesk.ts';

const bar = (page: Page) => page.getByRole('search', { name: 'Find and replace' });
const find = (page: Page) => bar(page).getByRole('textbox', { name: 'Find', exact: true });
const count = (page: Page) => bar(page).getByRole('status').first();
const button = (page: Page, name: string) => bar(page).getByRole('button', { name, exact: true });
const selected = (page: Page) => page.evaluate(() => String(getSelection()));

const bold = (words: string) => ({ ...text(words), marks: [{ type: 'bold' }] });
const story = [
  paragraph('The quay is old.'),
  { type: 'paragraph', content: [text('On the q'), bold('uay'), text(' they wait.')] },
  {
    type: 'photo',
    content: [
      { type: 'caption', content: [text('The Quay at dawn')] },
      { type: 'credit', content: [text('Quay pictures')] },
    ],
  },
  paragraph('Nothing here.'),
];

test('finds words everywhere, forth and back, and the caret stays on the match', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, story, 'A new quay');
  await clickInBody(page, 'Nothing here.');
  await page.keyboard.press('Control+f');
  await expect(find(page)).toBeFocused();
  await page.keyboard.type('quay');
  // From the caret on, and round to the headline.
  await expect(count(page)).toHaveText('1 of 5');
  await page.keyboard.press('Enter');
  await expect(count(page)).toHaveText('2 of 5');
  await page.keyboard.press('Enter');
  await expect(count(page)).toHaveText('3 of 5');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('F3');
  await page.keyboard.press('Shift+F3');
  await expect(count(page)).toHaveText('2 of 5');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  await expect(page.locator('.ProseMirror')).toBeFocused();
  expect(await selected(page)).toBe('quay');

  // Selected words are what one looks for.
  await page.keyboard.press('Control+f');
  await expect(find(page)).toHaveValue('quay');
  await button(page, 'Match case').click();
  await expect(count(page)).toHaveText('2 of 3');
  await find(page).fill('no such word');
  await expect(count(page)).toHaveText('No match');
  await page.keyboard.press('Escape');
  // F3 goes on with what was asked last, and the focus stays in the text.
  await page.keyboard.press('F3');
  await expect(count(page)).toHaveText('No match');
  await expect(page.locator('.ProseMirror')).toBeFocused();
});

test('replaces what is ticked, in one step that undo takes back', async ({ newsroom }) => {
  const { page } = newsroom;
  const reports = watchPolicy(page);
  await openBody(newsroom, story, 'A new quay');
  await clickInBody(page, 'The quay is old.');
  await page.keyboard.press('Control+h');
  await page.keyboard.type('QUAY');
  await page.keyboard.press('Tab');
  await page.keyboard.type('pier');
  await page.keyboard.press('Tab');
  await expect(button(page, 'Match case')).toBeFocused();
  await button(page, 'Preview').click();
  const rows = bar(page).getByRole('list', { name: 'Replacements' }).getByRole('listitem');
  await expect(rows).toHaveCount(5);
  await expect(rows.nth(3)).toHaveText(/Caption The QuayPier at dawn/);
  await rows.nth(4).getByRole('checkbox').uncheck();
  await button(page, 'Replace 4 of 5').click();
  await expect(bar(page).getByText('Replaced in 4 places.')).toBeVisible();
  await expect(headline(page)).toHaveText('A new pier');
  expect(await savedBody(newsroom)).toBe(
    'paragraph(The pier is old.) paragraph(On the pier they wait.) ' +
      'photo(caption(The Pier at dawn) credit(Quay pictures)) paragraph(Nothing here.)',
  );
  await bar(page).getByRole('button', { name: 'Undo' }).click();
  await expect(headline(page)).toHaveText('A new quay');
  const content = await savedContent(newsroom);
  expect(short(content.content?.[3]?.content)).toContain('On the q[uay bold] they wait.');

  // What was ticked off is so still, until somebody ticks it.
  await expect(button(page, 'Replace 4 of 5')).toBeVisible();
  await rows.nth(4).getByRole('checkbox').check();

  // One by one: the match, then on to the next.
  await find(page).focus();
  await page.keyboard.press('Enter');
  await button(page, 'Replace').click();
  await expect(count(page)).toHaveText(/of 4/);

  await button(page, 'Replace all').click();
  const done = bar(page).getByText('Replaced in 4 places.');
  await expect(done).toBeVisible();
  // Its Undo would take back something else from here on.
  await clickInBody(page, 'Nothing here.');
  await page.keyboard.type('!');
  await expect(done).toBeHidden();
  expect(reports).toEqual([]);
});

test('regular expressions: groups, what is wrong with one, and one that would never end @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const reports = watchPolicy(page);
  const slow = paragraph(`${'a'.repeat(40)}!`);
  await openBody(newsroom, [paragraph('Quill, Mara'), paragraph('Vole, Ines'), slow]);
  await clickInBody(page, 'Quill, Mara');
  await page.keyboard.press('Control+h');
  await button(page, 'Regular expression').click();
  await find(page).fill('(\\p{Lu}\\w+');
  await expect(bar(page).getByRole('alert')).toHaveText('A round bracket “(” is not closed.');
  // And goes on saying so to whoever looks into the text.
  await clickInBody(page, 'Quill, Mara');
  await page.keyboard.press('ArrowLeft');
  await expect(bar(page).getByRole('alert')).toHaveText('A round bracket “(” is not closed.');
  await find(page).fill('(a+)+$');
  await expect(bar(page).getByRole('alert')).toHaveText(/takes too long/);
  // Meanwhile and afterwards the window lives.
  await find(page).fill('(\\p{Lu}\\w+), (\\w+)');
  await expect(count(page)).toHaveText('2 of 2');
  await bar(page).getByRole('textbox', { name: 'Replace with' }).fill('$2 $1');

  // Only where the selection is: the first line.
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowLeft');
  await clickInBody(page, 'Quill, Mara');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Control+h');
  await expect(find(page)).toHaveValue('Quill, Mara');
  await button(page, 'Only in the selection').click();
  await button(page, 'Regular expression').click();
  await find(page).fill('(\\p{Lu}\\w+), (\\w+)');
  await expect(count(page)).toHaveText('1 of 1');
  await button(page, 'Replace all').click();
  await expect(body(page)).toContainText('Mara Quill');
  await expect(body(page)).toContainText('Vole, Ines');
  // Nothing is left to replace, and keys still go somewhere.
  await expect(page.getByRole('textbox', { name: 'Replace with' })).toBeFocused();
  expect(reports).toEqual([]);
});

test('in selected cells it is looked for in these alone', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [tableOf(['Late', 'Late'], ['Late', 'Soon'])]);
  const cells = body(page).getByRole('cell');
  await cells.first().click();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(body(page).locator('.selectedCell')).toHaveCount(2);
  await page.keyboard.press('Control+h');
  await find(page).fill('late');
  await expect(button(page, 'Only in the selection')).toHaveAttribute('aria-pressed', 'true');
  await expect(count(page)).toHaveText(/ of 2$/);
  await bar(page).getByRole('textbox', { name: 'Replace with' }).fill('Early');
  await button(page, 'Replace all').click();
  await expect(cells).toHaveText(['Early', 'Late', 'Early', 'Soon']);
});

test('the words beside the bar are the text’s: a click puts the caret there', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const lines = Array.from({ length: 60 }, (_, line) => paragraph(`${line + 10} late`));
  await openBody(newsroom, lines);
  await clickInBody(page, '11 late');
  await page.keyboard.press('Control+h');
  await expect(find(page)).toBeFocused();
  const line = body(page).getByText('30 late', { exact: true });
  await line.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  // It is at the height of the bar, and in front of it.
  const [words, over] = [await line.boundingBox(), await bar(page).boundingBox()];
  if (!words || !over) throw new Error('not on the screen');
  const [x, y] = [words.x + 4, words.y + words.height - 4];
  expect([x < over.x, y < over.y + over.height]).toEqual([true, true]);
  await page.mouse.click(x, y);
  await page.keyboard.press('Home');
  await page.keyboard.type('Very ');
  await expect(body(page)).toContainText('Very 30 late');
});

test('of very many matches in an article that is not long, those near the window are drawn', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const lines = Array.from({ length: 60 }, (_, index) => paragraph(`${index} here we were, three`));
  await openBody(newsroom, lines);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('e');
  const drawn = () =>
    page.evaluate(() =>
      [...(CSS.highlights.get('find') ?? [])].map((range) =>
        Number.parseInt((range as Range).startContainer.textContent ?? '', 10),
      ),
    );
  await expect.poll(drawn).toContain(1);
  expect(await drawn()).not.toContain(59);
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Shift+Enter');
  await expect.poll(drawn).toContain(59);
});

test('Escape in the text closes the bar, where it means nothing else there', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('The quay'), paragraph('')]);
  await clickInBody(page, 'The quay');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('quay');
  await body(page).getByRole('paragraph').last().click();
  await page.keyboard.type('/tab');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeHidden();
  await expect(bar(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  await page.keyboard.type('le');
  await expect(body(page).getByRole('paragraph').last()).toHaveText('/table');
});

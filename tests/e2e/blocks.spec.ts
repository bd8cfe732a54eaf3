import type { Locator, Page } from '@playwright/test';
import { expect, test } from './newsroom.ts';
import { paragraph, text } from './sampleArticle.ts';
import { body, inspector } from './steps.ts';
import { clickInBody, openBody, savedBody } from './writingDesk.ts';

const box = (title: string, ...words: string[]) => ({
  type: 'factbox',
  content: [
    { type: 'title', content: title ? [text(title)] : [] },
    ...words.map((each) => paragraph(each)),
  ],
});
const divider = { type: 'divider' };

/** The grip beside a block, which is there while the pointer is over the block. */
async function gripOf(page: Page, words: string): Promise<Locator> {
  await body(page).getByText(words, { exact: true }).hover();
  const grip = page.getByRole('button', { name: 'Drag to move, click for more' });
  await expect(grip).toBeVisible();
  return grip;
}

/** Drags by the grip with the mouse, and looks for the line before letting go. */
async function drag(page: Page, words: string, to: { words: string; half: 'upper' | 'lower' }) {
  const grip = await (await gripOf(page, words)).boundingBox();
  const target = await body(page).getByText(to.words, { exact: true }).boundingBox();
  if (!grip || !target) throw new Error('not on the screen');
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
  await page.mouse.down();
  const y = target.y + target.height * (to.half === 'upper' ? 0.2 : 0.8);
  await page.mouse.move(target.x + 30, y, { steps: 5 });
  await page.mouse.move(target.x + 31, y);
  await expect(page.locator('.block-drop-line')).toBeVisible();
  await page.mouse.up();
  await expect(page.locator('.block-drop-line')).toBeHidden();
}

test('the slash menu finds blocks by name and by other words, and lets go', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('Words.'), paragraph('')]);
  await clickInBody(page, 'Words.');
  await page.keyboard.press('Control+End');
  const menu = page.getByRole('listbox', { name: 'Insert a block' });

  await page.keyboard.type('/crosshead');
  await expect(menu.getByRole('option')).toHaveText([/^Subhead/]);
  const text = page.getByRole('textbox', { name: 'Article', exact: true });
  const option = await menu.getByRole('option').getAttribute('id');
  await expect(text).toHaveAttribute('aria-activedescendant', option ?? 'none');
  await page.keyboard.press('Enter');
  await expect(menu).toBeHidden();
  await expect(text).not.toHaveAttribute('aria-activedescendant');
  await page.keyboard.type('On the quay');
  await page.keyboard.press('Enter');

  await page.keyboard.type('and/or');
  await expect(menu).toBeHidden();
  await page.keyboard.type(' /');
  await expect(menu).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await page.keyboard.type('pull');
  await expect(menu).toBeHidden();
  await page.keyboard.press('Enter');

  await page.keyboard.type('/');
  await page.keyboard.press('ArrowDown');
  await expect(menu.getByRole('option', { selected: true })).toHaveText(/^Gallery/);
  await page.keyboard.press('ArrowDown');
  await expect(menu.getByRole('option', { selected: true })).toHaveText(/^Pull quote/);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Nobody asked us');
  expect(await savedBody(newsroom)).toBe(
    'paragraph(Words.) h2(On the quay) paragraph(and/or /pull) ' +
      'pullQuote(quoteText(Nobody asked us) attribution())',
  );
});

test('blocks are dragged by their grip, also into a fact box and out of it', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('One'), box('', 'Two'), divider, paragraph('Three')]);
  const start = 'paragraph(One) factbox(title() paragraph(Two)) divider() paragraph(Three)';

  await drag(page, 'Three', { words: 'One', half: 'upper' });
  expect(await savedBody(newsroom)).toBe(
    'paragraph(Three) paragraph(One) factbox(title() paragraph(Two)) divider()',
  );
  await page.keyboard.press('Control+z');
  await drag(page, 'One', { words: 'Two', half: 'lower' });
  expect(await savedBody(newsroom)).toBe(
    'factbox(title() paragraph(Two) paragraph(One)) divider() paragraph(Three)',
  );
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe(start);
  // The last block takes a box without a title along: no frame is left.
  await drag(page, 'Two', { words: 'Three', half: 'lower' });
  expect(await savedBody(newsroom)).toBe(
    'paragraph(One) divider() paragraph(Three) paragraph(Two)',
  );
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe(start);
});

test('the block menu turns, doubles, moves and deletes, by mouse and by keyboard', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('One'), paragraph('Two')]);
  const menu = page.getByRole('menu', { name: 'Block' });

  await (await gripOf(page, 'One')).click();
  const turnInto = menu.getByRole('group', { name: 'Turn into' });
  await turnInto.getByRole('menuitem', { name: 'Pull quote' }).click();
  await expect(menu).toBeHidden();
  expect(await savedBody(newsroom)).toBe('pullQuote(quoteText(One) attribution()) paragraph(Two)');
  await page.keyboard.press('Control+z');

  await clickInBody(page, 'Two');
  await page.keyboard.press('Alt+Enter');
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('f');
  await expect(menu.getByRole('menuitem', { name: 'Fact box' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(menu).toBeHidden();
  // The caret is still in the words.
  await page.keyboard.type('!');
  expect(await savedBody(newsroom)).toMatch(/factbox\(title\(\) paragraph\(.*!.*\)\)$/);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');

  await page.keyboard.press('Alt+Shift+ArrowDown');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  expect(await savedBody(newsroom)).toBe('paragraph(Two) paragraph(One) paragraph(Two)');
  await page.keyboard.press('Control+Shift+Backspace');
  expect(await savedBody(newsroom)).toBe('paragraph(One) paragraph(Two)');

  await page.keyboard.press('Alt+Enter');
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(page.locator('.ProseMirror')).toBeFocused();

  await gripOf(page, 'One');
  await page.getByRole('button', { name: 'Insert below…' }).click();
  const insert = page.getByRole('menu', { name: 'Insert a block' });
  await insert.getByRole('menuitem', { name: 'Minor subhead' }).click();
  await page.keyboard.type('Between');
  expect(await savedBody(newsroom)).toBe('paragraph(One) h3(Between) paragraph(Two)');
});

test('boxes, notes and corrections are written by keyboard, and notes are never published', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('The vote was put off.'), paragraph('')]);
  await clickInBody(page, 'The vote was put off.');
  await page.keyboard.press('End');
  await page.keyboard.type(' Nobody said why %%ask Quill%%.');
  await expect(body(page).getByRole('note')).toHaveText('ask Quill');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('/fact');
  await page.keyboard.press('Enter');
  await page.keyboard.type('The pier');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Built in 1911.');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('%% Legal reads this first.');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('The end.');
  expect(await savedBody(newsroom)).toBe(
    'paragraph(The vote was put off. Nobody said why [ask Quill inlineNote].) ' +
      'factbox(title(The pier) paragraph(Built in 1911.)) ' +
      'note(paragraph(Legal reads this first.)) paragraph(The end.)',
  );

  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  const frame = page.frameLocator('iframe[title="The article as exported"]');
  await expect(frame.getByText('Nobody said why.')).toBeVisible();
  await expect(frame.getByRole('complementary', { name: 'The pier' })).toBeVisible();
  await expect(frame.locator('body')).not.toContainText(/Quill|Legal/);
  await page.getByRole('button', { name: 'Close the preview' }).click();

  await clickInBody(page, 'The end.');
  await page.keyboard.press('End');
  await page.keyboard.type(' /correction');
  await page.keyboard.press('Enter');
  const corrections = inspector(page).getByRole('list', { name: 'Corrections' });
  await expect(corrections.getByLabel('Text')).toBeFocused();
  await page.keyboard.type('It was 1912.');
  await page.keyboard.press('Control+s');
  await expect
    .poll(async () => (await newsroom.readArticle('story.stet')).corrections)
    .toMatchObject([{ type: 'correction', text: 'It was 1912.' }]);
  await clickInBody(page, 'The end.');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(corrections.getByRole('listitem')).toHaveCount(0);
  await expect(body(page)).toContainText('The end. /correction');
});

test('a pull quote is made of the selected words, and warns when the story loses them', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('We wait for the tide'), paragraph('Nobody asked us.')]);
  await clickInBody(page, 'We wait for the tide');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page
    .getByRole('toolbar', { name: 'Formatting' })
    .getByRole('button', { name: 'Make pull quote' })
    .click();
  const quote = body(page).getByRole('group', { name: 'Pull quote' });
  await expect(quote.getByRole('textbox', { name: 'Pull quote' })).toHaveText(
    'We wait for the tide',
  );
  await body(page).getByRole('paragraph').first().click();
  await page.keyboard.press('End');
  await page.keyboard.press('Control+Backspace');
  await page.keyboard.type('boat');
  const warning = quote.getByText('These words are no longer in the story.');
  await expect(warning).toBeVisible();
  await expect(quote).toHaveAccessibleDescription('These words are no longer in the story.');
  await page.keyboard.press('Control+Backspace');
  await page.keyboard.type('tide');
  await expect(warning).toBeHidden();

  await quote.getByRole('textbox', { name: 'Attribution' }).click();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  await page.keyboard.insertText(` ${'and wait '.repeat(40)}`);
  await expect(quote.getByText(/too long for a pull quote, 300 at most/)).toBeVisible();
});

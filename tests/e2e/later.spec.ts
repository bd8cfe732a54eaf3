import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './newsroom.ts';
import { body, inspector, rowOf, runFromPalette } from './steps.ts';
import { writeWithout } from './writeWithout.ts';
import { clickInBody } from './writingDesk.ts';

// Dialogs and panels are fetched once the first screen stands; a person may be quicker.

test('what is typed for the palette before its code comes goes to it', async ({ newsroom }) => {
  const { page, release } = await writeWithout(newsroom, /\/assets\/CommandPalette.*js/);
  await page.keyboard.press('End');
  const words = body(page).getByText('The council met late.', { exact: true });

  // Given up, it leaves nothing behind, wherever it was opened.
  const filter = page.getByRole('searchbox', { name: 'Filter articles' });
  await filter.focus();
  await page.keyboard.press('Control+Shift+K');
  await page.keyboard.type('ferry');
  await page.keyboard.press('Escape');
  await expect(filter).toBeFocused();
  await expect(filter).toHaveValue('');
  await words.click();
  await page.keyboard.press('End');
  await page.keyboard.press('Control+Shift+K');
  await page.keyboard.type('ferry');
  await page.keyboard.press('Escape');
  await page.keyboard.type('!');
  await expect(body(page)).toHaveText('The council met late.!');
  await page.keyboard.press('Backspace');

  // Words, the way down the list, and Enter, behind which no more is searched for.
  await page.keyboard.press('Control+Shift+K');
  await page.keyboard.type('subhxx');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('ead');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.keyboard.type('more');
  await expect(words).toBeVisible();
  release();
  await expect(body(page).getByRole('heading', { name: 'The council met late.' })).toBeVisible();
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(words).toBeVisible();
});

test('Enter does for a dialog that was on its way what it would have done in it', async ({
  newsroom,
}) => {
  const { page, release } = await writeWithout(newsroom, /\/assets\/NamingDialog.*js/);
  await rowOf(page, 'Vote delayed').getByRole('button').first().focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('ballot');
  await page.keyboard.press('Enter');
  release();
  await expect.poll(() => newsroom.articleFiles()).toEqual(['ballot.stet']);
});

test('wire copy pasted before its dialog comes keeps its lines', async ({ newsroom }) => {
  const { page, release } = await writeWithout(newsroom, /\/assets\/ImportDialog.*js/);
  await page.context().grantPermissions(['clipboard-write']);
  await page.evaluate(() => navigator.clipboard.writeText('HARBOUR VOTE\n\nIt rained.\n'));
  await page.keyboard.press('Control+Alt+v');
  await page.keyboard.press('Control+v');
  release();
  await expect(page.getByRole('textbox', { name: 'Wire copy' })).toHaveValue(
    'HARBOUR VOTE\n\nIt rained.\n',
  );
});

test('a number typed before its dialog comes goes into its field @thorough', async ({
  newsroom,
}) => {
  const { page, release } = await writeWithout(newsroom, /\/assets\/LengthDialog.*js/);
  await runFromPalette(page, 'Length target');
  await page.keyboard.type('400');
  release();
  const field = page.getByRole('textbox', { name: 'Length', exact: true });
  await expect(field).toHaveValue('400');
  // As though it was typed there.
  await page.keyboard.press('Control+z');
  await expect(field).not.toHaveValue('400');
});

test('a key with Alt is handed to the palette with it @thorough', async ({ newsroom }) => {
  const { page, release } = await writeWithout(newsroom, /\/assets\/CommandPalette.*js/);
  await page.keyboard.press('Control+Shift+K');
  await page.keyboard.type('subhead');
  await page.keyboard.press('Alt+Enter');
  release();
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expect(body(page).getByRole('heading')).toHaveCount(0);
});

test('what is typed for a part that cannot be fetched waits for the next try @thorough', async ({
  newsroom,
}) => {
  const { page, fail } = await writeWithout(newsroom, /\/assets\/CommandPalette.*js/);
  await page.keyboard.press('Control+Shift+K');
  await page.keyboard.type('sub');
  fail();
  const failed = page.getByRole('dialog', { name: 'Could not be shown' });
  await expect(failed.getByText('This part of Stet could not be shown.')).toBeVisible();
  await page.keyboard.type('head');
  await expect(body(page)).toHaveText('The council met late.');
  // Given up, it can be asked for again.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+K');
  await page.keyboard.type('sub');
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.keyboard.type('head');
  await expect(page.getByRole('combobox', { name: /command/ })).toHaveValue('subhead');
});

test('a pane over the text that waits for its code is closed by Escape @thorough', async ({
  newsroom,
}) => {
  const { page, release } = await writeWithout(newsroom, /\/assets\/InspectorPane.*js/);
  const pane = page.locator('.workspace-inspector');
  await page.setViewportSize({ width: 480, height: 800 });
  // What stands beside the text in a wide window is hidden in a narrow one until it is asked for.
  await expect(pane).toHaveCount(0);
  await page.keyboard.press('Control+Alt+i');
  await expect(pane).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(pane).toHaveCount(0);
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await page.keyboard.press('Control+Alt+i');
  release();
  await expect(inspector(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(inspector(page)).toBeHidden();
  await expect(page.locator('.ProseMirror')).toBeFocused();
});

test('keys go on where an article cannot be shown, and what tells of that is on its way @thorough', async ({
  newsroom,
}) => {
  await writeFile(path.join(newsroom.library, 'torn.stet'), '{');
  const { page, release } = await writeWithout(newsroom, /\/assets\/DamagedArticle.*js/);
  await page.keyboard.press('Control+Shift+K');
  await page.keyboard.type('torn');
  await page.keyboard.press('Enter');
  await expect(body(page)).toHaveCount(0);
  release();
  const again = page.getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(again).toBeFocused();
});

test('what is typed for a correction before its panel comes is in its field @thorough', async ({
  newsroom,
}) => {
  const { page, release } = await writeWithout(newsroom, /\/assets\/InspectorPane.*js/);
  const article = page.getByRole('textbox', { name: 'Article', exact: true });
  const field = inspector(page).getByRole('textbox', { name: 'Text', exact: true });
  await page.keyboard.press('End');

  // Given up, it leaves the keyboard in the text.
  await runFromPalette(page, 'Correction');
  await page.keyboard.press('Escape');
  await expect(article).toBeFocused();
  await page.keyboard.press('Control+z');

  await runFromPalette(page, 'Correction');
  await page.keyboard.type('The year ');
  await expect(body(page)).toHaveText('The council met late.');
  release();
  await expect(field).toHaveValue('The year ');
  await page.keyboard.type('was wrong.');
  await expect(field).toHaveValue('The year was wrong.');
  await expect(body(page)).toHaveText('The council met late.');
});

test('a correction has the keyboard at once, wherever its panel is @thorough', async ({
  newsroom,
}) => {
  const { page, release } = await writeWithout(newsroom, /\/assets\/nothing.*js/);
  release();
  const article = page.getByRole('textbox', { name: 'Article', exact: true });
  const fields = inspector(page).getByRole('textbox', { name: 'Text', exact: true });
  await expect(inspector(page)).toBeVisible();
  for (const [count, put] of [
    ['wide', () => page.keyboard.press('Control+Alt+i')],
    ['narrow', () => page.setViewportSize({ width: 480, height: 800 })],
  ] as const) {
    await put();
    await expect(inspector(page)).toBeHidden();
    await clickInBody(page, 'The council met late.');
    await page.keyboard.press('Control+Shift+K');
    await expect(page.getByRole('combobox', { name: /command/ })).toBeFocused();
    await page.keyboard.type('correction');
    await page.keyboard.press('Enter');
    await page.keyboard.type(count);
    await expect(fields.last()).toHaveValue(count);
    await expect(fields.last()).toBeFocused();
  }
  await page.keyboard.press('Escape');
  await expect(inspector(page)).toBeHidden();
  await expect(article).toBeFocused();
  await expect(body(page)).toHaveText('The council met late.');
});

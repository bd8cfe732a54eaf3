import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { png } from '../unit/exports/pictures.ts';
import { expect, test } from './newsroom.ts';
import { paragraph, sampleArticle, text } from './sampleArticle.ts';
import { body, inspector, libraryPane, openArticle, rowOf, runFromPalette } from './steps.ts';
import { clickInBody, pastedElsewhere } from './writingDesk.ts';

/** A command by its name, as somebody who sees no screen runs it. */
async function run(page: Page, command: string) {
  await page.keyboard.press('Control+Shift+K');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(command);
  await expect(palette.getByRole('option', { name: command }).first()).toBeVisible();
  await page.keyboard.press('Enter');
}

/** Tab until what has that role and name has the focus. */
async function tabTo(page: Page, role: 'button' | 'textbox' | 'checkbox', name: string) {
  const target = page.getByRole(role, { name, exact: true });
  for (let press = 0; press < 40; press++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`No way by Tab to the ${role} “${name}”`);
}

test('a whole article is written, illustrated and exported without a mouse, by names alone', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await run(page, 'New article');
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  await expect(field('Headline')).toHaveText('');
  await expect(page.getByRole('textbox', { name: 'Article', exact: true })).toBeFocused();
  await page.keyboard.press('Control+Home');
  for (const words of ['Ferries', 'The last boat', 'It sailed at dawn.']) {
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
  }
  await expect(field('Kicker')).toHaveText('Ferries');
  await expect(field('Headline')).toHaveText('The last boat');
  await expect(field('Standfirst')).toHaveText('It sailed at dawn.');

  await page.keyboard.type('Nobody waved at the quay.');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Control+b');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/subhead');
  await expect(page.getByRole('listbox', { name: 'Insert a block' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type('On the quay');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- tea');
  await page.keyboard.press('Enter');
  await page.keyboard.type('rope');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');

  const choosing = page.waitForEvent('filechooser');
  await page.keyboard.type('/photo');
  await expect(page.getByRole('listbox', { name: 'Insert a block' })).toBeVisible();
  await page.keyboard.press('Enter');
  const buffer = Buffer.from(png(320, 200, 2));
  await (await choosing).setFiles({ name: 'quay.png', mimeType: 'image/png', buffer });
  await expect(page.getByRole('figure')).toContainText('No alt text');
  await page.keyboard.type('The quay at dawn');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Tam Orr');
  await expect(field('Caption')).toHaveText('The quay at dawn');
  await expect(field('Credit')).toHaveText('Tam Orr');
  await page.keyboard.press('Enter');
  await page.keyboard.type('The next one sails on Friday.');
  await expect(page.getByRole('figure')).toHaveCount(1);

  await run(page, 'Save');
  await expect(page.getByTestId('save-state')).toHaveText(/^Saved \d\d:\d\d:\d\d$/);
  await run(page, 'Export…');
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('checkbox', { name: 'Web page' })).toBeChecked();
  const download = page.waitForEvent('download');
  await tabTo(page, 'button', 'Export');
  await page.keyboard.press('Enter');
  const done = page.getByRole('dialog', { name: 'Exported' });
  await expect(done).toBeVisible();
  const bytes = await readFile(await (await download).path());
  expect(bytes.length).toBeGreaterThan(500);
  await page.keyboard.press('Escape');
  await expect(done).toBeHidden();
});

test('F6 leads to the library and back to the text, also from a field beside it @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle('pier.stet', sampleArticle({ headline: 'The pier' }));
  await openArticle(page, 'The pier');
  const article = page.getByRole('textbox', { name: 'Article', exact: true });
  await clickInBody(page, 'The council met late.');
  await page.keyboard.press('F6');
  await expect(page.getByRole('button', { name: /^The pier/ })).toBeFocused();
  await page.keyboard.press('F6');
  await expect(article).toBeFocused();
  await run(page, 'Correction');
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toBeFocused();
  await page.keyboard.type('The year was wrong.');
  await page.keyboard.press('F6');
  await expect(article).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.type(' So did we.');
  await expect(body(page)).toHaveText('The council met late. So did we.');
});

test('F6 leads back to the text also from a library that lies over it', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('pier.stet', sampleArticle({ headline: 'The pier' }));
  await openArticle(page, 'The pier');
  await page.setViewportSize({ width: 800, height: 800 });
  await page.getByRole('button', { name: 'Library', exact: true }).click();
  await expect(libraryPane(page).locator(':focus')).toHaveCount(1);
  await page.keyboard.press('F6');
  await expect(page.getByRole('textbox', { name: 'Article', exact: true })).toBeFocused();
});

test('an article that is only read is read, searched and copied by keys alone @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const lines = Array.from({ length: 80 }, (_, index) => `Line ${index + 1} of the minutes.`);
  const link = (words: string) => ({
    type: 'relatedLink',
    attrs: { href: `https://example.org/${words}` },
    content: [text(words)],
  });
  const more = [{ type: 'title', content: [text('More')] }, link('Pier'), link('Quay')];
  await newsroom.writeArticle('new.stet', {
    ...sampleArticle({
      headline: 'Minutes',
      body: [...lines.map(paragraph), { type: 'relatedLinks', content: more }],
    }),
    version: 2,
  });
  await openArticle(page, 'Minutes');
  const article = page.getByRole('textbox', { name: 'Article', exact: true });
  await expect(article).toHaveAttribute('aria-readonly', 'true');
  await tabTo(page, 'textbox', 'Article');

  // The keys that scroll do, also once a dialog was open.
  const top = page.getByText('Line 1 of the minutes.', { exact: true });
  await page.keyboard.press('PageDown');
  await expect(top).not.toBeInViewport();
  await page.keyboard.press('Control+/');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(article).toBeFocused();
  await page.keyboard.press('Home');
  await expect(top).toBeInViewport();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await expect(page.getByText('Line 80 of the minutes.')).toBeInViewport();

  // What was found is where one goes on, and where a selection begins.
  await page.keyboard.press('Control+f');
  await page.keyboard.type('40 of');
  await expect(page.getByText('1 of 1')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(article).toBeFocused();
  await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.press('Control+c');
  expect((await pastedElsewhere(page)).text.trimEnd()).toBe('40 of the');

  // All of the body, then all of the article.
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  expect((await pastedElsewhere(page)).text.split(/\n+/).slice(0, 80)).toEqual(lines);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  expect((await pastedElsewhere(page)).text).toMatch(/^Minutes\s+Line 1 /);

  // From where one clicked, by Shift and arrows.
  await clickInBody(page, 'Line 40 of the minutes.');
  await expect(article).toBeFocused();
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Control+c');
  expect((await pastedElsewhere(page)).text).toContain('Line 39');
  await page.keyboard.type('x');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+x');
  await expect(body(page).getByRole('paragraph')).toHaveText(lines);

  // From link to link Tab goes on: their addresses are words here.
  await page.getByRole('button', { name: 'Open example.org/Pier' }).focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Open example.org/Quay' })).toBeFocused();
});

test('a button that goes with what it did leaves the keyboard in its place @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  for (const name of ['one', 'two', 'three']) {
    const fields = { byline: { contributors: [{ name: 'Mara Quill', role: 'author' }] } };
    await newsroom.writeArticle(
      `${name}.stet`,
      sampleArticle({ headline: `Boat ${name}`, fields }),
    );
  }
  await openArticle(page, 'Boat one');
  const library = libraryPane(page);
  const press = async (place: Locator, key = 'Enter') => {
    await place.focus();
    await page.keyboard.press(key);
  };

  await library.getByLabel('Filter articles').fill('train');
  await press(library.getByRole('button', { name: 'Clear the filter' }));
  await expect(library.getByLabel('Filter articles')).toBeFocused();
  await press(rowOf(page, 'Boat two').getByRole('button').first(), 'Control+ ');
  await press(library.getByRole('button', { name: 'Clear the selection' }));
  await expect(library.locator('li :focus')).toBeVisible();

  await press(inspector(page).getByRole('button', { name: 'Remove Mara Quill' }));
  await expect(inspector(page).getByRole('button', { name: 'Add contributor' })).toBeFocused();

  for (const name of ['two', 'three']) {
    await press(rowOf(page, `Boat ${name}`).getByRole('button').first(), 'Delete');
    await expect(rowOf(page, `Boat ${name}`)).toBeHidden();
  }
  const dismiss = page.getByRole('button', { name: 'Dismiss' });
  await press(dismiss.first());
  // Not onto the way back of the next: whoever presses Enter again means the same.
  await expect(dismiss).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Article', exact: true })).toBeFocused();

  // Whoever sends one away by a click goes on writing.
  await runFromPalette(page, 'Copy as HTML');
  await runFromPalette(page, 'Copy as Markdown');
  await expect(dismiss).toHaveCount(2);
  await dismiss.first().click();
  await expect(page.getByRole('textbox', { name: 'Article', exact: true })).toBeFocused();

  await press(library.getByRole('button', { name: 'Trash' }));
  await press(library.getByRole('button', { name: 'Restore Boat three' }));
  await expect(library.getByRole('button', { name: 'Restore Boat two' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(library.getByText('The trash is empty')).toBeVisible();
  await expect(library.locator(':focus')).toBeVisible();
});

import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { everyBlock, fullArticle } from './everyBlock.ts';
import { expectAccessible, expectAccessibleInBothThemes } from './expectAccessible.ts';
import { expect, test } from './newsroom.ts';
import { paragraph, sampleArticle } from './sampleArticle.ts';
import {
  body,
  expectSaved,
  inspector,
  libraryPane,
  newArticle,
  openArticle,
  openBeside,
  rowOf,
  runFromPalette,
} from './steps.ts';
import { crashWithTwoTexts } from './untilKept.ts';
import { clickInBody, paste } from './writingDesk.ts';

const pasted = (name: string) =>
  readFileSync(path.join(import.meta.dirname, '../fixtures/paste/word', `${name}.html`), 'utf8');

// Each screen is looked at as a whole, and there are many.
test.describe.configure({ timeout: 240_000 });

test('the library and what can stand in it', async ({ newsroom }) => {
  const { page } = newsroom;
  await expect(page.getByRole('heading', { name: 'No articles yet' })).toBeVisible();
  await expectAccessibleInBothThemes(page, 'an empty library');
  for (const [index, status] of ['draft', 'review', 'approved', 'withheld'].entries()) {
    await newsroom.writeArticle(
      `${status}.stet`,
      sampleArticle({ headline: `Story ${index}`, fields: { status } }),
    );
  }
  await writeFile(path.join(newsroom.library, 'broken.stet'), '{"format": ');
  await expect(rowOf(page, 'broken')).toBeVisible();
  await expectAccessibleInBothThemes(page, 'a list of articles');
  await rowOf(page, 'broken').getByRole('button').first().click();
  await expect(page.getByRole('heading', { name: 'This article is damaged' })).toBeVisible();
  await expectAccessibleInBothThemes(page, 'a damaged article');
  await page.getByLabel('Filter articles').fill('nothing is called so');
  await expectAccessibleInBothThemes(page, 'nothing found');
  await page.getByLabel('Filter articles').fill('');
  await rowOf(page, 'Story 1').click({ button: 'right' });
  await expect(page.getByRole('menu')).toBeVisible();
  await expectAccessibleInBothThemes(page, 'a menu');
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await expectAccessibleInBothThemes(page, 'a name asked for');
  await page.keyboard.press('Escape');
  await rowOf(page, 'Story 1').getByRole('button').first().focus();
  await page.keyboard.press('Delete');
  await expect(page.getByText('is in the trash')).toBeVisible();
  // What is read out by itself is words; the buttons say what they are about to whoever comes there.
  await expect(page.getByRole('status').getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toHaveAccessibleDescription(
    /is in the trash/,
  );
  await expectAccessibleInBothThemes(page, 'a toast');
  await libraryPane(page).getByRole('button', { name: 'Trash' }).click();
  await expect(page.getByRole('button', { name: 'Restore Story 1' })).toBeVisible();
  await expectAccessibleInBothThemes(page, 'the trash');
});

test('an article with every block, its fields and its photos', async ({ newsroom }) => {
  const { page } = newsroom;
  const corrections = [{ type: 'correction', text: 'A name was wrong.' }];
  await newsroom.writeArticle('vote.stet', fullArticle({ corrections }));
  await openArticle(page, 'Vote delayed');
  await expectAccessibleInBothThemes(page, 'an article');
  await body(page).getByText('Built in 1911.').hover();
  await page.getByRole('button', { name: 'Drag to move, click for more' }).click();
  await expect(page.getByRole('menu', { name: 'Block' })).toBeVisible();
  await expect(page.getByText('These words are no longer in the story.')).toBeVisible();
  await expectAccessibleInBothThemes(page, 'a block’s menu');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+h');
  const find = page.getByRole('search', { name: 'Find and replace' });
  await find.getByRole('textbox', { name: 'Find', exact: true }).fill('the');
  await find.getByRole('button', { name: 'Preview' }).click();
  await expect(find.getByRole('list', { name: 'Replacements' })).toBeVisible();
  await expectAccessibleInBothThemes(page, 'find and replace');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Outline' }).click();
  await expect(page.getByRole('tree', { name: 'Outline' })).toBeVisible();
  await expectAccessibleInBothThemes(page, 'the outline');
  await page.getByRole('tab', { name: 'Story' }).click();
  for (const part of ['Headline variants', 'Publication', 'Corrections', 'Rights and source']) {
    await inspector(page).getByText(part, { exact: true }).click();
  }
  await inspector(page).getByText('Contact').click();
  await inspector(page).getByLabel('Language').fill('no language');
  await expectAccessibleInBothThemes(page, 'all fields of the story');
  await page.getByRole('tab', { name: 'Photos' }).click();
  await page.getByRole('list', { name: 'Photos of this article' }).getByText('The pier').click();
  await expectAccessibleInBothThemes(page, 'the photos');

  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  await expect(page.locator('iframe')).toBeVisible();
  await expectAccessibleInBothThemes(page, 'the preview');
  await page.getByRole('button', { name: 'Close the preview' }).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByLabel('Export it all the same')).toBeVisible();
  await expectAccessibleInBothThemes(page, 'the export');
  await page.getByLabel('Export it all the same').check();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Exported' })).toBeVisible();
  await expectAccessibleInBothThemes(page, 'the result of an export');
});

test('palette, wire copy and trouble', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  await openArticle(page, 'Vote delayed');
  await page.keyboard.press('Control+Shift+K');
  await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
  await expectAccessibleInBothThemes(page, 'the palette');
  await page.keyboard.press('Escape');
  await runFromPalette(page, 'Paste as wire copy');
  const dialog = page.getByRole('dialog', { name: 'Paste as wire copy' });
  await dialog
    .getByLabel('Wire copy')
    .fill('Pier vote put off\n\nBy Mara Quill\n\nPORT ELLERY — The council met late.\n');
  await expectAccessibleInBothThemes(page, 'wire copy');
  await page.keyboard.press('Escape');

  await page.clock.install();
  await page.clock.pauseAt(new Date(Date.now() + 60_000));
  await body(page).click();
  await page.keyboard.type('Mine. ');
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote off' }));
  await expect(page.getByText('Something else was put in the place of this')).toBeVisible();
  await page.clock.resume();
  await expectAccessibleInBothThemes(page, 'two versions');
  await page.getByRole('button', { name: 'Compare…' }).click();
  await expect(page.getByRole('heading', { name: 'Vote off' })).toBeVisible();
  await expectAccessibleInBothThemes(page, 'two versions side by side');
  await page.keyboard.press('Escape');
  await libraryPane(page).getByRole('button', { name: 'New article' }).click();
  await expect(page.getByRole('dialog', { name: 'This article is not saved' })).toBeVisible();
  await expectAccessibleInBothThemes(page, 'a question');
});

test('what others wrote @thorough', async ({ newsroom }) => {
  const { page } = newsroom;
  const article = sampleArticle({ headline: 'Vote delayed', paragraphs: ['It rained.'] });
  await newsroom.writeArticle('vote.stet', article);
  await openArticle(page, 'Vote delayed');
  await page.clock.install();
  await page.clock.pauseAt(new Date(Date.now() + 60_000));
  await body(page).click();
  await page.keyboard.press('Home');
  await page.keyboard.type('Mine. ');
  const paragraphs = ['It rained, theirs.', 'It snowed, too.'];
  const { content } = sampleArticle({ headline: 'Vote delayed', paragraphs });
  await newsroom.writeArticle('vote.stet', { ...article, content });
  await newsroom.writeArticle('vote (1).stet', article);
  await expect(page.getByRole('region', { name: 'Changed on both sides' })).toBeVisible();
  await page.clock.resume();
  await page.getByRole('button', { name: 'List them' }).click();
  await expectAccessibleInBothThemes(page, 'two versions of one place');
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await expect(page.getByRole('region', { name: 'Conflict copy' })).toBeVisible();
  await expectAccessibleInBothThemes(page, 'a conflict copy');
});

test('what a paste asks, what the article said before, and what stands beside it @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle('ferry.stet', sampleArticle({ headline: 'Ferry late' }));
  await newsroom.writeArticle(
    'vote.stet',
    sampleArticle({
      headline: 'Vote delayed',
      body: [...everyBlock.slice(0, 5), paragraph('The last line.')],
    }),
  );
  await openArticle(page, 'Vote delayed');
  await clickInBody(page, 'The last line.');
  await paste(page, { 'text/plain': 'x', 'text/html': pasted('tracked-changes') });
  await expect(page.getByRole('dialog', { name: 'Tracked changes' })).toBeVisible();
  await expectAccessibleInBothThemes(page, 'tracked changes asked about');
  await page.keyboard.press('Escape');
  await paste(page, { 'text/plain': 'x', 'text/html': pasted('picture-that-stayed-behind') });
  await expect(page.getByRole('region', { name: /did not come along/ })).toBeVisible();
  await expectAccessibleInBothThemes(page, 'pictures that did not come along');
  await page.getByRole('button', { name: 'Close', exact: true }).click();

  await page.keyboard.press('Control+s');
  await expectSaved(page);
  await page.getByRole('tab', { name: 'Versions' }).click();
  await inspector(page)
    .getByRole('button', { name: /As it was opened/ })
    .click();
  await expect(page.getByRole('article', { name: 'What changed' })).toBeVisible();
  await expectAccessibleInBothThemes(page, 'two versions compared');
  await page.keyboard.press('Escape');
  await inspector(page).getByRole('button', { name: 'Name this version…' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Subbed');
  await page.keyboard.press('Enter');
  await expect(inspector(page).getByText('Subbed')).toBeVisible();
  await expectAccessibleInBothThemes(page, 'the versions');

  await openBeside(page, 'Ferry late');
  await expectAccessibleInBothThemes(page, 'an article beside the other');
});

test('what a crash left @thorough', async ({ newsroom }) => {
  await crashWithTwoTexts(newsroom);
  const { page } = newsroom;
  await expect(page.getByText('This text was not saved')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Not saved' })).toBeVisible();
  await expectAccessibleInBothThemes(page, 'a text that came back, and one that waits');
});

test('a narrow window', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  await page.setViewportSize({ width: 480, height: 800 });
  await page.getByRole('button', { name: 'Library', exact: true }).click();
  await expect(rowOf(page, 'Vote delayed')).toBeVisible();
  await expectAccessible(page, 'the library over the text');
  await openArticle(page, 'Vote delayed');
  await expect(libraryPane(page)).toBeHidden();
  await page.getByRole('button', { name: 'Inspector' }).click();
  await expectAccessible(page, 'the inspector over the text');
  await page.keyboard.press('Escape');
  await expect(inspector(page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Inspector' })).toBeFocused();
  await expectAccessible(page, 'only the text');
});

test('the page has no language, name or landmark missing from the start', async ({ newsroom }) => {
  const { page } = newsroom;
  await newArticle(page);
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page).toHaveTitle('New article — Stet');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});

test('an article that is only read, as another window has it', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  await openArticle(page, 'Vote delayed');
  const other = await newsroom.openWindow();
  await openArticle(other, 'Vote delayed');
  await expect(other.getByText('This article is open in another window of yours.')).toBeVisible();
  await expectAccessibleInBothThemes(other, 'an article that is only read');
});

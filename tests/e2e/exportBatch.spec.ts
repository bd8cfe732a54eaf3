import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { png } from '../cli/support/samples.ts';
import { expectAccessible } from './expectAccessible.ts';
import { expect, stageTag, type TestNewsroom, test } from './newsroom.ts';
import { putPhoto } from './putPhoto.ts';
import { sampleArticle, text } from './sampleArticle.ts';
import { body, libraryPane, openArticle, rowOf } from './steps.ts';

/** Several articles are picked in the list and exported together. */

const row = (page: Page, title: string) => rowOf(page, title).getByRole('button').first();
const picked = (page: Page) => libraryPane(page).getByRole('region', { name: 'Selected articles' });
const pickedRows = async (page: Page) =>
  (
    await libraryPane(page).locator('[aria-description="Selected"] .row-title').allTextContents()
  ).map((title) => title.trim());

const numbered = (number: number) => String(number).padStart(2, '0');

async function write(newsroom: TestNewsroom, count: number) {
  for (let number = 1; number <= count; number++) {
    const name = numbered(number);
    await newsroom.writeArticle(
      `story-${name}.stet`,
      sampleArticle({
        headline: `Story ${name}`,
        paragraphs: [`The words of story ${name}.`],
        fields: { slug: `story-${name}` },
      }),
    );
  }
}

test('articles are picked with the mouse and with the keys', async ({ newsroom }) => {
  const { page } = newsroom;
  await write(newsroom, 6);
  await libraryPane(page).getByRole('combobox', { name: 'Sort by' }).selectOption('Headline');
  await expect(row(page, 'Story 06')).toBeVisible();

  await row(page, 'Story 02').click({ modifiers: ['ControlOrMeta'] });
  await row(page, 'Story 04').click({ modifiers: ['ControlOrMeta'] });
  expect(await pickedRows(page)).toEqual(['Story 02', 'Story 04']);
  await expect(libraryPane(page).getByText('2 of 6 articles selected')).toBeVisible();
  await row(page, 'Story 06').click({ modifiers: ['Shift'] });
  expect(await pickedRows(page)).toEqual(['Story 04', 'Story 05', 'Story 06']);
  await row(page, 'Story 05').click({ modifiers: ['ControlOrMeta'] });
  expect(await pickedRows(page)).toEqual(['Story 04', 'Story 06']);
  await expectAccessible(page, 'picked articles');

  // Opening one lets go of the others, and a run begins there.
  await openArticle(page, 'Story 01');
  await expect(picked(page)).toBeHidden();
  await row(page, 'Story 03').click({ modifiers: ['Shift'] });
  expect(await pickedRows(page)).toEqual(['Story 01', 'Story 02', 'Story 03']);

  await page.keyboard.press('Escape');
  await expect(picked(page)).toBeHidden();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  expect(await pickedRows(page)).toEqual(['Story 03', 'Story 04', 'Story 05']);
  await page.keyboard.press('Shift+ArrowUp');
  expect(await pickedRows(page)).toEqual(['Story 03', 'Story 04']);
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('Control+Space');
  expect(await pickedRows(page)).toEqual(['Story 03', 'Story 04', 'Story 06']);
  await page.keyboard.press('ArrowUp');
  await expect(picked(page)).toBeHidden();
  await page.keyboard.press('Control+a');
  await expect(libraryPane(page).getByText('6 of 6 articles selected')).toBeVisible();
  // What is filtered away does not go along.
  await libraryPane(page).getByRole('searchbox', { name: 'Filter articles' }).fill('story 03');
  await expect(picked(page)).toBeHidden();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+a');
  await picked(page).getByRole('button', { name: 'Export 1 article…' }).click();
  await expect(page.getByRole('dialog', { name: 'Export 1 article' })).toBeVisible();
});

test('thirty articles are exported, canceled in the middle, and what is there is whole @thorough', async ({
  newsroom,
}) => {
  test.setTimeout(180_000);
  const { page, library } = newsroom;
  // Made smaller, it gives each article something to do.
  const picture = png(2400, 120);
  const src = await putPhoto(library, picture);
  for (let number = 1; number <= 30; number++) {
    const name = numbered(number);
    await newsroom.writeArticle(
      `story-${name}.stet`,
      sampleArticle({
        headline: `Story ${name}`,
        body: [
          { type: 'paragraph', content: [text(`The words of story ${name}.`)] },
          {
            type: 'photo',
            attrs: { asset: 'a1' },
            content: [{ type: 'caption' }, { type: 'credit' }],
          },
        ],
        fields: {
          slug: `story-${name}`,
          assets: {
            a1: {
              type: 'image',
              src,
              mimeType: 'image/png',
              width: 2400,
              height: 2400,
              alt: 'A wall',
            },
          },
        },
      }),
    );
  }
  await libraryPane(page).getByRole('combobox', { name: 'Sort by' }).selectOption('Headline');
  await expect(libraryPane(page).getByText('30 articles', { exact: true })).toBeVisible();
  await row(page, 'Story 01').click({ modifiers: ['ControlOrMeta'] });
  await row(page, 'Story 01').focus();
  await page.keyboard.press('Control+a');
  await row(page, 'Story 05').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Export 30 articles…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export 30 articles' });
  await dialog
    .getByRole('combobox', { name: 'Size' })
    .selectOption({ label: 'At most 1,200 pixels' });
  await expectAccessible(page, 'a batch before it begins');
  await dialog.getByRole('button', { name: 'Export 30 articles' }).click();

  const progress = page.getByRole('dialog', { name: 'Exporting' });
  await expect(progress.getByText(/^Article \d+ of 30: story-\d\d\.stet$/)).toBeVisible();
  await expect(progress.getByRole('progressbar')).not.toHaveAttribute('value', '0');
  const download = page.waitForEvent('download');
  await progress.getByRole('button', { name: 'Cancel' }).click();
  const summary = page.getByRole('dialog', { name: /^\d+ of 30 exported$/ });
  await expect(summary.getByRole('status')).toContainText(
    /^Canceled\. \d+ of 30 articles are whole/,
  );
  await expectAccessible(page, 'what is whole of a batch');

  const files = unzipSync(await readFile(await (await download).path()));
  const pages = Object.keys(files).filter((name) => name.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.length).toBeLessThan(30);
  await expect(summary).toHaveAccessibleName(`${pages.length} of 30 exported`);
  for (const [index, name] of pages.sort().entries()) {
    expect(name).toBe(`story-${numbered(index + 1)}.html`);
    const html = new TextDecoder().decode(files[name]);
    expect(html).toContain(`The words of story ${numbered(index + 1)}.`);
    const photo = /src="(story-\d\d-media\/[^"]+)"/.exec(html)?.[1] ?? '';
    expect(Object.keys(files)).toContain(photo);
  }
  expect(Object.keys(files)).toHaveLength(pages.length * 2);

  // And the others, without doing the first ones page.
  await summary.getByRole('button', { name: `Export the other ${30 - pages.length}…` }).click();
  const rest = page.getByRole('dialog', { name: `Export ${30 - pages.length} articles` });
  await rest.getByRole('combobox', { name: 'Size' }).selectOption({ label: 'As they are' });
  const second = page.waitForEvent('download');
  await rest.getByRole('button', { name: /^Export \d+ article/ }).click();
  const others = unzipSync(await readFile(await (await second).path()));
  const all = [...pages, ...Object.keys(others).filter((name) => name.endsWith('.html'))].sort();
  expect(all).toEqual(
    Array.from({ length: 30 }, (_, index) => `story-${numbered(index + 1)}.html`),
  );
});

test('one that is damaged or held back stops no other, and each is accounted for', async ({
  newsroom,
}) => {
  const { page, library } = newsroom;
  await write(newsroom, 2);
  await writeFile(path.join(library, 'broken.stet'), '{"format":"stet-article",');
  const embargo = { dates: { embargoUntil: '2099-01-01T00:00:00Z' } };
  await newsroom.writeArticle(
    'held.stet',
    sampleArticle({ headline: 'The plan', fields: { slug: 'plan', ...embargo } }),
  );
  await newsroom.writeArticle(
    'withheld.stet',
    sampleArticle({ headline: 'The name', fields: { slug: 'name', status: 'withheld' } }),
  );
  await openArticle(page, 'Story 01');
  await expect(rowOf(page, 'The name')).toBeVisible();
  await libraryPane(page).getByRole('button', { name: 'More for the library' }).click();
  await page.getByRole('menuitem', { name: 'Export all articles that are shown…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export 5 articles' });
  const yes = dialog.getByLabel('Export these 2 too');
  await expect(dialog.getByText('Damaged, and so not exported: “broken”.')).toBeVisible();
  await expect(dialog.getByText(/“The plan”: This article is embargoed until/)).toBeVisible();
  await expect(dialog.getByText('“The name”: This article is withheld.')).toBeVisible();
  await expect(yes).not.toBeChecked();
  await expectAccessible(page, 'what is held back');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export 5 articles' }).click();
  const summary = page.getByRole('dialog', { name: '2 of 5 exported' });
  const failed = summary.getByRole('region', { name: 'Not exported' }).getByRole('listitem');
  await expect(failed).toHaveCount(3);
  await expect(summary.getByRole('status')).toHaveText(
    '2 exported, 2 with warnings, 3 not exported.',
  );
  await expect(failed.filter({ hasText: 'The plan' })).toContainText('Nothing was exported.');
  await expect(failed.filter({ hasText: 'broken' })).toContainText(/cannot be opened/);
  await summary.getByText('2 with warnings', { exact: true }).click();
  await expect(
    summary.getByRole('list', { name: 'With warnings' }).getByText('There is no byline.'),
  ).toHaveCount(2);
  await expectAccessible(page, 'what was not exported');
  expect(Object.keys(unzipSync(await readFile(await (await download).path()))).sort()).toEqual([
    'story-01.html',
    'story-02.html',
  ]);

  await summary.getByRole('button', { name: 'Export the other 3…' }).click();
  const rest = page.getByRole('dialog', { name: 'Export 3 articles' });
  await rest.getByLabel('Export these 2 too').check();
  const second = page.waitForEvent('download');
  await rest.getByRole('button', { name: 'Export 3 articles' }).click();
  expect(Object.keys(unzipSync(await readFile(await (await second).path()))).sort()).toEqual([
    'name.html',
    'plan.html',
  ]);
});

test('a text with unsaved words goes out as it stands, with a preset, to a folder @thorough', {
  tag: stageTag,
}, async ({ newsroom }) => {
  const { library } = newsroom;
  await mkdir(path.join(library, '.stet'), { recursive: true });
  await writeFile(
    path.join(library, '.stet/desk.json'),
    JSON.stringify({ presets: [{ name: 'Wire', formats: ['text'], folder: 'wire/{slug}' }] }),
  );
  await write(newsroom, 2);
  await newsroom.restart();
  const { page } = newsroom;
  await openArticle(page, 'Story 01');
  await body(page).getByRole('paragraph').last().click();
  await page.keyboard.press('End');
  await page.keyboard.type(' And more');
  await libraryPane(page).getByRole('button', { name: 'More for the library' }).click();
  await page.getByRole('menuitem', { name: 'Export all articles that are shown…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export 2 articles' });
  await dialog.getByRole('combobox', { name: 'Preset' }).selectOption('Wire');
  const start = dialog.getByRole('button', { name: 'Export 2 articles' });
  const summary = page.getByRole('dialog', { name: '2 of 2 exported' });
  const whatBecame = '2 exported, 2 with warnings.';
  if (newsroom.host === 'desktop') {
    const folder = await mkdtemp(path.join(tmpdir(), 'stet-batch-'));
    await newsroom.chooseNextFolder(folder);
    await dialog.getByRole('button', { name: /^Choose/ }).click();
    await start.click();
    await expect(summary.getByRole('status')).toHaveText(whatBecame);
    expect((await readdir(path.join(folder, 'wire'))).sort()).toEqual(['story-01', 'story-02']);
    const words = await readFile(path.join(folder, 'wire/story-01/story-01.txt'), 'utf8');
    expect(words).toContain('The words of story 01. And more');
  } else {
    const download = page.waitForEvent('download');
    await start.click();
    await expect(summary.getByRole('status')).toHaveText(whatBecame);
    const files = unzipSync(await readFile(await (await download).path()));
    expect(Object.keys(files).sort()).toEqual([
      'wire/story-01/story-01.txt',
      'wire/story-02/story-02.txt',
    ]);
    const words = new TextDecoder().decode(files['wire/story-01/story-01.txt']);
    expect(words).toContain('The words of story 01. And more');
  }
});

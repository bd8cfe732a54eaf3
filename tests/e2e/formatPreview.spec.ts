import type { Page } from '@playwright/test';
import { png } from '../unit/exports/pictures.ts';
import { expectAccessible } from './expectAccessible.ts';
import { expect, test } from './newsroom.ts';
import { paragraph, sampleArticle } from './sampleArticle.ts';
import { body, openArticle, runFromPalette } from './steps.ts';
import { clickInBody, openBody, pastedElsewhere, pasteFile, takenIn } from './writingDesk.ts';

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Preview of each format' });
const panelOf = (page: Page) => dialogOf(page).getByRole('tabpanel');
const tab = (page: Page, name: string) => dialogOf(page).getByRole('tab', { name, exact: true });

/** What is painted in the source, by kind. */
const painted = (page: Page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...CSS.highlights]
        .filter(([name]) => name.startsWith('source-'))
        .map(([name, ranges]) => [
          name.slice('source-'.length),
          [...ranges].map(({ startContainer, startOffset, endOffset }) =>
            startContainer.textContent?.slice(startOffset, endOffset),
          ),
        ]),
    ),
  );

test('from the export dialog: the page as readers see it, its source, and the other formats', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('The council met late.')]);
  await page.getByRole('button', { name: 'Export…' }).click();
  const exporting = page.getByRole('dialog', { name: 'Export', exact: true });
  await exporting.getByRole('button', { name: 'Preview' }).click();
  const frame = page.frameLocator('iframe[title="The article as exported"]');
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Harbour vote');
  expect(await page.locator('iframe').getAttribute('sandbox')).toBe('');
  await expectAccessible(page, 'a page of a format');

  await panelOf(page).getByRole('button', { name: 'Source' }).click();
  const source = panelOf(page).getByRole('region', { name: 'Source of harbour-vote.html' });
  await expect(source).toContainText('<h1 class="headline">Harbour vote</h1>');
  await expect.poll(async () => (await painted(page)).name).toContain('<h1');
  expect((await painted(page)).string).toContain('"headline"');
  await expectAccessible(page, 'the source of a format');

  // By keyboard from one format to the next, round the end.
  await tab(page, 'Web page').focus();
  await page.keyboard.press('ArrowUp');
  await expect(dialogOf(page).getByRole('tab', { selected: true })).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(tab(page, 'JSON')).toBeFocused();
  const json = panelOf(page).getByRole('region', { name: 'Source of harbour-vote.json' });
  await expect(json).toContainText('"headline": "Harbour vote"');
  await expect.poll(async () => (await painted(page)).key).toContain('"headline"');
  // What was painted before is gone with its text.
  expect((await painted(page)).name).toEqual([]);

  await panelOf(page).getByRole('button', { name: 'Copy the source' }).click();
  await expect(panelOf(page).getByRole('status')).toHaveText('Copied.');
  const { text } = await pastedElsewhere(page);
  expect(JSON.parse(text)).toMatchObject({ headline: 'Harbour vote' });

  await dialogOf(page).getByRole('button', { name: 'Close' }).last().click();
  await expect(exporting).toBeVisible();
});

test('a folder has its main document and a list of what else is in it', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('The council met late.')]);
  await runFromPalette(page, 'Preview of each format…');
  await tab(page, 'WordPress').click();
  const files = panelOf(page).getByRole('list', { name: 'Files' });
  await expect(files.getByRole('listitem')).toHaveCount(2);
  await expect(panelOf(page).getByRole('region')).toContainText('<!-- wp:paragraph -->');
  await files.getByRole('button', { name: /post\.json$/ }).click();
  await expect(panelOf(page).getByRole('region')).toContainText('"title": "Harbour vote"');
  await expectAccessible(page, 'a format of several files');
});

test('a Word document is shown as the page that it is, and what is in it @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('The council met late.')]);
  await clickInBody(page, 'The council');
  await pasteFile(page, { name: 'quay.png', type: 'image/png', bytes: [...png(1600, 1000, 2)] });
  await expect(body(page).locator(takenIn)).toBeVisible();
  await runFromPalette(page, 'Preview of each format…');
  await tab(page, 'Word document').click();
  const paper = panelOf(page).frameLocator('iframe');
  const words = paper.locator('p').filter({ hasText: 'The council met late.' });
  await expect(words).toBeVisible();
  // The paper is narrower here than it is, and so is what is as wide as its text.
  const [line, picture] = [await words.boundingBox(), await paper.locator('img').boundingBox()];
  expect(picture?.width).toBeLessThanOrEqual(line?.width ?? 0);
  expect((picture?.width ?? 0) / (picture?.height ?? 1)).toBeCloseTo(1.6, 1);
  await expect(paper.getByText('Harbour vote')).toHaveCSS('font-weight', '700');
  await panelOf(page).getByRole('button', { name: 'Source' }).click();
  const source = panelOf(page).getByRole('region', { name: 'Source of word/document.xml' });
  await expect(source).toContainText('The council met late.');
  await expect(panelOf(page).getByRole('list', { name: 'Files' })).toContainText('word/styles.xml');
});

test('a very long article is shown as far as is asked for, and leafing on does not wait for it @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const body = Array.from({ length: 5000 }, (_, at) => paragraph(`Line ${at} of the minutes.`));
  await newsroom.writeArticle('minutes.stet', sampleArticle({ headline: 'Minutes', body }));
  await openArticle(page, 'Minutes');
  await runFromPalette(page, 'Preview of each format…');
  await tab(page, 'JSON').click();
  await tab(page, 'HTML fragment').click();
  await panelOf(page).getByRole('button', { name: 'Source' }).click();
  const source = panelOf(page).getByRole('region');
  await expect(source).toContainText('Line 1 of');
  await expect(panelOf(page)).toContainText(
    /The first 1\D?9\d\d lines of 5\D?0\d\d|The first 2\D?000 lines/,
  );
  await expect(source).not.toContainText('Line 4999 of');
  for (const _ of [1, 2]) await panelOf(page).getByRole('button', { name: 'Show more' }).click();
  await expect(source).toContainText('Line 4999 of');
  await expect(panelOf(page).getByRole('button', { name: 'Show more' })).toBeHidden();
});

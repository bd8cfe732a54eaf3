import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { photoSize } from '../../electron/newsroom/media/photoSize.ts';
import { saysOf } from '../../electron/newsroom/media/saysOf.ts';
import { exif, withSegments } from '../unit/newsroom/photoWords.ts';
import { expectAccessible } from './expectAccessible.ts';
import { expect, type TestNewsroom, test } from './newsroom.ts';
import { putPhoto } from './putPhoto.ts';
import { pullQuote, sampleArticle, text } from './sampleArticle.ts';
import { openArticle } from './steps.ts';

/** Presets, names, photos and what is told before an export. */

const exportDialog = (page: Page) => page.getByRole('dialog', { name: 'Export', exact: true });

async function openDialog(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Export…' }).click();
  const dialog = exportDialog(page);
  await expect(dialog.getByRole('combobox', { name: 'Preset' })).toBeVisible();
  return dialog;
}

/** The files of what is downloaded when the button is pressed. */
async function exportedZip(page: Page, dialog: Locator): Promise<Record<string, Uint8Array>> {
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  return unzipSync(await readFile(await (await download).path()));
}

const deskFile = async ({ library }: TestNewsroom) =>
  JSON.parse(await readFile(path.join(library, '.stet/desk.json'), 'utf8'));

const presets = async (newsroom: TestNewsroom): Promise<string[]> =>
  (await deskFile(newsroom)).presets.map(({ name }: { name: string }) => name);

const vote = sampleArticle({
  headline: 'Vote delayed',
  fields: { slug: 'vote', section: { id: 'local', name: 'Local News' } },
});

test('a preset is saved, taken, changed, renamed and deleted, each with a way back @thorough', async ({
  newsroom,
}) => {
  test.slow();
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', vote);
  await openArticle(page, 'Vote delayed');
  const dialog = await openDialog(page);
  const preset = dialog.getByRole('combobox', { name: 'Preset' });
  await dialog.getByRole('checkbox', { name: /^Plain text/ }).check();
  await dialog.getByRole('combobox', { name: 'End mark' }).selectOption('-30-');
  await dialog.getByText('Folders and file names').click();
  await dialog.getByLabel('Folder inside').fill('web/{section}');
  await expect(dialog.getByText('web/local-news/vote.html')).toBeVisible();
  await expectAccessible(page, 'a preset that is begun');

  await dialog.getByRole('button', { name: 'Save as a preset…' }).click();
  const naming = page.getByRole('dialog', { name: 'Save as a preset' });
  await naming.getByLabel('Name').fill('Site');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('“Site” is saved for the desk.')).toBeVisible();
  await expect(preset).toHaveValue('Site');
  await expect(preset).toBeFocused();
  expect((await deskFile(newsroom)).presets).toEqual([
    {
      name: 'Site',
      formats: ['html', 'text'],
      photos: 'beside',
      endMark: '-30-',
      folder: 'web/{section}',
    },
  ]);

  // What is chosen is not lost when none is taken, and comes back with the preset.
  await preset.selectOption('None');
  await dialog.getByRole('checkbox', { name: /^Plain text/ }).uncheck();
  await dialog.getByLabel('Folder inside').fill('');
  await preset.selectOption('Site');
  await expect(dialog.getByRole('checkbox', { name: /^Plain text/ })).toBeChecked();
  await expect(dialog.getByLabel('Folder inside')).toHaveValue('web/{section}');
  await expect(dialog.getByText('Changed', { exact: true })).toBeHidden();

  const menu = async (item: string) => {
    await dialog.getByRole('button', { name: 'More for presets' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await dialog.getByLabel('JSON').check();
  await expect(dialog.getByText('Changed', { exact: true })).toBeVisible();
  await expectAccessible(page, 'a preset that differs');
  await menu('Back to “Site”');
  await expect(dialog.getByLabel('JSON')).not.toBeChecked();
  await dialog.getByLabel('JSON').check();
  await menu('Update “Site”');
  await expect(dialog.getByText('“Site” asks for this now.')).toBeVisible();
  expect((await deskFile(newsroom)).presets[0].formats).toEqual(['html', 'text', 'json']);
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(dialog.getByText('“Site” is as it was.')).toBeVisible();
  await expect(dialog.getByText('Changed', { exact: true })).toBeVisible();
  expect((await deskFile(newsroom)).presets[0].formats).toEqual(['html', 'text']);

  await menu('Save as a new preset…');
  await naming.getByLabel('Name').fill('site');
  await page.keyboard.press('Enter');
  await expect(naming.getByText('There is a preset “site” already.')).toBeVisible();
  await naming.getByLabel('Name').fill('Archive');
  await page.keyboard.press('Enter');
  await expect(preset).toHaveValue('Archive');
  await menu('Rename “Archive”…');
  await page.getByRole('dialog', { name: 'Rename the preset' }).getByLabel('Name').fill('Store');
  await page.keyboard.press('Enter');
  await expect(preset).toHaveValue('Store');
  expect(await presets(newsroom)).toEqual(['Site', 'Store']);

  await preset.selectOption('Site');
  await menu('Delete “Site”');
  await expect(dialog.getByText('“Site” is deleted.')).toBeVisible();
  await expect(preset).toHaveValue('');
  await expect.poll(() => presets(newsroom)).toEqual(['Store']);
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(dialog.getByText('“Site” is there again.')).toBeVisible();
  await expect(preset).toHaveValue('Site');
  expect(await presets(newsroom)).toEqual(['Site', 'Store']);
});

test('what was exported last is offered again after a restart, and presets to everybody @thorough', async ({
  newsroom,
}) => {
  await newsroom.writeArticle('vote.stet', vote);
  await openArticle(newsroom.page, 'Vote delayed');
  const dialog = await openDialog(newsroom.page);
  await dialog.getByLabel('JSON').check();
  await dialog.getByLabel('Inside the page').check();
  await dialog.getByRole('button', { name: 'Save as a preset…' }).click();
  const naming = newsroom.page.getByRole('dialog', { name: 'Save as a preset' });
  await naming.getByLabel('Name').fill('Both');
  await newsroom.page.keyboard.press('Enter');
  await expect(dialog.getByRole('combobox', { name: 'Preset' })).toHaveValue('Both');
  await dialog
    .getByRole('combobox', { name: 'Size' })
    .selectOption({ label: 'At most 2,000 pixels' });
  const files = await exportedZip(newsroom.page, dialog);
  expect(Object.keys(files).sort()).toEqual(['vote.html', 'vote.json']);

  await newsroom.restart();
  const { page } = newsroom;
  await openArticle(page, 'Vote delayed');
  const again = await openDialog(page);
  await expect(again.getByRole('combobox', { name: 'Preset' })).toHaveValue('Both');
  await expect(again.getByText('Changed', { exact: true })).toBeVisible();
  await expect(again.getByLabel('JSON')).toBeChecked();
  await expect(again.getByLabel('Inside the page')).toBeChecked();
  await expect(again.getByRole('combobox', { name: 'Size' })).toHaveValue('2000');

  const colleague = await newsroom.openColleague('Mara');
  await openArticle(colleague.page, 'Vote delayed');
  const theirs = await openDialog(colleague.page);
  await expect(theirs.getByLabel('JSON')).not.toBeChecked();
  await theirs.getByRole('combobox', { name: 'Preset' }).selectOption('Both');
  await expect(theirs.getByLabel('Inside the page')).toBeChecked();
  await expect(theirs.getByRole('combobox', { name: 'Size' })).toHaveValue('');
});

test('names follow their patterns, and what cannot be a name is said at once', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', vote);
  await openArticle(page, 'Vote delayed');
  const dialog = await openDialog(page);
  await dialog.getByLabel('JSON').check();
  await dialog.getByText('Folders and file names').click();
  const folder = dialog.getByLabel('Folder inside');
  const start = dialog.getByRole('button', { name: 'Export', exact: true });
  await folder.fill('../web');
  await expect(folder).toHaveAccessibleDescription('“..” leads out of the chosen folder.');
  await expect(start).toBeDisabled();
  await folder.fill('web/{sektion}');
  await expect(folder).toHaveAccessibleDescription(/^There is no field \{sektion\}; there are/);
  await expectAccessible(page, 'a name that is wrong');
  await folder.fill('web/{section}');
  await dialog.getByLabel('File name').fill('{section}-{slug}');
  const files = await exportedZip(page, dialog);
  expect(Object.keys(files).sort()).toEqual([
    'web/local-news/local-news-vote.html',
    'web/local-news/local-news-vote.json',
  ]);
});

const jpeg = async (page: Page, width: number, height: number): Promise<Uint8Array> =>
  Uint8Array.from(
    await page.evaluate(
      async ([w, h]) => {
        const canvas = new OffscreenCanvas(w, h);
        const context = canvas.getContext('2d');
        context?.fillRect(0, 0, w / 2, h);
        const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
        return [...new Uint8Array(await blob.arrayBuffer())];
      },
      [width, height] as const,
    ),
  );

test('photos go out as large as was asked for, and without their place unless it is wanted @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const taken = withSegments(await jpeg(page, 1500, 1000), exif({ gps: [52.5, 13.25] }));
  const src = await putPhoto(newsroom.library, taken, 'jpg');
  const asset = {
    type: 'image',
    src,
    mimeType: 'image/jpeg',
    width: 1500,
    height: 1000,
    alt: 'A quay',
  };
  await newsroom.writeArticle(
    'vote.stet',
    sampleArticle({
      headline: 'Vote delayed',
      body: [
        {
          type: 'photo',
          attrs: { asset: 'a1' },
          content: [
            { type: 'caption', content: [text('The quay')] },
            { type: 'credit', content: [text('Ines Halloran')] },
          ],
        },
      ],
      fields: { slug: 'vote', assets: { a1: asset } },
    }),
  );
  await openArticle(page, 'Vote delayed');
  const dialog = await openDialog(page);
  const photoIn = (files: Record<string, Uint8Array>) =>
    Object.entries(files).find(([name]) => /-media\//.test(name))?.[1] ?? new Uint8Array();

  await dialog
    .getByRole('combobox', { name: 'Size' })
    .selectOption({ label: 'At most 1,200 pixels' });
  const small = photoIn(await exportedZip(page, dialog));
  expect(photoSize(small)).toEqual({ width: 1200, height: 800 });
  expect(saysOf(small)).toMatchObject({
    location: false,
    fields: { caption: [{ text: 'The quay' }] },
  });

  await page.getByRole('button', { name: 'Export again…' }).click();
  await dialog.getByRole('combobox', { name: 'Size' }).selectOption({ label: 'As they are' });
  await dialog.getByLabel('Keep where they were taken').check();
  const whole = photoIn(await exportedZip(page, dialog));
  expect(photoSize(whole)).toEqual({ width: 1500, height: 1000 });
  expect(saysOf(whole).location).toBe(true);
});

test('what is missing, what is left out and what formats cannot hold are told apart', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle(
    'vote.stet',
    sampleArticle({
      headline: 'Vote delayed',
      body: [
        { type: 'paragraph', content: [text('The council met TK late.')] },
        { type: 'note', content: [{ type: 'paragraph', content: [text('Call the harbour.')] }] },
        pullQuote('Nobody has shown us a number'),
      ],
      fields: { slug: 'vote' },
    }),
  );
  await openArticle(page, 'Vote delayed');
  const dialog = await openDialog(page);
  const told = dialog.getByRole('region', { name: 'Before you export' });
  const missing = told.getByRole('region', { name: 'Missing to publish' });
  await expect(missing.getByRole('listitem')).toContainText([
    'There is no byline.',
    '“TK” is still',
  ]);
  await expect(missing).not.toBeInViewport();
  await dialog.getByRole('button', { name: /things are missing$/ }).click();
  await expect(missing).toBeInViewport();
  await expect(missing).toBeFocused();
  await expect(told.getByRole('region', { name: 'Left out' })).toContainText('A note for the desk');
  await expect(told.getByRole('region', { name: 'What the formats cannot hold' })).toBeHidden();
  await dialog.getByRole('checkbox', { name: /^Plain text/ }).check();
  await expect(
    told
      .getByRole('region', { name: 'What the formats cannot hold' })
      .getByRole('listitem')
      .first(),
  ).toBeVisible();
  await expectAccessible(page, 'what is told');
});

test('web pages get the newsroom’s own template and class names, and NITF its kind @thorough', async ({
  newsroom,
}) => {
  const { page, library } = newsroom;
  await mkdir(path.join(library, '.stet/templates'), { recursive: true });
  const template = (slot: string) =>
    `<!DOCTYPE html>\n<html lang="en"><head><title>The Wexcombe Courier</title></head><body>\n<h1>${slot}</h1>\n{{body}}\n</body></html>\n`;
  const folder = path.join(library, '.stet/templates');
  await writeFile(path.join(folder, 'courier.html'), template('{{headline}}'));
  await writeFile(path.join(folder, 'old.html'), template('{{hedline}}'));
  await newsroom.writeArticle(
    'vote.stet',
    sampleArticle({
      headline: 'Vote delayed',
      body: [pullQuote('Nobody has shown us a number')],
      fields: { slug: 'vote' },
    }),
  );
  await openArticle(page, 'Vote delayed');
  const dialog = await openDialog(page);
  const choice = dialog.getByRole('combobox', { name: 'Template' });
  await choice.selectOption('old.html');
  await expect(choice).toHaveAccessibleDescription(/^Line \d+: .*“hedline”/);
  await choice.selectOption('courier.html');
  await expect(choice).toHaveAccessibleDescription('');
  await dialog.getByText('Class names').click();
  const quote = dialog.getByRole('textbox', { name: 'pull-quote', exact: true });
  await quote.fill('c quote"');
  await expect(quote).toHaveAccessibleDescription('It is no class name, or several with spaces.');
  await expect(dialog.getByRole('button', { name: 'Export', exact: true })).toBeDisabled();
  await quote.fill('c-quote');
  await dialog.getByRole('checkbox', { name: /^NITF/ }).check();
  await dialog.getByRole('combobox', { name: 'NITF' }).selectOption({ index: 1 });
  await expectAccessible(page, 'template and class names');
  await dialog.getByRole('button', { name: 'Save as a preset…' }).click();
  const naming = page.getByRole('dialog', { name: 'Save as a preset' });
  await naming.getByLabel('Name').fill('Courier');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('combobox', { name: 'Preset' })).toHaveValue('Courier');
  expect((await deskFile(newsroom)).presets).toMatchObject([
    { template: 'courier.html', classNames: { 'pull-quote': 'c-quote' }, nitf: 'bare' },
  ]);
  const files = await exportedZip(page, dialog);
  const html = new TextDecoder().decode(files['vote.html']);
  expect(html).toContain('<title>The Wexcombe Courier</title>');
  expect(html).toContain('<h1>Vote delayed</h1>');
  expect(html).toContain('class="c-quote"');
  const nitf = Object.entries(files).find(([name]) => name !== 'vote.html')?.[1];
  expect(new TextDecoder().decode(nitf)).not.toContain('xmlns=');
});

test('Enter exports once the dialog has opened', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', vote);
  await openArticle(page, 'Vote delayed');
  const dialog = await openDialog(page);
  await expect(dialog.getByRole('button', { name: 'Export', exact: true })).toBeFocused();
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toBe('vote.html');
});

test('Enter closes no dialog that asks nothing', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', vote);
  await openArticle(page, 'Vote delayed');
  await page.getByRole('button', { name: 'View', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

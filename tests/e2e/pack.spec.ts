import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Download, Locator, Page } from '@playwright/test';
import { png } from '../cli/support/samples.ts';
import { expect, type TestNewsroom, test } from './newsroom.ts';
import { photoSrc, putPhoto } from './putPhoto.ts';
import { bodyTexts, sampleArticle, text } from './sampleArticle.ts';
import {
  body,
  expectSaved,
  goToEnd,
  inspector,
  libraryPane,
  openArticle,
  rowOf,
  runFromPalette,
} from './steps.ts';

const picture = png(60, 120);
const src = photoSrc(picture);

/** Two articles; the first one has a photo, and a version from before the last words were typed. */
async function workADay(newsroom: TestNewsroom) {
  const { page, library } = newsroom;
  await putPhoto(library, picture);
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
        { type: 'paragraph', content: [text('The council met late.')] },
      ],
      fields: {
        assets: {
          a1: { type: 'image', src, mimeType: 'image/png', width: 60, height: 60, alt: 'The quay' },
        },
      },
    }),
  );
  await newsroom.writeArticle('gulls.stet', sampleArticle({ headline: 'Gulls return' }));
  await openArticle(page, 'Vote delayed');
  await goToEnd(page);
  await page.keyboard.type(' Nobody spoke.');
  await page.keyboard.press('Control+s');
  await expectSaved(page);
}

async function fromLibraryMenu(page: Page, item: string) {
  await libraryPane(page).getByRole('button', { name: 'More for the library' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Packs, and keeps the file as a person would: under its own name in another folder. */
async function keep(newsroom: TestNewsroom, download: Promise<Download>): Promise<string> {
  const done = await download;
  const file = path.join(path.dirname(newsroom.library), done.suggestedFilename());
  await done.saveAs(file);
  return file;
}

async function choosePack(page: Page, file: string): Promise<Locator> {
  const choosing = page.waitForEvent('filechooser');
  await fromLibraryMenu(page, 'Import a pack…');
  await (await choosing).setFiles(file);
  return page.getByRole('dialog', { name: 'Import a pack' });
}

async function emptyTheLibrary({ library }: TestNewsroom) {
  for (const name of await readdir(library)) {
    await rm(path.join(library, name), { recursive: true });
  }
}

test('a library is backed up, lost, and brought back with its photos and versions', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await workADay(newsroom);
  await fromLibraryMenu(page, 'Back up the library…');
  const dialog = page.getByRole('dialog', { name: 'Back up the library' });
  await expect(dialog).toContainText('Every article of “Desk”, with its photos and versions');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Back up' }).click();
  const file = await keep(newsroom, download);
  expect(path.basename(file)).toMatch(/^Desk \d{4}-\d\d-\d\d\.stetpack$/);
  const packed = page.getByRole('dialog', { name: 'Packed' });
  await expect(packed.getByRole('status')).toHaveText('In it: 2 articles and 1 photo.');
  await packed.getByRole('button', { name: 'Done' }).click();
  await newsroom.crash(() => emptyTheLibrary(newsroom));
  const again = newsroom.page;
  await expect(libraryPane(again).getByText('No articles yet')).toBeVisible();
  const importing = await choosePack(again, file);
  await expect(importing).toContainText('2 articles new here');
  await importing.getByRole('button', { name: 'Bring in' }).click();
  const done = again.getByRole('dialog', { name: 'Brought in' });
  await expect(
    done.getByRole('region', { name: 'Came in', exact: true }).getByRole('listitem'),
  ).toHaveText([/^Gulls return/, /^Vote delayed/]);
  await expect(done.getByText('New here: 1 photo')).toBeVisible();
  await done.getByRole('button', { name: 'Done' }).click();

  await openArticle(again, 'Vote delayed');
  await expect(body(again)).toContainText('The council met late. Nobody spoke.');
  const shown = again.getByRole('img', { name: 'The quay' });
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(60);
  await inspector(again).getByRole('tab', { name: 'Versions' }).click();
  await inspector(again)
    .getByRole('button', { name: /As it was opened/ })
    .click();
  const versions = again.getByRole('dialog', { name: 'Versions' });
  await expect(versions.getByRole('article', { name: 'What changed' })).toContainText(
    'Nobody spoke.',
  );
  expect((await readFile(path.join(newsroom.library, src))).equals(picture)).toBe(true);
});

test('an article is handed over; one that says something else here stays, and both are kept @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await workADay(newsroom);
  await runFromPalette(page, 'Hand over this article…');
  const dialog = page.getByRole('dialog', { name: 'Hand over this article' });
  await expect(dialog).toContainText('“Vote delayed”, with its photos and versions');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Hand over' }).click();
  const file = await keep(newsroom, download);
  expect(path.basename(file)).toBe('vote.stetpack');
  await page.getByRole('button', { name: 'Done' }).click();
  await goToEnd(page);
  await page.keyboard.type(' Or did they?');
  await page.keyboard.press('Control+s');
  await expectSaved(page);

  // Dropped on the library.
  const bytes = (await readFile(file)).toString('base64');
  const transfer = await page.evaluateHandle((base64) => {
    const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([content], 'vote.stetpack'));
    return data;
  }, bytes);
  for (const event of ['dragover', 'drop']) {
    await libraryPane(page).dispatchEvent(event, { dataTransfer: transfer });
  }
  const importing = page.getByRole('dialog', { name: 'Import a pack' });
  await expect(importing).toContainText('1 article here already, saying something else');
  await expect(importing.getByLabel('Keep both')).toBeChecked();
  await importing.getByRole('button', { name: 'Bring in' }).click();
  const done = page.getByRole('dialog', { name: 'Brought in' });
  await expect(done.getByRole('region', { name: 'Came in as copies' })).toContainText(
    'vote-2.stet',
  );
  await done.getByRole('button', { name: 'Open it' }).click();
  await expect(body(page)).not.toContainText('Or did they?');
  await expect(body(page)).toContainText('Nobody spoke.');
  expect(bodyTexts(await newsroom.readArticle('vote.stet')).at(-1)).toBe(
    'The council met late. Nobody spoke. Or did they?',
  );
  await expect(rowOf(page, 'Vote delayed')).toHaveCount(2);

  const again = await choosePack(page, file);
  await again.getByLabel('Keep yours, the pack’s as versions').check();
  await again.getByRole('button', { name: 'Bring in' }).click();
  const versions = done.getByRole('region', { name: 'Came in as versions', exact: true });
  await expect(versions.getByRole('listitem')).toHaveText([/^Vote delayed/]);
});

test('a pack that is damaged says so, and one can stop before anything is brought in', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await workADay(newsroom);
  const file = path.join(path.dirname(newsroom.library), 'x.stetpack');
  await writeFile(file, 'not a pack');
  const importing = await choosePack(page, file);
  await expect(importing.getByRole('alert')).toHaveText(
    'Nothing was brought in: the file is damaged, or is not a Stet pack.',
  );
  await importing.getByText('Close', { exact: true }).click();
  await rowOf(page, 'Gulls return').getByRole('button', { name: 'More for Gulls return' }).click();
  await page.getByRole('menuitem', { name: 'Hand over…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Hand over this article' });
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Hand over' }).click();
  const pack = await keep(newsroom, download);
  await page.getByRole('button', { name: 'Done' }).click();
  await rm(path.join(newsroom.library, 'gulls.stet'));
  const second = await choosePack(page, pack);
  await expect(second).toContainText('1 article new here');
  await page.keyboard.press('Escape');
  await expect(second).toBeHidden();
  expect(await newsroom.articleFiles()).toEqual(['vote.stet']);
});

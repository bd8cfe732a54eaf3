import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { png } from '../unit/exports/pictures.ts';
import { expect, stageTag, type TestNewsroom, test } from './newsroom.ts';
import { bodyTexts, headlineIn } from './sampleArticle.ts';

/** One journalist's day, from the empty library to the page a reader sees. */

type Page = TestNewsroom['page'];

const headline = 'Night crossing cut as crews run short';
const fileName = 'night-crossing-cut-as-crews-run-short.stet';
const saved = (page: Page) => expect(page.getByTestId('save-state')).toHaveText(/^Saved /);
const body = (page: Page) => page.getByRole('textbox', { name: 'Article body' });

/** Drops a picture file on an element as the file manager would. */
async function dropPhoto(page: Page, onto: ReturnType<Page['locator']>, name: string) {
  const bytes = [...png(480, 320, 3)];
  const transfer = await page.evaluateHandle(
    ([data, fileName]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(data)], fileName, { type: 'image/png' }));
      return transfer;
    },
    [bytes, name] as const,
  );
  const box = await onto.boundingBox();
  if (!box) throw new Error('Nothing to drop on');
  const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height - 2 };
  for (const event of ['dragenter', 'dragover', 'drop']) {
    await onto.dispatchEvent(event, { dataTransfer: transfer, ...at });
  }
}

async function unpack(zip: string, folder: string) {
  const entries = unzipSync(new Uint8Array(await readFile(zip)));
  for (const [name, bytes] of Object.entries(entries)) {
    const target = path.join(folder, name);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
}

async function slash(page: Page, block: string) {
  await page.keyboard.type(`/${block}`);
  await expect(page.getByRole('listbox', { name: 'Insert a block' })).toBeVisible();
  await page.keyboard.press('Enter');
}

async function writeTheArticle(page: Page) {
  await page.getByRole('button', { name: 'New article' }).first().click();
  await page.getByRole('textbox', { name: 'Kicker' }).click();
  await page.keyboard.type('Ferries');
  await page.keyboard.press('Enter');
  await page.keyboard.type(headline);
  await page.keyboard.press('Enter');
  await page.keyboard.type('The harbour board asked everywhere, and found nobody.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('The last ferry will ');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('not');
  await page.keyboard.press('Control+b');
  await page.keyboard.type(' sail this winter.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('## A long winter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- two boats');
  await page.keyboard.press('Enter');
  await page.keyboard.type('one crew');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('1. ask the mainland');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await slash(page, 'block quote');
  await page.keyboard.type('We wait, and we bake our own bread.');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Ines Vole, shopkeeper');
  await page.keyboard.press('Enter');
  await slash(page, 'pull quote');
  await page.keyboard.type('We wait');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Ines Vole');
  await page.keyboard.press('Enter');
  await slash(page, 'divider');
  await page.keyboard.type('The board meets again in June.');
  await page.keyboard.press('Enter');
  await slash(page, 'related');
  await page.keyboard.type('More on the ferries');
  await page.keyboard.press('Enter');
  await page.keyboard.type('The bridge that never was');
}

test('a day at the desk: write, illustrate, save, come back, preview, export', {
  tag: stageTag,
}, async ({ newsroom, browser }) => {
  test.setTimeout(120_000);
  const { page } = newsroom;
  await expect(page.getByRole('heading', { name: 'No articles yet' })).toBeVisible();
  await writeTheArticle(page);

  await test.step('give the related link its address', async () => {
    await page.getByRole('button', { name: /Add address/ }).click();
    await page.keyboard.type('example.org/bridge');
    await page.keyboard.press('Enter');
    await expect(
      page.getByRole('button', { name: /Change address.*example\.org\/bridge/ }),
    ).toBeVisible();
  });

  await test.step('drop a photo, caption and credit it', async () => {
    await dropPhoto(page, body(page).getByText('The last ferry will'), 'quay.png');
    await expect(body(page).locator('img')).toBeVisible();
    await page.getByRole('textbox', { name: 'Caption' }).click();
    await page.keyboard.type('The quay at Port Ellan');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Tam Orr / Tidewater News');
  });

  await test.step('describe the story', async () => {
    await page.getByRole('button', { name: 'Add contributor' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Mara Quill');
    await page.getByRole('textbox', { name: 'Place' }).fill('PORT ELLAN');
    await page.getByRole('textbox', { name: 'Agency' }).fill('TWN');
  });

  await test.step('save', async () => {
    await page.keyboard.press('Control+s');
    await saved(page);
    await expect.poll(() => newsroom.articleFiles()).toEqual([fileName]);
  });

  const written = await newsroom.readArticle(fileName);
  const texts = bodyTexts(written);
  expect(headlineIn(written)).toBe(headline);
  expect(written.byline).toMatchObject({ contributors: [{ name: 'Mara Quill' }] });
  expect(written.dateline).toMatchObject({ place: 'PORT ELLAN', agency: 'TWN' });
  const blocks = written.content.content?.[3]?.content ?? [];
  expect(
    blocks
      .map(({ type }) => type)
      .filter((type) => type !== 'paragraph')
      .sort(),
  ).toEqual(
    [
      'heading',
      'bulletList',
      'orderedList',
      'blockquote',
      'pullQuote',
      'divider',
      'relatedLinks',
      'photo',
    ].sort(),
  );

  await test.step('close, start again, find it as it was', async () => {
    await newsroom.restart();
    await newsroom.page.getByRole('button', { name: new RegExp(`^${headline}`) }).click();
    await expect(newsroom.page.getByRole('textbox', { name: 'Headline' })).toHaveText(headline);
    await expect(body(newsroom.page).locator('img')).toBeVisible();
    await expect(newsroom.page.getByRole('textbox', { name: 'Credit' })).toHaveText(
      'Tam Orr / Tidewater News',
    );
    await expect(newsroom.page.getByRole('textbox', { name: 'Place' })).toHaveValue('PORT ELLAN');
    expect(await newsroom.readArticle(fileName)).toEqual(written);
  });

  await test.step('edit; the file follows by itself', async () => {
    await body(newsroom.page).getByText('The board meets again in June.').click();
    await newsroom.page.keyboard.press('End');
    await newsroom.page.keyboard.type(' Bring a coat.');
    await expect
      .poll(async () => bodyTexts(await newsroom.readArticle(fileName)))
      .toEqual(texts.map((text) => (text.endsWith('in June.') ? `${text} Bring a coat.` : text)));
    await saved(newsroom.page);
  });

  await test.step('preview the real page', async () => {
    await newsroom.page.getByRole('button', { name: 'Preview' }).click();
    const frame = newsroom.page.frameLocator('iframe');
    await expect(frame.getByRole('heading', { level: 1, name: headline })).toBeVisible();
    await expect(frame.getByText('Bring a coat.')).toBeVisible();
    await expect(frame.getByText(/PORT ELLAN \(TWN\)/)).toBeVisible();
    await newsroom.page.getByRole('button', { name: 'Close the preview' }).click();
  });

  await test.step('export HTML and JSON, open the page in a browser', async () => {
    const { page } = newsroom;
    const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'stet-day-')));
    await page.getByRole('button', { name: 'Export…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await dialog.getByRole('checkbox', { name: /^JSON/ }).check();
    if (newsroom.host === 'desktop') {
      await newsroom.chooseNextFolder(folder);
      await dialog.getByRole('button', { name: 'Choose a folder…' }).click();
    }
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    const done = page.getByRole('dialog', { name: 'Exported' });
    await expect(done).toBeVisible();
    if (newsroom.host === 'web') {
      const downloading = page.waitForEvent('download');
      await done
        .getByRole('button', { name: /Download/ })
        .first()
        .click();
      await unpack(await (await downloading).path(), folder);
    }
    const names = await readdir(folder, { recursive: true });
    const pageName = names.find((name) => name.endsWith('.html')) ?? '';
    const dataName = names.find((name) => name.endsWith('.json')) ?? '';
    expect(names.some((name) => name.endsWith('.png'))).toBe(true);
    const published = JSON.parse(await readFile(path.join(folder, dataName), 'utf8'));
    expect(published.headline).toBe(headline);
    const reader = await browser.newPage();
    await reader.goto(`file://${path.join(folder, pageName)}`);
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(headline);
    await expect(reader.getByRole('figure').locator('img')).toBeVisible();
    expect(
      await reader.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth),
    ).toBe(480);
    await expect(reader.getByText('Tam Orr / Tidewater News')).toBeVisible();
    await expect(reader.getByRole('link', { name: 'The bridge that never was' })).toHaveAttribute(
      'href',
      'https://example.org/bridge',
    );
    await reader.close();
    await rm(folder, { recursive: true, force: true });
    await done.getByRole('button', { name: 'Done' }).click();
  });
});

test('wire copy becomes an article, each finding with a way back', { tag: stageTag }, async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import text…' }).first().click();
  await (await choosing).setFiles({
    name: 'wire.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(
      [
        'Harbour board votes for bridge',
        '',
        'By Mara Quill',
        '',
        'PORT ELLAN, May 4 (TWN) — The harbour board voted on Monday for a bridge.',
        '',
        'It will be built by the year after next, said Dugald Marr, who chairs it.',
        '',
        '-30-',
      ].join('\n'),
    ),
  });
  const dialog = page.getByRole('dialog', { name: 'Import text' });
  await dialog.getByRole('checkbox', { name: /^Byline/ }).uncheck();
  await dialog.getByRole('button', { name: 'Make an article' }).click();
  await expect(page.getByRole('textbox', { name: 'Headline' })).toHaveText(
    'Harbour board votes for bridge',
  );
  await expect(page.getByRole('textbox', { name: 'Place' })).toHaveValue('PORT ELLAN');
  await expect(body(page)).toContainText('By Mara Quill');
  await page.keyboard.press('Control+s');
  await saved(page);
  const article = await newsroom.readArticle('harbour-board-votes-for-bridge.stet');
  expect(article.byline).toBeUndefined();
  expect(article.dateline).toMatchObject({ place: 'PORT ELLAN', agency: 'TWN' });
  expect(bodyTexts(article)[1]).toBe('The harbour board voted on Monday for a bridge.');
});

test('two windows on one article: the second follows, and neither overwrites the other', {
  tag: stageTag,
}, async ({ newsroom }) => {
  const first = newsroom.page;
  await first.getByRole('button', { name: 'New article' }).first().click();
  await expect(first.locator('.ProseMirror')).toBeFocused();
  await first.keyboard.type('Two windows');
  await first.keyboard.press('Control+s');
  await saved(first);

  const second = await newsroom.openWindow();
  await second.getByRole('button', { name: /^Two windows/ }).click();
  await body(first).click();
  await first.keyboard.type('Written in the first window.');
  await expect(body(second)).toContainText('Written in the first window.');
  // The second reads until it is told to write.
  await body(second).click();
  await second.keyboard.type('lost?');
  await second.getByRole('button', { name: 'Edit it here' }).click();
  await saved(second);

  await body(second).click();
  await second.keyboard.press('Control+End');
  await second.keyboard.press('Enter');
  await second.keyboard.type('And in the second.');
  await expect(body(first)).toContainText('And in the second.');
  await expect
    .poll(async () => bodyTexts(await newsroom.readArticle('two-windows.stet')))
    .toEqual(['Written in the first window.', 'And in the second.']);
});

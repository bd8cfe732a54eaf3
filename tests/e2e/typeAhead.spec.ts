import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { png } from '../unit/exports/pictures.ts';
import { expect, type TestNewsroom, test } from './newsroom.ts';
import { canProtect, protect, unprotectable } from './protect.ts';
import { bodyTexts, headlineIn, sampleArticle } from './sampleArticle.ts';
import {
  body,
  expectSaved,
  goToEnd,
  headline,
  libraryPane,
  newArticle,
  openArticle,
  rowOf,
  runFromPalette,
} from './steps.ts';
import { crashWithTwoTexts } from './untilKept.ts';
import { pasteFile, photosHeld } from './writingDesk.ts';

// A new article takes a moment to come; a person writes on.

const newKey = 'Control+Alt+n';
const newButton = (page: Page) =>
  libraryPane(page).getByRole('button', { name: 'New article' }).first();
const standfirst = (page: Page) => page.getByRole('textbox', { name: 'Standfirst' });

test.beforeEach(({ newsroom }) => {
  test.info().skip(newsroom.host === 'desktop', 'the line to the newsroom is no WebSocket there');
});

/** The newsroom takes its time over that call, once it has come. @returns what lets it go on */
async function held({ page }: TestNewsroom, context: BrowserContext, call: RegExp) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { promise: came, resolve: comes } = Promise.withResolvers<void>();
  await context.routeWebSocket(/newsroom$/, (socket) => {
    const newsroom = socket.connectToServer();
    socket.onMessage(async (message) => {
      if (call.test(String(message))) {
        comes();
        await promise;
      }
      newsroom.send(message);
    });
  });
  await page.reload();
  await expect(newButton(page)).toBeVisible();
  return { came, release: resolve };
}

const create = /article\/create/;

/** “Vote delayed”, with the caret behind its last word. */
async function writeVote(newsroom: TestNewsroom) {
  await openArticle(newsroom.page, 'Vote delayed');
  await goToEnd(newsroom.page);
}

const vote = sampleArticle({ headline: 'Vote delayed' });
const voteWords = ['The council met late.'];

test('what is typed for a new article before it comes is in its headline', async ({
  newsroom,
  context,
}) => {
  const { page } = newsroom;
  const { keyboard } = page;
  const { release } = await held(newsroom, context, create);
  await newButton(page).click();
  await keyboard.type('Harbour "votee');
  await keyboard.press('Backspace');
  await keyboard.type('"');
  await expect(headline(page)).toHaveCount(0);
  release();
  await expect(headline(page)).toHaveText('Harbour “vote”');
  await keyboard.type(' is on');
  await expect(headline(page)).toHaveText('Harbour “vote” is on');
});

test('nothing of it goes into the article before', async ({ newsroom, context }) => {
  const { page } = newsroom;
  const { keyboard } = page;
  await newsroom.writeArticle('vote.stet', vote);
  const { release } = await held(newsroom, context, create);
  await writeVote(newsroom);
  // Twice by mistake is once.
  await keyboard.press(newKey);
  await keyboard.type('Harbour ');
  await keyboard.press(newKey);
  await page.context().grantPermissions(['clipboard-write']);
  await page.evaluate(() => navigator.clipboard.writeText('vote'));
  await keyboard.press('Control+v');
  await keyboard.press('Escape');
  // Goes on to the next field, as it does there.
  await keyboard.press('Tab');
  await keyboard.type('At noon 😀');
  await keyboard.press('Enter');
  await keyboard.type('It rained.');
  await expect(body(page)).toHaveText('The council met late.');
  release();
  await expect(headline(page)).toHaveText('Harbour vote');
  await expect(standfirst(page)).toHaveText('At noon 😀');
  await keyboard.type(' Long.');
  await expect(body(page)).toHaveText('It rained. Long.');
  await keyboard.press('Control+s');
  await expectSaved(page);
  const files = await newsroom.articleFiles();
  expect(files).toHaveLength(2);
  const [mine = ''] = files.filter((name) => name !== 'vote.stet');
  const written = await newsroom.readArticle(mine);
  expect(headlineIn(written)).toBe('Harbour vote');
  expect(bodyTexts(written)).toEqual(['It rained. Long.']);
  expect(bodyTexts(await newsroom.readArticle('vote.stet'))).toEqual(voteWords);
});

test('a photo that is pasted for a new article before it comes is in it', async ({
  newsroom,
  context,
}) => {
  const { page } = newsroom;
  const { release } = await held(newsroom, context, create);
  await newButton(page).click();
  await page.keyboard.type('Harbour');
  await pasteFile(page, { name: 'quay.png', type: 'image/png', bytes: [...png(320, 200, 2)] });
  await page.keyboard.type(' vote');
  release();
  await expect(headline(page)).toHaveText('Harbour vote');
  await expect(body(page).locator('img[src^="blob:"]')).toHaveCount(1);
});

test('what is typed for a new article is nothing for a text that comes back meanwhile', async ({
  newsroom,
  context,
}) => {
  await crashWithTwoTexts(newsroom);
  const { page } = newsroom;
  const { came, release } = await held(newsroom, context, create);
  await newButton(page).click();
  await came;
  await page.keyboard.type('Harbour');
  // One of the two is on the screen.
  const waiting = page.getByRole('region', { name: 'Not saved' }).getByRole('listitem').first();
  const [title = ''] = /Ferry runs aground|Gulls return/.exec(await waiting.innerText()) ?? [];
  await waiting.getByRole('button').first().click();
  await expect(headline(page)).toHaveText(title);
  release();
  await expect(page.getByText(/^No article has what you typed: “Harbour”/)).toBeVisible();
  await expect(headline(page)).toHaveText(title);
});

test('closing the window asks where an article does not have it yet @thorough', async ({
  newsroom,
  context,
}) => {
  const { page } = newsroom;
  const { came, release } = await held(newsroom, context, create);
  await newButton(page).click();
  await came;
  await page.keyboard.type('Harbour');
  const asking = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asking;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  release();
  await expect(headline(page)).toHaveText('Harbour');
});

const ferry = sampleArticle({ headline: 'Ferry late', paragraphs: ['It rained.'] });

async function openFromPalette(page: Page, title: string) {
  await page.keyboard.press('Control+Shift+K');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await palette.getByRole('combobox').fill(title);
  await expect(palette.getByRole('option', { name: title })).toHaveCount(1);
  await page.keyboard.press('Enter');
}

test('what is typed for an article of the palette goes into it, and the caret too @thorough', async ({
  newsroom,
  context,
}) => {
  const { page } = newsroom;
  const { keyboard } = page;
  await newsroom.writeArticle('ferry.stet', ferry);
  const { came, release } = await held(newsroom, context, /article\/openInParts/);
  await newArticle(page);
  await keyboard.type('Vote delayed');
  await openFromPalette(page, 'Ferry late');
  await came;
  await keyboard.type('Late. ');
  await expect(headline(page)).toHaveText('Vote delayed');
  release();
  await expect(headline(page)).toHaveText('Ferry late');
  await expect(body(page)).toHaveText('Late. It rained.');
  await keyboard.type('Again. ');
  await expect(body(page)).toHaveText('Late. Again. It rained.');
  await expect(rowOf(page, 'Vote delayed')).toBeVisible();

  // Where it is shown already the caret is where it was.
  await page.getByRole('searchbox', { name: 'Filter articles' }).focus();
  await openFromPalette(page, 'Ferry late');
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await keyboard.type('And again. ');
  await expect(body(page)).toHaveText('Late. Again. And again. It rained.');
});

test('what is typed for an article of the palette that is gone is told @thorough', async ({
  newsroom,
  context,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle('ferry.stet', ferry);
  const { came, release } = await held(newsroom, context, /article\/openInParts/);
  await newArticle(page);
  await page.keyboard.type('Vote delayed');
  await openFromPalette(page, 'Ferry late');
  await came;
  await page.keyboard.type('Late. ');
  await rm(path.join(newsroom.library, 'ferry.stet'));
  release();
  await expect(page.getByText(/^No article has what you typed: “Late. ”/)).toBeVisible();
  // Keys go on with what tells of it.
  await expect(page.locator('.article-pane-empty:focus-within')).toBeVisible();
});

test('what is typed for text that is imported goes behind its headline @thorough', async ({
  newsroom,
  context,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', vote);
  const { came, release } = await held(newsroom, context, /article\/save/);
  await writeVote(newsroom);
  await page.keyboard.type(' Nobody spoke.');
  const choosing = page.waitForEvent('filechooser');
  await runFromPalette(page, 'Import text…');
  const buffer = Buffer.from('Harbour\n\nIt rained.\n');
  await (await choosing).setFiles({ name: 'wire.txt', mimeType: 'text/plain', buffer });
  await page.getByRole('button', { name: 'Make an article' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type(' vote');
  await came;
  await expect(headline(page)).toHaveText('Vote delayed');
  await expect(body(page)).toHaveText('The council met late. Nobody spoke.');
  release();
  await expect(headline(page)).toHaveText('Harbour vote');
});

test('a word that is being composed when the article comes is not torn apart @thorough', async ({
  newsroom,
  context,
}) => {
  const { page } = newsroom;
  const { came, release } = await held(newsroom, context, create);
  const ime = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    ime.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await page.keyboard.press(newKey);
  await came;
  await page.keyboard.type('Port ');
  await compose('みな');
  release();
  await expect(headline(page)).toBeVisible();
  await compose('みなと');
  await ime.send('Input.insertText', { text: '港' });
  await expect(headline(page)).toHaveText('Port 港');
  await page.keyboard.type('!');
  await expect(headline(page)).toHaveText('Port 港!');
});

test('while a photo of the article before comes in @thorough', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', vote);
  const letIn = await photosHeld(page);
  await writeVote(newsroom);
  await page.keyboard.press('Enter');
  await pasteFile(page, { name: 'quay.png', type: 'image/png', bytes: [...png(320, 200, 2)] });
  await expect(body(page).locator('img[src^="blob:"]')).toBeVisible();
  await page.keyboard.press(newKey);
  await page.keyboard.type('Harbour');
  await expect(page.getByText('Waiting for a photo to come in…')).toBeVisible();
  await page.keyboard.type(' vote');
  await page.getByRole('button', { name: 'Go on without it' }).click();
  await expect(headline(page)).toHaveText('Harbour vote');
  letIn();
  await expect
    .poll(async () => bodyTexts(await newsroom.readArticle('vote.stet'))[0])
    .toBe('The council met late.');
});

test('where the article before cannot be left @thorough', async ({ newsroom }) => {
  test.info().skip(!canProtect(), unprotectable);
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', vote);
  await writeVote(newsroom);
  await protect(newsroom.library, true);
  try {
    await page.keyboard.type(' Nobody spoke.');
    await page.keyboard.press(newKey);
    // At once: the question has the keyboard once it is there. But whoever writes on has not seen it.
    await page.keyboard.insertText('Harbour');
    const writing = page.keyboard.type(' vote'.repeat(12), { delay: 25 });
    const question = page.getByRole('dialog', { name: 'This article is not saved' });
    await expect(question).toBeVisible();
    await writing;
    await question.getByRole('button', { name: 'Stay here' }).click();
    // It is told, and in no article.
    await expect(page.getByText(/^No article has what you typed: “Harbour/)).toBeVisible();
    await page.keyboard.type(' Late.');
    await expect(headline(page)).toHaveText('Vote delayed');
    await expect(body(page)).toHaveText('The council met late. Nobody spoke. Late.');
  } finally {
    await protect(newsroom.library, false);
  }
});

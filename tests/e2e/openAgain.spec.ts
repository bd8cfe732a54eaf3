import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, type TestNewsroom, test } from './newsroom.ts';
import { paragraph, sampleArticle } from './sampleArticle.ts';
import {
  body,
  expectSaved,
  expectState,
  headline,
  libraryPane,
  openArticle,
  paneOf,
  rowOf,
} from './steps.ts';
import { openBoth, savedTexts } from './twoArticles.ts';
import { untilRemembered } from './untilKept.ts';
import { clickInBody } from './writingDesk.ts';

// What was open when a page or Stet went is open when it comes back.

const nothing = (page: Page) => page.getByRole('heading', { name: 'Nothing open' });
const text = (page: Page) => page.getByRole('textbox', { name: 'Article', exact: true });

/** “Vote delayed” with eighty lines, of which the caret is behind the sixtieth, and all is saved. */
async function writeInTheMiddle(newsroom: TestNewsroom) {
  const { page } = newsroom;
  const lines = Array.from({ length: 80 }, (_, index) => paragraph(`Line ${index + 1}.`));
  await newsroom.writeArticle(
    'vote.stet',
    sampleArticle({ headline: 'Vote delayed', body: lines }),
  );
  await openArticle(page, 'Vote delayed');
  await clickInBody(page, 'Line 60.');
  await page.keyboard.press('End');
  await page.keyboard.type(' One');
  await expectSaved(page);
  await untilRemembered(newsroom, 'vote.stet');
}

test('loaded again, the page shows the saved article, and one types on where one was @thorough', async ({
  newsroom,
}) => {
  await writeInTheMiddle(newsroom);
  const { page } = newsroom;
  await page.reload();
  await expect(headline(page)).toHaveText('Vote delayed');
  await expect(text(page)).toBeFocused();
  await expect(body(page).getByText('Line 60. One')).toBeInViewport();
  await page.keyboard.type(' more');
  await expect(body(page).getByText('Line 60. One more')).toBeInViewport();
  await expectSaved(page);
});

test('started again, Stet shows the saved article', async ({ newsroom }) => {
  await writeInTheMiddle(newsroom);
  await newsroom.restart();
  const { page } = newsroom;
  await expect(headline(page)).toHaveText('Vote delayed');
  await expectSaved(page);
});

test('two saved articles are beside each other again after a new start @thorough', async ({
  newsroom,
}) => {
  const { page, first, second } = await openBoth(newsroom);
  await body(second).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Again.');
  await expectSaved(second);
  await expectSaved(first);
  await untilRemembered(newsroom, 'vote.stet');
  await newsroom.restart();
  await expect(headline(paneOf(newsroom.page, 'First'))).toHaveText('Ferry late');
  await expect(body(paneOf(newsroom.page, 'Second'))).toHaveText('The vote was put off. Again.');
});

test('what was closed last stays closed', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  await openArticle(page, 'Vote delayed');
  await text(page).click();
  await rowOf(page, 'Vote delayed').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Move to trash' }).click();
  await expect(nothing(page)).toBeVisible();
  await page.reload();
  await expect(libraryPane(page).getByRole('heading', { name: 'No articles yet' })).toBeVisible();
  await expect(nothing(page)).toBeVisible();
});

test('an article that is gone by then is named, and not looked for again once one has seen that', async ({
  newsroom,
}) => {
  await writeInTheMiddle(newsroom);
  await newsroom.crash(() => rm(path.join(newsroom.library, 'vote.stet')));
  const { page } = newsroom;
  await expect(
    page.getByRole('heading', { name: 'This article could not be opened' }),
  ).toBeVisible();
  await expect(page.getByText('vote.stet')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(nothing(page)).toBeVisible();
  await page.reload();
  await expect(nothing(page)).toBeVisible();
});

test('what somebody else has by then is shown, and says who has it @thorough', async ({
  newsroom,
}) => {
  test.info().skip(newsroom.host === 'desktop', 'a colleague is a browser’s');
  await writeInTheMiddle(newsroom);
  await newsroom.crash(async () => {
    const colleague = await newsroom.openColleague('Ines Falk');
    await openArticle(colleague.page, 'Vote delayed');
    await expectSaved(colleague.page);
    await colleague.page.getByRole('textbox', { name: 'Article', exact: true }).click();
    await colleague.page.keyboard.type('Her words. ');
    await expectSaved(colleague.page);
  });
  const { page } = newsroom;
  await expect(headline(page)).toHaveText('Vote delayed');
  await expectState(page, 'locked', /Ines Falk/);
});

test('another window opens nothing that one has open, which goes on as it was @thorough', async ({
  newsroom,
}) => {
  await writeInTheMiddle(newsroom);
  const second = await newsroom.openWindow();
  await expect(nothing(second)).toBeVisible();
  const { page } = newsroom;
  await page.keyboard.type(' more');
  await expectSaved(page);
  // Each of them is as it was.
  await second.reload();
  await expect(nothing(second)).toBeVisible();
  await page.reload();
  await expect(body(page).getByText('Line 60. One more')).toBeVisible();
});

test('whoever begins something new before it comes has that, and all that was typed for it', async ({
  newsroom,
  context,
}) => {
  test.info().skip(newsroom.host === 'desktop', 'the line to the newsroom is no WebSocket there');
  await writeInTheMiddle(newsroom);
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
  await context.routeWebSocket(/newsroom$/, (socket) => {
    const line = socket.connectToServer();
    socket.onMessage(async (message) => {
      if (String(message).includes('article/openInParts')) {
        ask();
        await released;
      }
      line.send(message);
    });
  });
  const { page } = newsroom;
  await page.reload();
  await asked;
  await page.keyboard.press('Control+Alt+n');
  await page.keyboard.type('Harbour');
  release();
  await expect(headline(page)).toHaveText('Harbour');
  await page.keyboard.type(' vote');
  await expect(headline(page)).toHaveText('Harbour vote');
  expect((await savedTexts(newsroom, 'vote.stet'))[59]).toBe('Line 60. One');
});

import { keptInBrowser, unsealedInBrowser } from './keptInBrowser.ts';
import { expect, type TestNewsroom, test } from './newsroom.ts';
import { canProtect, protect, unprotectable } from './protect.ts';
import { bodyTexts, headlineIn, sampleArticle } from './sampleArticle.ts';
import {
  body,
  expectSaved,
  expectState,
  goToEnd,
  headline,
  inspector,
  libraryPane,
  newArticle,
  openArticle,
} from './steps.ts';
import { crashWithTwoTexts, untilKept, untilRemembered } from './untilKept.ts';

const noSocket = 'the line to the newsroom is no WebSocket there';

test('words without a file outlive a crash, and are saved once somebody says so', async ({
  newsroom,
}) => {
  await newArticle(newsroom.page);
  await headline(newsroom.page).click();
  await newsroom.page.keyboard.type('Ferry runs aground');
  await body(newsroom.page).click();
  await newsroom.page.keyboard.type('It sailed at dawn and met the bar. ');
  await inspector(newsroom.page)
    .getByRole('textbox', { name: 'Slug', exact: true })
    .fill('aground');
  await newsroom.page.keyboard.press('Tab');
  await untilKept(newsroom, 'met the bar. ');
  await untilKept(newsroom, '"slug":"aground"');
  expect(await newsroom.articleFiles()).toEqual([]);
  await newsroom.crash();

  const { page } = newsroom;
  await expect(headline(page)).toHaveText('Ferry runs aground');
  await expect(body(page)).toHaveText('It sailed at dawn and met the bar. ');
  await expect(page.getByText('This text was not saved when Stet last went away.')).toBeVisible();
  await expectState(page, 'restored', 'Restored, not saved yet');
  // It goes on being kept, and still is no file.
  await goToEnd(page);
  await page.keyboard.type('Nobody was hurt.');
  await untilKept(newsroom, 'Nobody was hurt.');
  await newsroom.crash();
  await expect(body(newsroom.page)).toContainText('Nobody was hurt.');
  expect(await newsroom.articleFiles()).toEqual([]);
  await newsroom.page.getByRole('button', { name: 'Save it' }).click();
  await expectSaved(newsroom.page);
  const [name = ''] = await newsroom.articleFiles();
  expect(name).toBe('aground.stet');
  const article = await newsroom.readArticle(name);
  expect(headlineIn(article)).toBe('Ferry runs aground');
  expect(bodyTexts(article)).toEqual(['It sailed at dawn and met the bar. Nobody was hurt.']);
  // Nothing is left to bring back.
  await untilRemembered(newsroom, 'aground.stet');
  await newsroom.crash();
  await expect(libraryPane(newsroom.page).getByText('Ferry runs aground')).toHaveCount(1);
  await expectSaved(newsroom.page);
});

test('until the text is there again the page says that it is coming, and never that nothing is open', async ({
  newsroom,
  context,
}) => {
  test.info().skip(newsroom.host === 'desktop', noSocket);
  await newArticle(newsroom.page);
  await headline(newsroom.page).click();
  await newsroom.page.keyboard.type('Ferry runs aground');
  await untilKept(newsroom, 'Ferry runs aground');

  // The newsroom takes its time over one call after the other.
  const late = new Map(
    ['kept', 'restore'].map((call) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      return [call, { promise, answer: resolve }];
    }),
  );
  await context.routeWebSocket(/newsroom$/, (page) => {
    const newsroom = page.connectToServer();
    page.onMessage(async (message) => {
      const call = /journal\/(kept|restore)/.exec(String(message))?.[1] ?? '';
      await late.get(call)?.promise;
      newsroom.send(message);
    });
  });
  await newsroom.crash();
  const { page } = newsroom;
  await expect(page.getByRole('heading', { name: 'Looking for unsaved text…' })).toBeVisible();
  await expect(page.getByText('Nothing open')).toHaveCount(0);
  late.get('kept')?.answer();
  await expect(page.getByRole('heading', { name: 'Opening “Ferry runs aground”…' })).toBeVisible();
  await expect(page.getByText('Nothing open')).toHaveCount(0);
  late.get('restore')?.answer();
  await expect(headline(page)).toHaveText('Ferry runs aground');
});

test('whoever opens an article before the unsaved text comes keeps it on the screen @thorough', async ({
  newsroom,
  context,
}) => {
  test.info().skip(newsroom.host === 'desktop', noSocket);
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  await newArticle(newsroom.page);
  await headline(newsroom.page).click();
  await newsroom.page.keyboard.type('Ferry runs aground');
  await untilKept(newsroom, 'Ferry runs aground');
  const { promise: known, resolve: answer } = Promise.withResolvers<void>();
  await context.routeWebSocket(/newsroom$/, (page) => {
    const newsroom = page.connectToServer();
    page.onMessage(async (message) => {
      if (String(message).includes('journal/kept')) await known;
      newsroom.send(message);
    });
  });
  await newsroom.crash();
  const { page } = newsroom;
  await openArticle(page, 'Vote delayed');
  answer();
  // It waits at the top of the library.
  await expect(libraryPane(page).getByText('Ferry runs aground')).toBeVisible();
  await expect(headline(page)).toHaveText('Vote delayed');
});

test.describe('an article with a file', () => {
  // biome-ignore lint/suspicious/noSkippedTests: the machine may not be able to
  test.skip(!canProtect(), unprotectable);

  /** A save has no chance to be quicker: the folder is protected until the crash. */
  async function typeAndCrash(newsroom: TestNewsroom, meanwhile?: () => Promise<void>) {
    await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
    const { page, library } = newsroom;
    await openArticle(page, 'Vote delayed');
    await protect(library, true);
    try {
      await goToEnd(page);
      await page.keyboard.type(' Nobody asked us.');
      await untilKept(newsroom, 'Nobody asked us.');
      await newsroom.crash(async () => {
        await protect(library, false);
        await meanwhile?.();
      });
    } finally {
      await protect(library, false);
    }
  }

  test('has its last words again beside what lies in the file, to keep or to let go', async ({
    newsroom,
  }) => {
    await typeAndCrash(newsroom);
    const { page } = newsroom;
    await expect(body(page)).toHaveText('The council met late. Nobody asked us.');
    await page.getByRole('button', { name: 'Compare…' }).click();
    const other = page.getByRole('region', { name: 'The other, in the file' });
    await expect(other).toContainText('The council met late.');
    await expect(other).not.toContainText('Nobody asked us.');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Discard it' }).click();
    await expect(body(page)).toHaveText('The council met late.');
    await page.getByRole('button', { name: 'Bring it back' }).click();
    await expect(body(page)).toHaveText('The council met late. Nobody asked us.');
    expect(bodyTexts(await newsroom.readArticle('vote.stet'))).toEqual(['The council met late.']);
    await page.getByRole('button', { name: 'Keep it' }).click();
    await expectSaved(page);
    expect(bodyTexts(await newsroom.readArticle('vote.stet'))).toEqual([
      'The council met late. Nobody asked us.',
    ]);
  });

  test('is not written over by what comes back when somebody else has changed it @thorough', async ({
    newsroom,
  }) => {
    const theirs = ['Another hand wrote this.'];
    const changed = sampleArticle({ headline: 'Vote delayed', paragraphs: theirs });
    await typeAndCrash(newsroom, () => newsroom.writeArticle('vote.stet', changed));
    const { page } = newsroom;
    await expect(page.getByRole('alert')).toContainText('Something else was put in the place');
    await expect(body(page)).toContainText('Nobody asked us.');
    expect(bodyTexts(await newsroom.readArticle('vote.stet'))).toEqual(theirs);
  });
});

test.describe('with what somebody else wrote meanwhile', () => {
  // biome-ignore lint/suspicious/noSkippedTests: the machine may not be able to
  test.skip(!canProtect(), unprotectable);

  test('what comes back after a crash is put together, once somebody keeps it', async ({
    newsroom,
  }) => {
    const article = sampleArticle({ headline: 'Vote delayed' });
    await newsroom.writeArticle('vote.stet', article);
    await openArticle(newsroom.page, 'Vote delayed');
    await protect(newsroom.library, true);
    try {
      await goToEnd(newsroom.page);
      await newsroom.page.keyboard.type(' Nobody asked us.');
      await untilKept(newsroom, 'Nobody asked us.');
    } finally {
      await newsroom.crash(async () => {
        await protect(newsroom.library, false);
        const theirs = sampleArticle({
          headline: 'Vote delayed',
          paragraphs: ['The council met late.', 'Another hand wrote this.'],
        });
        await newsroom.writeArticle('vote.stet', { ...theirs, id: article.id });
      });
    }
    const { page } = newsroom;
    await expect(body(page).getByRole('paragraph')).toHaveText([
      'The council met late. Nobody asked us.',
      'Another hand wrote this.',
    ]);
    await page.getByRole('button', { name: 'Keep it' }).click();
    await expectSaved(page);
    expect(bodyTexts(await newsroom.readArticle('vote.stet'))).toEqual([
      'The council met late. Nobody asked us.',
      'Another hand wrote this.',
    ]);
  });
});

test('several texts wait in the library, each by its name @thorough', async ({ newsroom }) => {
  await crashWithTwoTexts(newsroom);
  const { page } = newsroom;
  await expect(headline(page)).toHaveText('Gulls return');
  const waiting = page.getByRole('region', { name: 'Not saved' });
  await expect(waiting.getByRole('listitem')).toHaveText(/^Ferry runs aground/);
  // The body is empty, but not the text: whoever reads “0 words” discards a headline.
  await expect(waiting.getByRole('listitem')).not.toContainText('0 words');
  const edges = [waiting.getByRole('heading'), waiting.getByText('Ferry runs aground')];
  const [title, name] = await Promise.all(edges.map(async (edge) => (await edge.boundingBox())?.x));
  expect(title).toBe(name);
  await waiting.getByRole('button', { name: 'Discard “Ferry runs aground”' }).click();
  await expect(waiting).toBeHidden();
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect(headline(page)).toHaveText('Ferry runs aground');
});

test('a window that came before the newsroom heard of the crash lists the text as soon as it does @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newArticle(page);
  await headline(page).click();
  await page.keyboard.type('Ferry runs aground');
  await untilKept(newsroom, 'aground');
  // The line of the first one is still there, and the text its own.
  const next = await newsroom.openWindow();
  await expect(next.getByText('Nothing open')).toBeVisible();
  await page.close({ runBeforeUnload: false });

  const kept = libraryPane(next).getByRole('listitem').filter({ hasText: 'Ferry runs aground' });
  await kept.getByRole('button').first().click();
  await expect(headline(next)).toHaveText('Ferry runs aground');
  await expectState(next, 'restored', 'Restored, not saved yet');
});

test('what a window leaves unsaved is listed in the one that stays, whatever that shows @thorough', async ({
  newsroom,
}) => {
  await newsroom.writeArticle('gulls.stet', sampleArticle({ headline: 'Gulls return' }));
  const stays = await newsroom.openWindow();
  await openArticle(stays, 'Gulls return');
  const { page } = newsroom;
  await newArticle(page);
  await headline(page).click();
  await page.keyboard.type('Ferry runs aground');
  await untilKept(newsroom, 'aground');
  await page.close({ runBeforeUnload: false });

  const kept = libraryPane(stays).getByRole('listitem').filter({ hasText: 'Ferry runs aground' });
  await kept.getByRole('button').first().click();
  await expect(headline(stays)).toHaveText('Ferry runs aground');
  await expect(kept).toBeHidden();
});

test('what is typed while Stet is gone outlives the window, sealed, and is shown once Stet is back @thorough', async ({
  newsroom,
}) => {
  test.info().skip(newsroom.pid === undefined, 'there the windows go with Stet');
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  const { page } = newsroom;
  await openArticle(page, 'Vote delayed');
  await untilRemembered(newsroom, 'vote.stet');
  await newsroom.stop();
  await goToEnd(page);
  await page.keyboard.type(' Nobody asked us.');
  await expect(page.getByText('Your changes are kept in this browser')).toBeVisible();
  await page.keyboard.type(' Ever.');
  await expect.poll(() => unsealedInBrowser(page, newsroom)).toContain('Nobody asked us. Ever.');
  // Whatever else listens there one day reads none of it.
  for (const { bytes } of await keptInBrowser(page)) {
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Nobody|Ever|paragraph/);
  }

  await newsroom.startAgain();
  await expect(page.getByText('what is unsaved is kept in this browser')).toBeVisible();
  // The window lives: what is in it is its own.
  const early = await newsroom.openWindow();
  await expect(body(early)).toHaveText('The council met late.');
  await early.close();
  await page.close({ runBeforeUnload: false });

  const next = await newsroom.openWindow();
  await expect(body(next)).toHaveText('The council met late. Nobody asked us. Ever.');
  await expectState(next, 'restored', 'Restored, not saved yet');
  expect(await keptInBrowser(next)).toEqual([]);
  await next.getByRole('button', { name: 'Keep it' }).click();
  await expectSaved(next);
  expect(bodyTexts(await newsroom.readArticle('vote.stet'))).toEqual([
    'The council met late. Nobody asked us. Ever.',
  ]);
});

import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { type ArticleFile, expect, type TestNewsroom, test } from './newsroom.ts';
import { bodyTexts, headlineIn, sampleArticle } from './sampleArticle.ts';
import {
  body,
  expectSaved,
  expectState,
  goToEnd,
  headline,
  inspector,
  libraryPane,
  openArticle,
  rowOf,
} from './steps.ts';
import { untilKept } from './untilKept.ts';

const first = 'The council met late on Tuesday.';
const second = 'Nobody spoke of the pier.';
const third = 'The ferry sails again on Monday.';
const lines = (page: Page) => body(page).getByRole('paragraph');
const onDisk = async (newsroom: TestNewsroom, name = 'vote.stet') =>
  bodyTexts(await newsroom.readArticle(name));

/** With its clock stopped the page cannot save before the other version is there. */
async function stopClock(page: Page) {
  await page.clock.install();
  await page.clock.pauseAt(new Date(Date.now() + 60_000));
}

/** The same article with other paragraphs, as another program writes it: without ids of blocks. */
function rewritten(article: ArticleFile, paragraphs: string[], fields = {}): ArticleFile {
  const { content } = sampleArticle({ headline: 'Vote delayed', paragraphs });
  return { ...article, ...fields, content };
}

async function openVote(newsroom: TestNewsroom, paragraphs = [first, second, third]) {
  const article = sampleArticle({ headline: 'Vote delayed', paragraphs });
  await newsroom.writeArticle('vote.stet', article);
  await openArticle(newsroom.page, 'Vote delayed');
  return article;
}

const arrivals = (page: Page) => page.getByRole('region', { name: 'What came in' });
const disputes = (page: Page) => page.getByRole('region', { name: 'Changed on both sides' });

test.describe('another program writes the file', () => {
  test('and nothing here is unsaved: the new version is shown, the caret stays, undo goes back', async ({
    newsroom,
  }) => {
    const { page } = newsroom;
    const article = await openVote(newsroom);
    await lines(page).nth(1).click();
    await page.keyboard.press('End');
    await newsroom.writeArticle(
      'vote.stet',
      rewritten(article, ['It rained.', first, second], { slug: 'rain' }),
    );
    await expect(lines(page)).toHaveText(['It rained.', first, second]);
    await expect(inspector(page).getByRole('textbox', { name: 'Slug', exact: true })).toHaveValue(
      'rain',
    );
    await expectSaved(page);
    await page.keyboard.type(' Not one.');
    await expectSaved(page);
    await expect.poll(() => onDisk(newsroom)).toEqual(['It rained.', first, `${second} Not one.`]);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect(lines(page)).toHaveText([first, second, third]);
    await expect.poll(() => onDisk(newsroom)).toEqual([first, second, third]);
    expect((await newsroom.readArticle('vote.stet')).slug).toBeUndefined();
    // What the other program wrote is a version.
    await inspector(page).getByRole('tab', { name: 'Versions' }).click();
    await expect(
      inspector(page).getByRole('button', { name: /Changed outside Stet/ }),
    ).toBeVisible();
  });

  test('with the same bytes: nothing is said', async ({ newsroom }) => {
    const { page } = newsroom;
    const article = await openVote(newsroom);
    await newsroom.writeArticle('vote.stet', article);
    await newsroom.writeArticle('pier.stet', sampleArticle({ headline: 'Pier closed' }));
    await expect(rowOf(page, 'Pier closed')).toBeVisible();
    await expectSaved(page);
    await expect(page.getByText('changed outside')).toBeHidden();
  });

  test('while a person types: both are in the text, marked, and in the file', async ({
    newsroom,
  }) => {
    const { page } = newsroom;
    const article = await openVote(newsroom);
    await stopClock(page);
    await goToEnd(page);
    await page.keyboard.type(' Tickets are');
    const theirs = ['It rained.', first, 'Nobody spoke of the old pier.', third];
    await newsroom.writeArticle('vote.stet', rewritten(article, theirs, { slug: 'rain' }));
    await page.clock.resume();
    await expect(lines(page)).toHaveText([...theirs.slice(0, 3), `${third} Tickets are`]);
    // Nothing has taken the keyboard away.
    await page.keyboard.type(' dear.');
    await expect(arrivals(page)).toContainText('3 changes came in from outside Stet');
    await expect.poll(() => marked(page)).toEqual(['It rained.', 'old ']);
    await expectSaved(page);
    const together = [...theirs.slice(0, 3), `${third} Tickets are dear.`];
    await expect.poll(() => onDisk(newsroom)).toEqual(together);
    expect((await newsroom.readArticle('vote.stet')).slug).toBe('rain');

    await arrivals(page).getByRole('button', { name: 'List them' }).click();
    await expect(arrivals(page).getByRole('listitem')).toHaveText([
      'New: paragraph, “It rained.”',
      'Changed: paragraph, “Nobody spoke of the old pier.”',
      'Changed: slug',
    ]);
    await arrivals(page).getByRole('button', { name: 'Seen' }).click();
    await expect(arrivals(page)).toBeHidden();
    await expect.poll(() => marked(page)).toEqual([]);
    // One step takes away what they wrote, another what I wrote.
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect(lines(page)).toHaveText([first, second, `${third} Tickets are`]);
    await expect.poll(() => onDisk(newsroom)).toEqual([first, second, `${third} Tickets are`]);
  });

  test('and its watcher is deaf: a save finds it out and puts both together', async ({
    newsroom,
  }) => {
    const { page } = newsroom;
    const article = await openVote(newsroom, [first, second]);
    await stopClock(page);
    await goToEnd(page);
    await page.keyboard.type(' Mine.');
    // In the same moment as the save, before anybody can be told.
    await newsroom.writeArticle('vote.stet', rewritten(article, [`${first} Theirs.`, second]));
    await page.keyboard.press('Control+s');
    await page.clock.resume();
    await expectSaved(page);
    expect(await onDisk(newsroom)).toEqual([`${first} Theirs.`, `${second} Mine.`]);
  });
});

/** What the browser paints as having come in. */
const marked = (page: Page) =>
  page.evaluate(() =>
    [...(CSS.highlights.get('arrived') ?? [])].map((range) => (range as Range).toString()),
  );

test.describe('both sides change one place', () => {
  let theirs: string[];
  test.beforeEach(async ({ newsroom }) => {
    const { page } = newsroom;
    const article = await openVote(newsroom);
    theirs = ['It rained.', first, 'Nobody spoke of the old pier.', third];
    await stopClock(page);
    await lines(page).nth(1).click();
    await page.keyboard.press('End');
    await page.keyboard.type(' Mine.');
    await newsroom.writeArticle('vote.stet', rewritten(article, theirs));
    await page.clock.resume();
    await expectState(page, 'both', 'Not saved: 1 place to decide about');
    await expect(lines(page)).toHaveText(['It rained.', first, `${second} Mine.`, third]);
    // Nothing is modal, and the keyboard is where it was.
    await page.keyboard.type(' And more.');
  });

  const settled = async (newsroom: TestNewsroom, expected: string[]) => {
    const { page } = newsroom;
    await expect(disputes(page)).toBeHidden();
    await expectSaved(page);
    await expect(lines(page)).toHaveText(expected);
    await expect.poll(() => onDisk(newsroom)).toEqual(expected);
  };
  /** What the newest version that was set aside said of the disputed place. */
  async function setAside(page: Page) {
    await inspector(page).getByRole('tab', { name: 'Versions' }).click();
    await inspector(page)
      .getByRole('button', { name: /Set aside in a conflict/ })
      .first()
      .click();
    return page.getByRole('dialog', { name: 'Versions' }).getByRole('article');
  }

  test('nothing is saved before a choice; mine is taken, theirs is kept as a version', async ({
    newsroom,
  }) => {
    const { page } = newsroom;
    const place = disputes(page).getByRole('region', { name: 'Paragraph' });
    await expect(place.getByRole('group', { name: 'Mine' })).toContainText(
      `${second} Mine. And more.`,
    );
    await expect(place.getByRole('group', { name: 'Theirs' })).toContainText(
      'Nobody spoke of the old pier.',
    );
    await page.keyboard.press('Control+s');
    expect(await onDisk(newsroom)).toEqual(theirs);
    await place.getByRole('button', { name: 'Keep mine' }).click();
    await settled(newsroom, ['It rained.', first, `${second} Mine. And more.`, third]);
    await expect(await setAside(page)).toContainText('the old pier');
  });

  test('theirs is taken, mine is kept as a version, and undo brings it back @thorough', async ({
    newsroom,
  }) => {
    const { page } = newsroom;
    await disputes(page).getByRole('button', { name: 'Take theirs' }).click();
    await settled(newsroom, theirs);
    await lines(page).first().click();
    await page.keyboard.press('Control+z');
    await settled(newsroom, ['It rained.', first, `${second} Mine. And more.`, third]);
    await expect(await setAside(page)).toContainText('Mine. And more.');
  });

  test('by keys alone: from the text to the choice and back', async ({ newsroom }) => {
    const { page } = newsroom;
    const take = disputes(page).getByRole('button', { name: 'Take theirs' });
    for (let press = 0; press < 10; press++) {
      await page.keyboard.press('Shift+Tab');
      if (await take.evaluate((button) => button === document.activeElement)) break;
    }
    await page.keyboard.press('Enter');
    await settled(newsroom, theirs);
    await expect(page.getByRole('textbox', { name: 'Article', exact: true })).toBeFocused();
  });

  test('both stay, one behind the other @thorough', async ({ newsroom }) => {
    const { page } = newsroom;
    await disputes(page).getByRole('button', { name: 'Keep both' }).click();
    await settled(newsroom, [
      'It rained.',
      first,
      `${second} Mine. And more.`,
      'Nobody spoke of the old pier.',
      third,
    ]);
  });

  test('a crash before the choice loses neither side, and asks again @thorough', async ({
    newsroom,
  }) => {
    await newsroom.page.keyboard.press('Control+s');
    await expect(disputes(newsroom.page)).toContainText('Mine. And more.');
    await untilKept(newsroom, 'Mine. And more.');
    await newsroom.crash();
    const { page } = newsroom;
    await expect(disputes(page)).toContainText('Mine. And more.');
    await expect(disputes(page)).toContainText('the old pier');
    expect(await onDisk(newsroom)).toEqual(theirs);
  });
});

test('what one side changes and the other takes away is asked about, and never just gone @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const article = await openVote(newsroom);
  await stopClock(page);
  await lines(page).nth(1).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Mine.');
  await newsroom.writeArticle('vote.stet', rewritten(article, [first, third]));
  await page.clock.resume();
  const place = disputes(page).getByRole('region', { name: 'Paragraph' });
  await expect(place.getByRole('group', { name: 'Theirs' })).toContainText('Taken away there.');
  await place.getByRole('button', { name: 'Leave it out' }).click();
  await expectSaved(page);
  expect(await onDisk(newsroom)).toEqual([first, third]);
});

test.describe('the file is not where it was', () => {
  const elsewhere = (newsroom: TestNewsroom, name: string) => path.join(newsroom.library, name);

  test('it was moved: the article stays, is found by its id, and followed @thorough', async ({
    newsroom,
  }) => {
    const { page } = newsroom;
    await openVote(newsroom, [first]);
    await goToEnd(page);
    await mkdir(elsewhere(newsroom, 'Pier'));
    await rename(elsewhere(newsroom, 'vote.stet'), elsewhere(newsroom, 'Pier/pier vote.stet'));
    await expectState(page, 'moved', 'Not saved: the file was moved or renamed');
    await expect(page.getByRole('alert')).toContainText('is pier vote.stet in Pier now');
    await page.keyboard.type(' Mine.');
    await page.getByRole('button', { name: 'Follow it there' }).click();
    await expectSaved(page);
    expect(await onDisk(newsroom, 'Pier/pier vote.stet')).toEqual([`${first} Mine.`]);
    expect(await newsroom.articleFiles()).toEqual([]);
    await lines(page).last().click();
    await page.keyboard.press('End');
    await page.keyboard.type(' More.');
    await expect
      .poll(() => onDisk(newsroom, 'Pier/pier vote.stet'))
      .toEqual([`${first} Mine. More.`]);
  });

  test('it was moved and changed: both are put together there', async ({ newsroom }) => {
    const { page } = newsroom;
    const article = await openVote(newsroom, [first, second]);
    await goToEnd(page);
    await rename(elsewhere(newsroom, 'vote.stet'), elsewhere(newsroom, 'pier.stet'));
    await expectState(page, 'moved', 'Not saved: the file was moved or renamed');
    await page.keyboard.type(' Mine.');
    await newsroom.writeArticle('pier.stet', rewritten(article, [`${first} Theirs.`, second]));
    await page.getByRole('button', { name: 'Follow it there' }).click();
    await expectSaved(page);
    expect(await onDisk(newsroom, 'pier.stet')).toEqual([`${first} Theirs.`, `${second} Mine.`]);
  });

  test('it was deleted: the article stays, and a copy can go elsewhere', async ({ newsroom }) => {
    const { page } = newsroom;
    await openVote(newsroom, [first]);
    await rm(elsewhere(newsroom, 'vote.stet'));
    await expectState(page, 'gone', 'Not saved: the file is gone');
    await expect(lines(page)).toHaveText([first]);
    await expect(
      page.getByRole('button', { name: /^(Save a copy elsewhere…|Download a copy)$/ }),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Save it again' }).click();
    await expectSaved(page);
    expect(await onDisk(newsroom)).toEqual([first]);
  });
});

test.describe('a sync service leaves a conflict copy', () => {
  const copyName = "vote (Ada's conflicted copy 2026-11-26).stet";

  test('which is offered beside its article, and trashed once both are in the file', async ({
    newsroom,
  }) => {
    const { page } = newsroom;
    const article = await openVote(newsroom);
    await goToEnd(page);
    await page.keyboard.type(' Mine.');
    await expectSaved(page);
    await newsroom.writeArticle(copyName, rewritten(article, ['It rained.', first, second, third]));
    await expect(libraryPane(page).getByText('Conflict copy of vote.stet')).toBeVisible();
    const titles = libraryPane(page).getByRole('listitem');
    await expect(titles).toHaveCount(2);
    await expect(titles.nth(1)).toContainText('Conflict copy of vote.stet');

    const offer = page.getByRole('region', { name: 'Conflict copy' });
    await expect(offer).toContainText(copyName);
    await offer.getByRole('button', { name: 'Put together' }).click();
    await expect(lines(page)).toHaveText(['It rained.', first, second, `${third} Mine.`]);
    await expect.poll(() => newsroom.articleFiles()).toEqual(['vote.stet']);
    expect(await onDisk(newsroom)).toEqual(['It rained.', first, second, `${third} Mine.`]);
    await expect(offer).toBeHidden();
    await libraryPane(page).getByRole('button', { name: 'Trash' }).click();
    await expect(libraryPane(page).getByRole('listitem')).toContainText(['Vote delayed']);
  });

  test('in the same place: it stays beside the article until somebody has chosen', async ({
    newsroom,
  }) => {
    const { page } = newsroom;
    const article = await openVote(newsroom, [first, second]);
    await goToEnd(page);
    await page.keyboard.type(' Mine.');
    await expectSaved(page);
    await newsroom.writeArticle('vote (1).stet', rewritten(article, [first, `${second} Theirs.`]));
    // From the list, with the article closed.
    await newsroom.writeArticle('pier.stet', sampleArticle({ headline: 'Pier closed' }));
    await openArticle(page, 'Pier closed');
    await libraryPane(page).getByText('Conflict copy of vote.stet').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Put together with vote.stet' }).click();
    await expect(headline(page)).toHaveText('Vote delayed');
    await expect(disputes(page)).toContainText('Theirs.');
    expect(await newsroom.articleFiles()).toContain('vote (1).stet');
    await disputes(page).getByRole('button', { name: 'Keep both' }).click();
    await expect.poll(() => newsroom.articleFiles()).toEqual(['pier.stet', 'vote.stet']);
    expect(await onDisk(newsroom)).toEqual([first, `${second} Mine.`, `${second} Theirs.`]);
    expect(headlineIn(await newsroom.readArticle('vote.stet'))).toBe('Vote delayed');
  });
});

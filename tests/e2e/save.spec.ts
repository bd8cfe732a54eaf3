import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from './newsroom.ts';
import { canProtect, protect, unprotectable } from './protect.ts';
import { bodyTexts, headlineIn, sampleArticle } from './sampleArticle.ts';
import {
  body,
  expectSaved,
  expectState,
  goToEnd,
  headline,
  libraryPane,
  newArticle,
  openArticle,
  rowOf,
  saveState,
} from './steps.ts';

test('what is typed is on the disk a second later, and the line says when', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  await openArticle(page, 'Vote delayed');
  await goToEnd(page);
  await page.keyboard.type(' Nobody spoke.');
  await expect(saveState(page)).toHaveText('Unsaved changes');
  await expectSaved(page);
  expect(bodyTexts(await newsroom.readArticle('vote.stet'))).toEqual([
    'The council met late. Nobody spoke.',
  ]);
});

test('of a long article only what was changed is sent to be saved', async ({ newsroom }) => {
  const { page } = newsroom;
  const paragraph = 'The council met late and voted on the pier once more. '.repeat(20);
  const paragraphs = Array.from({ length: 60 }, () => paragraph.trim());
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed', paragraphs }));
  const sent: number[] = [];
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => sent.push(payload.length));
  });
  await page.reload();
  await openArticle(page, 'Vote delayed');
  await goToEnd(page);
  for (const words of [' Mine.', ' Twice.']) {
    await page.keyboard.type(words);
    await expect(saveState(page)).toHaveText('Unsaved changes');
    await expectSaved(page);
  }
  expect(bodyTexts(await newsroom.readArticle('vote.stet')).at(-1)).toMatch(/ Mine\. Twice\.$/);
  // On the desktop it crosses where nobody can look.
  expect(sent.length > 0).toBe(test.info().project.name === 'web');
  // The article has over sixty thousand letters.
  expect(Math.max(...sent)).toBeLessThan(20_000);
});

test('a change made elsewhere is shown when nothing here is unsaved', async ({ newsroom }) => {
  const { page } = newsroom;
  const article = sampleArticle({ headline: 'Vote delayed', paragraphs: ['First.', 'Second.'] });
  await newsroom.writeArticle('vote.stet', article);
  await openArticle(page, 'Vote delayed');
  await goToEnd(page);
  await newsroom.writeArticle('vote.stet', {
    ...sampleArticle({ headline: 'Vote delayed', paragraphs: ['First, from outside.', 'Second.'] }),
    id: article.id,
  });
  await expect(body(page)).toContainText('First, from outside.');
  await page.keyboard.type(' And here.');
  await expectSaved(page);
  expect(bodyTexts(await newsroom.readArticle('vote.stet'))).toEqual([
    'First, from outside.',
    'Second. And here.',
  ]);
});

test.describe('another article in its place', () => {
  test.beforeEach(async ({ newsroom }) => {
    const { page } = newsroom;
    await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
    await openArticle(page, 'Vote delayed');
    // With its clock stopped the page cannot save before the other version is there.
    await page.clock.install();
    await page.clock.pauseAt(new Date(Date.now() + 60_000));
    await goToEnd(page);
    await page.keyboard.type(' Mine.');
    await newsroom.writeArticle(
      'vote.stet',
      sampleArticle({ headline: 'Vote delayed', paragraphs: ['Theirs.'] }),
    );
    await expect(page.getByText('Something else was put in the place of this')).toBeVisible();
    await page.clock.resume();
    await expectState(page, 'changed', 'Not saved: changed outside Stet');
  });

  test('mine is kept as a copy, theirs stays', async ({ newsroom }) => {
    const { page } = newsroom;
    await page.getByRole('button', { name: 'Save mine as a copy' }).click();
    await expectSaved(page);
    const files = await newsroom.articleFiles();
    expect(files).toHaveLength(2);
    const copy = files.find((name) => name !== 'vote.stet') ?? '';
    expect(bodyTexts(await newsroom.readArticle('vote.stet'))).toEqual(['Theirs.']);
    expect(bodyTexts(await newsroom.readArticle(copy))).toEqual(['The council met late. Mine.']);

    await page.keyboard.press('Control+End');
    await page.keyboard.type(' More.');
    await expect
      .poll(async () => bodyTexts(await newsroom.readArticle(copy)))
      .toEqual(['The council met late. Mine. More.']);
    expect(bodyTexts(await newsroom.readArticle('vote.stet'))).toEqual(['Theirs.']);
  });

  test('theirs is opened, mine is kept first', async ({ newsroom }) => {
    const { page } = newsroom;
    await page.getByRole('button', { name: 'Open the other version' }).click();
    await expect(body(page)).toHaveText('Theirs.');
    const files = await newsroom.articleFiles();
    expect(files).toHaveLength(2);
    const copy = files.find((name) => name !== 'vote.stet') ?? '';
    expect(bodyTexts(await newsroom.readArticle(copy))).toEqual(['The council met late. Mine.']);
  });

  test('both are read side by side before choosing', async ({ newsroom }) => {
    const { page } = newsroom;
    await page.getByRole('button', { name: 'Compare…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Two versions of this article' });
    await expect(dialog.getByRole('region', { name: 'Mine, in this window' })).toContainText(
      'The council met late. Mine.',
    );
    await expect(dialog.getByRole('region', { name: 'The other, in the file' })).toContainText(
      'Theirs.',
    );
    await dialog.getByRole('button', { name: 'Decide later' }).click();
    await expectState(page, 'changed', 'Not saved: changed outside Stet');
    await expect.poll(() => newsroom.articleFiles()).toEqual(['vote.stet']);
  });

  test('leaving asks, and staying loses nothing', async ({ newsroom }) => {
    const { page } = newsroom;
    await libraryPane(page).getByRole('button', { name: 'New article' }).click();
    const question = page.getByRole('dialog', { name: 'This article is not saved' });
    await question.getByRole('button', { name: 'Stay here' }).click();
    await expect(body(page)).toHaveText('The council met late. Mine.');
    expect(bodyTexts(await newsroom.readArticle('vote.stet'))).toEqual(['Theirs.']);
  });
});

test('an article whose file was deleted stays open and is saved again', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  await openArticle(page, 'Vote delayed');
  await rm(path.join(newsroom.library, 'vote.stet'));
  await expect(page.getByText('The file of this article was deleted or moved.')).toBeVisible();
  await expect(saveState(page)).toHaveText('Not saved: the file is gone');
  await goToEnd(page);
  await page.keyboard.type(' Still here.');
  await page.getByRole('button', { name: 'Save it again' }).click();
  await expectSaved(page);
  expect(bodyTexts(await newsroom.readArticle('vote.stet'))).toEqual([
    'The council met late. Still here.',
  ]);
});

test.describe('protected places', () => {
  // biome-ignore lint/suspicious/noSkippedTests: says why
  test.skip(!canProtect(), unprotectable);

  test('a read-only file is opened to read, and a copy can be edited', async ({ newsroom }) => {
    const { page } = newsroom;
    const place = path.join(newsroom.library, 'vote.stet');
    await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
    await protect(place, true);
    try {
      await openArticle(page, 'Vote delayed');
      await expectState(page, 'read-only-file', 'Read-only: the file is protected');
      const before = await readFile(place, 'utf8');
      await body(page).click();
      await page.keyboard.type('Nothing of this arrives.');
      await expect(body(page)).toHaveText('The council met late.');
      await page.getByRole('button', { name: 'Edit a copy' }).click();
      await expectSaved(page);
      await goToEnd(page);
      await page.keyboard.type(' In the copy.');
      await expectSaved(page);
      expect(await readFile(place, 'utf8')).toBe(before);
      await expect.poll(() => newsroom.articleFiles()).toHaveLength(2);
    } finally {
      await protect(place, false);
    }
  });

  test('a folder that turns read-only: the line tells the truth until it is writable again', async ({
    newsroom,
  }) => {
    const { page } = newsroom;
    await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
    await openArticle(page, 'Vote delayed');
    await protect(newsroom.library, true);
    try {
      await goToEnd(page);
      await page.keyboard.type(' Not yet.');
      await expect(saveState(page)).toHaveText(/^Not saved: the (file|folder) is read-only$/);
      expect(bodyTexts(await newsroom.readArticle('vote.stet'))).toEqual(['The council met late.']);
    } finally {
      await protect(newsroom.library, false);
    }
    await page.getByRole('button', { name: 'Try again' }).click();
    await expectSaved(page);
    expect(bodyTexts(await newsroom.readArticle('vote.stet'))).toEqual([
      'The council met late. Not yet.',
    ]);
  });
});

test.describe('a full disk', () => {
  let mounted: string | undefined;
  test.beforeAll(async () => {
    if (process.getuid?.() !== 0 || process.platform !== 'linux') return;
    const folder = await mkdtemp(path.join(tmpdir(), 'stet-small-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', folder]);
      mounted = folder;
    } catch {
      await rm(folder, { recursive: true });
    }
  });
  test.afterAll(async () => {
    if (!mounted) return;
    execFileSync('umount', [mounted]);
    await rm(mounted, { recursive: true });
  });
  test.use({
    // biome-ignore lint/correctness/noEmptyPattern: the form that fixtures must have
    newsroomOptions: async ({}, use) => {
      await use({ prepare: async () => undefined, libraryFolder: mounted });
    },
  });

  test('says so, keeps the text, and saves once there is room', async ({ newsroom }) => {
    // biome-ignore lint/suspicious/noSkippedTests: says why
    test.skip(!mounted, 'needs root on Linux, to mount a small tmpfs');
    const { page } = newsroom;
    // So long that it finds no room where a lock or the like went away behind the filler.
    const fields = { notes: { editor: 'x'.repeat(100_000) } };
    await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed', fields }));
    await openArticle(page, 'Vote delayed');
    const filler = path.join(newsroom.library, 'filler.bin');
    await writeFile(filler, Buffer.alloc(1024 * 1024)).catch(() => undefined);
    await goToEnd(page);
    await page.keyboard.type(' No room for this.');
    await expect(saveState(page)).toHaveText('Not saved: the disk is full');
    // The journal lies on another disk.
    await expect(page.getByText('Your text is kept safe on this computer')).toBeVisible();
    const before = await newsroom.readArticle('vote.stet');
    expect(bodyTexts(before)).toEqual(['The council met late.']);

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download a copy' }).click();
    const copy = JSON.parse(await readFile(await (await download).path(), 'utf8'));
    expect(bodyTexts(copy)).toEqual(['The council met late. No room for this.']);
    expect(headlineIn(copy)).toBe('Vote delayed');

    await rm(filler);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expectSaved(page);
    expect(bodyTexts(await newsroom.readArticle('vote.stet'))).toEqual([
      'The council met late. No room for this.',
    ]);
  });
});

test('a broken line is told, and what is typed meanwhile stays', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  await openArticle(page, 'Vote delayed');
  await newsroom.stop();
  await goToEnd(page);
  await page.keyboard.type(' Typed without a line.');
  await expect(saveState(page)).toHaveText('Offline: your changes are not saved yet');
  await expect(headline(page)).toHaveText('Vote delayed');
  await expect(body(page)).toContainText('Typed without a line.');
});

test('a copy is saved under another name, and the article stays the open one', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const article = sampleArticle({ headline: 'Vote delayed' });
  await newsroom.writeArticle('vote.stet', article);
  await openArticle(page, 'Vote delayed');
  await page.keyboard.press('Control+Shift+S');
  const dialog = page.getByRole('dialog', { name: 'Save a copy' });
  await dialog.getByLabel('File name').fill('before the vote');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Copy saved as before the vote.stet.')).toBeVisible();
  const copy = await newsroom.readArticle('before the vote.stet');
  expect(headlineIn(copy)).toBe('Vote delayed');
  expect(copy.id).not.toBe(article.id);
  await goToEnd(page);
  await page.keyboard.type(' Later.');
  await expectSaved(page);
  await expect
    .poll(async () => bodyTexts(await newsroom.readArticle('vote.stet')))
    .toEqual(['The council met late. Later.']);
  expect(bodyTexts(await newsroom.readArticle('before the vote.stet'))).toEqual([
    'The council met late.',
  ]);
});

test('leaving the page with unsaved words is asked about', async ({ newsroom }) => {
  const { page } = newsroom;
  await newArticle(page);
  await page.keyboard.type('Not on any disk');
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await expect(headline(page)).toHaveText('Not on any disk');
  await page.keyboard.press('Control+s');
  await expectSaved(page);
  await expect(rowOf(page, 'Not on any disk')).toBeVisible();
});

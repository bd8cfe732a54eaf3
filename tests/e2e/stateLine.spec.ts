import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { injectInAll, injectInLibrary, lacksStrace } from '../fault/morning/strace.ts';
import { expect, type TestNewsroom, test } from './newsroom.ts';
import { canProtect, protect, unprotectable } from './protect.ts';
import { bodyTexts, sampleArticle } from './sampleArticle.ts';
import {
  body,
  expectSaved,
  expectState,
  goToEnd,
  headline,
  inspector,
  newArticle,
  openArticle,
} from './steps.ts';

// Every state of the line under the text, brought about for real; tests/unit/app/states.test.ts holds
// the table against the states that the specs name.

async function openVote(newsroom: TestNewsroom): Promise<Page> {
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  await openArticle(newsroom.page, 'Vote delayed');
  return newsroom.page;
}

/** No call comes back for a minute. */
const hangs = 'delay_enter=60000000';

async function typeAtEnd(page: Page, words: string) {
  await goToEnd(page);
  await page.keyboard.type(words);
}

const saved = async (newsroom: TestNewsroom) => bodyTexts(await newsroom.readArticle('vote.stet'));

test('new, only here, saving, silent, saved, and unsaved again', async ({ newsroom }) => {
  const { page, pid } = newsroom;
  test.info().skip(pid === undefined, 'the newsroom is no process of its own here');
  await newArticle(page);
  await expectState(page, 'new', 'New article');
  await page.keyboard.type('Vote delayed');
  await expectState(page, 'only-here', 'Not saved yet');
  // Whatever it is asked, no answer comes.
  process.kill(pid ?? 0, 'SIGSTOP');
  try {
    await page.getByRole('button', { name: 'Not saved yet' }).click();
    await expectState(page, 'saving', 'Saving…');
    await expectState(page, 'silent', 'Not saved yet: Stet does not answer');
    await expect(page.getByRole('button', { name: 'Download a copy' })).toBeVisible();
  } finally {
    process.kill(pid ?? 0, 'SIGCONT');
  }
  await expectState(page, 'saved', /^Saved \d\d:\d\d:\d\d$/);
  await page.keyboard.type(' again');
  await expectState(page, 'due', 'Unsaved changes');
  await page.getByRole('button', { name: 'Unsaved changes' }).click();
  await expectState(page, 'saved', /^Saved \d\d:\d\d:\d\d$/);
  await page.getByRole('button', { name: /^Saved \d/ }).click();
  await expect(inspector(page).getByRole('tab', { name: 'Versions' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
});

test('whoever saves by the words of the line keeps the keyboard there @thorough', async ({
  newsroom,
}) => {
  const { page, pid } = newsroom;
  test.info().skip(pid === undefined, 'the newsroom is no process of its own here');
  await newArticle(page);
  await page.keyboard.type('Vote delayed');
  await expectState(page, 'only-here', 'Not saved yet');
  await page.getByRole('button', { name: 'Not saved yet' }).focus();
  process.kill(pid ?? 0, 'SIGSTOP');
  try {
    await page.keyboard.press('Enter');
    await expectState(page, 'saving', 'Saving…');
    await expectState(page, 'silent', 'Not saved yet: Stet does not answer');
  } finally {
    process.kill(pid ?? 0, 'SIGCONT');
  }
  await expectState(page, 'saved', /^Saved \d\d:\d\d:\d\d$/);
  await expect(page.getByRole('button', { name: /^Saved \d/ })).toBeFocused();
  // From there on they lead to the versions, and the keyboard with them.
  await page.keyboard.press('Enter');
  await expect(inspector(page).getByRole('tab', { name: 'Versions' })).toBeFocused();
});

test('a disk that takes its time, in a newsroom that does not @thorough', async ({ newsroom }) => {
  const { pid } = newsroom;
  const lacking = pid === undefined ? 'needs a process of its own' : await lacksStrace();
  test.info().skip(lacking !== undefined, lacking);
  const page = await openVote(newsroom);
  const detach = await injectInAll(pid ?? 0, 'rename', 'delay_enter=8000000');
  try {
    await typeAtEnd(page, ' Not yet.');
    await expectState(page, 'slow', 'Not saved yet: the disk is slow to answer');
    await expectSaved(page);
  } finally {
    await detach();
  }
  expect(await saved(newsroom)).toEqual(['The council met late. Not yet.']);
});

test('a text that is left while its drive does not answer is offered with every word @thorough', async ({
  newsroom,
}) => {
  const { pid } = newsroom;
  const lacking = pid === undefined ? 'needs a process of its own' : await lacksStrace();
  test.info().skip(lacking !== undefined, lacking);
  const page = await openVote(newsroom);
  await typeAtEnd(page, ' One.');
  await expectSaved(page);
  const detach = await injectInLibrary(pid ?? 0, newsroom, 'vote.stet', hangs);
  try {
    await page.keyboard.type(' Two.');
    await newArticle(page);
    await expect(page.getByText('is not saved yet: its drive does not answer')).toBeVisible();
    const unsaved = page.getByRole('region', { name: 'Not saved' });
    await unsaved.getByRole('button').first().click();
    await expect(body(page)).toHaveText('The council met late. One. Two.');
    await expectState(page, 'restored', 'Restored, not saved yet');
    await typeAtEnd(page, ' Three.');
  } finally {
    await detach();
  }
  // Its own late save is nobody else's change.
  await expect.poll(() => saved(newsroom)).toEqual(['The council met late. One. Two.']);
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expectSaved(page);
  expect(await saved(newsroom)).toEqual(['The council met late. One. Two. Three.']);
});

test('a name that is taken gets a number, and nothing is in the way', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Another vote' }));
  await newArticle(page);
  await page.keyboard.type('Vote');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Saved as vote-2.stet.')).toBeVisible();
  await expectSaved(page);
});

test.describe('places that take nothing', () => {
  // biome-ignore lint/suspicious/noSkippedTests: says why
  test.skip(!canProtect(), unprotectable);

  for (const what of ['file', 'folder'] as const) {
    test(`a ${what} that turns read-only`, async ({ newsroom }) => {
      const page = await openVote(newsroom);
      const place = what === 'file' ? path.join(newsroom.library, 'vote.stet') : newsroom.library;
      await protect(place, true);
      try {
        await typeAtEnd(page, ' Not yet.');
        // A file that cannot be replaced is one that cannot be written, for whoever is no superuser.
        await expectState(page, 'read-only', /^Not saved: the (file|folder) is read-only$/);
        await expect(page.getByRole('alert')).toContainText('Your text is kept safe');
        const download = page.waitForEvent('download');
        await page.getByRole('button', { name: 'Download a copy' }).click();
        await download;
      } finally {
        await protect(place, false);
      }
      await page.getByRole('button', { name: 'Try again' }).click();
      await expectSaved(page);
      expect(await saved(newsroom)).toEqual(['The council met late. Not yet.']);
    });
  }

  test('a history that cannot be written @thorough', async ({ newsroom }) => {
    const history = path.join(newsroom.library, '.stet', 'history');
    await mkdir(history, { recursive: true });
    const page = await openVote(newsroom);
    const timeline = inspector(page).getByRole('region', { name: 'Today' });
    await protect(history, true);
    try {
      await typeAtEnd(page, ' Saved all the same.');
      await expectState(
        page,
        'unversioned',
        /^Saved \d\d:\d\d:\d\d, but the version before was not kept$/,
      );
      await expect(page.getByRole('alert')).toHaveCount(0);
      expect(await saved(newsroom)).toEqual(['The council met late. Saved all the same.']);
      await page.getByRole('button', { name: /the version before was not kept$/ }).click();
      await expect(inspector(page).getByRole('status')).toHaveText(
        'What the last change took the place of is not among the versions: their folder is read-only. ' +
          'Allow writing to the folder .stet of the library. Versions are kept again from then on.',
      );
      await inspector(page).getByRole('button', { name: 'Name this version…' }).click();
      const naming = page.getByRole('dialog', { name: 'Name this version' });
      await page.keyboard.press('Enter');
      await expect(naming).toContainText('This version was not kept: their folder is read-only.');
      await page.keyboard.press('Escape');
      await expect(timeline).toBeHidden();
    } finally {
      await protect(history, false);
    }
    await typeAtEnd(page, ' And kept.');
    await expectState(page, 'saved', /^Saved \d\d:\d\d:\d\d$/);
    await expect(inspector(page).getByRole('status')).toBeHidden();
    await expect(timeline.getByRole('button')).toHaveText([/Saved/]);
  });

  test('a journal that cannot be written', async ({ newsroom }) => {
    const journal = path.join(newsroom.userData, 'journal');
    await mkdir(journal, { recursive: true });
    const page = await openVote(newsroom);
    await protect(journal, true);
    try {
      await typeAtEnd(page, ' Kept by saving only.');
      await expectState(page, 'unkept', /^Saved \d\d:\d\d:\d\d, but not kept safe in between$/);
      await expect(page.getByRole('alert')).toContainText('is not kept safe between saves');
      expect(await saved(newsroom)).toEqual(['The council met late. Kept by saving only.']);
    } finally {
      await protect(journal, false);
    }
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    await expectState(page, 'saved', /^Saved \d\d:\d\d:\d\d$/);
  });
});

test.describe('a disk of its own', () => {
  let disk: string | undefined;
  const mount = (...options: string[]) =>
    execFileSync('mount', [...options, disk ?? ''], { stdio: 'ignore' });
  test.beforeAll(async () => {
    if (process.getuid?.() !== 0 || process.platform !== 'linux') return;
    const folder = await mkdtemp(path.join(tmpdir(), 'stet-state-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', folder]);
      disk = folder;
    } catch {
      await rm(folder, { recursive: true });
    }
  });
  test.afterAll(async () => {
    if (!disk) return;
    execFileSync('umount', ['--lazy', disk]);
    await rm(disk, { recursive: true, force: true });
  });
  test.use({
    // biome-ignore lint/correctness/noEmptyPattern: the form that fixtures must have
    newsroomOptions: async ({}, use) => {
      await use({ prepare: async () => undefined, libraryFolder: disk });
    },
  });
  test.beforeEach(() => {
    test.info().skip(!disk, 'needs root on Linux, to mount a small disk');
  });

  test('full, and with room again', async ({ newsroom }) => {
    const page = await openVote(newsroom);
    // What takes the lock leaves room behind.
    const there = async () => (await readdir(newsroom.library)).toSorted();
    await expect.poll(there).toEqual(['.~lock.vote.stet#', 'vote.stet']);
    const filler = path.join(newsroom.library, 'filler');
    await writeFile(filler, Buffer.alloc(1024 * 1024)).catch(() => undefined);
    await typeAtEnd(page, ' No room.');
    await expectState(page, 'disk-full', 'Not saved: the disk is full');
    await rm(filler);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expectSaved(page);
    await rm(path.join(newsroom.library, 'vote.stet'));
  });

  test('that turns read-only under an open article, and is found so @thorough', async ({
    newsroom,
  }) => {
    const page = await openVote(newsroom);
    // Refused while anything there is being written.
    await expect(() => mount('-o', 'remount,ro')).toPass();
    try {
      await typeAtEnd(page, ' Not yet.');
      await expectState(page, 'read-only', /^Not saved: the (disk|folder) is read-only$/);
      await page.getByRole('button', { name: 'Try again' }).click();
      await expectState(page, 'read-only', /^Not saved: the (disk|folder) is read-only$/);
    } finally {
      mount('-o', 'remount,rw');
    }
    await page.getByRole('button', { name: 'Try again' }).click();
    await expectSaved(page);
    await expect(() => mount('-o', 'remount,ro')).toPass();
    try {
      await newsroom.restart();
      await openArticle(newsroom.page, 'Vote delayed');
      await expectState(newsroom.page, 'read-only-folder', 'Read-only: the folder is protected');
    } finally {
      mount('-o', 'remount,rw');
    }
  });
});

test('a disk that reports an error', async ({ newsroom }) => {
  const { pid } = newsroom;
  const lacking = pid === undefined ? 'needs a process of its own' : await lacksStrace();
  test.info().skip(lacking !== undefined, lacking);
  const page = await openVote(newsroom);
  const detach = await injectInAll(pid ?? 0, 'rename', 'error=EIO');
  try {
    await typeAtEnd(page, ' Not yet.');
    await expectState(page, 'failed', 'Not saved: the disk reported an error (EIO)');
    expect(await saved(newsroom)).toEqual(['The council met late.']);
  } finally {
    await detach();
  }
  await page.getByRole('button', { name: 'Try again' }).click();
  await expectSaved(page);
  expect(await saved(newsroom)).toEqual(['The council met late. Not yet.']);
});

test('a file that is spoilt outside, and one that is deleted', async ({ newsroom }) => {
  const page = await openVote(newsroom);
  await writeFile(path.join(newsroom.library, 'vote.stet'), 'no article');
  await expectState(page, 'spoilt', 'Not saved: the file was damaged outside Stet');
  await page.getByRole('button', { name: 'Save mine as a copy' }).click();
  await expectSaved(page);
  await rm(path.join(newsroom.library, 'vote (my version).stet'));
  await expectState(page, 'gone', 'Not saved: the file is gone');
  await page.getByRole('button', { name: 'Save it again' }).click();
  await expectSaved(page);
});

test('Stet that is gone, and another run of it at the same address', async ({ newsroom }) => {
  test.info().skip(newsroom.pid === undefined, 'the newsroom is no process of its own here');
  const page = await openVote(newsroom);
  await newsroom.stop();
  await expectState(page, 'offline', 'Offline');
  await typeAtEnd(page, ' Only here.');
  await expectState(page, 'offline', 'Offline: your changes are not saved yet');
  await newsroom.startAgain();
  await expectState(
    page,
    'refused',
    'Offline: this page is of an earlier run; your changes are not saved',
  );
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download a copy' }).click();
  await download;
  await expect(body(page)).toHaveText('The council met late. Only here.');
  await expect(headline(page)).toHaveText('Vote delayed');
});

import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, expect as expectWithin, type Page } from '@playwright/test';
import { canProtect, protect, unprotectable } from '../protect.ts';
import { headlineIn, sampleArticle } from '../sampleArticle.ts';
import { untilKept } from '../untilKept.ts';
import { startOnStage } from './stage.ts';

type Desktop = Awaited<ReturnType<typeof startOnStage>>;

interface Desk {
  root: string;
  library: string;
  userData: string;
  start(...args: string[]): Promise<Desktop>;
}

const expect = expectWithin.configure({ timeout: 15_000 });

const test = base.extend<{ desk: Desk }>({
  desk: async ({ browser }, use) => {
    const root = await realpath(await mkdtemp(path.join(tmpdir(), 'stet-shell-')));
    const library = path.join(root, 'Desk');
    const userData = path.join(root, 'user');
    await mkdir(library);
    let running: Desktop | undefined;
    await use({
      root,
      library,
      userData,
      async start(...args) {
        running = await startOnStage(browser, {
          args: ['--library', library, ...args],
          userData,
        });
        return running;
      },
    });
    await running?.stop();
    expect(running?.foreign).toEqual([]);
    await rm(root, { recursive: true, force: true });
  },
});

async function write(desktop: Desktop, page: Page, headline: string) {
  desktop.press('New article');
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await page.keyboard.type(headline);
  await expect.poll(() => desktop.windows[0]?.edited).toBe(true);
}

const articles = async (folder: string) =>
  (await readdir(folder)).filter((name) => name.endsWith('.stet'));

async function articleIn(folder: string, name: string, headline: string) {
  const file = path.join(folder, name);
  await writeFile(file, JSON.stringify(sampleArticle({ headline })));
  return file;
}

test('a window closed in the middle of a word keeps the word', async ({ desk }) => {
  const desktop = await desk.start();
  const page = await desktop.page();
  await write(desktop, page, 'Ferry to run all winter');
  desktop.windows[0]?.close();
  expect(await desktop.exited).toBe(0);
  expect(await articles(desk.library)).toEqual(['ferry-to-run-all-winter.stet']);
  const saved = await readFile(path.join(desk.library, 'ferry-to-run-all-winter.stet'), 'utf8');
  expect(headlineIn(JSON.parse(saved))).toBe('Ferry to run all winter');
  expect(desktop.log).toEqual([]);
});

test('words that cannot be saved keep the window, and quitting asks', async ({ desk }) => {
  const desktop = await desk.start();
  const page = await desktop.page();
  await write(desktop, page, 'Harbour vote');
  const away = path.join(desk.root, 'Away');
  await rename(desk.library, away);
  desktop.app.quit();
  await page.getByRole('button', { name: 'Stay here' }).click();
  expect(desktop.windows).toHaveLength(1);
  await rename(away, desk.library);
  desktop.app.quit();
  expect(await desktop.exited).toBe(0);
  expect(await articles(desk.library)).toEqual(['harbour-vote.stet']);
});

test('words that one agrees to leave are let go once one goes, and not where no folder is chosen @thorough', async ({
  desk,
}) => {
  const desktop = await desk.start();
  const page = await desktop.page();
  await write(desktop, page, 'Harbour vote');
  const leave = page.getByRole('button', { name: 'Leave without saving' });
  const away = path.join(desk.root, 'Away');
  await rename(desk.library, away);
  // The system's dialog is closed without a choice.
  desktop.answers.push({});
  desktop.press('Open library folder…');
  await leave.click();
  await expect.poll(() => desktop.answers).toEqual([]);
  await expect(page.getByRole('textbox', { name: 'Headline' })).toHaveText('Harbour vote');
  desktop.press('New article');
  await leave.click();
  await expect(page.getByRole('textbox', { name: 'Headline' })).toHaveText('');
  await rename(away, desk.library);
  await expect(page.getByRole('region', { name: 'Not saved' })).toBeHidden();
});

test('a copy goes where the system’s dialog says @thorough', async ({ desk }) => {
  const desktop = await desk.start();
  const page = await desktop.page();
  await write(desktop, page, 'Harbour vote');
  const elsewhere = path.join(desk.root, 'Elsewhere');
  await mkdir(elsewhere);
  desktop.answers.push({ file: path.join(elsewhere, 'copy.stet') });
  desktop.press('Save a copy as…');
  await expect.poll(() => articles(elsewhere)).toEqual(['copy.stet']);
});

test('a page that hangs is told of, and waited for when the person says so @thorough', async ({
  desk,
}) => {
  const desktop = await desk.start();
  const page = await desktop.page();
  await write(desktop, page, 'Slow machine');
  desktop.answers.push({ button: 'Keep waiting' });
  const wakesUp = page.evaluate(() => {
    const end = Date.now() + 7000;
    while (Date.now() < end);
  });
  desktop.windows[0]?.close();
  await expect
    .poll(() => desktop.messages.map(({ message }) => message), { timeout: 20_000 })
    .toEqual(['The window does not answer']);
  await wakesUp;
  expect(await desktop.exited).toBe(0);
  expect(await articles(desk.library)).toEqual(['slow-machine.stet']);
});

test('a page that ended is loaded again with its article', async ({ desk }) => {
  const file = await articleIn(desk.library, 'bridge.stet', 'Bridge reopens');
  const desktop = await desk.start(file);
  const page = await desktop.page();
  await expect(page.locator('.ProseMirror')).toContainText('Bridge reopens');
  await expect.poll(() => desktop.windows[0]?.title).toContain('Bridge reopens');
  desktop.answers.push({ button: 'Reload' });
  await page.goto('chrome://crash').catch(() => undefined);
  await expect.poll(() => desktop.messages.length).toBe(1);
  expect(desktop.messages[0]?.message).toBe('The window has stopped working');
  const again = await desktop.page();
  await expect(again.locator('.ProseMirror')).toContainText('Bridge reopens');
});

const paneOf = (page: Page, place: 'First' | 'Second') =>
  page.getByRole('region', { name: new RegExp(`^${place} article`) });

/** Two articles beside each other in a page that ends, and what comes in its place. */
async function crashWithBoth(
  desk: Desk,
  active: 'First' | 'Second',
  meanwhile = async (_page: Page, _desktop: Desktop) => {},
) {
  const file = await articleIn(desk.library, 'bridge.stet', 'Bridge reopens');
  await articleIn(desk.library, 'ferry.stet', 'Ferry runs again');
  const desktop = await desk.start(file);
  const page = await desktop.page();
  await page.getByRole('button', { name: /^Ferry runs again/ }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Open beside' }).click();
  await expect(paneOf(page, 'Second')).toContainText('Ferry runs again');
  await paneOf(page, active).getByRole('textbox', { name: 'Article body' }).click();
  const title = active === 'First' ? 'Bridge reopens' : 'Ferry runs again';
  await expect.poll(() => desktop.windows[0]?.title).toContain(title);
  await desktop.delivered();
  await meanwhile(page, desktop);
  desktop.answers.push({ button: 'Reload' });
  await page.goto('chrome://crash').catch(() => undefined);
  await expect.poll(() => desktop.messages.length).toBe(1);
  const again = await desktop.page();
  await expect(paneOf(again, 'Second')).toContainText('Ferry runs again');
  return {
    first: paneOf(again, 'First'),
    second: paneOf(again, 'Second'),
    title: () => desktop.windows[0]?.title,
  };
}

for (const active of ['First', 'Second'] as const) {
  test(`a page that ended is loaded again as it was, the person in the ${active} @thorough`, async ({
    desk,
  }) => {
    const { first, second, title } = await crashWithBoth(desk, active);
    // Opening an article leaves the keyboard where it was; going to the other pane does not.
    if (active === 'Second') await expect(second.locator('.ProseMirror')).toBeFocused();
    await expect(first).toContainText('Bridge reopens');
    await expect.poll(title).toContain(active === 'First' ? 'Bridge reopens' : 'Ferry runs again');
  });
}

test('a page that ended is loaded again with the article that is left of two @thorough', async ({
  desk,
}) => {
  const { first } = await crashWithBoth(desk, 'First', () =>
    rm(path.join(desk.library, 'bridge.stet')),
  );
  await expect(first).toContainText('The article is no longer there.');
});

test('a page that ended is loaded again with the words that were unsaved in both', async ({
  desk,
}) => {
  // biome-ignore lint/suspicious/noSkippedTests: the machine may not be able to
  test.skip(!canProtect(), unprotectable);
  const { first, second } = await crashWithBoth(desk, 'Second', async (page) => {
    await protect(desk.library, true);
    try {
      for (const [place, words] of [
        ['First', ' By noon.'],
        ['Second', ' By night.'],
      ] as const) {
        await paneOf(page, place).getByRole('textbox', { name: 'Article body' }).click();
        await page.keyboard.press('Control+End');
        await page.keyboard.type(words);
        await untilKept(desk, words);
      }
    } finally {
      await protect(desk.library, false);
    }
  });
  await expect(first).toContainText('By noon.');
  await expect(second).toContainText('By night.');
  for (const pane of [first, second]) {
    await expect(pane.getByRole('button', { name: 'Keep it' })).toBeVisible();
  }
});

test('a page that ended is loaded again with words without a file, whatever other windows show @thorough', async ({
  desk,
}) => {
  await articleIn(desk.library, 'pier.stet', 'Pier closed');
  const { first, second } = await crashWithBoth(desk, 'First', async (page, desktop) => {
    desktop.press('New article');
    await expect(paneOf(page, 'First').locator('.ProseMirror')).toBeFocused();
    await page.keyboard.type('Harbour vote');
    await untilKept(desk, 'Harbour vote');
    desktop.press('New window');
    const other = await desktop.page(1);
    await other.getByRole('button', { name: /^Bridge reopens/ }).click();
    await other.getByRole('button', { name: /^Pier closed/ }).click({ button: 'right' });
    await other.getByRole('menuitem', { name: 'Open beside' }).click();
    await expect(paneOf(other, 'Second')).toContainText('Pier closed');
  });
  await expect(first).toContainText('Harbour vote');
  await expect(second).toContainText('Ferry runs again');
});

test('files open where they belong: in front, where they are shown, each of several', async ({
  desk,
}) => {
  const [first, second] = await Promise.all([
    articleIn(desk.library, 'first.stet', 'First story'),
    articleIn(desk.library, 'second.stet', 'Second story'),
  ]);
  const desktop = await desk.start(first, second);
  await expect.poll(() => desktop.windows.length).toBe(2);
  await expect((await desktop.page(0)).locator('.ProseMirror')).toContainText('First story');
  await expect((await desktop.page(1)).locator('.ProseMirror')).toContainText('Second story');
  await expect
    .poll(() => desktop.windows.map(({ title }) => title))
    .toEqual(['First story – Stet', 'Second story – Stet']);
  const launch = { kind: 'window', files: [first], newWindow: false };
  desktop.app.emit('second-instance', {}, [], desk.root, launch);
  await expect((await desktop.page(0)).locator('.ProseMirror')).toContainText('First story');
  expect(desktop.windows).toHaveLength(2);
});

test('photos and previews come through the app’s own scheme @thorough', async ({ desk }) => {
  const file = await articleIn(desk.library, 'bridge.stet', 'Bridge reopens');
  const desktop = await desk.start(file);
  const page = await desktop.page();
  await expect(page.locator('.ProseMirror')).toContainText('Bridge reopens');
  const added = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(40, 30);
    canvas.getContext('2d')?.fillRect(0, 0, 20, 15);
    const body = await canvas.convertToBlob({ type: 'image/png' });
    const response = await fetch('/media/draft', { method: 'POST', body });
    return { status: response.status, photo: await response.json() };
  });
  expect(added).toMatchObject({ status: 201, photo: { width: 40, height: 30 } });
  desktop.press('Preview');
  const preview = page.frameLocator('iframe');
  await expect(preview.getByRole('heading', { name: 'Bridge reopens' })).toBeVisible();
  expect(desktop.log).toEqual([]);
});

test('a click in the menu right after a long article came waits for all of it @thorough', async ({
  desk,
}) => {
  const lines = Array.from({ length: 300 }, (_, at) => `Line ${at + 1}.`);
  const vote = sampleArticle({ headline: 'Harbour vote', paragraphs: lines });
  // As Stet writes it, or it would come in one part.
  await writeFile(path.join(desk.library, 'vote.stet'), `${JSON.stringify(vote, null, 2)}\n`);
  const desktop = await desk.start();
  const page = await desktop.page();
  const row = page.getByRole('button', { name: /^Harbour vote/ });
  await expect(row).toBeVisible();
  // From here on no frame follows the first one, and no time passes.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await row.click();
  const text = page.locator('.ProseMirror');
  await expect(text).toContainText('Line 1.');
  await expect(text).not.toContainText('Line 300.');
  desktop.press('Find…');
  await desktop.delivered();
  await page.clock.resume();
  await expect(page.getByRole('textbox', { name: 'Find', exact: true })).toBeFocused();
});

test('a menu shortcut does not reach the article behind a dialog @thorough', async ({ desk }) => {
  const desktop = await desk.start();
  const page = await desktop.page();
  await write(desktop, page, 'Harbour vote');
  desktop.press('Command palette');
  const dialog = page.locator('dialog[open]');
  await expect(dialog).toBeVisible();
  for (const label of ['New article', 'Undo', 'Divider']) desktop.press(label);
  await desktop.delivered();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.locator('.ProseMirror')).toContainText('Harbour vote');
  await expect(page.locator('.ProseMirror hr')).toHaveCount(0);
  // The menu works again.
  desktop.press('New article');
  await expect(page.locator('.ProseMirror')).not.toContainText('Harbour vote');
});

test('a command of the text says in a field where it belongs, unless its key is the field’s @thorough', async ({
  desk,
}) => {
  const desktop = await desk.start();
  const page = await desktop.page();
  await write(desktop, page, 'Harbour vote');
  const said = page.getByText('“Delete block” is for the text. Click there first.');
  const slug = page.getByRole('textbox', { name: 'Slug', exact: true });
  await slug.fill('pier one');
  // As Electron has it: what the page leaves alone is the menu's.
  await slug.press('Control+Shift+Backspace');
  desktop.press('Delete block');
  await desktop.delivered();
  await expect(said).toHaveCount(0);
  await slug.press('Home');
  desktop.press('Delete block');
  await expect(said).toBeVisible();
  await expect(page.locator('.ProseMirror')).toContainText('Harbour vote');
});

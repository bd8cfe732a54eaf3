import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { png } from '../unit/exports/pictures.ts';
import { expect, type TestNewsroom, test } from './newsroom.ts';
import { sampleArticle } from './sampleArticle.ts';
import { body, inspector, openArticle, rowOf, runFromPalette } from './steps.ts';
import { clickInBody, paste, pastedElsewhere, pasteFile, takenIn } from './writingDesk.ts';

// Much of the program is fetched once the first screen stands; a person may be quicker.

/** The caret is in an article, and of the program that part waits until it is released, or fails. */
async function writeWithout({ page, writeArticle }: TestNewsroom, part: RegExp) {
  await writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  const { promise: comes, resolve } = Promise.withResolvers<boolean>();
  await page.route(part, async (route) => {
    await ((await comes) ? route.continue() : route.abort());
  });
  await page.reload();
  await openArticle(page, 'Vote delayed');
  await clickInBody(page, 'The council met late.');
  return { page, release: () => resolve(true), fail: () => resolve(false) };
}

test('a paste and a search that come before their code wait for it', async ({ newsroom }) => {
  const { page, release } = await writeWithout(
    newsroom,
    /\/assets\/(readHtml|readMarkdown|FindBar)/,
  );
  await page.keyboard.press('End');
  await paste(page, { 'text/html': '<b>Nobody</b> came.', 'text/plain': 'Nobody came.' });
  await page.keyboard.press('Control+f');
  await expect(body(page)).toHaveText('The council met late.');
  release();
  await expect(body(page)).toHaveText('The council met late.Nobody came.');
  await expect(body(page).locator('strong')).toHaveText('Nobody');
  await expect(page.getByRole('textbox', { name: 'Find', exact: true })).toBeFocused();
});

test('what is typed for the palette before its code comes goes to it', async ({ newsroom }) => {
  const { page, release } = await writeWithout(newsroom, /\/assets\/CommandPalette.*js/);
  await page.keyboard.press('End');
  const words = body(page).getByText('The council met late.', { exact: true });

  // Given up, it leaves nothing behind, wherever it was opened.
  const filter = page.getByRole('searchbox', { name: 'Filter articles' });
  await filter.focus();
  await page.keyboard.press('Control+Shift+K');
  await page.keyboard.type('ferry');
  await page.keyboard.press('Escape');
  await expect(filter).toBeFocused();
  await expect(filter).toHaveValue('');
  await words.click();
  await page.keyboard.press('End');
  await page.keyboard.press('Control+Shift+K');
  await page.keyboard.type('ferry');
  await page.keyboard.press('Escape');
  await page.keyboard.type('!');
  await expect(body(page)).toHaveText('The council met late.!');
  await page.keyboard.press('Backspace');

  // Words, the way down the list, and Enter, behind which no more is searched for.
  await page.keyboard.press('Control+Shift+K');
  await page.keyboard.type('subhxx');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('ead');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.keyboard.type('more');
  await expect(words).toBeVisible();
  release();
  await expect(body(page).getByRole('heading', { name: 'The council met late.' })).toBeVisible();
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(words).toBeVisible();
});

test('Enter does for a dialog that was on its way what it would have done in it', async ({
  newsroom,
}) => {
  const { page, release } = await writeWithout(newsroom, /\/assets\/NamingDialog.*js/);
  await rowOf(page, 'Vote delayed').getByRole('button').first().focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('ballot');
  await page.keyboard.press('Enter');
  release();
  await expect.poll(() => newsroom.articleFiles()).toEqual(['ballot.stet']);
});

test('wire copy pasted before its dialog comes keeps its lines', async ({ newsroom }) => {
  const { page, release } = await writeWithout(newsroom, /\/assets\/ImportDialog.*js/);
  await page.context().grantPermissions(['clipboard-write']);
  await page.evaluate(() => navigator.clipboard.writeText('HARBOUR VOTE\n\nIt rained.\n'));
  await page.keyboard.press('Control+Alt+v');
  await page.keyboard.press('Control+v');
  release();
  await expect(page.getByRole('textbox', { name: 'Wire copy' })).toHaveValue(
    'HARBOUR VOTE\n\nIt rained.\n',
  );
});

test('a number typed before its dialog comes goes into its field @thorough', async ({
  newsroom,
}) => {
  const { page, release } = await writeWithout(newsroom, /\/assets\/LengthDialog.*js/);
  await runFromPalette(page, 'Length target');
  await page.keyboard.type('400');
  release();
  const field = page.getByRole('textbox', { name: 'Length', exact: true });
  await expect(field).toHaveValue('400');
  // As though it was typed there.
  await page.keyboard.press('Control+z');
  await expect(field).not.toHaveValue('400');
});

test('a key with Alt is handed to the palette with it @thorough', async ({ newsroom }) => {
  const { page, release } = await writeWithout(newsroom, /\/assets\/CommandPalette.*js/);
  await page.keyboard.press('Control+Shift+K');
  await page.keyboard.type('subhead');
  await page.keyboard.press('Alt+Enter');
  release();
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expect(body(page).getByRole('heading')).toHaveCount(0);
});

test('what is typed for a part that cannot be fetched waits for the next try @thorough', async ({
  newsroom,
}) => {
  const { page, fail } = await writeWithout(newsroom, /\/assets\/CommandPalette.*js/);
  await page.keyboard.press('Control+Shift+K');
  await page.keyboard.type('sub');
  fail();
  await expect(page.getByText('This part of Stet could not be loaded.')).toBeVisible();
  await page.keyboard.type('head');
  await expect(body(page)).toHaveText('The council met late.');
  // Given up, it can be asked for again.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+K');
  await page.keyboard.type('sub');
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.keyboard.type('head');
  await expect(page.getByRole('combobox', { name: /command/ })).toHaveValue('subhead');
});

test('the keyboard is at no moment elsewhere while code takes its place @thorough', async ({
  newsroom,
}) => {
  const { page, release } = await writeWithout(newsroom, /\/assets\/FindBar.*js/);
  await page.keyboard.press('Control+f');
  await expect(page.locator('textarea:focus')).toHaveCount(1);
  const focused = await page.evaluateHandle(() => {
    const names = new Set<string | undefined>();
    const look = () => names.add(document.activeElement?.tagName);
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
    look();
    return names;
  });
  release();
  await expect(page.getByRole('textbox', { name: 'Find', exact: true })).toBeFocused();
  expect(await focused.evaluate((names) => [...names])).toEqual(['TEXTAREA', 'INPUT']);
});

test('what is typed to be found before the find bar comes is looked for @thorough', async ({
  newsroom,
}) => {
  const { page, release } = await writeWithout(newsroom, /\/assets\/FindBar.*js/);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('met');
  await expect(body(page)).toHaveText('The council met late.');
  release();
  const find = page.getByRole('textbox', { name: 'Find', exact: true });
  await expect(find).toHaveValue('met');
  await expect(find).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('.ProseMirror')).toBeFocused();
});

test('a pane over the text that waits for its code is closed by Escape @thorough', async ({
  newsroom,
}) => {
  const { page, release } = await writeWithout(newsroom, /\/assets\/InspectorPane.*js/);
  const pane = page.locator('.workspace-inspector');
  await page.setViewportSize({ width: 480, height: 800 });
  // What stands beside the text in a wide window is hidden in a narrow one until it is asked for.
  await expect(pane).toHaveCount(0);
  await page.keyboard.press('Control+Alt+i');
  await expect(pane).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(pane).toHaveCount(0);
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await page.keyboard.press('Control+Alt+i');
  release();
  await expect(inspector(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(inspector(page)).toBeHidden();
  await expect(page.locator('.ProseMirror')).toBeFocused();
});

test('the insert menu asked for before its code comes with it @thorough', async ({ newsroom }) => {
  const { page, release } = await writeWithout(newsroom, /\/assets\/EditorOverlays/);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/sub');
  const menu = page.getByRole('listbox', { name: 'Insert a block' });
  await expect(body(page)).toHaveText('The council met late./sub');
  await expect(menu).toBeHidden();
  release();
  await expect(menu).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(body(page).getByRole('heading')).toBeVisible();
});

test('a copy that comes before what writes its HTML has the words @thorough', async ({
  newsroom,
}) => {
  const { page, release } = await writeWithout(newsroom, /\/assets\/copies/);
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Control+c');
  expect(await pastedElsewhere(page)).toMatchObject({
    html: '',
    text: 'The council met late.',
  });
  release();
  await expect
    .poll(async () => {
      await page.keyboard.press('Control+c');
      return (await pastedElsewhere(page)).html;
    })
    .toContain('The council met late.');
});

test('what is typed for a link before its code comes goes to it @thorough', async ({
  newsroom,
}) => {
  const { page, release } = await writeWithout(newsroom, /\/assets\/EditorOverlays/);
  const words = body(page).getByText('The council met late.', { exact: true });

  // Given up, it leaves nothing behind.
  await page.keyboard.press('End');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('example.org');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+Enter');
  await page.keyboard.type('d');
  await page.keyboard.press('Escape');
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await expect(words).toBeVisible();

  await words.click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('example.org');
  await page.keyboard.press('Enter');
  await page.keyboard.type('more');
  await expect(words).toBeVisible();
  release();
  await expect(body(page).getByRole('link', { name: 'The council met late.' })).toHaveAttribute(
    'href',
    /example\.org/,
  );
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await expect(words).toBeVisible();
});

test('a block’s menu and an embed asked for before their code have the keys @thorough', async ({
  newsroom,
}) => {
  const first = await writeWithout(newsroom, /\/assets\/EditorOverlays/);
  const { page } = first;
  await page.keyboard.press('Alt+Enter');
  await page.keyboard.type('d');
  await page.keyboard.press('Enter');
  await expect(body(page)).toHaveText('The council met late.');
  first.release();
  await expect(body(page).getByRole('paragraph')).toHaveText([
    'The council met late.',
    'The council met late.',
  ]);
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await page.keyboard.press('Control+z');

  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route(/\/assets\/EmbedDialog/, async (route) => {
    await released;
    await route.continue();
  });
  await page.keyboard.press('Control+s');
  await page.reload();
  await openArticle(page, 'Vote delayed');
  await clickInBody(page, 'The council met late.');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/embed');
  await expect(page.getByRole('listbox', { name: 'Insert a block' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type('https://vimeo.com/123456');
  await page.keyboard.press('Enter');
  release();
  await expect(
    body(page)
      .getByRole('button', { name: /vimeo\.com/ })
      .first(),
  ).toBeVisible();
});

test('keys for the crop of a photo go nowhere else before its code comes @thorough', async ({
  newsroom,
}) => {
  const { page, release } = await writeWithout(newsroom, /\/assets\/PhotoDialogs.*js/);
  await page.keyboard.press('End');
  await pasteFile(page, { name: 'quay.png', type: 'image/png', bytes: [...png(1500, 1000, 2)] });
  await expect(body(page).locator(takenIn)).toBeVisible();
  await runFromPalette(page, 'Crop photo…');
  await page.keyboard.type('xyz');
  release();
  const dialog = page.getByRole('dialog', { name: 'Crop photo' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(body(page)).not.toContainText('xyz');
  await expect(body(page).locator(takenIn)).toBeVisible();
});

test('keys go on where an article cannot be shown, and what tells of that is on its way @thorough', async ({
  newsroom,
}) => {
  await writeFile(path.join(newsroom.library, 'torn.stet'), '{');
  const { page, release } = await writeWithout(newsroom, /\/assets\/DamagedArticle.*js/);
  await page.keyboard.press('Control+Shift+K');
  await page.keyboard.type('torn');
  await page.keyboard.press('Enter');
  await expect(body(page)).toHaveCount(0);
  release();
  const again = page.getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(again).toBeFocused();
});

test('what is typed for a correction before its panel comes is in its field @thorough', async ({
  newsroom,
}) => {
  const { page, release } = await writeWithout(newsroom, /\/assets\/InspectorPane.*js/);
  const article = page.getByRole('textbox', { name: 'Article', exact: true });
  const field = inspector(page).getByRole('textbox', { name: 'Text', exact: true });
  await page.keyboard.press('End');

  // Given up, it leaves the keyboard in the text.
  await runFromPalette(page, 'Correction');
  await page.keyboard.press('Escape');
  await expect(article).toBeFocused();
  await page.keyboard.press('Control+z');

  await runFromPalette(page, 'Correction');
  await page.keyboard.type('The year ');
  await expect(body(page)).toHaveText('The council met late.');
  release();
  await expect(field).toHaveValue('The year ');
  await page.keyboard.type('was wrong.');
  await expect(field).toHaveValue('The year was wrong.');
  await expect(body(page)).toHaveText('The council met late.');
});

test('a correction has the keyboard at once, wherever its panel is @thorough', async ({
  newsroom,
}) => {
  const { page, release } = await writeWithout(newsroom, /\/assets\/nothing.*js/);
  release();
  const article = page.getByRole('textbox', { name: 'Article', exact: true });
  const fields = inspector(page).getByRole('textbox', { name: 'Text', exact: true });
  await expect(inspector(page)).toBeVisible();
  for (const [count, put] of [
    ['wide', () => page.keyboard.press('Control+Alt+i')],
    ['narrow', () => page.setViewportSize({ width: 480, height: 800 })],
  ] as const) {
    await put();
    await expect(inspector(page)).toBeHidden();
    await clickInBody(page, 'The council met late.');
    await page.keyboard.press('Control+Shift+K');
    await expect(page.getByRole('combobox', { name: /command/ })).toBeFocused();
    await page.keyboard.type('correction');
    await page.keyboard.press('Enter');
    await page.keyboard.type(count);
    await expect(fields.last()).toHaveValue(count);
    await expect(fields.last()).toBeFocused();
  }
  await page.keyboard.press('Escape');
  await expect(inspector(page)).toBeHidden();
  await expect(article).toBeFocused();
  await expect(body(page)).toHaveText('The council met late.');
});

import { png } from '../unit/exports/pictures.ts';
import { expect, test } from './newsroom.ts';
import { body, openArticle, runFromPalette } from './steps.ts';
import { writeWithout } from './writeWithout.ts';
import { clickInBody, paste, pastedElsewhere, pasteFile, takenIn } from './writingDesk.ts';

// What acts on the text is fetched once the first screen stands; a person may be quicker.

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

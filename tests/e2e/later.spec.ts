import { expect, type TestNewsroom, test } from './newsroom.ts';
import { sampleArticle } from './sampleArticle.ts';
import { body, inspector, openArticle } from './steps.ts';
import { clickInBody, paste, pastedElsewhere } from './writingDesk.ts';

// Much of the program is fetched once the first screen stands; a person may be quicker.

/** The caret is in an article, and of the program that part waits until it is released. */
async function writeWithout({ page, writeArticle }: TestNewsroom, part: RegExp) {
  await writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route(part, async (route) => {
    await released;
    await route.continue();
  });
  await page.reload();
  await openArticle(page, 'Vote delayed');
  await clickInBody(page, 'The council met late.');
  return { page, release };
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

test('what is typed to be found before the find bar comes is looked for', async ({ newsroom }) => {
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

test('a pane over the text that waits for its code is closed by Escape', async ({ newsroom }) => {
  const { page, release } = await writeWithout(newsroom, /\/assets\/InspectorPane.*js/);
  const pane = page.locator('.workspace-inspector');
  await page.setViewportSize({ width: 480, height: 800 });
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

test('the insert menu asked for before its code comes with it', async ({ newsroom }) => {
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

test('a copy that comes before what writes its HTML has the words', async ({ newsroom }) => {
  const { page, release } = await writeWithout(newsroom, /\/assets\/otherPrograms/);
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

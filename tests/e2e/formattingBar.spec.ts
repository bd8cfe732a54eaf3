import { expect, test } from './newsroom.ts';
import { paragraph } from './sampleArticle.ts';
import { body } from './steps.ts';
import { clickInBody, formatting, openBody, savedBody } from './writingDesk.ts';

test('in a narrow window the formatting toolbar is one row, with a menu for the rest', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('The council met late.')]);
  await page.setViewportSize({ width: 420, height: 800 });
  await clickInBody(page, 'The council met late.');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  const bar = formatting(page);
  await expect(bar).toBeVisible();
  expect((await bar.boundingBox())?.height).toBeLessThan(48);
  await expect(bar.getByRole('button', { name: 'Subhead', exact: true })).toBeHidden();

  // By keyboard: along the bar to its last button, into the menu, and back with Escape.
  await page.keyboard.press('Alt+F10');
  await page.keyboard.press('End');
  const more = bar.getByRole('button', { name: 'Turn into' });
  await expect(more).toBeFocused();
  await page.keyboard.press('Enter');
  const menu = page.getByRole('menu', { name: 'Turn into' });
  await expect(menu.getByRole('menuitem', { name: /^Subhead/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(more).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(bar.getByRole('button', { name: 'Bold' })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(body(page).getByRole('heading', { name: 'The council met late.' })).toBeVisible();
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(body(page).getByRole('heading')).toHaveCount(0);
});

test('the formatting toolbar keeps its place for the keyboard when its pane gets narrow', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('The council met late.')]);
  await clickInBody(page, 'The council met late.');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  const bar = formatting(page);
  await expect(bar).toBeVisible();
  await page.keyboard.press('Alt+F10');
  await page.keyboard.press('End');
  await expect(bar.getByRole('button', { name: 'Fact box' })).toBeFocused();
  await page.setViewportSize({ width: 420, height: 800 });
  await expect(bar.getByRole('button', { name: 'Bold' })).toBeFocused();
});

test('the formatting toolbar works by mouse and by keyboard', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('The harbour board voted.')]);
  await clickInBody(page, 'The harbour board voted.');
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+Shift+ArrowRight');
  const bar = formatting(page);
  await bar.getByRole('button', { name: 'Bold' }).click();
  await expect(bar.getByRole('button', { name: 'Bold' })).toHaveAttribute('aria-pressed', 'true');

  await page.keyboard.press('Alt+F10');
  await expect(bar.getByRole('button', { name: 'Bold' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(bar.getByRole('button', { name: 'Italic' })).toHaveAttribute('aria-pressed', 'true');
  await expect(bar.getByRole('button', { name: 'Italic' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('.ProseMirror')).toBeFocused();
  expect(await savedBody(newsroom)).toMatch(
    /^paragraph\(\[The ?bold italic\] ?harbour board voted\.\)$/,
  );
});

test('a link is typed as people type addresses, and a wrong one is refused', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('board')]);
  await clickInBody(page, 'board');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await expect(formatting(page)).toBeVisible();
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Link' });
  const address = dialog.getByRole('textbox', { name: 'Address' });
  await expect(address).toBeFocused();
  await page.keyboard.type('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expect(address).toHaveAttribute('aria-invalid', 'true');
  await address.fill('example.org/board');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  expect(await savedBody(newsroom)).toBe('paragraph([board https://example.org/board])');

  await clickInBody(page, 'board');
  await page.keyboard.press('Control+k');
  await expect(address).toHaveValue('https://example.org/board');
  await dialog.getByRole('button', { name: 'Remove link' }).click();
  expect(await savedBody(newsroom)).toBe('paragraph(board)');
});

test('what is formatted stays where one sees it, also with all of the article selected', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const lines = Array.from({ length: 60 }, (_, line) => paragraph(`Line ${line} of the minutes.`));
  await openBody(newsroom, lines);
  await clickInBody(page, 'Line 8 of');
  await page.keyboard.press('Control+a');
  const line = body(page).getByRole('paragraph').filter({ hasText: 'Line 8 of' });
  const before = await line.boundingBox();
  for (const count of [lines.length, 0]) {
    await page.keyboard.press('Control+b');
    await expect(body(page).locator('strong')).toHaveCount(count);
    expect(await line.boundingBox()).toEqual(before);
  }
});

test('the bar goes away while the selected words are dragged, and lies over no place to drop them', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('The council met late.'), paragraph('It rained.')]);
  await clickInBody(page, 'The council');
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await expect(formatting(page)).toBeVisible();
  const line = await body(page).getByText('It rained.').boundingBox();
  await body(page)
    .getByText('The council')
    .hover({ position: { x: 8, y: 12 } });
  await page.mouse.down();
  await page.mouse.move((line?.x ?? 0) + 40, (line?.y ?? 0) + 8, { steps: 5 });
  await expect(page.locator('.drop-line:visible')).toHaveCount(1);
  await expect(formatting(page)).toBeHidden();
  await page.mouse.up();
  await expect(formatting(page)).toBeVisible();
});

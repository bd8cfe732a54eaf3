import { png } from '../unit/exports/pictures.ts';
import { expect, test } from './newsroom.ts';
import { putPhoto } from './putPhoto.ts';
import { paragraph, sampleArticle } from './sampleArticle.ts';
import { photo } from './sampleBlocks.ts';
import {
  body,
  headline,
  inspector,
  openArticle,
  openBeside,
  paneOf,
  runFromPalette,
  saveState,
} from './steps.ts';
import { clickInBody, openBody, paste, savedBody, short, takenIn } from './writingDesk.ts';

const quay = { name: 'quay.png', mimeType: 'image/png', buffer: Buffer.from(png(320, 200, 2)) };

test('a block that asks for something first comes in one step, and not at all where nothing is answered', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('Words'), paragraph('')]);
  await clickInBody(page, 'Words');
  await page.keyboard.press('Control+End');
  const menu = page.getByRole('listbox', { name: 'Insert a block' });
  const address = page.getByRole('textbox', { name: 'Address of the embed' });

  await page.keyboard.type('/embed');
  await expect(menu).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(menu).toBeHidden();
  await address.fill('https://vimeo.com/22');
  await page.keyboard.press('Enter');
  expect(await savedBody(newsroom)).toBe('paragraph(Words) embed(title())');
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe('paragraph(Words) paragraph(/embed)');
  await page.keyboard.press('Control+Shift+z');
  expect(await savedBody(newsroom)).toBe('paragraph(Words) embed(title())');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe('paragraph(Words) paragraph()');

  await page.keyboard.type('/embed');
  await expect(menu).toBeVisible();
  await page.keyboard.press('Enter');
  await address.press('Escape');
  await expect(page.locator('.ProseMirror')).toBeFocused();
  expect(await savedBody(newsroom)).toBe('paragraph(Words) paragraph()');

  const choosing = page.waitForEvent('filechooser');
  await page.keyboard.type('/photo');
  await expect(menu).toBeVisible();
  await page.keyboard.press('Enter');
  await (await choosing).setFiles(quay);
  await expect(body(page).locator(takenIn)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(body(page).locator('.photo')).toHaveCount(0);
  expect(await savedBody(newsroom)).toBe('paragraph(Words) paragraph(/photo)');
});

test('undo and redo of a long paste lead the eye to where the caret is', async ({ newsroom }) => {
  const { page } = newsroom;
  const lines = Array.from({ length: 30 }, (_, line) => paragraph(`Line ${line} of the minutes.`));
  await openBody(newsroom, lines);
  const first = body(page).getByText('Line 2 of');
  const last = body(page).getByText('Said 29 times.');
  const whole = { ratio: 1 };
  await clickInBody(page, 'Line 2 of');
  await page.keyboard.press('End');
  const pasted = Array.from({ length: 30 }, (_, line) => `Said ${line} times.`).join('\n\n');
  await paste(page, { 'text/plain': pasted });
  await expect(last).toBeInViewport(whole);
  await expect(first).not.toBeInViewport();
  await page.keyboard.press('Control+z');
  await expect(last).toHaveCount(0);
  await expect(first).toBeInViewport(whole);
  await page.keyboard.press('Control+Shift+z');
  await expect(last).toBeInViewport(whole);
  await expect(first).not.toBeInViewport();
});

test('redo leads to what it brings back, also from the other end of the article', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const lines = Array.from({ length: 60 }, (_, line) => paragraph(`Line ${line} of the minutes.`));
  const item = { type: 'listItem', content: [paragraph('Harbour dues')] };
  await openBody(newsroom, [{ type: 'bulletList', content: [item] }, ...lines, paragraph('End')]);
  const end = body(page).getByText('End', { exact: true });
  for (const [words, act] of [
    ['Harbour dues', () => runFromPalette(page, 'Numbered list')],
    ['Line 1 of the minutes.', () => page.keyboard.press('Control+Alt+3')],
    ['Line 2 of the minutes.', () => page.keyboard.type('!')],
  ] as const) {
    await end.click();
    const place = body(page).getByText(words);
    await clickInBody(page, words);
    await act();
    for (const key of ['Control+z', 'Control+Shift+z']) {
      await end.click();
      await expect(place).not.toBeInViewport();
      await page.keyboard.press(key);
      await expect(place).toBeInViewport();
      const [at, words] = await Promise.all([
        page.evaluate(() => getSelection()?.anchorNode?.textContent),
        place.textContent(),
      ]);
      expect(at).toBe(words);
    }
  }
  // Asked for from anywhere else, too.
  for (const key of ['Control+z', 'Control+Shift+z']) {
    await end.click();
    await inspector(page).getByLabel('Slug', { exact: true }).click();
    await saveState(page).click();
    await page.keyboard.press(key);
    await expect(body(page).getByText('Line 2 of the minutes.')).toBeInViewport();
  }
});

test('undo and redo of a field say which, show it, and leave the keyboard in the text', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('Words')]);
  const story = inspector(page);
  await story.getByLabel('Status').selectOption('In review');
  await story.getByText('Publication').click();
  await story.getByLabel('Embargoed until', { exact: true }).fill('2026-05-04T09:30');
  await clickInBody(page, 'Words');
  await page.keyboard.press('Control+Alt+i');
  await expect(story).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undone: Embargoed until')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undone: Status')).toBeVisible();
  await expect(page.getByText('Undone: Embargoed until')).toBeHidden();
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByText('Redone: Status')).toBeVisible();
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(story.getByLabel('Status')).toBeFocused();
  await expect(story.getByLabel('Status')).toHaveValue('review');

  // Also where its part of the panel was not unfolded since it is there, and below what one sees.
  await story.getByText('Publication').click();
  await expect(story.getByLabel('Embargoed until', { exact: true })).toBeHidden();
  await story.getByRole('tab', { name: 'Photos' }).click();
  await clickInBody(page, 'Words');
  await page.keyboard.press('Control+Shift+z');
  await page.getByRole('button', { name: 'Show' }).click();
  const embargo = story.getByLabel('Embargoed until', { exact: true });
  await expect(embargo).toBeFocused();
  await expect(embargo).toBeInViewport();
});

test('fields that were undone together are all named, in the pane in which they were', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle('other.stet', sampleArticle({ headline: 'Other' }));
  const src = await putPhoto(newsroom.library, quay.buffer);
  const asset = { type: 'image', src, mimeType: 'image/png', width: 320, height: 200 };
  const picture = { ...photo('Quay'), attrs: { asset: 'a' } };
  await newsroom.writeArticle('story.stet', {
    ...sampleArticle({ headline: 'Harbour vote', body: [paragraph('Words'), picture] }),
    assets: { a: asset },
  });
  await openArticle(page, 'Harbour vote');
  await openBeside(page, 'Other');
  const ours = paneOf(page, 'First');
  await body(ours).getByText('Words').click();
  const panel = inspector(page);
  await panel.getByRole('tab', { name: 'Photos' }).click();
  await panel.getByText('Quay').click();
  await panel.getByLabel('Alt text').fill('A quay');
  await panel.getByRole('tab', { name: 'Story' }).click();
  await ours.getByRole('img').click();
  await page
    .getByRole('toolbar', { name: 'Photo' })
    .getByRole('button', { name: 'Alt text' })
    .click();
  await page.getByRole('textbox', { name: 'Alt text' }).fill('An empty quay');
  await page.getByRole('checkbox', { name: 'Decorative' }).check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undone: Alt text and Decorative')).toBeVisible();
  await body(paneOf(page, 'Second')).click();
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(panel.getByLabel('Alt text')).toBeFocused();
  await expect(panel.getByLabel('Alt text')).toHaveValue('A quay');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('The pier');
  await page.keyboard.press('Control+s');
  await expect
    .poll(async () => (await newsroom.readArticle('story.stet')).assets)
    .toMatchObject({ a: { alt: 'The pier' } });
});

test('undo goes on past a save, and never into another article', async ({ newsroom }) => {
  const { page } = newsroom;
  const inFile = async (name: string) => short((await newsroom.readArticle(name)).content.content);
  const other = sampleArticle({ headline: 'Other', body: [paragraph('Theirs')] });
  await newsroom.writeArticle('window.stet', other);
  await openBody(newsroom, [paragraph('Ours')]);
  const before = await inFile('story.stet');
  await clickInBody(page, 'Ours');
  await page.keyboard.press('End');
  await page.keyboard.type(' first.');
  await page.keyboard.press('Control+s');
  await expect.poll(() => inFile('story.stet')).toContain('Ours first.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Second.');
  await page.keyboard.press('Control+s');
  await expect.poll(() => inFile('story.stet')).toContain('Second.');
  // Back to what was opened, over both saves, and forward again.
  for (let step = 0; step < 8; step++) await page.keyboard.press('Control+z');
  await expect(body(page)).toHaveText('Ours');
  await page.keyboard.press('Control+s');
  await expect.poll(() => inFile('story.stet')).toBe(before);
  for (let step = 0; step < 8; step++) await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+s');
  await expect.poll(() => inFile('story.stet')).toContain('paragraph(Second.)');

  await openArticle(page, 'Other');
  const theirs = await inFile('window.stet');
  await body(page).getByRole('paragraph').click();
  for (let step = 0; step < 8; step++) await page.keyboard.press('Control+z');
  await expect(body(page)).toHaveText('Theirs');
  await expect(headline(page)).toHaveText('Other');
  await page.keyboard.type('!');
  await page.keyboard.press('Control+z');
  await expect(body(page)).toHaveText('Theirs');

  // Back in the first: its own history, which knows nothing of the other.
  await openArticle(page, 'Harbour vote');
  await body(page).getByRole('paragraph').last().click();
  for (let step = 0; step < 8; step++) await page.keyboard.press('Control+z');
  await expect(body(page)).toHaveText('Ours');
  await expect(headline(page)).toHaveText('Harbour vote');
  await page.keyboard.press('Control+s');
  await expect.poll(() => inFile('story.stet')).toBe(before);
  expect(await inFile('window.stet')).toBe(theirs);
});

test('formatting over blocks of many kinds is one step, and so is one composition', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const cell = (words: string) => ({ type: 'tableCell', content: [paragraph(words)] });
  await openBody(newsroom, [
    paragraph('One'),
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Two' }] },
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('Three')] }] },
    { type: 'table', content: [{ type: 'tableRow', content: [cell('Four'), cell('Five')] }] },
    {
      type: 'photo',
      attrs: { asset: '' },
      content: [{ type: 'caption', content: [{ type: 'text', text: 'Six' }] }, { type: 'credit' }],
    },
    paragraph('Seven'),
  ]);
  await clickInBody(page, 'One');
  const before = await savedBody(newsroom);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+b');
  const bold = await savedBody(newsroom);
  for (const words of ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven']) {
    expect(bold).toContain(`[${words} bold]`);
  }
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe(before);

  const keyboard = await page.context().newCDPSession(page);
  await clickInBody(page, 'Seven');
  await page.keyboard.press('End');
  await page.keyboard.type('ab');
  const key = { key: 'Process', code: 'KeyG', windowsVirtualKeyCode: 229 };
  for (const words of ['日', '本']) {
    await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
    for (const text of ['に', words]) {
      await keyboard.send('Input.imeSetComposition', { text, selectionStart: 1, selectionEnd: 1 });
    }
    await keyboard.send('Input.insertText', { text: words });
  }
  await page.keyboard.type('cd');
  const last = body(page).getByRole('paragraph').last();
  await expect(last).toHaveText('Sevenab日本cd');
  const seen: string[] = [];
  for (let step = 0; step < 4; step++) {
    await page.keyboard.press('Control+z');
    seen.push((await last.textContent()) ?? '');
  }
  expect(seen).toEqual(['Sevenab日本', 'Sevenab日', 'Sevenab', 'Seven']);
});

test('undo and redo of what is seen stay there, also where all of a long article is changed', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const lines = Array.from({ length: 60 }, (_, line) => paragraph(`Line ${line} of the minutes.`));
  await openBody(newsroom, lines);
  for (const words of ['Line 30 of', 'Line 8 of']) {
    await clickInBody(page, words);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+b');
    await expect(body(page).locator('strong')).toHaveCount(lines.length);
    const line = body(page).getByRole('paragraph').filter({ hasText: words });
    const before = await line.boundingBox();
    for (const [key, count] of [
      ['Control+z', 0],
      ['Control+Shift+z', lines.length],
      ['Control+z', 0],
    ] as const) {
      await page.keyboard.press(key);
      await expect(body(page).locator('strong')).toHaveCount(count);
      expect(await line.boundingBox()).toEqual(before);
    }
  }
});

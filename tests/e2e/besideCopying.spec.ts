import type { Locator } from '@playwright/test';
import { png } from '../unit/exports/pictures.ts';
import { dragOver, middleOf } from './dragOver.ts';
import { expectAccessible } from './expectAccessible.ts';
import { expect, test } from './newsroom.ts';
import { putPhoto } from './putPhoto.ts';
import { paragraph, sampleArticle, text } from './sampleArticle.ts';
import { tableOf } from './sampleBlocks.ts';
import { body, expectSaved, openArticle, openBeside, paneOf, runFromPalette } from './steps.ts';
import { openBoth } from './twoArticles.ts';
import { openBody, takenIn } from './writingDesk.ts';

test('wire copy is read beside the article @thorough', async ({ newsroom }) => {
  const { page, first, second } = await openBoth(newsroom);
  const chosen = page.waitForEvent('filechooser');
  await runFromPalette(page, 'Open a text or photo beside…');
  await (await chosen).setFiles({
    name: 'wire.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('PORT TELL (AP) -- caf\xe9 closed', 'latin1'),
  });
  const beside = page.getByRole('region', { name: 'Beside: wire.txt' });
  await expect(beside).toContainText('PORT TELL (AP) -- café closed');
  await expect(first.or(second)).toHaveCount(0);
  await expectAccessible(page, 'wire copy beside the article');
  await page.keyboard.press('F7');
  await expect(beside.locator('[data-source]')).toBeFocused();
  await page.keyboard.press('F7');
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await page.keyboard.press('Shift+F7');
  await expect(beside).toHaveCount(0);
});

test('wire copy beside the article gives its words as they are meant, and no more than its own', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('Nobody came.')]);
  const chosen = page.waitForEvent('filechooser');
  await runFromPalette(page, 'Open a text or photo beside…');
  await (await chosen).setFiles({
    name: 'wire.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(
      'The ferry drifted for two hours on Monday after a fire in its engine\nroom, the coast guard said. (Norwire)\n\nNobody was hurt.\n',
    ),
  });
  const beside = page.getByRole('region', { name: 'Beside: wire.txt' });
  await beside.getByText('engine room').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await page.keyboard.press('F7');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+v');
  await expect(body(page).getByRole('paragraph')).toHaveText([
    'Nobody came.',
    'The ferry drifted for two hours on Monday after a fire in its engine room, the coast guard said. (Norwire)',
    'Nobody was hurt.',
  ]);

  const text = beside.locator('pre');
  const first = await placeOf(text, 'The');
  const last = await placeOf(text, 'ferry');
  await page.mouse.move(first.left + 1, first.y);
  await page.mouse.down();
  await page.mouse.move(first.left + 20, first.y);
  await page.mouse.move(last.right, last.y);
  await page.mouse.up();
  const to = await placeOf(body(page), 'came');
  await page.mouse.move(first.left + 5, first.y);
  await page.mouse.down();
  await page.mouse.move(first.left, first.y + 9, { steps: 3 });
  await page.mouse.move(to.left + 5, to.y, { steps: 5 });
  await page.mouse.move(to.left, to.y);
  await page.mouse.up();
  await expect(body(page).getByRole('paragraph').first()).toHaveText('Nobody The ferry came.');
});

test('a photo that is looked at beside the article is dragged into it', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('Nobody came.'), paragraph('The end.')]);
  const chosen = page.waitForEvent('filechooser');
  await runFromPalette(page, 'Open a text or photo beside…');
  await (await chosen).setFiles({
    name: 'quay.png',
    mimeType: 'image/png',
    buffer: Buffer.from(png(320, 200, 2)),
  });
  const photo = page.getByRole('img', { name: 'quay.png' });
  await photo.hover();
  await page.mouse.down();
  const to = await placeOf(body(page), 'The end');
  await page.mouse.move(to.left + 90, to.y - 20, { steps: 8 });
  await page.mouse.move(to.left + 60, to.y - 18);
  await page.mouse.up();
  await expect(body(page).locator(takenIn)).toBeVisible();
  await expect(page.getByText(/did not come along/)).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(body(page).locator(takenIn)).toHaveCount(0);
});

/** Where words of one line are on the screen. */
const placeOf = (within: Locator, words: string) =>
  within.evaluate((element, words) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const at = texts.currentNode.textContent?.indexOf(words) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(texts.currentNode, at);
      range.setEnd(texts.currentNode, at + words.length);
      const { left, right, top, height } = range.getBoundingClientRect();
      return { left, right, y: top + height / 2 };
    }
    throw new Error(`No ${words} on the screen`);
  }, words);

test('words and a photo are copied from one article into the other', async ({ newsroom }) => {
  const { page } = newsroom;
  const bytes = png(320, 200, 2);
  const src = await putPhoto(newsroom.library, bytes);
  const quay = {
    type: 'image',
    src,
    mimeType: 'image/png',
    width: 320,
    height: 200,
    alt: 'A quay',
  };
  const caption = { type: 'caption', content: [text('The quay at noon')] };
  await newsroom.writeArticle(
    'vote.stet',
    sampleArticle({
      headline: 'Vote delayed',
      body: [
        paragraph('The vote was put off.'),
        { type: 'photo', attrs: { asset: 'quay' }, content: [caption, { type: 'credit' }] },
        paragraph('The end.'),
      ],
      fields: { assets: { quay } },
    }),
  );
  await newsroom.writeArticle('late.stet', sampleArticle({ headline: 'Ferry late' }));
  await openArticle(page, 'Ferry late');
  await openBeside(page, 'Vote delayed');
  const first = paneOf(page, 'First');
  const second = paneOf(page, 'Second');
  await expect(second.locator(takenIn)).toBeVisible();
  const from = await second.getByText('The vote was put off.').boundingBox();
  const to = await second.getByText('The end.').boundingBox();
  if (!from || !to) throw new Error('not on the screen');
  await page.mouse.move(from.x + 1, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y + to.height / 2, { steps: 8 });
  await page.mouse.move(to.x + to.width - 2, to.y + to.height / 2, { steps: 3 });
  await page.mouse.up();
  await page.keyboard.press('Control+c');
  await first.getByText('The council met late.').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+v');
  await expect(first).toContainText('The quay at noon');
  await expect(first.locator(takenIn)).toBeVisible();
  await expect(first.getByRole('img', { name: 'A quay' })).toBeVisible();
  await expect(page.getByText(/did not come along/)).toHaveCount(0);
  // The photo in the other article is still there once this one is closed.
  await first.getByRole('button', { name: 'Close this article' }).click();
  await expect(first).toHaveCount(0);
  await expect(page.getByRole('img', { name: 'A quay' })).toBeVisible();
});

test('a block is dragged from one article into the other, and stays where it was @thorough', async ({
  newsroom,
}) => {
  const { page, first, second } = await openBoth(newsroom);
  await body(first).getByText('The ferry was late.').hover();
  await first.getByRole('button', { name: 'Drag to move, click for more' }).hover();
  await page.mouse.down();
  const to = await body(second).getByText('The vote was put off.').boundingBox();
  if (!to) throw new Error('not on the screen');
  await page.mouse.move(to.x + 40, to.y + to.height - 3, { steps: 8 });
  await page.mouse.move(to.x + 44, to.y + to.height - 2, { steps: 3 });
  await expect(second.locator('.block-drop-line')).toBeVisible();
  await page.mouse.up();
  await expect(body(second).getByRole('paragraph')).toHaveText([
    'The vote was put off.',
    'The ferry was late.',
  ]);
  await expect(body(first)).toHaveText('The ferry was late.');
  // What it did is the other article's to undo.
  await expect(second).toHaveAttribute('data-active');
  await page.keyboard.press('Control+z');
  await expect(body(second)).toHaveText('The vote was put off.');
  await expectSaved(first);
  await expectSaved(second);
});

test('a dragged word takes its space along, and stands as a word where it goes', async ({
  newsroom,
}) => {
  const { page, first, second } = await openBoth(newsroom);
  const here = body(first).getByRole('paragraph');
  const there = body(second).getByRole('paragraph');
  const selected = () => page.evaluate(() => getSelection()?.toString());
  /** From the line that it stands in to the end of another. */
  const dragFerry = async (to: Locator) => {
    await here.click({ position: { x: 2, y: 8 } });
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+Shift+ArrowRight');
    expect(await selected()).toBe('ferry');
    const [x, y] = await page.evaluate(() => {
      const box = getSelection()?.getRangeAt(0).getBoundingClientRect() ?? new DOMRect();
      return [box.x + box.width / 2, box.y + box.height / 2] as const;
    });
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(...(await middleOf(to)), { steps: 5 });
    await page.mouse.move(...(await middleOf(to, 0.98)), { steps: 3 });
    await page.mouse.up();
  };
  await dragFerry(here);
  await expect(here).toHaveText(/^The was late\. ferry$/);
  expect(await selected()).toBe('ferry');
  await page.keyboard.press('Control+z');
  await expect(here).toHaveText(/^The ferry was late\.$/);

  await dragFerry(there);
  await expect(there).toHaveText(/^The vote was put off\. ferry$/);
  await expect(here).toHaveText(/^The ferry was late\.$/);
  await page.keyboard.press('Control+z');
  await expect(there).toHaveText(/^The vote was put off\.$/);
});

test('cells are dragged from one article into cells and between blocks of the other', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const ferry = [tableOf(['x', 'y'], ['z', 'q']), paragraph('Last words')];
  await newsroom.writeArticle('b.stet', sampleArticle({ headline: 'Ferry late', body: ferry }));
  await openBody(newsroom, [tableOf(['Year', 'Boats', 'Crew']), paragraph('End')]);
  await page.setViewportSize({ width: 1600, height: 800 });
  await openBeside(page, 'Ferry late');
  const here = body(paneOf(page, 'First'));
  const there = body(paneOf(page, 'Second'));
  const cells = (place: Locator) => place.getByRole('cell');
  await here.getByText('Year').hover();
  await page.mouse.down();
  await here.getByText('Boats').hover();
  await page.mouse.up();

  await dragOver(page, cells(here).first(), there.getByText('z', { exact: true }), 0.5);
  const frame = await paneOf(page, 'Second').locator('.cell-drop').boundingBox();
  const third = await cells(there).nth(2).boundingBox();
  expect(Math.abs((frame?.y ?? 0) - (third?.y ?? 0))).toBeLessThan(3);
  await page.mouse.up();
  await expect(cells(there)).toHaveText(['x', 'y', 'Year', 'Boats']);
  await expect(cells(here)).toHaveText(['Year', 'Boats', 'Crew']);
  await page.keyboard.press('Control+z');
  await expect(cells(there)).toHaveText(['x', 'y', 'z', 'q']);

  await dragOver(page, cells(here).first(), there.getByText('Last words'), 0.5);
  await expect(page.locator('.drop-line:visible')).toHaveClass(/block-drop-line/);
  await page.mouse.up();
  await expect(there.getByRole('table')).toHaveCount(2);
  await expect(page.locator('.drop-line:visible, .cell-drop:visible')).toHaveCount(0);
});

test('a drag that is given up over the other article leaves no line there', async ({
  newsroom,
}) => {
  const { page, first, second } = await openBoth(newsroom);
  const words = body(first).getByText('The ferry was late.');
  await words.click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+Shift+ArrowRight');
  const from = await words.boundingBox();
  const to = await body(second).getByText('The vote was put off.').boundingBox();
  if (!from || !to) throw new Error('not on the screen');
  await page.clock.install();
  await page.clock.pauseAt(new Date(Date.now() + 60_000));
  await page.mouse.move(from.x + 8, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 40, to.y + to.height / 2, { steps: 8 });
  await page.mouse.move(to.x + 44, to.y + to.height / 2, { steps: 3 });
  const line = second.locator('.drop-line:visible');
  await expect(line).toHaveCount(1);
  await page.keyboard.press('Escape');
  // Not only once the five seconds are over after which it goes by itself.
  await page.clock.runFor(1_000);
  await expect(line).toHaveCount(0);
  await page.mouse.up();
  await expect(body(second)).toHaveText('The vote was put off.');
});

test('a photo of an article that is only read is picked and copied, and nothing there changes @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const src = await putPhoto(newsroom.library, png(320, 200, 2));
  const quay = { type: 'image', src, mimeType: 'image/png', width: 320, height: 200 };
  const caption = { type: 'caption', content: [text('The quay at noon')] };
  const photo = { type: 'photo', attrs: { asset: 'quay' }, content: [caption, { type: 'credit' }] };
  await newsroom.writeArticle('new.stet', {
    ...sampleArticle({ headline: 'Vote delayed', body: [photo], fields: { assets: { quay } } }),
    version: 2,
  });
  const theirs = JSON.stringify(await newsroom.readArticle('new.stet'));
  await newsroom.writeArticle('late.stet', sampleArticle({ headline: 'Ferry late' }));
  await openArticle(page, 'Ferry late');
  await openBeside(page, 'Vote delayed');
  const first = paneOf(page, 'First');
  const second = paneOf(page, 'Second');
  await second.locator(takenIn).click();
  await expect(second.locator('.photo.is-selected')).toBeVisible();
  await page.keyboard.press('Delete');
  await page.keyboard.type('x');
  await page.keyboard.press('Control+c');
  await second.locator('.photo-alt').click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await first.getByText('The council met late.').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Control+v');
  await expect(first).toContainText('The quay at noon');
  await expect(first.locator(takenIn)).toBeVisible();
  await expect(second.locator(takenIn)).toBeVisible();
  await expectSaved(first);
  expect(JSON.stringify(await newsroom.readArticle('new.stet'))).toBe(theirs);
});

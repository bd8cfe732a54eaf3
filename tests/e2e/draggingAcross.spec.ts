import type { Locator } from '@playwright/test';
import { png } from '../unit/exports/pictures.ts';
import { expect, test } from './newsroom.ts';
import { paragraph, pullQuote, sampleArticle } from './sampleArticle.ts';
import { body, newArticle, openArticle } from './steps.ts';
import { clickInBody, openBody, pasteFile, savedBody, short, takenIn } from './writingDesk.ts';

/** What a drag that begins there carries into another window. */
const dragged = (place: Locator) =>
  place.evaluate((element) => {
    const dataTransfer = new DataTransfer();
    const { left, top } = element.getBoundingClientRect();
    const at = { clientX: left + 3, clientY: top + 3 };
    const init = { dataTransfer, bubbles: true, cancelable: true, ...at };
    element.dispatchEvent(new DragEvent('dragstart', init));
    const data = dataTransfer.types.map((type) => [type, dataTransfer.getData(type)] as const);
    element.dispatchEvent(new DragEvent('dragend', init));
    return data;
  });

/** Over and dropped as from another window; between the two the page itself looks for the lines. */
const dropFromElsewhere = (place: Locator, data: (readonly [string, string])[], y: number) =>
  place.evaluate(
    (element, [types, share]) => {
      const dataTransfer = new DataTransfer();
      for (const [type, value] of types) dataTransfer.setData(type, value);
      const { left, top, height } = element.getBoundingClientRect();
      const init = {
        ...{ dataTransfer, bubbles: true, cancelable: true },
        ...{ clientX: left + 4, clientY: top + height * share },
      };
      element.dispatchEvent(new DragEvent('dragenter', init));
      const over = new DragEvent('dragover', init);
      element.dispatchEvent(over);
      const lines = [...document.querySelectorAll<HTMLElement>('.drop-line')]
        .filter((line) => line.checkVisibility())
        .map(({ className }) => className);
      element.dispatchEvent(new DragEvent('drop', init));
      return { lines, isTaken: over.defaultPrevented };
    },
    [data, y] as const,
  );

test('blocks and words are dragged into another window, and stay where they were', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const quote = pullQuote('We wait');
  await openBody(newsroom, [paragraph('First words'), quote, paragraph('Last')]);
  const before = await savedBody(newsroom);
  const box = { type: 'factbox', content: [{ type: 'title' }, paragraph('Boxed')] };
  await newsroom.writeArticle(
    'window.stet',
    sampleArticle({ headline: 'Other', body: [paragraph('One'), box, paragraph('Two')] }),
  );
  const window = await newsroom.openWindow();
  await openArticle(window, 'Other');
  const theirs = async () => {
    await window.keyboard.press('Control+s');
    await expect(window.getByTestId('save-state')).toHaveText(/^Saved/);
    return short((await newsroom.readArticle('window.stet')).content.content?.[3]?.content);
  };

  await body(page).getByText('We wait').hover();
  const block = await dragged(page.getByRole('button', { name: 'Drag to move, click for more' }));
  const line = window.locator('.block-drop-line');
  const over = await dropFromElsewhere(body(window).getByText('Two'), block, 0.2);
  // The line of blocks, and no caret in the words.
  expect(over).toEqual({ lines: ['drop-line block-drop-line'], isTaken: true });
  await expect(line).toBeHidden();
  const quoted = 'pullQuote(quoteText(We wait) attribution())';
  await expect(body(window)).toContainText('We wait');
  expect(await theirs()).toBe(
    `paragraph(One) factbox(title() paragraph(Boxed)) ${quoted} paragraph(Two)`,
  );
  await window.keyboard.press('Control+z');
  // In a box there is no place for it; it goes beside the box.
  await dropFromElsewhere(body(window).getByText('Boxed'), block, 0.9);
  await expect(body(window)).toContainText('We wait');
  expect(await theirs()).toMatch(
    /^paragraph\(One\) (pullQuote\(.*\) factbox\(.*\)|factbox\(.*\) pullQuote\(.*\)) paragraph\(Two\)$/,
  );
  await window.keyboard.press('Control+z');

  // Words go where the pointer is, into the line.
  await clickInBody(page, 'First words');
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+Shift+ArrowRight');
  const words = await dragged(body(page).getByText('First words'));
  const inLine = await dropFromElsewhere(body(window).getByText('Two'), words, 0.5);
  expect(inLine.lines).not.toContain('drop-line block-drop-line');
  await expect(body(window)).toContainText('First');
  expect(await theirs()).toBe(
    'paragraph(One) factbox(title() paragraph(Boxed)) paragraph(First Two)',
  );
  await window.keyboard.press('Control+z');
  expect(await theirs()).toBe('paragraph(One) factbox(title() paragraph(Boxed)) paragraph(Two)');
  await page.bringToFront();
  expect(await savedBody(newsroom)).toBe(before);
});

test('a photo is dragged into the window of another library, its file too @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('Words'), paragraph('')]);
  await clickInBody(page, 'Words');
  await page.keyboard.press('Control+End');
  await pasteFile(page, { name: 'quay.png', type: 'image/png', bytes: [...png(320, 200, 2)] });
  await body(page).locator(takenIn).click();
  const elsewhere = await newsroom.openElsewhere();
  const there = elsewhere.page;
  await newArticle(there);
  await body(there).getByRole('paragraph').click();
  await there.keyboard.type('Theirs');

  await page.bringToFront();
  await body(page).locator(takenIn).hover();
  const grip = page.getByRole('button', { name: 'Drag to move, click for more' });
  // Its bytes are read once it is selected, or taken hold of.
  let photo: Awaited<ReturnType<typeof dragged>> = [];
  await expect
    .poll(async () => {
      photo = await dragged(grip);
      return photo.map(([type]) => type);
    })
    .toContain('application/x-stet-photos+json');
  await there.bringToFront();
  await dropFromElsewhere(body(there).getByText('Theirs'), photo, 0.9);
  await expect(body(there).locator(takenIn)).toBeVisible();
  await expect(there.getByText(/did not come along/)).toHaveCount(0);
});

import type { Page } from '@playwright/test';
import { expect, type TestNewsroom, test } from './newsroom.ts';
import { paragraph, sampleArticle } from './sampleArticle.ts';
import { body, headline, libraryPane, rowOf } from './steps.ts';
import { savedBody } from './writingDesk.ts';

// The first frame of an article is its text's: the handle that everything around it works with comes
// behind it, and so does the rest of a long text. Nobody may meet a page without them.

const lines = (count: number) =>
  Array.from({ length: count }, (_, at) => paragraph(`Line ${at + 1}.`));
const unchanged = (count: number) =>
  Array.from({ length: count }, (_, at) => `paragraph(Line ${at + 1}.)`).join(' ');

/** From here on no frame follows the next one, and no time passes. */
async function stopTime(page: Page) {
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
}

async function openWithoutTime(newsroom: TestNewsroom, count: number) {
  const { page } = newsroom;
  await newsroom.writeArticle(
    'story.stet',
    sampleArticle({ headline: 'Harbour vote', body: lines(count) }),
  );
  await expect(rowOf(page, 'Harbour vote')).toBeVisible();
  await stopTime(page);
  await rowOf(page, 'Harbour vote').getByRole('button').first().click();
  await expect(body(page)).toContainText('Line 1.');
}

const caret = (page: Page) =>
  page.evaluate(() => {
    const { anchorNode: node, anchorOffset = 0 } = getSelection() ?? {};
    const text = node?.textContent ?? '';
    return `${text.slice(0, anchorOffset)}|${text.slice(anchorOffset)}`;
  });

test('whatever is done in the first frame is done in all of the text', async ({ newsroom }) => {
  const { page } = newsroom;
  const { keyboard } = page;
  await openWithoutTime(newsroom, 300);
  await expect(body(page)).not.toContainText('Line 300.');

  await body(page).getByText('Line 3.', { exact: true }).click();
  await keyboard.type('now ');
  await expect(body(page)).toContainText('Line 300.');
  await page.clock.resume();
  await keyboard.press('Control+End');
  expect(await caret(page)).toBe('Line 300.|');
  await keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe(unchanged(300));
});

test('what is typed into a short text in its first frame is saved, and undone', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const { keyboard } = page;
  await openWithoutTime(newsroom, 3);
  await body(page).getByText('Line 2.', { exact: true }).click();
  await keyboard.press('End');
  await keyboard.type(' And more.');
  await page.clock.resume();
  expect(await savedBody(newsroom)).toBe(
    'paragraph(Line 1.) paragraph(Line 2. And more.) paragraph(Line 3.)',
  );
  await keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe(unchanged(3));
});

test('a button pressed by a program for the person finds all of the text', async ({ newsroom }) => {
  const { page } = newsroom;
  await openWithoutTime(newsroom, 300);
  // As a screen reader presses it: without a pointer or a key, and the focus stays where it is.
  await page
    .getByRole('banner')
    .getByRole('button', { name: 'View', exact: true })
    .dispatchEvent('click');
  await expect(body(page)).toContainText('Line 300.');
  await page.clock.resume();
});

test('a key that is a command in the first frame finds the text', async ({ newsroom }) => {
  const { page } = newsroom;
  await openWithoutTime(newsroom, 3);
  await page.keyboard.press('Control+f');
  await page.clock.resume();
  const field = page.getByRole('textbox', { name: 'Find', exact: true });
  await expect(field).toBeFocused();
});

test('a new article takes letters in its headline before its first frame is over', async ({
  newsroom: { page },
}) => {
  const make = libraryPane(page).getByRole('button', { name: 'New article' }).first();
  await expect(make).toBeVisible();
  await stopTime(page);
  await make.click();
  await expect(headline(page)).toBeVisible();
  await page.keyboard.type('Harbour vote');
  await expect(headline(page)).toHaveText('Harbour vote');
  await page.clock.resume();
});

import type { Page } from '@playwright/test';
import { type Block, expect, test } from './newsroom.ts';
import { paragraph, text } from './sampleArticle.ts';
import { body, headline } from './steps.ts';
import { openBody, savedBody, savedContent, short } from './writingDesk.ts';

const caption = (words: string) => ({ type: 'caption', content: [text(words)] });
const photo = {
  type: 'photo',
  attrs: { asset: '' },
  content: [caption('The quay'), { type: 'credit', content: [text('Tam Orr')] }],
};
test('a selection by mouse over head and body empties fields and never joins them', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('Words here'), photo, paragraph('End')], 'Vote put off');
  const from = await headline(page).boundingBox();
  const to = await body(page).getByText('Words here').boundingBox();
  if (!from || !to) throw new Error('not on the screen');
  const before = short((await savedContent(newsroom)).content);
  for (const act of ['Backspace', 'x'] as const) {
    await page.mouse.click(from.x + 1, from.y + from.height / 2);
    await page.keyboard.press('Control+ArrowRight');
    await page.keyboard.down('Shift');
    await page.mouse.click(to.x + 1, to.y + to.height / 2);
    await page.keyboard.up('Shift');
    await page.keyboard.press(act);
    expect(short((await savedContent(newsroom)).content)).toBe(
      `kicker() headline(Vote${act === 'x' ? 'x' : ''}) standfirst() ` +
        'body(paragraph(Words here) photo(caption(The quay) credit(Tam Orr)) paragraph(End))',
    );
    await page.keyboard.press('Control+z');
    expect(short((await savedContent(newsroom)).content)).toBe(before);
  }
});

test('a click between two boxes is for words between them', async ({ newsroom }) => {
  const { page } = newsroom;
  const cells = ['Year', 'Boats'].map((words) => ({
    type: 'tableCell',
    content: [paragraph(words)],
  }));
  const box = (title: string) => ({
    type: 'factbox',
    content: [{ type: 'title', content: [text(title)] }, paragraph('Built in 1911.')],
  });
  const table = { type: 'table', content: [{ type: 'tableRow', content: cells }] };
  await openBody(newsroom, [box('The pier'), table, box('The quay'), paragraph('End')]);
  const start = await savedBody(newsroom);
  const boxes = body(page).locator('[data-block="factbox"]');
  for (const [index, words] of ['Above', 'Below'].entries()) {
    const bounds = await boxes.nth(index).boundingBox();
    if (!bounds) throw new Error('not on the screen');
    const { x, y, width, height } = bounds;
    await page.mouse.click(x + width / 2, index === 0 ? y + height + 12 : y - 10);
    await page.keyboard.type(words);
    const pieces = start.split(/ (?=table\(|factbox\(title\(The quay)/);
    pieces.splice(index + 1, 0, `paragraph(${words})`);
    expect(await savedBody(newsroom)).toBe(pieces.join(' '));
    await page.keyboard.press('Control+z');
    expect(await savedBody(newsroom)).toBe(start);
  }
});

/** On the screen, in the letter of these words that has so many before it. */
const letterOf = (page: Page, words: string, before: number) =>
  page.evaluate(
    ([wanted, offset]) => {
      const texts = document.createTreeWalker(
        document.querySelector('.ProseMirror') as Element,
        NodeFilter.SHOW_TEXT,
      );
      while (texts.nextNode()) {
        const { currentNode } = texts;
        if (!currentNode.textContent?.includes(wanted)) continue;
        const range = document.createRange();
        range.setStart(currentNode, offset);
        range.setEnd(currentNode, offset + 1);
        const { left, top, height } = range.getBoundingClientRect();
        // Nearer to its start, so that the caret lands before it.
        return [left + 1, top + height / 2] as const;
      }
      throw new Error(`There is no “${wanted}” on the screen.`);
    },
    [words, before] as const,
  );

const cell = (words: string) => ({ type: 'tableCell', content: [paragraph(words)] });
const between: Readonly<Record<string, Block>> = {
  'a photo': photo,
  'a table': {
    type: 'table',
    content: [{ type: 'tableRow', content: [cell('May'), cell('June')] }],
  },
  'a pull quote': {
    type: 'pullQuote',
    content: [
      { type: 'quoteText', content: [text('We wait')] },
      { type: 'attribution', content: [text('Ines Vole')] },
    ],
  },
  'a gallery': { type: 'gallery', content: [photo, photo, caption('The night')] },
  'a divider': { type: 'divider' },
};

for (const [what, block] of Object.entries(between)) {
  test(`a selection dragged over ${what} takes what was seen, and gives it back @thorough`, async ({
    newsroom,
  }) => {
    const { page } = newsroom;
    await page.setViewportSize({ width: 1280, height: 1400 });
    await openBody(newsroom, [
      paragraph('One'),
      paragraph('Before it'),
      block,
      paragraph('Behind it'),
      paragraph('End'),
    ]);
    await body(page).getByText('One').click();
    const before = await savedBody(newsroom);
    for (const [act, left] of [
      ['Backspace', 'Befind it'],
      ['x', 'Befxind it'],
    ] as const) {
      const from = await letterOf(page, 'Before it', 3);
      const to = await letterOf(page, 'Behind it', 3);
      await page.mouse.move(...from);
      await page.mouse.down();
      await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 5 });
      await page.mouse.move(...to, { steps: 5 });
      await page.mouse.up();
      const seen = await page.evaluate(() => getSelection()?.toString() ?? '');
      expect(seen.startsWith('ore it') && seen.endsWith('Beh'), seen).toBe(true);
      await page.keyboard.press(act);
      expect(await savedBody(newsroom)).toBe(`paragraph(One) paragraph(${left}) paragraph(End)`);
      await page.keyboard.press('Control+z');
      expect(await savedBody(newsroom)).toBe(before);
    }
  });
}

test('words of a block that is selected as a whole are selected by mouse, and the block stays', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('The boats stay in'), paragraph('End')]);
  await body(page).getByText('The boats').hover();
  await page.getByRole('button', { name: 'Drag to move, click for more' }).click();
  await page.keyboard.press('Escape');
  await expect(page.locator('.ProseMirror-selectednode')).toHaveText('The boats stay in');
  const to = await letterOf(page, 'The boats stay in', 9);
  await page.mouse.move(...(await letterOf(page, 'The boats stay in', 4)));
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.type('ships');
  expect(await savedBody(newsroom)).toBe('paragraph(The ships stay in) paragraph(End)');
});

test('a double click takes the word, a triple click the text, in captions and quotes too', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await page.setViewportSize({ width: 1280, height: 1400 });
  const words = (name: string) => text(`${name} harbour vote`);
  await openBody(newsroom, [
    { type: 'paragraph', content: [words('First')] },
    { type: 'heading', attrs: { level: 2 }, content: [words('Subhead')] },
    {
      type: 'photo',
      attrs: { asset: '' },
      content: [
        { type: 'caption', content: [words('Caption')] },
        { type: 'credit', content: [words('Credit')] },
      ],
    },
    {
      type: 'pullQuote',
      content: [
        { type: 'quoteText', content: [words('Quote')] },
        { type: 'attribution', content: [words('Name')] },
      ],
    },
    {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [paragraph('Item harbour vote')] }],
    },
    paragraph('End'),
  ]);
  const selected = () => page.evaluate(() => getSelection()?.toString() ?? '');
  for (const name of ['First', 'Subhead', 'Caption', 'Credit', 'Quote', 'Name', 'Item']) {
    const at = await letterOf(page, `${name} harbour`, name.length + 3);
    await page.mouse.dblclick(...at);
    expect((await selected()).trim(), name).toBe('harbour');
    await body(page).getByText('End').click();
    await page.mouse.click(...at, { clickCount: 3 });
    expect((await selected()).trim(), name).toBe(`${name} harbour vote`);
  }
});

test('a double click behind the last word, and in an empty line, selects no paragraph’s end', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const arabic = { ...paragraph('اجتمع المجلس'), attrs: { dir: 'rtl' } };
  await openBody(newsroom, [paragraph('It met.'), paragraph(''), arabic, paragraph('End')]);
  for (const [index, behind] of [0.9, 0.9, 0.1].entries()) {
    const line = await body(page).getByRole('paragraph').nth(index).boundingBox();
    if (!line) throw new Error('not on the screen');
    await page.mouse.dblclick(line.x + line.width * behind, line.y + line.height / 2);
    await page.keyboard.type('x');
  }
  expect(await savedBody(newsroom)).toBe(
    'paragraph(It met.x) paragraph(x) paragraph(اجتمع المجلسx) paragraph(End)',
  );
});

test('a fourth click leaves selected what the third has selected, and nothing behind it @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const subhead = { type: 'heading', attrs: { level: 2 }, content: [text('What it costs')] };
  await openBody(newsroom, [paragraph('The board voted.'), subhead, paragraph('Much.')]);
  for (const clickCount of [4, 5, 6]) {
    await body(page).getByText('The board voted.').click({ clickCount, delay: 20 });
    await page.keyboard.type('It met.');
    expect(await savedBody(newsroom)).toBe('paragraph(It met.) h2(What it costs) paragraph(Much.)');
    await page.keyboard.press('Control+z');
    await expect(body(page).getByText('The board voted.')).toBeVisible();
  }
});

test('a click where there is nothing to press leaves the keyboard in the text', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('Words')], 'Vote put off');
  await body(page).getByText('Words').click();
  await page.keyboard.press('End');
  const state = page.getByTestId('save-state');
  const places = [
    page.locator('.top-bar-title'),
    state.locator('..'),
    page.getByRole('navigation', { name: 'Library' }).getByRole('heading').first(),
  ];
  for (const place of places) {
    await place.click();
    await page.keyboard.type('!');
  }
  expect(await savedBody(newsroom)).toBe('paragraph(Words!!!)');
  // A field that has it hears that it is left, as ever.
  const filter = page.getByRole('searchbox', { name: 'Filter articles' });
  await filter.click();
  await page.locator('.top-bar-title').click();
  await expect(filter).not.toBeFocused();
});

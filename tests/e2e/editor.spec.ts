import { expect, test } from './newsroom.ts';
import { paragraph } from './sampleArticle.ts';
import { attributedQuote, photo, relatedLinks } from './sampleBlocks.ts';
import { body, headline, newArticle } from './steps.ts';
import {
  caretPlace,
  clickInBody,
  formatting,
  openBody,
  savedBody,
  savedContent,
  short,
} from './writingDesk.ts';

type Direction = 'forward' | 'backward';
interface Key {
  key: string;
  keyCode: number;
  ctrlKey?: boolean;
  shiftKey?: boolean;
}

test('Enter leads through the head and undo leads all the way back', async ({ newsroom }) => {
  const { page } = newsroom;
  await newArticle(page);
  await page.getByRole('textbox', { name: 'Kicker' }).click();
  for (const words of ['Ferries', 'The last boat', 'It sailed at dawn.', 'Nobody waved.']) {
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
  }
  expect(short((await savedContent(newsroom)).content)).toBe(
    'kicker(Ferries) headline(The last boat) standfirst(It sailed at dawn.) ' +
      'body(paragraph(Nobody waved.) paragraph())',
  );
  for (let step = 0; step < 12; step++) await page.keyboard.press('Control+z');
  await expect(headline(page)).toHaveText('');
  await expect(body(page)).toHaveText('');
});

test('the caret passes every field and block, down and up, and is never trapped', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [
    paragraph('First words.'),
    photo('The pier', 'Tam Orr'),
    attributedQuote,
    { type: 'divider' },
    relatedLinks,
    paragraph('Last words.'),
  ]);
  // "Article body": between two blocks without text, where one can type too.
  const down = [
    'Kicker',
    'Headline',
    'Standfirst',
    'P',
    'selected photo',
    'Caption',
    'Credit',
    'Article body',
    'Pull quote',
    'Attribution',
    'Article body',
    'selected ProseMirror-selectednode',
    'Article body',
    'Related links title',
    'Link title',
    'P',
  ];
  const up = [
    'Link title',
    'Related links title',
    'Article body',
    'selected ProseMirror-selectednode',
    'Article body',
    'Attribution',
    'Pull quote',
    'Article body',
    'Credit',
    'Caption',
    'selected photo',
    'P',
    'Standfirst',
    'Headline',
    'Kicker',
  ];
  await page.getByRole('textbox', { name: 'Kicker' }).click();
  expect(await caretPlace(page)).toBe('Kicker');
  for (const next of down.slice(1)) {
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => caretPlace(page)).toBe(next);
  }
  for (const next of up) {
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => caretPlace(page)).toBe(next);
  }
});

test('Tab leaves the text, and whoever meant an indent goes on writing in it', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('The harbour board voted.')]);
  await clickInBody(page, 'The harbour board voted.');
  await page.keyboard.press('Home');
  const text = page.locator('.ProseMirror');
  await page.keyboard.press('Tab');
  await expect(text).not.toBeFocused();
  await page.keyboard.type('Late: ');
  await expect(text).toBeFocused();
  await expect(body(page)).toHaveText('Late: The harbour board voted.');

  // By keys alone out of it, and back.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(text).not.toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(text).toBeFocused();
  await page.keyboard.type('at night: ');
  const all = 'Late: at night: The harbour board voted.';
  await expect(body(page)).toHaveText(all);

  // Words that are selected are not typed over from afar.
  await page.keyboard.press('Shift+End');
  await expect(formatting(page)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(text).not.toBeFocused();
  await page.keyboard.type('x');
  await expect(body(page)).toHaveText(all);

  // With Shift or AltGr held a word may begin as well.
  await clickInBody(page, all);
  await page.keyboard.press('Home');
  for (const keys of ['Shift+I', 'AltGraph+@']) {
    await page.keyboard.press('Tab');
    await expect(text).not.toBeFocused();
    await page.keyboard.press(keys);
    await expect(text).toBeFocused();
  }
  await expect(body(page)).toHaveText(`I@${all}`);
});

test('blocks move by keyboard, each move one step of undo', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('One'), photo('The pier'), paragraph('Two')]);
  await clickInBody(page, 'Two');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  expect(await savedBody(newsroom)).toBe(
    'paragraph(Two) paragraph(One) photo(caption(The pier) credit())',
  );
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe(
    'paragraph(One) paragraph(Two) photo(caption(The pier) credit())',
  );
});

test('beside a block Backspace selects it first, and there is a place to type at both ends', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [photo('The pier', 'Tam Orr'), paragraph('Between'), attributedQuote]);
  await clickInBody(page, 'Between');
  await page.keyboard.press('Home');
  await page.keyboard.press('Backspace');
  await expect.poll(() => caretPlace(page)).toBe('selected photo');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('Before.');
  const text = page.locator('.ProseMirror');
  const height = await text.evaluate((element) => element.clientHeight);
  await text.click({ position: { x: 80, y: height - 30 } });
  await page.keyboard.type('After.');
  expect(await savedBody(newsroom)).toBe(
    'paragraph(Before.) photo(caption(The pier) credit(Tam Orr)) paragraph(Between) ' +
      'pullQuote(quoteText(Nobody asked us) attribution(Ines Vole)) paragraph(After.)',
  );
});

test('a long article stays whole: its ends, select all, bold and undo', async ({ newsroom }) => {
  const { page } = newsroom;
  const paragraphs = Array.from({ length: 400 }, (_, index) =>
    paragraph(`Paragraph ${index}. ${'The board met and did not vote. '.repeat(6)}`),
  );
  await openBody(newsroom, paragraphs);
  await headline(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('The very end.');
  await expect(body(page).getByRole('paragraph').last()).toHaveText(/The very end\.$/);
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Top');
  await expect(page.getByRole('textbox', { name: 'Kicker' })).toHaveText('Top');
  await body(page).getByRole('paragraph').first().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+b');
  await expect(body(page).locator('p > strong')).toHaveCount(400);
  await page.keyboard.press('Control+z');
  await expect(body(page).locator('strong')).toHaveCount(0);
  const { content } = await savedContent(newsroom);
  expect(content?.[3]?.content).toHaveLength(400);
});

test('a selection over head and body never merges fields, cut or typed over', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('Words here')], 'Vote put off');
  for (const act of ['cut', 'type'] as const) {
    await headline(page).click();
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+ArrowRight');
    await page.keyboard.press('Control+Shift+End');
    if (act === 'cut') await page.keyboard.press('Control+x');
    else await page.keyboard.type('X');
    expect(short((await savedContent(newsroom)).content)).toBe(
      `kicker() headline(Vote${act === 'type' ? 'X' : ''}) standfirst() body(paragraph())`,
    );
    await page.keyboard.press('Control+z');
    await expect(headline(page)).toHaveText('Vote put off');
    await expect(body(page)).toHaveText('Words here');
  }
});

test('a key acts where the caret is, also before the browser has told of its last move', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [photo('The pier', 'Tam Orr'), paragraph('Words here')], 'Vote put off');
  // What a busy machine does: the caret has moved, and the next key is there before the event.
  const moveAndPress = (moves: [Direction, string][], key: Key) =>
    page.evaluate(
      ([steps, init]) => {
        for (const [direction, unit] of steps) getSelection()?.modify('move', direction, unit);
        const event = new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true });
        document.activeElement?.dispatchEvent(event);
      },
      [moves, key] as const,
    );
  await headline(page).click();
  await moveAndPress(
    [
      ['backward', 'lineboundary'],
      ['forward', 'word'],
    ],
    { key: 'End', keyCode: 35, ctrlKey: true, shiftKey: true },
  );
  await page.keyboard.type('X');
  await expect(headline(page)).toHaveText('VoteX');
  await page.keyboard.press('Control+z');

  await clickInBody(page, 'Words here');
  await moveAndPress([['backward', 'lineboundary']], { key: 'Backspace', keyCode: 8 });
  await expect.poll(() => caretPlace(page)).toBe('selected photo');
});

test('a letter never takes a selected block away', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('Words'), photo('The pier')]);
  await clickInBody(page, 'Words');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => caretPlace(page)).toBe('selected photo');
  await page.keyboard.type('After.');
  expect(await savedBody(newsroom)).toBe(
    'paragraph(Words) photo(caption(The pier) credit()) paragraph(After.)',
  );
});

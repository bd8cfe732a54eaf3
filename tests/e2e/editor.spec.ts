import { expect, test } from './newsroom.ts';
import { paragraph, text } from './sampleArticle.ts';
import { body, headline, newArticle } from './steps.ts';
import {
  caretPlace,
  clickInBody,
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

const photo = (caption = '', credit = '') => ({
  type: 'photo',
  content: [
    { type: 'caption', content: caption ? [text(caption)] : [] },
    { type: 'credit', content: credit ? [text(credit)] : [] },
  ],
});
const pullQuote = {
  type: 'pullQuote',
  content: [
    { type: 'quoteText', content: [text('Nobody asked us')] },
    { type: 'attribution', content: [text('Ines Vole')] },
  ],
};
const relatedLinks = {
  type: 'relatedLinks',
  content: [
    { type: 'title', content: [text('More')] },
    { type: 'relatedLink', attrs: { href: 'https://example.org' }, content: [text('The pier')] },
  ],
};

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
    pullQuote,
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

test('the slash menu finds blocks by name and by other words, and lets go', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('Words.'), paragraph('')]);
  await clickInBody(page, 'Words.');
  await page.keyboard.press('Control+End');
  const menu = page.getByRole('listbox', { name: 'Insert a block' });

  await page.keyboard.type('/crosshead');
  await expect(menu.getByRole('option')).toHaveText([/^Subhead/]);
  const text = page.getByRole('textbox', { name: 'Article', exact: true });
  const option = await menu.getByRole('option').getAttribute('id');
  await expect(text).toHaveAttribute('aria-activedescendant', option ?? 'none');
  await page.keyboard.press('Enter');
  await expect(menu).toBeHidden();
  await expect(text).not.toHaveAttribute('aria-activedescendant');
  await page.keyboard.type('On the quay');
  await page.keyboard.press('Enter');

  await page.keyboard.type('and/or');
  await expect(menu).toBeHidden();
  await page.keyboard.type(' /');
  await expect(menu).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await page.keyboard.type('pull');
  await expect(menu).toBeHidden();
  await page.keyboard.press('Enter');

  await page.keyboard.type('/');
  await page.keyboard.press('ArrowDown');
  await expect(menu.getByRole('option', { selected: true })).toHaveText(/^Gallery/);
  await page.keyboard.press('ArrowDown');
  await expect(menu.getByRole('option', { selected: true })).toHaveText(/^Pull quote/);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Nobody asked us');
  expect(await savedBody(newsroom)).toBe(
    'paragraph(Words.) h2(On the quay) paragraph(and/or /pull) ' +
      'pullQuote(quoteText(Nobody asked us) attribution())',
  );
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
  await expect(page.getByRole('toolbar', { name: 'Formatting' })).toBeVisible();
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

test('in a narrow window the formatting toolbar is one row, with a menu for the rest', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('The council met late.')]);
  await page.setViewportSize({ width: 420, height: 800 });
  await clickInBody(page, 'The council met late.');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  const bar = page.getByRole('toolbar', { name: 'Formatting' });
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
  const bar = page.getByRole('toolbar', { name: 'Formatting' });
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
  const bar = page.getByRole('toolbar', { name: 'Formatting' });
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
  await expect(page.getByRole('toolbar', { name: 'Formatting' })).toBeVisible();
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
  await openBody(newsroom, [photo('The pier', 'Tam Orr'), paragraph('Between'), pullQuote]);
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

test('an input method composes in every part of a block', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [
    paragraph('Words'),
    photo('The pier', 'Tam Orr'),
    pullQuote,
    relatedLinks,
  ]);
  const keyboard = await page.context().newCDPSession(page);
  const names = [
    'Kicker',
    'Headline',
    'Standfirst',
    'Caption',
    'Credit',
    'Pull quote',
    'Attribution',
    'Related links title',
    'Link title',
  ];
  for (const name of names) {
    const field = page.getByRole('textbox', { name, exact: true });
    const before = await field.innerText();
    await field.click();
    await page.keyboard.press('End');
    for (const composed of ['に', 'にほ', 'にほん']) {
      await keyboard.send('Input.imeSetComposition', {
        text: composed,
        selectionStart: composed.length,
        selectionEnd: composed.length,
      });
    }
    await keyboard.send('Input.insertText', { text: '日本' });
    await expect(field).toHaveText(`${before.trim()}日本`);
  }
  const saved = short((await savedContent(newsroom)).content);
  expect(saved.match(/日本/g)).toHaveLength(names.length);
  expect(saved).not.toMatch(/[にほん]/);
});

test('an input method over a selected block writes behind it and takes nothing', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('One.'), { type: 'divider' }, paragraph('Two.')]);
  const keyboard = await page.context().newCDPSession(page);
  await clickInBody(page, 'One.');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('hr.ProseMirror-selectednode')).toBeVisible();
  for (const composed of ['に', 'にほ']) {
    await keyboard.send('Input.imeSetComposition', {
      text: composed,
      selectionStart: composed.length,
      selectionEnd: composed.length,
    });
  }
  await keyboard.send('Input.insertText', { text: '日本' });
  expect(await savedBody(newsroom)).toBe(
    'paragraph(One.) divider() paragraph(日本) paragraph(Two.)',
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

test('a selected photo is dragged to another place, and only moves', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [photo('The pier'), paragraph('One'), paragraph('Two')]);
  const picture = body(page).locator('.photo-picture');
  await picture.click({ position: { x: 20, y: 20 } });
  await expect.poll(() => caretPlace(page)).toBe('selected photo');
  const last = await body(page).getByText('Two').boundingBox();
  if (!last) throw new Error('Nothing to drop on');
  await picture.hover({ position: { x: 20, y: 20 } });
  await page.mouse.down();
  await page.mouse.move(last.x + 30, last.y + last.height / 2, { steps: 8 });
  await expect(page.locator('.drop-line')).toBeVisible();
  await page.mouse.up();
  await expect(page.locator('.drop-line')).toBeHidden();
  expect(await savedBody(newsroom)).toMatch(
    /^paragraph\(One\) (paragraph\(Two\) photo\(.*\)|photo\(.*\) paragraph\(Two\))$/,
  );
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe(
    'photo(caption(The pier) credit()) paragraph(One) paragraph(Two)',
  );
});

import type { CDPSession } from '@playwright/test';
import { everyKind } from '../fixtures/everyPair.ts';
import {
  allPlaces,
  documentIn,
  inWords,
  keys,
  placeOf,
  type WalkKey,
  walk,
  watchCaret,
} from './caretWalk.ts';
import { expect, type TestNewsroom, test } from './newsroom.ts';
import { paragraph } from './sampleArticle.ts';
import { attributedQuote, photo, relatedLinks } from './sampleBlocks.ts';
import { body, headline } from './steps.ts';
import { clickInBody, openBody, savedBody, savedContent, short } from './writingDesk.ts';

// The first test composes at every place there is.
test.describe.configure({ timeout: 180_000 });

type Blocks = Parameters<typeof openBody>[1];

/** As every input method does: the key is its own, and then it composes. */
async function compose(keyboard: CDPSession, shown: string[], left: string) {
  await show(keyboard, shown);
  await keyboard.send('Input.insertText', { text: left });
}

/** The same, as long as nothing is chosen. */
async function show(keyboard: CDPSession, shown: string[]) {
  const key = { key: 'Process', code: 'KeyG', windowsVirtualKeyCode: 229 };
  await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await showWords(keyboard, shown);
}

/** As who speaks: there is no key. */
async function dictate(keyboard: CDPSession, shown: string[], left: string) {
  await showWords(keyboard, shown);
  await keyboard.send('Input.insertText', { text: left });
}

async function showWords(keyboard: CDPSession, shown: string[]) {
  for (const composed of shown) {
    await keyboard.send('Input.imeSetComposition', {
      text: composed,
      selectionStart: composed.length,
      selectionEnd: composed.length,
    });
  }
}

/** A body of every kind of block, with the caret before it. */
async function openEveryKind(newsroom: TestNewsroom) {
  const { page } = newsroom;
  const { divider, ...others } = everyKind;
  const blocks = [divider, ...Object.values(others), divider, everyKind.paragraph];
  await openBody(newsroom, blocks as Blocks);
  const keyboard = await page.context().newCDPSession(page);
  await page.getByRole('textbox', { name: 'Kicker' }).click();
  await watchCaret(page);
  return { keyboard, doc: await documentIn(page) };
}

test('an input method composes once at every place, and one undo takes it back @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const { keyboard, doc } = await openEveryKind(newsroom);
  const places = allPlaces(doc);
  const textOf = (from: number, to: number) => doc.textBetween(from, to, '|', '*');
  for (const [index, place] of places.entries()) {
    if (index > 0) await page.keyboard.press('ArrowRight');
    const where = inWords(doc, place);
    expect(inWords(doc, await placeOf(page))).toBe(where);
    await compose(keyboard, ['ㅎ', '하', '한'], '한');
    const now = await documentIn(page);
    const written = now.textBetween(0, now.content.size, '|', '*');
    if (place.startsWith('t')) {
      const pos = Number(place.slice(1));
      expect(written, where).toBe(`${textOf(0, pos)}한${textOf(pos, doc.content.size)}`);
    } else {
      expect(written.match(/[ㅎ하한]+/g), where).toEqual(['한']);
      expect(written.replace(/\|*한\|*|\|/g, ''), where).toBe(
        textOf(0, doc.content.size).replaceAll('|', ''),
      );
    }
    await page.keyboard.press('Control+z');
    expect((await documentIn(page)).toJSON(), `undone: ${where}`).toEqual(doc.toJSON());
    if ((await placeOf(page)) === place) continue;
    await page.keyboard.press('Control+Home');
    await walk(page, keyboard, Array<WalkKey>(index).fill(keys.right));
  }
});

test('dictation composes once where a block is selected and between blocks @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const { keyboard, doc } = await openEveryKind(newsroom);
  let at = 0;
  for (const [index, place] of allPlaces(doc).entries()) {
    if (place.startsWith('t')) continue;
    await walk(page, keyboard, Array<WalkKey>(index - at).fill(keys.right));
    at = index;
    const where = inWords(doc, place);
    expect(inWords(doc, await placeOf(page))).toBe(where);
    await dictate(keyboard, ['ㅎ', '하', '한'], '한');
    const now = await documentIn(page);
    const written = now.textBetween(0, now.content.size, '|', '*');
    expect(written.match(/[ㅎ하한]+/g), where).toEqual(['한']);
    await page.keyboard.press('Control+z');
    expect((await documentIn(page)).toJSON(), `undone: ${where}`).toEqual(doc.toJSON());
    if ((await placeOf(page)) === place) continue;
    await page.keyboard.press('Control+Home');
    at = 0;
  }
});

test('an input method writes over what is selected, within a line and over fields', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('One two'), paragraph('Three')], 'Vote put off');
  const keyboard = await page.context().newCDPSession(page);
  await clickInBody(page, 'One two');
  await page.keyboard.press('End');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await compose(keyboard, ['n', 'ni'], '你');
  expect(await savedBody(newsroom)).toBe('paragraph(One 你) paragraph(Three)');
  await page.keyboard.press('Shift+ArrowDown');
  await compose(keyboard, ['に', 'にほ'], '日本');
  await expect(body(page).getByRole('paragraph')).toHaveCount(1);
  const over = await savedBody(newsroom);
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe('paragraph(One 你) paragraph(Three)');
  await page.keyboard.press('Control+Shift+z');
  expect(await savedBody(newsroom)).toBe(over);
  await headline(page).click();
  await page.keyboard.press('End');
  await page.keyboard.press('Control+Shift+End');
  await compose(keyboard, ['´'], 'é');
  await expect(headline(page)).toHaveText('Vote put offé');
  await expect(body(page)).toHaveText('');
});

test('a composition is made shorter, given up and ended by Enter, beside a photo too', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('One'), photo('The quay', 'Tam Orr'), paragraph('Two')]);
  const keyboard = await page.context().newCDPSession(page);
  for (const words of ['One', 'The quay', 'Tam Orr', 'Two']) {
    await clickInBody(page, words);
    await page.keyboard.press('End');
    const before = await savedBody(newsroom);
    // Backspace takes back letter after letter, Escape all of it: nothing was written.
    await compose(keyboard, ['に', 'にほ', 'に', ''], '');
    expect(await savedBody(newsroom), words).toBe(before);
    // Enter ends it and is no line of its own.
    await compose(keyboard, ['に', 'にほ', '日本'], '日本');
    expect(await savedBody(newsroom), words).toBe(before.replace(words, `${words}日本`));
    await page.keyboard.press('Control+z');
    expect(await savedBody(newsroom), words).toBe(before);
  }
});

test('keys that format leave alone what is being composed', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('One')]);
  const keyboard = await page.context().newCDPSession(page);
  await clickInBody(page, 'One');
  await page.keyboard.press('End');
  for (const key of ['Control+b', 'Control+i', 'Control+u']) {
    await show(keyboard, ['に', 'にほ']);
    await page.keyboard.press(key);
    await dictate(keyboard, ['にほん'], '日本');
    expect(await savedBody(newsroom), key).toBe('paragraph(One日本)');
    await page.keyboard.press('Control+z');
    expect(await savedBody(newsroom), key).toBe('paragraph(One)');
  }
});

test('an input method composes in every part of a block', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [
    paragraph('Words'),
    photo('The pier', 'Tam Orr'),
    attributedQuote,
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
    await dictate(keyboard, ['に', 'にほ', 'にほん'], '日本');
    await expect(field).toHaveText(`${before.trim()}日本`);
  }
  const saved = short((await savedContent(newsroom)).content);
  expect(saved.match(/日本/g)).toHaveLength(names.length);
  expect(saved).not.toMatch(/[にほん]/);
});

/** A divider between two lines, the caret at the end of the first. @returns a keyboard that composes */
async function openBesideDivider(newsroom: TestNewsroom) {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('One.'), { type: 'divider' }, paragraph('Two.')]);
  await clickInBody(page, 'One.');
  await page.keyboard.press('End');
  return page.context().newCDPSession(page);
}

test('an input method over a selected block writes behind it and takes nothing', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const keyboard = await openBesideDivider(newsroom);
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('hr.ProseMirror-selectednode')).toBeVisible();
  await dictate(keyboard, ['に', 'にほ'], '日本');
  expect(await savedBody(newsroom)).toBe(
    'paragraph(One.) divider() paragraph(日本) paragraph(Two.)',
  );
});

test('what an input method takes away before it writes it is one undo step, beside a block too', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const keyboard = await openBesideDivider(newsroom);
  const before = await savedBody(newsroom);
  // As ibus does with Korean.
  const write = async () => {
    await compose(keyboard, ['ㅎ', '하', '한', ''], '');
    await keyboard.send('Input.insertText', { text: '한' });
  };
  await write();
  expect(await savedBody(newsroom)).toBe(before.replace('One.', 'One.한'));
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe(before);
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('hr.ProseMirror-selectednode')).toBeVisible();
  await write();
  expect(await savedBody(newsroom)).toBe(before.replace('divider()', 'divider() paragraph(한)'));
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe(before);
  await page.keyboard.type('!');
  const typed = await savedBody(newsroom);
  expect(typed).not.toBe(before);
  // Given up: nothing that one could take back.
  await compose(keyboard, ['に', 'にほ', ''], '');
  expect(await savedBody(newsroom)).toBe(typed);
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe(before);
});

test('a quotation mark from the key of an accent is set as a typed one, and Backspace gives it back', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('He said')]);
  const keyboard = await page.context().newCDPSession(page);
  const line = body(page).getByRole('paragraph');
  await line.click();
  await page.keyboard.press('End');
  await page.keyboard.type(' ');
  await compose(keyboard, ['¨', '"'], '"');
  await expect(line).toHaveText('He said “');
  await page.keyboard.type('I can');
  // A key that is none for the accent gives both.
  await compose(keyboard, ['´', "'t"], "'t");
  await expect(line).toHaveText('He said “I can’t');
  await compose(keyboard, ['¨', '"'], '"');
  await expect(line).toHaveText('He said “I can’t”');
  await page.keyboard.press('Backspace');
  await expect(line).toHaveText('He said “I can’t"');
  await page.keyboard.type('!');
  expect(await savedBody(newsroom)).toBe('paragraph(He said “I can’t"!)');
});

test('signs that were kept stay signs when an input method takes back what it wrote behind them', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('')]);
  const keyboard = await page.context().newCDPSession(page);
  await body(page).getByRole('paragraph').click();
  await page.keyboard.type('- ');
  await expect(body(page).getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Backspace');
  await expect(body(page).getByRole('listitem')).toHaveCount(0);
  await compose(keyboard, ['ㅎ', ''], '');
  await compose(keyboard, ['ㅎ', '하', '한', ''], '');
  await keyboard.send('Input.insertText', { text: '한' });
  await page.keyboard.type('!');
  expect(await savedBody(newsroom)).toBe('paragraph(- 한!)');
});

import type { CDPSession, Page } from '@playwright/test';
import { everyKind } from '../fixtures/everyPair.ts';
import { allPlaces, documentIn, inWords, placeOf, watchCaret } from './caretWalk.ts';
import { expect, type TestNewsroom, test } from './newsroom.ts';
import { paragraph, text } from './sampleArticle.ts';
import { body, headline } from './steps.ts';
import { clickInBody, openBody, savedBody } from './writingDesk.ts';

// The first test composes at every place there is.
test.describe.configure({ timeout: 180_000 });

type Blocks = Parameters<typeof openBody>[1];

/** As every input method does: the key is its own, and then it composes. */
async function compose(keyboard: CDPSession, shown: string[], left: string) {
  const key = { key: 'Process', code: 'KeyG', windowsVirtualKeyCode: 229 };
  await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await dictate(keyboard, shown, left);
}

/** As who speaks: there is no key. */
async function dictate(keyboard: CDPSession, shown: string[], left: string) {
  for (const composed of shown) {
    await keyboard.send('Input.imeSetComposition', {
      text: composed,
      selectionStart: composed.length,
      selectionEnd: composed.length,
    });
  }
  await keyboard.send('Input.insertText', { text: left });
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
    for (let step = 0; step < index; step++) await page.keyboard.press('ArrowRight');
  }
});

test('dictation composes once where a block is selected and between blocks', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const { keyboard, doc } = await openEveryKind(newsroom);
  for (const [index, place] of allPlaces(doc).entries()) {
    if (index > 0) await page.keyboard.press('ArrowRight');
    if (place.startsWith('t')) continue;
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
    for (let step = 0; step < index; step++) await page.keyboard.press('ArrowRight');
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
  const caption = { type: 'caption', content: [text('The quay')] };
  const credit = { type: 'credit', content: [text('Tam Orr')] };
  await openBody(newsroom, [
    paragraph('One'),
    { type: 'photo', attrs: { asset: '' }, content: [caption, credit] },
    paragraph('Two'),
  ]);
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

test('Home and End lead to the start and the end of what runs in two directions', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const lines = ['The word مرحبا means hello', 'مرحبا harbour 2026 يا عالم', 'السطر الأول'];
  await openBody(newsroom, lines.map(paragraph));
  for (const [index, words] of lines.entries()) {
    const line = body(page).getByRole('paragraph').nth(index);
    await line.click();
    await page.keyboard.press('Home');
    await page.keyboard.type('1');
    await page.keyboard.press('End');
    await page.keyboard.type('2');
    await expect(line).toHaveText(`1${words}2`);
  }
});

test('Backspace takes a flag, a family and a tinted hand whole', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [
    paragraph('A🇺🇳'),
    paragraph('B👩‍👩‍👧‍👦'),
    paragraph('Ce\u0301'),
    paragraph('D👍🏽'),
  ]);
  for (const [letter, left] of [
    ['A', 'A'],
    ['B', 'B'],
    ['C', 'Ce'],
    ['D', 'D'],
  ] as const) {
    await clickInBody(page, letter);
    await page.keyboard.press('End');
    await page.keyboard.press('Backspace');
    // An accent that was typed by itself is taken back by itself, as everywhere.
    await expect(body(page).getByRole('paragraph').filter({ hasText: letter })).toHaveText(left);
  }
});

/** As the browser tells of what it is about to do, from whatever menu. */
const announce = (page: Page, inputType: string, data?: { text: string; word: string }) =>
  page.evaluate(
    ([type, replacement]) => {
      const target = document.querySelector('.ProseMirror') as HTMLElement;
      const init: InputEventInit = { inputType: type, bubbles: true, cancelable: true };
      if (replacement) {
        const walker = document.createTreeWalker(target, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const { currentNode } = walker;
          const at = currentNode.textContent?.indexOf(replacement.word) ?? -1;
          if (at < 0) continue;
          init.dataTransfer = new DataTransfer();
          init.dataTransfer.setData('text/plain', replacement.text);
          init.targetRanges = [
            new StaticRange({
              startContainer: currentNode,
              startOffset: at,
              endContainer: currentNode,
              endOffset: at + replacement.word.length,
            }),
          ];
          break;
        }
      }
      return !target.dispatchEvent(new InputEvent('beforeinput', init));
    },
    [inputType, data] as const,
  );

test('a spell-checker replaces a word in its marks; undo and redo of a menu are ours', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const bold = { ...text('harbuor'), marks: [{ type: 'bold' }] };
  await openBody(newsroom, [{ type: 'paragraph', content: [text('The '), bold, text(' voted.')] }]);
  await clickInBody(page, 'voted');
  await page.keyboard.press('End');
  await page.keyboard.type(' Late.');
  expect(await announce(page, 'insertReplacementText', { word: 'harbuor', text: 'harbour' })).toBe(
    true,
  );
  expect(await savedBody(newsroom)).toBe('paragraph(The [harbour bold] voted. Late.)');
  expect(await announce(page, 'historyUndo')).toBe(true);
  expect(await savedBody(newsroom)).toBe('paragraph(The [harbuor bold] voted. Late.)');
  expect(await announce(page, 'historyUndo')).toBe(true);
  expect(await savedBody(newsroom)).toBe('paragraph(The [harbuor bold] voted.)');
  expect(await announce(page, 'historyRedo')).toBe(true);
  expect(await savedBody(newsroom)).toBe('paragraph(The [harbuor bold] voted. Late.)');

  // A panel of emoji or dictation writes without a key, over more than one field.
  await headline(page).click();
  await page.keyboard.press('End');
  await page.keyboard.press('Control+Shift+End');
  await page.keyboard.insertText('👩🏽‍🚀');
  await expect(headline(page)).toHaveText('Harbour vote👩🏽‍🚀');
  await expect(body(page)).toHaveText('');
  await page.keyboard.press('Backspace');
  await expect(headline(page)).toHaveText('Harbour vote');
});

test('Ctrl and Backspace or Delete never take what is beyond the line', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [
    { type: 'pullQuote', content: [{ type: 'quoteText' }, { type: 'attribution' }] },
    paragraph('One two'),
    paragraph('Three'),
  ]);
  await clickInBody(page, 'One two');
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+Backspace');
  await expect(page.locator('.pull-quote.ProseMirror-selectednode')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await clickInBody(page, 'One two');
  await page.keyboard.press('End');
  await page.keyboard.press('Control+Backspace');
  await page.keyboard.press('Control+Backspace');
  await expect(body(page).getByRole('paragraph').first()).toHaveText('');
  expect(await savedBody(newsroom)).toContain('paragraph(Three)');
});

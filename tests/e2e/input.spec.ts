import type { Page } from '@playwright/test';
import { expect, test } from './newsroom.ts';
import { paragraph, text } from './sampleArticle.ts';
import { attributedQuote, photo, relatedLinks } from './sampleBlocks.ts';
import { body, headline } from './steps.ts';
import {
  caretPlace,
  clickInBody,
  openBody,
  savedBody,
  savedContent,
  short,
} from './writingDesk.ts';

const cell = (words: string) => ({ type: 'tableCell', content: [paragraph(words)] });

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

test('a spell-checker replaces a word in its marks; undo and redo of a menu are ours @thorough', async ({
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

test('a corrected word stays in its link, and keeps the marks of what stays of it', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const marked = (words: string, ...marks: object[]) => ({ ...text(words), marks });
  const link = { type: 'link', attrs: { href: 'https://example.org/pier' } };
  const first = [text('See '), marked('the harbuor', link), text(' and the ')];
  await openBody(newsroom, [
    { type: 'paragraph', content: [...first, marked('Coun', { type: 'bold' }), text('cli.')] },
  ]);
  const start = await savedBody(newsroom);
  for (const [word, right, now] of [
    ['harbuor', 'harbour', start.replace('harbuor', 'harbour')],
    ['Coun', 'County', start.replace('[Coun bold]', '[County bold]')],
  ] as const) {
    await clickInBody(page, 'See');
    expect(await announce(page, 'insertReplacementText', { word, text: right })).toBe(true);
    expect(await savedBody(newsroom)).toBe(now);
    await page.keyboard.press('Control+z');
    expect(await savedBody(newsroom)).toBe(start);
  }
});

test('what is dictated over several lines is all there in one step, and takes nothing away @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [
    paragraph('One.'),
    attributedQuote,
    photo('The quay', 'Tam Orr'),
    relatedLinks,
    { type: 'table', content: [{ type: 'tableRow', content: ['Ship', 'Crew'].map(cell) }] },
  ]);
  const whole = async () => short((await savedContent(newsroom)).content);
  const start = await whole();
  const said = ' He came.\nShe went.';
  for (const [words, now] of [
    ['One.', 'One. He came.) paragraph(She went.'],
    ['Harbour vote', 'Harbour vote He came. She went.'],
    ['Nobody asked us', 'Nobody asked us He came. She went.'],
    ['The quay', 'The quay He came. She went.'],
    ['Tam Orr', 'Tam Orr He came. She went.'],
    ['The pier', 'The pier He came. She went.'],
    ['Ship', 'Ship He came.) paragraph(She went.'],
  ] as const) {
    await page.locator('.ProseMirror').getByText(words).click();
    await page.keyboard.press('End');
    await page.keyboard.insertText(said);
    expect(await whole(), words).toBe(start.replace(words, now));
    await page.keyboard.press('Control+z');
    expect(await whole(), words).toBe(start);
  }
  // Over selected cells too, as typing is: into the first, and the others are empty.
  await clickInBody(page, 'Ship');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.locator('.selectedCell')).toHaveCount(2);
  await page.keyboard.insertText(said.trim());
  const cells = 'paragraph(Ship)) tableCell(paragraph(Crew))';
  const filled = 'paragraph(He came.) paragraph(She went.)) tableCell(paragraph())';
  expect(await whole()).toBe(start.replace(cells, filled));
  await page.keyboard.press('Control+z');
  expect(await whole()).toBe(start);
  // Where a block is selected too, and by itself a line end is the Enter key.
  await body(page)
    .locator('.photo-picture')
    .click({ position: { x: 5, y: 5 } });
  await expect.poll(() => caretPlace(page)).toBe('selected photo');
  await page.keyboard.insertText(said.trim());
  const beside = 'credit(Tam Orr)) paragraph(He came.) paragraph(She went.)';
  expect(await whole()).toBe(start.replace('credit(Tam Orr))', beside));
  await page.keyboard.press('Control+z');
  await clickInBody(page, 'One.');
  await page.keyboard.press('End');
  await page.keyboard.insertText('\n');
  expect(await whole()).toBe(start.replace('paragraph(One.)', 'paragraph(One.) paragraph()'));
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

  // Taken back, each is a thing of its own, also where one has typed just before.
  await clickInBody(page, 'Three');
  await page.keyboard.press('End');
  await page.keyboard.type(' and four');
  await page.keyboard.press('Control+Backspace');
  const line = body(page).getByRole('paragraph').last();
  await expect(line).toHaveText('Three and ');
  await page.keyboard.press('Control+z');
  await expect(line).toHaveText('Three and four');
  await page.keyboard.press('Control+z');
  await expect(line).toHaveText('Three');
});

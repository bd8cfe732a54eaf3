import type { Page } from '@playwright/test';
import { expect, test } from './newsroom.ts';
import { paragraph } from './sampleArticle.ts';
import { body, expectSaved, openArticle } from './steps.ts';
import { clickInBody, openBody, savedBody, savedContent } from './writingDesk.ts';

// What is off screen in a long article is not laid out. Blocks are drawn in groups for it, of which
// the document and the person know nothing. Lines 20 and 21 are on either side of a group's border.

const lines = Array.from({ length: 140 }, (_, at) => paragraph(`Line ${at + 1}.`));
const groups = (page: Page) => page.locator('.body-group');
const caret = (page: Page) =>
  page.evaluate(() => {
    const { anchorNode: node, anchorOffset = 0 } = getSelection() ?? {};
    const text = node?.textContent ?? '';
    return `${text.slice(0, anchorOffset)}|${text.slice(anchorOffset)}`;
  });
const selected = (page: Page) => page.evaluate(() => getSelection()?.toString());

test('a group’s border is no border for caret, keys, undo and the file @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const { keyboard } = page;
  await openBody(newsroom, lines);
  await expect(groups(page)).toHaveCount(7);
  await expect(groups(page).nth(1).getByRole('paragraph').first()).toHaveText('Line 21.');
  const around = async () => {
    const all = await body(page).getByRole('paragraph').allTextContents();
    return all.slice(18, 22).join(' ');
  };

  await clickInBody(page, 'Line 20.');
  await keyboard.press('End');
  expect(await caret(page)).toBe('Line 20.|');
  await keyboard.press('ArrowRight');
  expect(await caret(page)).toBe('|Line 21.');
  await keyboard.press('ArrowLeft');
  expect(await caret(page)).toBe('Line 20.|');
  await keyboard.press('ArrowDown');
  expect(await caret(page)).toMatch(/Line 21\.\|/);
  await keyboard.press('ArrowUp');
  expect(await caret(page)).toBe('Line 20.|');

  await keyboard.press('Delete');
  expect(await around()).toBe('Line 19. Line 20.Line 21. Line 22. Line 23.');
  await keyboard.press('Control+z');
  await clickInBody(page, 'Line 21.');
  await keyboard.press('Home');
  await keyboard.press('Backspace');
  expect(await around()).toBe('Line 19. Line 20.Line 21. Line 22. Line 23.');
  await keyboard.press('Control+z');
  expect(await around()).toBe('Line 19. Line 20. Line 21. Line 22.');

  await clickInBody(page, 'Line 20.');
  await keyboard.press('End');
  await keyboard.press('Enter');
  await keyboard.type('Between.');
  expect(await around()).toBe('Line 19. Line 20. Between. Line 21.');
  await keyboard.press('Alt+ArrowDown');
  expect(await around()).toBe('Line 19. Line 20. Line 21. Between.');
  await keyboard.press('Alt+ArrowUp');
  await keyboard.press('Alt+ArrowUp');
  expect(await around()).toBe('Line 19. Between. Line 20. Line 21.');

  // A selection over the border, typed over and cut.
  await clickInBody(page, 'Line 20.');
  await keyboard.press('Home');
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('Shift+End');
  await keyboard.type('Both');
  expect(await around()).toBe('Line 19. Between. Both Line 22.');
  for (let step = 0; step < 8; step++) await keyboard.press('Control+z');
  expect(await around()).toBe('Line 19. Line 20. Line 21. Line 22.');
  await keyboard.press('Control+Home');
  await keyboard.type('Top');
  await keyboard.press('Control+z');
  const content = await savedContent(newsroom);
  expect(content.content?.[3]?.content?.map(({ content: [words] = [] }) => words?.text)).toEqual(
    lines.map(({ content: [words] = [] }) => words?.text),
  );
  expect(JSON.stringify(content)).not.toContain('group');
});

test('words are composed, copied and pasted across a border', async ({ newsroom }) => {
  const { page } = newsroom;
  const { keyboard } = page;
  await openBody(newsroom, lines);
  const ime = await page.context().newCDPSession(page);
  for (const [line, key] of [
    ['Line 20.', 'End'],
    ['Line 21.', 'Home'],
  ] as const) {
    await clickInBody(page, line);
    await keyboard.press(key);
    for (const text of ['ㄱ', '가', '각']) {
      await ime.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    }
    await ime.send('Input.insertText', { text: '각' });
  }
  await expect(body(page)).toContainText('Line 20.각각Line 21.');

  // Lists and quotes made of lines on both sides, and back.
  await clickInBody(page, 'Line 20.');
  await keyboard.press('Home');
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('Shift+End');
  await keyboard.press('Control+c');
  await keyboard.press('Control+Shift+8');
  await expect(body(page).getByRole('listitem')).toHaveText(['Line 20.각', '각Line 21.']);
  await keyboard.press('Control+Shift+8');
  await expect(body(page).getByRole('listitem')).toHaveCount(0);
  await keyboard.press('Control+End');
  await keyboard.press('Enter');
  await keyboard.press('Control+v');
  expect(await savedBody(newsroom)).toMatch(
    /paragraph\(Line 20\.각\) paragraph\(각Line 21\.\) .* paragraph\(Line 140\.\) paragraph\(Line 20\.각\) paragraph\(각Line 21\.\)$/,
  );
});

test('who reads the page by its lines has all of it laid out, from now on @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, lines);
  const skipped = (where = page) =>
    groups(where).evaluateAll(
      (all) =>
        all.filter(
          (group) => !group.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }),
        ).length,
    );
  /** What a screen reader is told of the last line: its text, and where it stands. */
  const boxesOfLast = async () => {
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    await session.detach();
    const last = nodes.find(
      ({ role, name }) => role?.value === 'StaticText' && name?.value === 'Line 140.',
    );
    return nodes.filter(({ parentId }) => last && parentId === last.nodeId).length;
  };
  expect(await skipped()).toBeGreaterThan(0);
  expect(await boxesOfLast()).toBe(0);
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('checkbox', { name: /^Lay out all of a long article/ }).check();
  await page.keyboard.press('Escape');
  await expect.poll(() => skipped()).toBe(0);
  await expect.poll(boxesOfLast).toBe(1);
  await newsroom.restart();
  await openArticle(newsroom.page, 'Harbour vote');
  await expect(body(newsroom.page)).toContainText('Line 140.');
  expect(await skipped(newsroom.page)).toBe(0);
});

test('what is not laid out is reached, found, printed and selected', async ({ newsroom }) => {
  const { page } = newsroom;
  const { keyboard } = page;
  await openBody(newsroom, lines);
  await clickInBody(page, 'Line 3.');
  // The browser's own keys would stop where it has not laid anything out yet.
  await keyboard.press('Control+End');
  expect(await caret(page)).toBe('Line 140.|');
  await expect(body(page).getByText('Line 140.')).toBeInViewport();
  await keyboard.press('Control+Home');
  await keyboard.press('Tab');
  await clickInBody(page, 'Line 3.');
  await keyboard.press('Home');
  await keyboard.press('Control+Shift+End');
  expect(await selected(page)).toMatch(/^Line 3\.[\s\S]*Line 140\.$/);
  await keyboard.press('ArrowRight');

  // The page's own search.
  await keyboard.press('Control+Home');
  const found = await page.evaluate(() =>
    (window as unknown as { find(text: string): boolean }).find('Line 97.'),
  );
  expect(found).toBe(true);
  expect(await selected(page)).toBe('Line 97.');

  await page.emulateMedia({ media: 'print' });
  expect(
    await groups(page).evaluateAll((all) =>
      all.every((group) => getComputedStyle(group).contentVisibility === 'visible'),
    ),
  ).toBe(true);
  await page.emulateMedia({ media: 'screen' });
  await expectSaved(page);
});

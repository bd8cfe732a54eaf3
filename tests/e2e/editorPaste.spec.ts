import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { NodeJson } from '../../shared/article/model.ts';
import { readable } from '../unit/editor/readable.ts';
import { png } from '../unit/exports/pictures.ts';
import { expect, test } from './newsroom.ts';
import { paragraph, pullQuote, text } from './sampleArticle.ts';
import { body, headline, runFromPalette } from './steps.ts';
import {
  clickInBody,
  formatting,
  openBody,
  paste,
  savedBody,
  savedContent,
  takenIn,
  watchPolicy,
} from './writingDesk.ts';

const folder = path.join(import.meta.dirname, '../fixtures/paste');
const fixture = (name: string) => readFileSync(path.join(folder, name), 'utf8');

/** Every fixture is read in tests/unit/editor; here some go through a browser and its policy. */
const pastes: [name: string, flavours: Record<string, string>][] = [
  ['google-docs/paragraphs-and-marks', { 'text/html': 'html' }],
  ['word/comments', { 'text/html': 'html' }],
  ['word/list-nested-three-levels', { 'text/html': 'html' }],
  ['gmail/reply-with-breaks', { 'text/html': 'html' }],
  ['excel/merged-and-empty-rows', { 'text/html': 'html' }],
  ['web/forged-blocks', { 'text/html': 'html' }],
  ['plain/dialogue', { 'text/plain': 'txt' }],
  ['markdown/numbered-list', { 'text/plain': 'txt' }],
];

test('what other programs put on the clipboard becomes clean blocks, in one undo step', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const reports = watchPolicy(page);
  await openBody(newsroom, [paragraph('')]);
  await body(page).getByRole('paragraph').click();
  for (const [name, types] of pastes) {
    await test.step(name, async () => {
      const data = Object.entries(types).map(([type, end]) => [type, fixture(`${name}.${end}`)]);
      await paste(page, { 'text/plain': 'x', ...Object.fromEntries(data) });
      const saved = (await savedContent(newsroom)) as NodeJson;
      const blocks = (saved.content?.[3]?.content ?? []).map(readable).join('\n');
      expect(blocks, name).toBe(fixture(`${name}.expected`).trim());
      await page.keyboard.press('Control+z');
      expect(await savedBody(newsroom), `${name}, undone`).toBe('paragraph()');
    });
  }
  // Shows what is missing, and nothing of it ever ran.
  await paste(page, { 'text/plain': 'x', 'text/html': fixture('web/hostile.html') });
  const missing = page.getByRole('region', { name: 'A picture did not come along' });
  await expect(missing.getByRole('listitem')).toHaveText('x');
  await missing.getByRole('button', { name: 'Close' }).click();
  await expect(missing).toBeHidden();
  expect(await page.evaluate(() => 'evil' in window)).toBe(false);
  expect(reports).toEqual([]);
});

test('tracked changes are asked about before anything is pasted', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('')]);
  await body(page).getByRole('paragraph').click();
  const data = { 'text/plain': 'x', 'text/html': fixture('word/tracked-changes.html') };
  const dialog = page.getByRole('dialog', { name: 'Tracked changes' });

  await paste(page, data);
  await expect(dialog).toContainText('3 tracked changes');
  await expect(dialog.getByRole('button', { name: 'Accept all' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.locator('.ProseMirror')).toBeFocused();
  expect(await savedBody(newsroom)).toBe('paragraph()');

  await paste(page, data);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await savedBody(newsroom)).toBe(
    'paragraph(The vote was lost on Tuesday.) paragraph(A line that went.) paragraph(The end.)',
  );
  // The caret is behind it, and one step takes it back.
  await page.keyboard.type(' Really.');
  await expect(body(page)).toContainText('The end. Really.');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe('paragraph()');

  await paste(page, data);
  await dialog.getByRole('button', { name: 'Accept all' }).click();
  expect(await savedBody(newsroom)).toBe(
    'paragraph(The vote was put off on Tuesday.) paragraph(The end.)',
  );
});

test('text files that are dropped together follow each other in one undo step', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('First'), paragraph('Last')]);
  const start = await savedBody(newsroom);
  await body(page)
    .getByText('Last')
    .evaluate((place) => {
      const dataTransfer = new DataTransfer();
      for (const [name, words] of [
        ['one.txt', 'One.\n\nOne more.'],
        ['two.md', '## Two'],
        ['three.html', '<ul><li>Three</li></ul>'],
      ] as const) {
        dataTransfer.items.add(new File([words], name));
      }
      const { left, top } = place.getBoundingClientRect();
      const init = { dataTransfer, bubbles: true, cancelable: true, clientX: left, clientY: top };
      place.dispatchEvent(new DragEvent('dragover', init));
      place.dispatchEvent(new DragEvent('drop', init));
    });
  await expect(body(page)).toContainText('Three');
  expect(await savedBody(newsroom)).toBe(
    'paragraph(First) paragraph(One.) paragraph(One more.) h2(Two) ' +
      'bulletList(listItem(paragraph(Three))) paragraph(Last)',
  );
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe(start);
});

test('tracked changes of several files that are dropped together are asked about together', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('First'), paragraph('Last')]);
  await body(page)
    .getByText('Last')
    .evaluate((place) => {
      const dataTransfer = new DataTransfer();
      for (const [name, day] of [
        ['one.html', 'Monday'],
        ['two.html', 'Tuesday'],
      ] as const) {
        const html = `<p class=MsoNormal>On ${day}<ins cite="mailto:M"> night</ins>.</p><img src="https://e.example/${day}.png" alt="${day}">`;
        dataTransfer.items.add(new File([html], name));
      }
      dataTransfer.items.add(
        new File(['<p>On Friday.</p><img src="https://e.example/c.png" alt="Boats">'], 'c.html'),
      );
      const { left, top } = place.getBoundingClientRect();
      const init = { dataTransfer, bubbles: true, cancelable: true, clientX: left, clientY: top };
      place.dispatchEvent(new DragEvent('dragover', init));
      place.dispatchEvent(new DragEvent('drop', init));
    });
  const dialog = page.getByRole('dialog', { name: 'Tracked changes' });
  await expect(dialog).toContainText('2 ');
  await dialog.getByRole('button', { name: 'Accept all' }).click();
  await expect(body(page)).toContainText('On Tuesday night.');
  expect(await savedBody(newsroom)).toBe(
    'paragraph(First) paragraph(On Monday night.) paragraph(On Tuesday night.) paragraph(On Friday.) paragraph(Last)',
  );
  // And what none of them has is told of behind that.
  const missing = page.getByRole('region', { name: '3 pictures did not come along' });
  await expect(missing).toContainText('Boats');
  await expect(missing).toContainText('Monday');
  await expect(missing).toContainText('Tuesday');
});

test('text files and a photo that are dropped together are one undo step', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('First'), paragraph('Last')]);
  const start = await savedBody(newsroom);
  await body(page)
    .getByText('Last')
    .evaluate(
      (place, bytes) => {
        const dataTransfer = new DataTransfer();
        const picture = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
        dataTransfer.items.add(new File([picture], 'quay.png', { type: 'image/png' }));
        dataTransfer.items.add(new File(['One.\n\nOne more.'], 'one.txt'));
        const { left, top } = place.getBoundingClientRect();
        const init = { dataTransfer, bubbles: true, cancelable: true, clientX: left, clientY: top };
        place.dispatchEvent(new DragEvent('dragover', init));
        place.dispatchEvent(new DragEvent('drop', init));
      },
      Buffer.from(png(320, 200, 2)).toString('base64'),
    );
  await expect(body(page).locator(takenIn)).toBeVisible();
  const put = await savedBody(newsroom);
  expect(put).toBe(
    'paragraph(First) paragraph(One.) paragraph(One more.) ' +
      'photo(caption() credit()) paragraph(Last)',
  );
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe(start);
  await page.keyboard.press('Control+Shift+z');
  await expect(body(page).locator(takenIn)).toBeVisible();
  expect(await savedBody(newsroom)).toBe(put);
});

test('and where they are pasted', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('First'), paragraph('Last')]);
  const start = await savedBody(newsroom);
  await body(page).getByText('First').click();
  await page.keyboard.press('End');
  await page.evaluate(
    (bytes) => {
      const clipboardData = new DataTransfer();
      const picture = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
      clipboardData.items.add(new File([picture], 'quay.png', { type: 'image/png' }));
      clipboardData.items.add(new File([', and one. Two.'], 'one.txt'));
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    },
    Buffer.from(png(320, 200, 2)).toString('base64'),
  );
  await expect(body(page).locator(takenIn)).toBeVisible();
  const put = await savedBody(newsroom);
  expect(put).toBe('paragraph(First, and one. Two.) photo(caption() credit()) paragraph(Last)');
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe(start);
  await page.keyboard.press('Control+Shift+z');
  await expect(body(page).locator(takenIn)).toBeVisible();
  expect(await savedBody(newsroom)).toBe(put);
});

test('our own blocks come back from the clipboard as they were', async ({ newsroom }) => {
  const { page } = newsroom;
  const blocks = [
    paragraph('First'),
    { type: 'heading', attrs: { level: 3 }, content: [text('Minor')] },
    {
      type: 'photo',
      attrs: { layout: 'wide' },
      content: [
        { type: 'caption', content: [text('The pier')] },
        { type: 'credit', content: [text('Tam Orr')] },
      ],
    },
    {
      type: 'orderedList',
      attrs: { start: 3 },
      content: [{ type: 'listItem', content: [paragraph('Three')] }],
    },
    pullQuote('We wait'),
    {
      type: 'relatedLinks',
      content: [
        { type: 'title', content: [text('More')] },
        { type: 'relatedLink', attrs: { href: 'https://example.org' }, content: [text('Pier')] },
      ],
    },
    { type: 'poll', attrs: { question: 'Bridge?' } },
    { type: 'note', content: [paragraph('SECRET number')] },
    { type: 'divider' },
    paragraph('Last'),
  ];
  await openBody(newsroom, blocks);
  await clickInBody(page, 'First');
  await page.keyboard.press('Control+a');
  const before = await savedBody(newsroom);
  await page.keyboard.press('Control+x');
  expect(await savedBody(newsroom)).toBe('paragraph()');
  await page.keyboard.press('Control+v');
  expect(await savedBody(newsroom)).toBe(before);
  const [name = ''] = await newsroom.articleFiles();
  const saved = (await newsroom.readArticle(name)).content.content?.[3]?.content ?? [];
  expect(saved[2]?.attrs?.layout).toBe('wide');
  expect(saved[3]?.attrs?.start).toBe(3);
  expect(saved[6]).toEqual({ type: 'poll', attrs: { question: 'Bridge?' } });
  const ids = saved.flatMap(({ attrs }) => (attrs?.id ? [attrs.id] : []));
  expect(new Set(ids).size).toBe(ids.length);
});

test('a field takes one line, and an address over words links them', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('board')], 'Vote');
  await headline(page).click();
  await page.keyboard.press('End');
  await paste(page, { 'text/plain': ' put off\n\nuntil June' });
  await expect(headline(page)).toHaveText('Vote put off until June');
  await clickInBody(page, 'board');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await expect(formatting(page)).toBeVisible();
  await paste(page, { 'text/plain': 'https://example.org/board' });
  expect(await savedBody(newsroom)).toBe('paragraph([board https://example.org/board])');
});

test('without formatting, by the keyboard and from the palette', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [
    {
      type: 'heading',
      attrs: { level: 2 },
      content: [{ ...text('Loud'), marks: [{ type: 'italic' }] }],
    } as never,
    paragraph(''),
  ]);
  await clickInBody(page, 'Loud');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+Shift+v');
  expect(await savedBody(newsroom)).toBe('h2([Loud italic]) paragraph(Loud)');
  await page.context().grantPermissions(['clipboard-read']);
  await page.keyboard.type(' and ');
  await runFromPalette(page, 'Paste without formatting');
  await expect(body(page).getByRole('paragraph')).toHaveText('Loud and Loud');
});

test('what the middle button pastes goes where it was clicked, not where the caret was before', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('First'), paragraph('Last')]);
  await body(page).getByText('First').click();
  await page.keyboard.press('End');
  await body(page)
    .getByText('Last')
    .evaluate((line) => {
      // The browser tells of a caret that a click has put somewhere in a task of its own.
      getSelection()?.collapse(line.firstChild, 2);
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'XYZ');
      const init = { clipboardData, bubbles: true, cancelable: true };
      line.dispatchEvent(new ClipboardEvent('paste', init));
    });
  expect(await savedBody(newsroom)).toBe('paragraph(First) paragraph(LaXYZst)');
});

test('of an empty clipboard nothing is pasted, which is said, and the text stays where it is', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const lines = Array.from({ length: 80 }, (_, line) => paragraph(`Line ${line}`));
  await openBody(newsroom, [...lines, paragraph('At the end')]);
  await clickInBody(page, 'At the end');
  await page.keyboard.press('End');
  await paste(page, {});
  await expect(page.getByText('There is nothing on the clipboard')).toBeVisible();
  await page.keyboard.type('.');
  await expect(body(page).getByText('At the end.')).toBeInViewport();
  await expect(page.locator('.ProseMirror')).toBeFocused();
});

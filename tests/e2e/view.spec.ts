import { everyBlock } from './everyBlock.ts';
import { expectAccessible } from './expectAccessible.ts';
import { expect, test } from './newsroom.ts';
import { paragraph, sampleArticle } from './sampleArticle.ts';
import {
  body,
  goToEnd,
  headline,
  libraryPane,
  openArticle,
  openBeside,
  paneOf,
  runFromPalette,
  saveState,
} from './steps.ts';
import { openBody, savedBody } from './writingDesk.ts';

const root = 'html';

test('typography is set while typing, taken back by Backspace, and reviewed in one step', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle(
    'story.stet',
    sampleArticle({ headline: 'Ferry late', paragraphs: ['"Late again," she said...', 'End'] }),
  );
  await openArticle(page, 'Ferry late');
  await goToEnd(page);
  await page.keyboard.type(': "it\'s the \'90s"');
  await expect(body(page)).toContainText('End: “it’s the ’90s”');
  await page.keyboard.press('Backspace');
  await expect(body(page)).toContainText('End: “it’s the ’90s"');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');

  await runFromPalette(page, 'Typography…');
  const dialog = page.getByRole('dialog', { name: 'Typography' });
  await expect(dialog.getByRole('listitem')).toHaveCount(3);
  await expectAccessible(page, 'typography', 'dialog');
  await dialog.getByRole('listitem').first().getByRole('checkbox').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await dialog.getByRole('button', { name: 'Change 2' }).click();
  expect(await savedBody(newsroom)).toContain('paragraph(“Late again,” she said...)');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  expect(await savedBody(newsroom)).toContain('paragraph("Late again," she said...)');
  await page.keyboard.press('Control+Shift+z');

  await runFromPalette(page, 'Typography…');
  await dialog.getByRole('button', { name: 'Change 1' }).click();
  const told = page.getByText('Typography changed in 1 place.');
  await goToEnd(page);
  // It stays while it is read, but from here on Undo would take back something else.
  await told.hover();
  await page.keyboard.type('!');
  await expect(told).toBeHidden();
  for (let times = 0; times < 3; times++) await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toContain('paragraph("Late again," she said...)');

  await runFromPalette(page, 'Typographic quotes while typing');
  await expect(page.getByText('Typographic quotes while typing are off.')).toBeVisible();
  await goToEnd(page);
  await page.keyboard.type(' "no"');
  await expect(body(page)).toContainText('"no"');
});

test('how a person sees the text is theirs, moves no line, and is found again', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle(
    'story.stet',
    sampleArticle({
      headline: 'Ferry late',
      paragraphs: [...Array(40).keys()].map((n) => `Paragraph ${n} has two parts. This is one.`),
    }),
  );
  await openArticle(page, 'Ferry late');
  const blocks = () =>
    body(page)
      .getByRole('paragraph')
      .evaluateAll((all) => all.slice(0, 12).map((block) => block.getBoundingClientRect().top));
  await body(page).getByText('Paragraph 3 has').click();
  const before = await blocks();

  await page.keyboard.press('Shift+F9');
  await expect(page.locator(root)).toHaveAttribute('data-invisibles', 'true');
  await expect
    .poll(() => page.evaluate(() => CSS.highlights.get('stet-space')?.size ?? 0))
    .toBeGreaterThan(10);
  const box = page.locator('.article-pane-text');
  const top = await box.evaluate((pane) => pane.scrollTop);
  await box.evaluate((pane) => pane.scrollTo(0, pane.scrollHeight));
  await expect
    .poll(() =>
      page.evaluate(() =>
        [...(CSS.highlights.get('stet-space') ?? [])].some((range) =>
          (range as Range).startContainer.textContent?.startsWith('Paragraph 39'),
        ),
      ),
    )
    .toBe(true);
  await box.evaluate((pane, before) => pane.scrollTo(0, before), top);
  await page.keyboard.press('Shift+F8');
  await expect(page.locator('.is-sentence')).toHaveText(
    /^(Paragraph 3 .*parts\. ?|This is one\.)$/,
  );
  await expectAccessible(page, 'focus on a sentence', '.article-pane-text');
  expect(await blocks()).toEqual(before);

  // The line that is written stays at one height.
  await page.keyboard.press('F9');
  const fromItsHeight = () =>
    box.evaluate((pane) => {
      const caret = getSelection()?.getRangeAt(0).getBoundingClientRect();
      const { top, height } = pane.getBoundingClientRect();
      return Math.abs(((caret?.top ?? 0) + (caret?.bottom ?? 0)) / 2 - (top + height * 0.45));
    });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect.poll(fromItsHeight).toBeLessThan(4);
  for (let line = 0; line < 12; line++) await page.keyboard.press('ArrowDown');
  await expect.poll(fromItsHeight).toBeLessThan(4);
  expect(await box.evaluate((pane) => pane.scrollTop)).toBeGreaterThan(100);

  await page.getByRole('button', { name: 'View', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'View' });
  await dialog.getByRole('radio', { name: 'Dark' }).check();
  await dialog.getByRole('radio', { name: 'Wide' }).check();
  await dialog.getByRole('button', { name: 'Zoom: larger' }).click();
  await dialog.getByRole('button', { name: 'Text size: larger' }).click();
  await expect(dialog.getByText('110%')).toHaveCount(2);
  await expectAccessible(page, 'the view');
  await page.keyboard.press('Escape');

  await newsroom.restart();
  const again = newsroom.page;
  await openArticle(again, 'Ferry late');
  await expect(again.locator(root)).toHaveAttribute('data-theme', 'dark');
  await expect(again.locator(root)).toHaveAttribute('data-column', 'wide');
  await expect(again.locator(root)).toHaveCSS('font-size', '17.6px');
  expect(await headline(again).evaluate((field) => getComputedStyle(field).color)).toBe(
    'rgb(160, 154, 141)',
  );
  await runFromPalette(again, 'Theme: proofreading');
  await expectAccessible(again, 'the proofreading theme');
});

test('invisible characters are marked in the words of the article, and on no button among them', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, everyBlock);
  await page.keyboard.press('Shift+F9');
  const marked = () =>
    page.evaluate(() =>
      [...(CSS.highlights.get('stet-space') ?? [])].map(
        (range) => (range as Range).startContainer.textContent,
      ),
    );
  await expect.poll(marked).toContain('The council met late.');
  expect(await marked()).not.toContain('Choose a photo…');
  const ends = (words: string) =>
    page.getByText(words).evaluate((element) => getComputedStyle(element, '::after').content);
  expect(await ends('The council met late.')).toContain('¶');
  expect(await ends('No photo yet')).toBe('none');
});

test('on paper there is the article, all of it and nothing else', async ({ newsroom }) => {
  const { page } = newsroom;
  const lines = Array.from({ length: 60 }, (_, index) =>
    paragraph(`Line ${index} of the minutes.`),
  );
  await newsroom.writeArticle('a.stet', sampleArticle({ headline: 'Ferry late' }));
  await openBody(newsroom, [...everyBlock, ...lines], 'Vote delayed');
  await runFromPalette(page, 'Theme: dark');
  const warning = body(page).getByText('These words are no longer in the story.');
  await expect(warning).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(warning).toBeHidden();
  // Backgrounds are not printed unless somebody asks for them.
  const rule = body(page).getByRole('separator');
  await expect(rule).toHaveCSS('border-top-width', '1px');
  await expect(libraryPane(page)).toBeHidden();
  await expect(saveState(page)).toBeHidden();
  await expect(body(page).getByRole('button', { name: 'Add link' })).toBeHidden();
  const ends = () =>
    page.evaluate(() => {
      const last = [...document.querySelectorAll('.body p')].at(-1)?.getBoundingClientRect();
      return { last: last?.bottom ?? Infinity, paper: document.documentElement.scrollHeight };
    });
  const { last, paper } = await ends();
  expect(last).toBeLessThan(paper);
  expect(paper).toBeGreaterThan(2_000);
  const ink = await headline(page).evaluate((field) => getComputedStyle(field).color);
  expect(ink).toBe('rgb(30, 29, 26)');

  // Of two the one that is written in.
  await page.emulateMedia({ media: 'screen' });
  await openBeside(page, 'Ferry late');
  await page.emulateMedia({ media: 'print' });
  const shown = paneOf(page, 'Second').or(paneOf(page, 'First')).filter({ visible: true });
  await expect(shown).toHaveCount(1);
});

test('a long word in a headline keeps to its line where two share the window', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const word = 'Aufmerksamkeitsstörung';
  await newsroom.writeArticle('a.stet', sampleArticle({ headline: `Die ${word} im Amt` }));
  await openBody(newsroom, [paragraph('The council met late.')]);
  await openBeside(page, `Die ${word} im Amt`);
  await page.setViewportSize({ width: 1180, height: 800 });
  const lines = await headline(paneOf(page, 'Second')).evaluate((field, start) => {
    const range = new Range();
    const text = field.firstChild as Text;
    range.setStart(text, start);
    range.setEnd(text, start + 22);
    return new Set([...range.getClientRects()].map(({ top }) => top)).size;
  }, 4);
  expect(lines).toBe(1);
  // And the grip of a block has room beside it.
  const line = body(paneOf(page, 'Second')).getByText('The council met late.');
  await line.hover();
  const grip = page.getByRole('button', { name: 'Drag to move, click for more' });
  await expect(grip).toBeVisible();
});

for (const isSeen of [true, false]) {
  const what = isSeen
    ? 'the line with the caret'
    : 'with the caret elsewhere the first line in sight';
  test(`${what} stays where it is when panes come and go and letters grow`, async ({
    newsroom,
  }) => {
    const { page } = newsroom;
    const words = 'The council met late and put the vote on the harbour off until spring. ';
    const long = (line: number) => paragraph(`Line ${line}: ${words.repeat(1 + (line % 4))}`);
    await newsroom.writeArticle('a.stet', sampleArticle({ headline: 'Ferry late' }));
    await openBody(
      newsroom,
      Array.from({ length: 300 }, (_, line) => long(line)),
    );
    await page.setViewportSize({ width: 1250, height: 800 });
    const line = body(page).getByText('Line 150:');
    if (isSeen) await line.click({ position: { x: 4, y: 4 } });
    await line.evaluate((paragraph, seen) => {
      paragraph.scrollIntoView({ block: seen ? 'center' : 'start' });
    }, isSeen);
    const place = async () => (await line.boundingBox()) ?? { y: 0, height: 0 };
    const { y: top } = await place();
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    const changes: [string, () => Promise<void>][] = [
      ['Preview', () => press('Preview')],
      ['no preview', () => press('Close the preview')],
      [
        'wide, without library',
        async () => {
          await runFromPalette(page, 'Wide column');
          await press('Library');
        },
      ],
      ['Larger text', () => runFromPalette(page, 'Larger text')],
      ['Zoom in', () => runFromPalette(page, 'Zoom in')],
      ['library', () => press('Library')],
      ['two articles', () => openBeside(page, 'Ferry late')],
    ];
    for (const [name, change] of changes) {
      const { height } = await place();
      await change();
      await expect.poll(async () => (await place()).height, name).not.toBe(height);
      // Within a line: what stands above the text gets higher, too.
      await expect.poll(async () => Math.abs((await place()).y - top), name).toBeLessThan(20);
    }
  });
}

test('what is looked at stays where it is when the window gets another width', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const words = 'The council met late and put the vote on the harbour off until spring. ';
  await openBody(
    newsroom,
    Array.from({ length: 120 }, (_, line) =>
      paragraph(`Line ${line}: ${words.repeat(1 + (line % 4))}`),
    ),
  );
  await page.setViewportSize({ width: 1250, height: 800 });
  await page.clock.install();
  const caretLine = body(page).getByText('Line 60:');
  const firstLine = body(page).getByText('Line 90:');
  for (const [line, block] of [
    [caretLine, 'center'],
    [firstLine, 'start'],
  ] as const) {
    if (line === caretLine) await line.click({ position: { x: 4, y: 4 } });
    await line.evaluate((element, at) => element.scrollIntoView({ block: at }), block);
    // Nobody draws at a window while the text still moves.
    await page.clock.runFor(1_000);
    const { y: top = 0 } = (await line.boundingBox()) ?? {};
    for (const width of [1000, 700, 1250]) {
      await page.setViewportSize({ width, height: 800 });
      await page.clock.runFor(100);
      const y = async () => Math.abs(((await line.boundingBox())?.y ?? 0) - top);
      await expect.poll(y, `${block} at ${width}`).toBeLessThan(12);
    }
  }
});

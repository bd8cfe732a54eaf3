import type { Locator } from '@playwright/test';
import { expect, test } from './newsroom.ts';
import { paragraph, sampleArticle, text } from './sampleArticle.ts';
import { photo } from './sampleBlocks.ts';
import { body, goToEnd, inspector, openArticle } from './steps.ts';
import { clickInBody, formatting } from './writingDesk.ts';

const hebrew = 'המועצה דחתה את ההצבעה על הרציף.';
const arabic = 'صوت المجلس على الرصيف مساء أمس.';

const expectFrom = (passage: Locator, direction: 'ltr' | 'rtl') =>
  expect(passage).toHaveCSS('direction', direction);

/** Where the caret is drawn, in pixels from the left. */
const caretLeft = (place: Locator) =>
  place.evaluate(() => {
    const selection = getSelection();
    const range = document.createRange();
    range.setStart(selection?.focusNode as Node, selection?.focusOffset ?? 0);
    return range.getClientRects()[0]?.left ?? 0;
  });

test('a passage runs where its letters run, as it is typed and in the preview', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  await openArticle(page, 'Vote delayed');
  await goToEnd(page);
  await page.keyboard.press('Enter');
  const last = body(page).locator('p').last();
  await expectFrom(last, 'ltr');
  // A name in other letters does not turn it.
  await page.keyboard.type(`${hebrew} Mara Quill`);
  await expectFrom(last, 'rtl');
  await expectFrom(body(page).locator('p').first(), 'ltr');
  await expectFrom(body(page), 'ltr');

  // The grip of each block is on the same side.
  await last.hover();
  const grip = page.getByRole('button', { name: 'Drag to move, click for more' });
  await expect(grip).toBeVisible();
  expect((await grip.boundingBox())?.x).toBeLessThan((await last.boundingBox())?.x ?? 0);

  // Left leads on in what is read from the right.
  const before = await caretLeft(last);
  await page.keyboard.press('Home');
  expect(await caretLeft(last)).toBeGreaterThan(before);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Backspace');
  await expect(last).toHaveText(`${hebrew.slice(1)} Mara Quill`);

  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('It met again.');
  await expectFrom(last, 'ltr');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expectFrom(body(page).locator('p').nth(1), 'rtl');

  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  const frame = page.frameLocator('iframe[title="The article as exported"]');
  await expectFrom(frame.getByText(hebrew.slice(1)), 'rtl');
  await expectFrom(frame.getByText('The council met late.'), 'ltr');
});

test('so do headlines, captions, cells and quotes, in articles of either way', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const cell = (words: string) => ({ type: 'tableCell', content: [paragraph(words)] });
  const blocks = (words: string) => [
    { type: 'heading', attrs: { level: 2 }, content: [text(words)] },
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(words)] }] },
    {
      type: 'blockquote',
      content: [paragraph(words), { type: 'attribution', content: [text(words)] }],
    },
    {
      type: 'pullQuote',
      content: [
        { type: 'quoteText', content: [text(words)] },
        { type: 'attribution', content: [text(words)] },
      ],
    },
    photo(words, words),
    {
      type: 'factbox',
      content: [{ type: 'title', content: [text(words)] }, paragraph(words)],
    },
    {
      type: 'relatedLinks',
      content: [
        { type: 'title', content: [text(words)] },
        { type: 'relatedLink', attrs: { href: 'https://example.org/a' }, content: [text(words)] },
      ],
    },
    { type: 'table', content: [{ type: 'tableRow', content: [cell(words), cell('2026')] }] },
  ];
  const english = 'The pier stays.';
  await newsroom.writeArticle(
    'english.stet',
    sampleArticle({ headline: 'English', body: [paragraph('It rained.'), ...blocks(arabic)] }),
  );
  await newsroom.writeArticle('arabic.stet', {
    ...sampleArticle({ headline: 'Arabic', body: [paragraph(arabic), ...blocks(english)] }),
    language: 'ar',
  });
  for (const [title, words, direction] of [
    ['English', arabic, 'rtl'],
    ['Arabic', english, 'ltr'],
  ] as const) {
    await openArticle(page, title);
    const turned = body(page).getByText(words, { exact: true });
    await expect(turned).toHaveCount(13);
    for (const one of await turned.all()) await expectFrom(one, direction);
    await expectFrom(body(page).getByText('2026'), direction === 'rtl' ? 'ltr' : 'rtl');
    // The sign of an item and the line of a quote stand where their words begin.
    for (const tag of ['ul', 'blockquote']) await expectFrom(body(page).locator(tag), direction);
    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    const frame = page.frameLocator('iframe[title="The article as exported"]');
    await expect(frame.getByText(words, { exact: true })).toHaveCount(13);
    for (const one of await frame.getByText(words, { exact: true }).all())
      await expectFrom(one, direction);
    await expectFrom(frame.locator('ul').first(), direction);
    await expectFrom(frame.locator('figure.quote'), direction);
    await page.getByRole('button', { name: 'Close the preview' }).click();
  }

  // Another language of the article turns what has no letters of its own.
  await inspector(page).getByLabel('Language').fill('en-GB');
  await expectFrom(body(page).getByText('2026'), 'ltr');
  await expectFrom(body(page).getByText(arabic), 'rtl');
});

test('who said it stands by the quote, and a related link keeps its row', async ({ newsroom }) => {
  const { page } = newsroom;
  const quote = (words: string, by: string) => ({
    type: 'blockquote',
    content: [paragraph(words), { type: 'attribution', content: [text(by)] }],
  });
  const link = (words: string) => ({
    type: 'relatedLink',
    attrs: { href: 'https://example.org/a' },
    content: [text(words)],
  });
  const links = {
    type: 'relatedLinks',
    content: [{ type: 'title', content: [] }, link(arabic), link('The pier')],
  };
  await newsroom.writeArticle(
    'story.stet',
    sampleArticle({
      headline: 'Vote',
      body: [
        paragraph('It rained.'),
        quote('We wait.', 'ليلى حداد'),
        quote(arabic, 'Mara Quill'),
        links,
      ],
    }),
  );
  await openArticle(page, 'Vote');
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  const frame = page.frameLocator('iframe[title="The article as exported"]');
  for (const said of [body(page).locator('blockquote').last(), frame.locator('.quote').last()]) {
    const quoted = await edges(said.locator('p').getByText(arabic));
    const by = await edges(said.getByText('Mara Quill'));
    expect(Math.abs(by.right - quoted.right)).toBeLessThan(2);
  }
  // Its own words say which way a quote runs, not a name that is longer than they are.
  for (const place of [body(page), frame]) {
    const short = place.locator('blockquote').filter({ hasText: 'We wait.' });
    await expectFrom(short, 'ltr');
  }
  const [against, along] = [arabic, 'The pier'].map((words) =>
    body(page).locator('.related-link').filter({ hasText: words }),
  ) as [Locator, Locator];
  const handle = (row: Locator) => edges(row.getByRole('button', { name: 'Move link:' }));
  expect((await handle(against)).left).toBe((await handle(along)).left);
  expect((await edges(against.getByText(arabic))).left).toBe(
    (await edges(along.getByText('The pier'))).left,
  );
  await expectFrom(body(page).locator('.related-link-title').first(), 'rtl');
});

/** Of the words themselves, in pixels from the left. */
const edges = (place: Locator) =>
  place.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const { left, right } = element.textContent
      ? range.getBoundingClientRect()
      : element.getBoundingClientRect();
    return { left: Math.round(left), right: Math.round(right) };
  });

test('an article from right to left has the program’s words from left to right', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const title = 'مجلس الميناء يرجئ التصويت على محطة العبّارات';
  const words = (type: string, text: string) => ({ type, content: [{ type: 'text', text }] });
  const pullQuote = {
    type: 'pullQuote',
    content: [words('quoteText', 'لم يُرنا أحد رقما'), { type: 'attribution' }],
  };
  const minutes = 'أرجأ مجلس الميناء التصويت';
  await newsroom.writeArticle(
    'port.stet',
    sampleArticle({
      headline: title,
      body: [paragraph(minutes), pullQuote],
      fields: { language: 'ar' },
    }),
  );
  await openArticle(page, title);
  const warning = body(page).getByText('These words are no longer in the story.');
  await expect(warning).toBeVisible();
  const [first, stop] = await warning.evaluate(({ firstChild }) =>
    [0, (firstChild?.textContent?.length ?? 1) - 1].map((at) => {
      const range = new Range();
      range.setStart(firstChild as Node, at);
      range.setEnd(firstChild as Node, at + 1);
      return range.getBoundingClientRect().left;
    }),
  );
  expect(stop).toBeGreaterThan(first ?? Number.NaN);
  // Where the bar has no room for all of a headline, its end goes.
  await expect(page.locator('.top-bar-title')).toHaveCSS('direction', 'rtl');

  await clickInBody(page, minutes);
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  const [bold, italic] = await Promise.all(
    ['Bold', 'Italic'].map((name) => formatting(page).getByRole('button', { name }).boundingBox()),
  );
  expect(bold?.x).toBeLessThan(italic?.x ?? Number.NaN);
});

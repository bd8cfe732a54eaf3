import { parse } from '@wordpress/block-serialization-default-parser';
import { png } from '../unit/exports/pictures.ts';
import { expectAccessible } from './expectAccessible.ts';
import { expect, test } from './newsroom.ts';
import { paragraph, sampleArticle, text } from './sampleArticle.ts';
import { body, openArticle, runFromPalette } from './steps.ts';
import {
  clickInBody,
  openBody,
  pastedElsewhere,
  pasteFile,
  photosHeld,
  short,
} from './writingDesk.ts';

const blocks = [
  paragraph('First'),
  { type: 'note', content: [paragraph('SECRET number')] },
  { type: 'heading', attrs: { level: 2 }, content: [text('Why')] },
  { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('Ropes')] }] },
  paragraph('Last'),
];

test('as HTML: source for a code field, formatted text for an editor, and back into Stet', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, blocks);
  await newsroom.writeArticle(
    'window.stet',
    sampleArticle({ headline: 'Other', body: [paragraph('')] }),
  );
  await clickInBody(page, 'First');
  await runFromPalette(page, 'Copy as HTML');
  await expect(page.getByText('Copied as HTML.')).toBeVisible();
  const { html, text: source, shown } = await pastedElsewhere(page);
  expect(source).toMatch(/^<article class="article" lang="en-GB"/);
  expect(html).toBe(source);
  expect(html).not.toContain('SECRET');
  expect(shown).toMatch(/<h2.*>Why<\/h2>.*<ul>/s);

  await openArticle(page, 'Other');
  await body(page).getByRole('paragraph').click();
  await page.keyboard.press('Control+v');
  await expect(body(page).getByRole('heading', { name: 'Why' })).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect
    .poll(async () => {
      const { content } = await newsroom.readArticle('window.stet');
      return short(content.content?.at(-1)?.content);
    })
    .toContain('paragraph(First) h2(Why) bulletList(listItem(paragraph(Ropes))) paragraph(Last)');
});

test('for WordPress: blocks, with the headline first, and what stays behind is said', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, blocks, 'Harbour vote');
  await clickInBody(page, 'Last');
  await page.keyboard.press('End');
  await pasteFile(page, { name: 'quay.png', type: 'image/png', bytes: [...png(320, 200, 2)] });
  await expect(body(page).locator('img[src^="blob:"]')).toBeVisible();
  await runFromPalette(page, 'Copy for WordPress');
  const toast = page.getByRole('status').filter({ hasText: 'Copied for WordPress' });
  await expect(toast).toContainText('paste it into the title of a new post');
  await expect(toast).toContainText('Left behind: the photo.');
  await expectAccessible(page, 'copied');
  const { html, text: markup } = await pastedElsewhere(page);
  expect(html).toBe(markup);
  const names = parse(html)
    .map(({ blockName }) => blockName)
    .filter((name) => name !== null);
  expect(names).toEqual(
    ['heading', 'paragraph', 'heading', 'list', 'paragraph', 'image'].map((name) => `core/${name}`),
  );
  expect(markup).not.toMatch(/SECRET|src=/);
});

test('for Ghost: nodes of its editor, photos and all @thorough', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, blocks);
  await clickInBody(page, 'Last');
  await page.keyboard.press('End');
  const letPhotosIn = await photosHeld(page);
  await pasteFile(page, { name: 'quay.png', type: 'image/png', bytes: [...png(320, 200, 2)] });
  await expect(body(page).locator('img[src^="blob:"]')).toBeVisible();
  // One that is on its way still goes along.
  await runFromPalette(page, 'Copy for Ghost');
  await expect(page.getByText('Waiting for a photo to come in…')).toBeVisible();
  letPhotosIn();
  await expect(page.getByText('Copied for Ghost: its first line is the title.')).toBeVisible();
  const { types } = await pastedElsewhere(page);
  const { namespace, nodes } = JSON.parse(types['application/x-lexical-editor'] ?? '{}');
  expect(namespace).toBe('KoenigEditor');
  expect(nodes.at(-1)).toMatchObject({
    type: 'image',
    src: expect.stringMatching(/^data:image\/png;base64,/),
    width: 320,
  });
});

test('selected blocks alone, by the name of the command, and then all of it', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, blocks);
  await clickInBody(page, 'Why');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await runFromPalette(page, 'Copy 2 blocks as Markdown');
  const toast = page.getByRole('status').filter({ hasText: '2 blocks copied as Markdown.' });
  await expect(toast).toBeVisible();
  expect((await pastedElsewhere(page)).types).toEqual({ 'text/plain': '## Why\n\n- Ropes\n' });

  await page.getByRole('button', { name: 'Copy all of it' }).click();
  await expect(page.getByText('Copied as Markdown.')).toBeVisible();
  expect((await pastedElsewhere(page)).text).toBe(
    '# Harbour vote\n\nFirst\n\n## Why\n\n- Ropes\n\nLast\n',
  );
});

test('embargoed copy is copied only after a yes, and it is said where the browser refuses', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ fields: { status: 'withheld' } }));
  await openArticle(page, 'Harbour vote delayed');
  await runFromPalette(page, 'Copy as Markdown');
  const question = page.getByRole('dialog', { name: 'Copy it all the same?' });
  await expect(question).toContainText('This article is withheld.');
  await expectAccessible(page, 'a question before it is copied');
  await question.getByRole('button', { name: 'Cancel' }).click();

  // As in a browser that was told not to let pages write.
  await page.evaluate(() => {
    document.execCommand = () => false;
    navigator.clipboard.write = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
  await runFromPalette(page, 'Copy as Markdown');
  await question.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByRole('status').getByText('only right after a click')).toBeVisible();
  await page.getByRole('button', { name: 'Copy now' }).click();
  await expect(page.getByText('Allow it for this page, or export instead.')).toBeVisible();
});

test('from the export dialog, which says there what happened', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, blocks);
  await page.getByRole('button', { name: 'Export…' }).click();
  const row = page.getByRole('region', { name: 'Copy to the clipboard' });
  await row.getByRole('button', { name: 'Markdown' }).click();
  // Words that are read out by themselves, and no button among them.
  await expect(row.getByRole('status')).toHaveText('Copied as Markdown.');
  await row.getByRole('button', { name: 'What changed' }).click();
  const told = page.getByRole('dialog', { name: 'Copied as Markdown' });
  await expect(told).toContainText('A note for the desk was left out');
  await told.getByRole('button', { name: 'Done' }).click();
  expect((await pastedElsewhere(page)).text).toMatch(/^# Harbour vote\n/);
});

import { png } from '../unit/exports/pictures.ts';
import { expect, test } from './newsroom.ts';
import { putPhoto } from './putPhoto.ts';
import { paragraph, sampleArticle } from './sampleArticle.ts';
import { attributedQuote, photo, tableOf } from './sampleBlocks.ts';
import { body, expectSaved, inspector, openArticle } from './steps.ts';
import { clickInBody, openBody } from './writingDesk.ts';

test('a block without words is said when an arrow comes to it', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('One'), { type: 'divider' }, paragraph('Two')]);
  const said = page.getByRole('status').filter({ hasText: 'Divider, selected' });
  await clickInBody(page, 'One');
  await page.keyboard.press('End');
  await expect(said).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(said).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(said).toHaveCount(0);
});

test('the hint in an empty field is none of its text', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [{ type: 'note', content: [paragraph('Ask legal.')] }]);
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const texts = nodes
    .filter(({ role, ignored }) => role?.value === 'StaticText' && !ignored)
    .map(({ name }) => name?.value);
  expect(texts).toContain('Ask legal.');
  expect(texts).not.toContain('Standfirst');
  expect(texts).not.toContain('Note for the desk, never published');
  await expect(page.getByRole('textbox', { name: 'Standfirst' })).toHaveAttribute(
    'aria-placeholder',
    'Standfirst',
  );
  await expect(body(page).getByRole('group')).toHaveAccessibleName(
    'Note for the desk, never published',
  );
});

test('what a command did is said once, and that all is saved', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('One'), paragraph('Two'), paragraph('Three')]);
  const hears = async (keys: string, words: string) => {
    await page.keyboard.press(keys);
    await expect(page.getByRole('status').getByText(words, { exact: true })).toHaveCount(1);
  };
  await clickInBody(page, 'One');
  await expectSaved(page);
  await hears('Control+s', 'Saved');
  await hears('Alt+ArrowDown', 'Moved down: 2 of 3');
  await hears('Alt+ArrowDown', 'Moved down: 3 of 3');
  await hears('Control+z', 'Undone: Paragraph');
  await hears('Control+Shift+z', 'Redone: Paragraph');
  await hears('Alt+ArrowUp', 'Moved up: 2 of 3');
  await hears('Control+Alt+2', 'Subhead');
  await hears('Control+Shift+8', 'List item');
  await hears('Alt+Shift+ArrowDown', 'Duplicated');
  await hears('Control+Shift+Backspace', 'Deleted');
  await hears('Control+b', 'Bold on');
  await hears('Control+b', 'Bold off');
  await hears('Control+s', 'Saved');
  await page.keyboard.press('End');
  await page.keyboard.type(' and more');
  // A field that is undone in its own place shows it there.
  const slug = inspector(page).getByRole('textbox', { name: 'Slug', exact: true });
  await slug.fill('pier');
  await hears('Control+z', 'Undone');
});

test('an arrow into a field within the text says which it is', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('One'), photo('The quay', 'Tam'), attributedQuote]);
  const said = page
    .getByRole('status')
    .filter({ hasText: /^(Caption|Credit|Pull quote|Attribution)$/ });
  await clickInBody(page, 'The quay');
  await expect(said).toHaveText('Caption');
  await page.keyboard.press('ArrowDown');
  await expect(said).toHaveText('Credit');
  await clickInBody(page, 'Nobody asked us');
  await expect(said).toHaveText('Pull quote');
  await page.keyboard.press('ArrowDown');
  await expect(said).toHaveText('Attribution');
  await page.keyboard.press('ArrowUp');
  await expect(said).toHaveText('Pull quote');
  await clickInBody(page, 'One');
  await expect(said).toHaveCount(0);
});

test('how many cells are selected is said', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [tableOf(['Year', 'Boats'], ['1911', '4'])]);
  await clickInBody(page, 'Boats');
  await page.keyboard.press('End');
  for (const [keys, words] of [
    ['Shift+ArrowRight', 'One cell selected'],
    ['Shift+ArrowDown', '2 cells selected'],
    ['Shift+ArrowLeft', '4 cells selected'],
  ] as const) {
    await page.keyboard.press(keys);
    await expect(page.getByRole('status').getByText(words, { exact: true })).toHaveCount(1);
  }
});

test('a photo is called by its alt text, else by its caption', async ({ newsroom }) => {
  const { page } = newsroom;
  const src = await putPhoto(newsroom.library, Buffer.from(png(320, 200, 2)));
  const asset = { type: 'image', src, mimeType: 'image/png', width: 320, height: 200 };
  const of = (asset: string, caption?: string) => ({ ...photo(caption), attrs: { asset } });
  await newsroom.writeArticle('story.stet', {
    ...sampleArticle({
      headline: 'Harbour vote',
      body: [of('a', 'The quay at dawn'), of('b'), of('c')],
    }),
    assets: { a: asset, b: { ...asset, alt: 'Cranes' }, c: asset },
  });
  await openArticle(page, 'Harbour vote');
  const figures = body(page).getByRole('figure');
  await expect(figures.nth(0)).toHaveAccessibleName('The quay at dawn');
  await expect(figures.nth(1)).toHaveAccessibleName('Cranes');
  await expect(figures.nth(2)).toHaveAccessibleName('Photo');
  await figures.nth(2).getByRole('textbox', { name: 'Caption' }).click();
  await page.keyboard.type('Rain');
  await expect(figures.nth(2)).toHaveAccessibleName('Rain');
});

test('a button is named once, with its keys behind', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('One')]);
  const library = page.getByRole('button', { name: 'Library', exact: true });
  await expect(library).toHaveAccessibleDescription('Ctrl+Alt+B');
  await clickInBody(page, 'One');
  await page.keyboard.press('Control+a');
  const bold = page.getByRole('button', { name: 'Bold', exact: true });
  await expect(bold).toHaveAccessibleDescription('Ctrl+B');
});

import { expect, test } from './newsroom.ts';
import { bodyTexts, headlineIn, sampleArticle } from './sampleArticle.ts';
import {
  body,
  expectSaved,
  goToEnd,
  headline,
  inspector,
  openArticle,
  runFromPalette,
} from './steps.ts';

const wire = `Pier vote put off

By Mara Quill
Coast Wire

PORT ELLERY (Coast Wire) — The council of Port Ellery put off its vote on the new pier on Tuesday.

The plan goes back to the harbour board, which meets in June and has seen no numbers yet.

(Reporting by Mara Quill; Editing by Tom Ashdown)
`;

test('a text file becomes an article, each proposal can be taken back', async ({ newsroom }) => {
  const { page } = newsroom;
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import text…' }).first().click();
  await (await chooser).setFiles({
    name: 'wire.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(wire),
  });
  const dialog = page.getByRole('dialog', { name: 'Import text' });
  const result = dialog.getByRole('region', { name: 'Result' });
  await expect(result.getByRole('heading', { name: 'Pier vote put off' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Make an article' })).toBeFocused();
  const dateline = dialog.getByRole('checkbox', { name: /^Dateline/ });
  await expect(dateline).toBeChecked();
  await dateline.uncheck();
  await expect(result).toContainText('PORT ELLERY (Coast Wire) — The council');
  await dateline.check();
  await dialog.getByRole('button', { name: 'Make an article' }).click();

  await expect(headline(page)).toHaveText('Pier vote put off');
  await expect(body(page)).not.toContainText('PORT ELLERY (');
  await expect(inspector(page).getByLabel('Place')).toHaveValue(/port ellery/i);
  await expect(inspector(page).getByLabel('Name')).toHaveValue('Mara Quill');
  await page.keyboard.press('Control+s');
  await expectSaved(page);
  const [name = ''] = await newsroom.articleFiles();
  expect(headlineIn(await newsroom.readArticle(name))).toBe('Pier vote put off');
});

test('the dateline opens the first paragraph of the preview, also behind a note for the desk', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import text…' }).first().click();
  const noted = wire.replace('\n\n', '\n\nEds: ADDS quotes from the mayor.\n\n');
  await (await chooser).setFiles({
    name: 'wire.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(noted),
  });
  const result = page
    .getByRole('dialog', { name: 'Import text' })
    .getByRole('region', { name: 'Result' });
  await expect(result.getByText('ADDS quotes')).toBeVisible();
  await expect(result.getByRole('paragraph').filter({ hasText: 'put off its vote' })).toHaveText(
    /^PORT ELLERY \(Coast Wire\) — The council/,
  );
});

test('a file of Word is not taken for copy, neither chosen nor dropped', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  await openArticle(page, 'Vote delayed');
  const chooser = page.waitForEvent('filechooser');
  await runFromPalette(page, 'Import text…');
  await (await chooser).setFiles({
    name: 'minutes.docx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('PK\x03\x04\x14\0\x06\0word/document.xml'),
  });
  const dialog = page.getByRole('dialog', { name: 'Import text' });
  await expect(dialog.getByRole('alert')).toContainText('“minutes.docx” is not plain text.');
  await expect(dialog.getByRole('button', { name: 'Make an article' })).toBeHidden();
  await page.keyboard.press('Escape');

  await body(page)
    .getByText('The council met late.')
    .evaluate((place) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['PK'], 'minutes.docx', { type: 'application/msword' }));
      const { left, top } = place.getBoundingClientRect();
      const init = { dataTransfer, bubbles: true, cancelable: true, clientX: left, clientY: top };
      place.dispatchEvent(new DragEvent('dragover', init));
      place.dispatchEvent(new DragEvent('drop', init));
    });
  await expect(page.getByText('“minutes.docx” is neither a photo nor a text file.')).toBeVisible();
  await expect(body(page)).toHaveText('The council met late.');
});

test('another encoding can be chosen where the guess is wrong', async ({ newsroom }) => {
  const { page } = newsroom;
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import text…' }).first().click();
  // "Żółw" in ISO 8859-2: nothing in the bytes tells it from Western text.
  const polish = Buffer.from([0xaf, 0xf3, 0xb3, 0x77, 0x20, 0x77, 0x79, 0x67, 0x72, 0x61, 0xb3]);
  await (await chooser).setFiles({ name: 'pl.txt', mimeType: 'text/plain', buffer: polish });
  const dialog = page.getByRole('dialog', { name: 'Import text' });
  await expect(dialog.getByLabel('Encoding')).toHaveValue('windows-1252');
  await dialog.getByLabel('Encoding').selectOption('iso-8859-2');
  await expect(dialog.getByRole('region', { name: 'Result' })).toContainText('Żółw wygrał');
});

test('wire copy is pasted into the article at hand, as one undo step @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  await openArticle(page, 'Vote delayed');
  await goToEnd(page);
  await page.keyboard.type(' Mine.');
  await runFromPalette(page, 'Paste as wire copy');
  const dialog = page.getByRole('dialog', { name: 'Paste as wire copy' });
  await dialog.getByLabel('Wire copy').fill(wire);
  // The article has a headline: it is not replaced unless that is wanted.
  await expect(dialog.getByRole('checkbox', { name: /^Headline/ })).not.toBeChecked();
  await expect(dialog.getByText('replaces “Vote delayed”')).toBeVisible();
  await dialog.getByRole('button', { name: 'Insert' }).click();

  await expect(headline(page)).toHaveText('Vote delayed');
  await expect(body(page)).toContainText('The plan goes back to the harbour board');
  await expect(inspector(page).getByLabel('Name')).toHaveValue('Mara Quill');
  await page.keyboard.press('Control+z');
  await expect(body(page)).toHaveText('The council met late. Mine.');
  await expect(inspector(page).getByLabel('Name')).toHaveCount(0);
  await expectSaved(page);
  expect(bodyTexts(await newsroom.readArticle('vote.stet'))).toEqual([
    'The council met late. Mine.',
  ]);
});

import { readFile } from 'node:fs/promises';
import { expect, test } from './newsroom.ts';
import { sampleArticle } from './sampleArticle.ts';
import { openArticle } from './steps.ts';

test('a PDF is printed of the words on the screen', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle(
    'vote.stet',
    sampleArticle({ headline: 'Vote delayed', fields: { slug: 'vote' } }),
  );
  await openArticle(page, 'Vote delayed');
  await page.getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  await dialog.getByLabel('Web page').uncheck();
  await dialog.getByLabel('PDF').check();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('vote.pdf');
  const pdf = (await readFile(await file.path())).toString('latin1');
  expect(pdf).toMatch(/^%PDF-1\.\d/);
  expect(pdf).toContain('/Title (Vote delayed)');
  expect(pdf).toContain('/StructTreeRoot');
  const done = page.getByRole('dialog', { name: 'Exported' });
  await expect(done.getByRole('list', { name: 'Exported files' })).toContainText('vote.pdf');
});

import { readFile } from 'node:fs/promises';
import { expect, test } from './newsroom.ts';
import { sampleArticle } from './sampleArticle.ts';
import { countCalls, openArticle, runFromPalette } from './steps.ts';

test('a page is exported as it stands, unsaved words and all', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle(
    'vote.stet',
    sampleArticle({ headline: 'Vote delayed', fields: { slug: 'vote' } }),
  );
  await openArticle(page, 'Vote delayed');
  await page.getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  await expect(dialog.getByLabel('Web page')).toBeChecked();
  await expect(dialog.getByRole('region', { name: 'Before you export' })).toBeVisible();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('vote.html');
  const html = await readFile(await file.path(), 'utf8');
  expect(html).toMatch(/^<!doctype html>/i);
  expect(html).toContain('<h1');
  expect(html).toContain('The council met late.');

  const done = page.getByRole('dialog', { name: 'Exported' });
  await expect(done.getByRole('list', { name: 'Exported files' })).toContainText('vote.html');
  await done.getByRole('button', { name: 'Export again…' }).click();
  await dialog.getByLabel('Web page').uncheck();
  await dialog.getByLabel('JSON').check();
  const second = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  const json = JSON.parse(await readFile(await (await second).path(), 'utf8'));
  expect(JSON.stringify(json)).toContain('Vote delayed');
});

test('what is missing is looked for once, and again for other formats only', async ({
  newsroom,
}) => {
  test.info().skip(newsroom.host === 'desktop', 'the line to the newsroom is no WebSocket there');
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  const checks = countCalls(page, 'exports/check');
  await page.reload();
  await openArticle(page, 'Vote delayed');
  await page.getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  await expect(dialog.getByRole('region', { name: 'Before you export' })).toBeVisible();
  await dialog.getByLabel('Web page').uncheck();
  await dialog.getByLabel('JSON').check();
  await expect.poll(checks).toBe(2);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(checks()).toBe(2);
});

test('several formats come as one download or one each', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ fields: { slug: 'vote' } }));
  await openArticle(page, 'Harbour vote delayed');
  await runFromPalette(page, 'Export…');
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  await dialog.getByLabel('HTML fragment').check();
  await dialog.getByLabel('JSON').check();
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  const done = page.getByRole('dialog', { name: 'Exported' });
  const files = done.getByRole('list', { name: 'Exported files' }).getByRole('listitem');
  await expect(files.first()).toBeVisible();
  const download = page.waitForEvent('download');
  await files
    .first()
    .getByRole('button', { name: /^Download/ })
    .click();
  expect((await readFile(await (await download).path())).length).toBeGreaterThan(100);
});

test('embargoed copy goes out only after a yes', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle(
    'vote.stet',
    sampleArticle({ fields: { slug: 'vote', dates: { embargoUntil: '2099-01-01T00:00:00Z' } } }),
  );
  await openArticle(page, 'Harbour vote delayed');
  await page.getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  const start = dialog.getByRole('button', { name: 'Export', exact: true });
  await expect(dialog.getByLabel('Export it all the same')).not.toBeChecked();
  await expect(start).toBeDisabled();
  // By keys alone: Enter, of habit, neither exports nor closes the dialog.
  await expect(dialog.getByLabel('Export it all the same')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toBe('vote.html');
});

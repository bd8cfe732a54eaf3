import type { Locator, Page } from '@playwright/test';
import { expect, test } from './newsroom.ts';
import { paragraph } from './sampleArticle.ts';
import { openBody } from './writingDesk.ts';

/** Drags a grip as a person does. @returns what the browser would download where it is dropped. */
async function draggedOut(page: Page, grip: Locator) {
  await grip.hover();
  await expect(grip).toHaveAttribute('data-state', 'ready');
  await page.evaluate(() => {
    Reflect.deleteProperty(window, 'dragged');
    addEventListener('dragstart', ({ dataTransfer }) => {
      Object.assign(window, { dragged: dataTransfer?.getData('DownloadURL') });
    });
  });
  const box = await grip.boundingBox();
  if (!box) throw new Error('no grip');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 40, box.y + 60, { steps: 5 });
  await page.waitForFunction(() => 'dragged' in window);
  await page.mouse.up();
  const told = await page.evaluate(() => (window as unknown as { dragged: string }).dragged);
  const [, type = '', name = '', address = ''] = /^([^:]*):([^:]*):(.*)$/.exec(told) ?? [];
  return { type, name, address };
}

/** As the browser says on another system. */
const sayPlatform = (page: Page, platform: string) =>
  page.evaluate((platform) => {
    Object.defineProperty(navigator, 'userAgentData', { value: { platform } });
  }, platform);

async function exportedFiles(page: Page) {
  await page.getByRole('button', { name: 'Export…' }).click();
  const exporting = page.getByRole('dialog', { name: 'Export', exact: true });
  await exporting.getByRole('button', { name: 'Export', exact: true }).click();
  return page.getByRole('list', { name: 'Exported files' });
}

test('an exported file is dragged out of the window as a download', async ({ newsroom }) => {
  // biome-ignore lint/suspicious/noSkippedTests: with a reason, and only there
  test.skip(newsroom.host === 'desktop', 'on the desktop the system goes on with the drag');
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('The council met late.')]);
  await sayPlatform(page, 'Windows');
  const files = await exportedFiles(page);
  const dragged = await draggedOut(page, files.getByTestId('drag-out'));
  expect(dragged).toMatchObject({
    type: 'application/octet-stream',
    name: 'harbour-vote.html',
    // Fetched already, with the token that a drag would not bring along.
    address: expect.stringMatching(/^blob:http/),
  });
});

test('where a browser drags no file out, there is no grip that says so', async ({ newsroom }) => {
  // biome-ignore lint/suspicious/noSkippedTests: with a reason, and only there
  test.skip(newsroom.host === 'desktop', 'on the desktop the system goes on with the drag');
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('The council met late.')]);
  await sayPlatform(page, 'Linux');
  const files = await exportedFiles(page);
  await expect(files.getByRole('button', { name: /Download/ })).toBeVisible();
  await expect(files.getByTestId('drag-out')).toHaveCount(0);
});

import { expectAccessible } from './expectAccessible.ts';
import { type Block, expect, type TestNewsroom, test } from './newsroom.ts';
import { paragraph, sampleArticle } from './sampleArticle.ts';
import { body, expectSaved } from './steps.ts';
import { openBody, paste, watchPolicy } from './writingDesk.ts';

test.beforeEach(async ({ newsroom }) => {
  await newsroom.writeArticle(
    'ferry.stet',
    sampleArticle({
      headline: 'Zoë’s ferry runs again',
      fields: {
        id: 'urn:uuid:00000000-0000-4000-8000-00000000fe01',
        source: { url: 'https://news.example/ferry' },
      },
    }),
  );
  await newsroom.writeArticle(
    'quay.stet',
    sampleArticle({
      headline: 'Quay wall found cracked',
      fields: { id: 'urn:uuid:00000000-0000-4000-8000-00000000fe02' },
    }),
  );
});

async function savedBlocks(newsroom: TestNewsroom): Promise<Block[]> {
  await newsroom.page.keyboard.press('Control+s');
  await expectSaved(newsroom.page);
  return (await newsroom.readArticle('story.stet')).content.content?.[3]?.content ?? [];
}

test('related links: typed, pasted, picked from the library, moved, removed and checked', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('The council met late.'), paragraph('')]);
  await body(page).getByRole('paragraph').last().click();
  await page.keyboard.type('/related');
  await page.keyboard.press('Enter');
  await page.keyboard.type('More on the quay');
  await page.keyboard.press('Enter');

  // An address typed where the title goes, and then the title.
  await page.keyboard.type('https://127.0.0.1/minutes');
  await page.keyboard.press('Enter');
  await page.keyboard.type('The minutes');
  await page.keyboard.press('Enter');
  await paste(page, { 'text/plain': 'http://plain.example/story' });
  await page.keyboard.type('A story elsewhere');
  await page.keyboard.press('Enter');

  const dialog = page.getByRole('dialog', { name: 'Link' });
  const field = dialog.getByRole('combobox', { name: /article of the library/ });
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type('zoe fer');
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await expectAccessible(page, 'a link asked for');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('nothing of that kind');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText(/no article of the library/);
  await field.fill('quay wall');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');

  const links = page.getByRole('group', { name: 'Related links' });
  const titles = links.getByRole('textbox', { name: 'Link title' });
  await expect(titles).toHaveText([
    'The minutes',
    'A story elsewhere',
    'Zoë’s ferry runs again',
    'Quay wall found cracked',
  ]);
  await expect(links.getByText('Not encrypted (http)')).toBeVisible();
  await expect(links.getByText('This article has no web address yet')).toBeVisible();

  // Tab goes from a title to its address and on to the next title, the arrows through the rest of a row.
  const row = links.locator('.related-link').nth(1);
  await titles.nth(1).click();
  await page.keyboard.press('Tab');
  await expect(row.locator('.related-link-address')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(row.getByRole('button', { name: /^Move link/ })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => String(getSelection()))).toBe('Zoë’s ferry runs again');
  await page.keyboard.press('Shift+Tab');
  await expect(row.locator('.related-link-address')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  expect(await page.evaluate(() => String(getSelection()))).toBe('A story elsewhere');
  await titles.nth(3).click();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(links.getByRole('button', { name: /^Remove link Quay/ })).toBeFocused();
  await titles.nth(3).click();

  // By keyboard past its neighbour; by the handle too, with the mouse as well as with arrows.
  await page.keyboard.press('Alt+ArrowUp');
  await expect(titles.nth(2)).toHaveText('Quay wall found cracked');
  await links
    .getByRole('button', { name: /^Move link/ })
    .nth(2)
    .press('ArrowDown');
  await expect(titles.nth(3)).toHaveText('Quay wall found cracked');
  await links
    .getByRole('button', { name: /^Move link/ })
    .nth(3)
    .dragTo(titles.first(), { targetPosition: { x: 20, y: 1 } });
  await expect(titles).toHaveText([
    'Quay wall found cracked',
    'The minutes',
    'A story elsewhere',
    'Zoë’s ferry runs again',
  ]);
  await page.keyboard.press('Control+z');
  await expect(titles.nth(3)).toHaveText('Quay wall found cracked');
  await links.getByRole('button', { name: 'Remove link A story elsewhere' }).click();
  await expect(titles).toHaveCount(3);

  // The network is asked only now, and never about what is private.
  await links.getByRole('button', { name: 'Check links' }).click();
  await expect(links.getByText('Not checked: it leads into a private network')).toBeVisible();
  await expect(links.getByRole('status')).toHaveText(/checked, \d to look at/);

  const [, block] = await savedBlocks(newsroom);
  expect(block?.content?.slice(1).map(({ attrs }) => [attrs?.href, attrs?.article])).toEqual([
    ['https://127.0.0.1/minutes', undefined],
    ['https://news.example/ferry', 'urn:uuid:00000000-0000-4000-8000-00000000fe01'],
    [undefined, 'urn:uuid:00000000-0000-4000-8000-00000000fe02'],
  ]);
});

test('an embed: put in by its code, offered for a pasted address, opened only after a question', async ({
  newsroom,
  context,
}) => {
  const { page } = newsroom;
  const reports = watchPolicy(page);
  const outside: string[] = [];
  await context.route(/^https:/, (route) => {
    outside.push(route.request().url());
    return route.abort();
  });
  await openBody(newsroom, [paragraph('')]);
  await body(page).getByRole('paragraph').last().click();
  await page.keyboard.type('/embed');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Embed' });
  const field = dialog.getByRole('textbox', { name: 'Address of the embed' });
  await expect(field).toBeFocused();
  await page.keyboard.type('http://vimeo.com/1');
  await expect(dialog.getByRole('alert')).toHaveText(/not encrypted/);
  await field.fill('words');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText(/Not an address/);
  await field.fill('<iframe src="https://www.youtube.com/embed/a1" width="560"></iframe>');
  await expect(dialog.getByRole('status')).toHaveText('From YouTube');
  await page.keyboard.press('Enter');
  await page.keyboard.type('The quay, filmed at low tide');
  const card = page.getByRole('group', { name: 'Embed, YouTube' });
  await expect(
    card.getByRole('button', { name: 'Change address, now https://www.youtube.com/watch?v=a1' }),
  ).toHaveText('youtube.com/watch?v=a1');

  await page.keyboard.press('Enter');
  await paste(page, { 'text/plain': 'https://vimeo.com/22' });
  const offer = page.getByRole('toolbar', { name: 'Embed' });
  await expect(offer).toBeVisible();
  await expect(body(page).getByText('https://vimeo.com/22')).toBeVisible();
  await page.keyboard.press('Alt+F10');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Embed, Vimeo' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(body(page).getByText('https://vimeo.com/22')).toBeVisible();
  await page.keyboard.press('Control+Shift+z');

  expect(outside).toEqual([]);
  await card.getByRole('button', { name: /^Open youtube/ }).click();
  const question = page.getByRole('dialog', { name: 'Open www.youtube.com?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  expect(outside).toEqual([]);
  await card.getByRole('button', { name: /^Open youtube/ }).click();
  const opened = context.waitForEvent('page');
  await question.getByRole('button', { name: 'Open', exact: true }).click();
  await (await opened).close();

  const saved = await savedBlocks(newsroom);
  expect(saved.map(({ type, attrs }) => [type, attrs?.url, attrs?.provider])).toEqual([
    ['embed', 'https://www.youtube.com/watch?v=a1', 'YouTube'],
    ['embed', 'https://vimeo.com/22', 'Vimeo'],
  ]);
  expect(reports).toEqual([]);
});

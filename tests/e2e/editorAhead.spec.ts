import { readdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './newsroom.ts';
import { paragraph, pullQuote, sampleArticle } from './sampleArticle.ts';
import { body, expectSaved, headline, openArticle, rowOf } from './steps.ts';
import { clickInBody } from './writingDesk.ts';

// The next editor is made before anybody opens an article: what it knew before must not show in it.
// While the button on an article is down its text is drawn in that editor, and shown by the click.

const row = (page: Page, title: string) => rowOf(page, title).getByRole('button').first();

test('an article has an editor of its own: undo begins with it', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('ferry.stet', sampleArticle({ headline: 'Ferry late' }));
  await newsroom.writeArticle(
    'vote.stet',
    sampleArticle({ headline: 'Vote delayed', paragraphs: ['The vote waits.'] }),
  );
  await openArticle(page, 'Ferry late');
  await clickInBody(page, 'The council met late.');
  await page.keyboard.press('End');
  await page.keyboard.type(' It rained.');
  await expectSaved(page);

  await openArticle(page, 'Vote delayed');
  await page.keyboard.press('Control+z');
  await clickInBody(page, 'The vote waits.');
  await page.keyboard.press('Control+z');
  await expect(body(page)).toContainText('The vote waits.');
  await expect(headline(page)).toHaveText('Vote delayed');
  await page.keyboard.press('End');
  await page.keyboard.type(' Still.');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(body(page)).toContainText('The vote waits.');
  await expect(body(page)).not.toContainText('Still.');

  await openArticle(page, 'Ferry late');
  await expect(body(page)).toContainText('The council met late. It rained.');
});

test('an article that is pressed and not clicked is opened by nobody', async ({ newsroom }) => {
  const { page, library } = newsroom;
  await newsroom.writeArticle('ferry.stet', sampleArticle({ headline: 'Ferry late' }));
  const vote = sampleArticle({ headline: 'Vote delayed', paragraphs: ['The vote waits.'] });
  await newsroom.writeArticle('vote.stet', vote);
  // On the desktop it crosses where nobody can look.
  const read =
    test.info().project.name === 'web'
      ? page
          .waitForEvent('websocket')
          .then((socket) =>
            socket.waitForEvent('framereceived', ({ payload }) =>
              payload.toString().includes('The vote waits.'),
            ),
          )
      : undefined;
  await page.reload();
  await openArticle(page, 'Ferry late');
  const locks = async () => (await readdir(library)).filter((name) => name.startsWith('.~lock'));
  await expect.poll(locks).toEqual(['.~lock.ferry.stet#']);

  await row(page, 'Vote delayed').hover();
  await page.mouse.down();
  await read;
  await headline(page).hover();
  await page.mouse.up();
  await expect(headline(page)).toHaveText('Ferry late');
  await expect(page.locator('.ProseMirror')).toHaveCount(1);
  expect(await locks()).toEqual(['.~lock.ferry.stet#']);
  await clickInBody(page, 'The council met late.');
  await page.keyboard.press('End');
  await page.keyboard.type(' It rained.');
  await expectSaved(page);

  await newsroom.writeArticle(
    'vote.stet',
    sampleArticle({ headline: 'Vote delayed', paragraphs: ['The vote is over.'] }),
  );
  await openArticle(page, 'Vote delayed');
  await expect(body(page)).toHaveText('The vote is over.');
  await openArticle(page, 'Ferry late');
  await expect(body(page)).toHaveText('The council met late. It rained.');
});

test('a text that was drawn while its button was down has all its marks, and is written @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle('ferry.stet', sampleArticle({ headline: 'Ferry late' }));
  await newsroom.writeArticle(
    'vote.stet',
    sampleArticle({
      headline: 'Vote delayed',
      body: [paragraph('The vote waits for TK.'), pullQuote('Nobody said so.')],
    }),
  );
  await openArticle(page, 'Ferry late');
  await page.keyboard.press('Shift+F9');
  await row(page, 'Vote delayed').click({ delay: 200 });
  const marked = (name: string) =>
    page.evaluate(
      (layer) =>
        [...(CSS.highlights.get(layer) ?? [])].map(
          (range) => (range as Range).startContainer.textContent,
        ),
      name,
    );
  await expect.poll(() => marked('tk')).toEqual(['The vote waits for TK.']);
  await expect.poll(() => marked('stet-space')).toContain('The vote waits for TK.');
  expect(await marked('stet-space')).not.toContain('The council met late.');
  await expect(page.locator('.pull-quote-warning')).not.toBeEmpty();

  await clickInBody(page, 'The vote waits for TK.');
  await page.keyboard.press('End');
  await page.keyboard.type(' Still.');
  await expectSaved(page);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(body(page).getByRole('paragraph').first()).toHaveText('The vote waits for TK.');
});

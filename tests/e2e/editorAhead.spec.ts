import { expect, test } from './newsroom.ts';
import { sampleArticle } from './sampleArticle.ts';
import { body, expectSaved, headline, openArticle } from './steps.ts';
import { clickInBody } from './writingDesk.ts';

// The next editor is made before anybody opens an article: what it knew before must not show in it.

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

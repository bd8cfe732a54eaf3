import type { TestNewsroom } from './newsroom.ts';
import { sampleArticle } from './sampleArticle.ts';
import { openArticle } from './steps.ts';
import { clickInBody } from './writingDesk.ts';

/** The caret is in an article, and of the program that part waits until it is released, or fails. */
export async function writeWithout({ page, writeArticle }: TestNewsroom, part: RegExp) {
  await writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  const { promise: comes, resolve } = Promise.withResolvers<boolean>();
  await page.route(part, async (route) => {
    await ((await comes) ? route.continue() : route.abort());
  });
  await page.reload();
  await openArticle(page, 'Vote delayed');
  await clickInBody(page, 'The council met late.');
  return { page, release: () => resolve(true), fail: () => resolve(false) };
}

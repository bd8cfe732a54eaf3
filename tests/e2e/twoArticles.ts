import type { TestNewsroom } from './newsroom.ts';
import { bodyTexts, sampleArticle } from './sampleArticle.ts';
import { openArticle, openBeside, paneOf } from './steps.ts';

/** Two articles, the first one open and the second beside it. */
export async function openBoth(newsroom: TestNewsroom) {
  const { page } = newsroom;
  await newsroom.writeArticle(
    'late.stet',
    sampleArticle({ headline: 'Ferry late', paragraphs: ['The ferry was late.'] }),
  );
  await newsroom.writeArticle(
    'vote.stet',
    sampleArticle({ headline: 'Vote delayed', paragraphs: ['The vote was put off.'] }),
  );
  await openArticle(page, 'Ferry late');
  await openBeside(page, 'Vote delayed');
  return { page, first: paneOf(page, 'First'), second: paneOf(page, 'Second') };
}

export const savedTexts = async (newsroom: TestNewsroom, name: string) =>
  bodyTexts(await newsroom.readArticle(name));

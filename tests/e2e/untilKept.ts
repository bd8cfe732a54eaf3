import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { inJournals } from '../inJournals.ts';
import { expect, type TestNewsroom } from './newsroom.ts';
import { headline, newArticle } from './steps.ts';

type Folders = Pick<TestNewsroom, 'userData'>;

/** What is typed is in the person's own data folder, whatever happens now. */
export const untilKept = (folders: Folders, words: string) =>
  expect.poll(() => inJournals(folders)).toContain(words);

/** That article is shown again by the next start, whatever happens now. */
export const untilRemembered = ({ userData }: Folders, name: string) =>
  expect
    .poll(() => readFile(path.join(userData, 'settings.json'), 'utf8').catch(() => ''))
    .toContain(name);

/** Two windows, each with the headline of an article without a file, go at once: “Gulls return” was last. */
export async function crashWithTwoTexts(newsroom: TestNewsroom) {
  const second = await newsroom.openWindow();
  for (const [page, words] of [
    [newsroom.page, 'Ferry runs aground'],
    [second, 'Gulls return'],
  ] as const) {
    await newArticle(page);
    await headline(page).click();
    await page.keyboard.type(words);
    await untilKept(newsroom, words);
  }
  await newsroom.crash();
}

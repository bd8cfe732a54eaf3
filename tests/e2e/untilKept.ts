import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { LiveText } from '../../electron/newsroom/journal/liveText.ts';
import type { JournalRecord } from '../../electron/newsroom/journal/records.ts';
import { decodeRecords } from '../../electron/newsroom/storage/records.ts';
import { textOf } from '../../shared/article/text.ts';
import { expect, type TestNewsroom } from './newsroom.ts';
import { headline, newArticle } from './steps.ts';

type Folders = Pick<TestNewsroom, 'userData'>;

/** What each journal says that is being written right now, text and fields. */
async function inJournals({ userData }: Folders): Promise<string> {
  const folder = path.join(userData, 'journal');
  // One that has no name of its own yet is none.
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.journal'));
  const texts = names.map(async (name) => {
    const { records } = decodeRecords<JournalRecord>(await readFile(path.join(folder, name)));
    const [first, ...rest] = records;
    if (first?.kind !== 'begin') return '';
    let text = LiveText.of(first.article);
    for (const record of rest) if (record.kind === 'steps') text = text.with(record.steps);
    const { content, ...fields } = text.article();
    return `${textOf(content)} ${JSON.stringify(fields)}`;
  });
  return (await Promise.all(texts)).join('\n');
}

/** What is typed is in the person's own data folder, whatever happens now. */
export const untilKept = (folders: Folders, words: string) =>
  expect.poll(() => inJournals(folders)).toContain(words);

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

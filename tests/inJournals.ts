import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { LiveText } from '../electron/newsroom/journal/liveText.ts';
import type { JournalRecord } from '../electron/newsroom/journal/records.ts';
import { decodeRecords } from '../electron/newsroom/storage/records.ts';
import { textOf } from '../shared/article/text.ts';

/** What each journal says that is being written right now, text and fields. */
export async function inJournals({ userData }: { userData: string }): Promise<string> {
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

import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { JournalFolder } from '../../../electron/newsroom/journal/journalFolder.ts';
import type { Beginning, JournalRecord } from '../../../electron/newsroom/journal/records.ts';
import { encodeRecord } from '../../../electron/newsroom/storage/records.ts';
import { identity } from '../../../electron/newsroom/storage/temporaryName.ts';
import { textOf } from '../../../shared/article/text.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import { articleWith } from '../../unit/newsroom/articleWith.ts';
import { typist } from '../../unit/newsroom/typist.ts';
import { type Promised, spread } from './promise.ts';

/** A journal as it is written, and what its text is after each record. */
function fixture() {
  const article = articleWith({ headline: 'Harbour vote', body: ['Nobody'] });
  const hands = typist(article);
  const at = 1_777_883_400_000;
  const begin: Beginning = { kind: 'begin', version: 1, at, owner: identity, article };
  const records: JournalRecord[] = [begin];
  const texts = [hands.text];
  for (const word of [' asked', ' the', ' harbour', ' master', ' on Tuesday', ' – “why?”']) {
    records.push({ kind: 'steps', at: at + records.length, steps: hands.type(word) });
    texts.push(hands.text);
  }
  const parts = records.map(encodeRecord);
  let end = 0;
  const ends = parts.map((part) => {
    end += part.length;
    return end;
  });
  return { bytes: Buffer.concat(parts), ends, texts };
}

/**
 * A round: a journal is cut off behind one of its bytes, or one of them is another. The text must
 * come back as it was after the last whole record before that place, never as another one; what
 * stands behind is set aside, and typing goes on. Each length and each byte is a round.
 */
export const tornJournal: Promised = {
  id: 'P6',
  says: 'a torn journal costs at most its last record',
  rounds: 100_000,
  async run({ rounds, say }) {
    const { bytes, ends, texts } = fixture();
    const failures: string[] = [];
    const places = Array.from({ length: bytes.length }, (_, index) => index);
    const cut = places.map((at) => ({ at, torn: bytes.subarray(0, at), how: 'cut off at' }));
    const flipped = places.map((at) => {
      const torn = Buffer.from(bytes);
      torn[at] = (torn[at] as number) ^ (1 << (at % 8));
      return { at, torn, how: 'another bit at' };
    });
    const tried = spread([...cut, ...flipped], rounds);
    let worst = 0;
    const root = await fs.mkdtemp(path.join(tmpdir(), 'stet-torn-'));
    for (const [index, { at, torn, how }] of tried.entries()) {
      // Whole records before the place.
      const whole = ends.filter((end) => end <= at).length;
      const expected = whole === 0 ? undefined : texts[whole - 1];
      const folder = path.join(root, String(index));
      const found = await readTorn(folder, torn, expected).catch((error) => String(error));
      if (found !== undefined) failures.push(`${how} ${at}: ${found}`);
      const record = ends[whole] as number;
      if (how === 'cut off at') worst = Math.max(worst, at - (ends[whole - 1] ?? 0));
      if (at === record - 1) say(`${how} ${at}: ${expected ?? 'nothing, and set aside'}`);
      await fs.rm(folder, { recursive: true, force: true });
    }
    await fs.rm(root, { recursive: true, force: true });
    return { rounds: tried.length, failures, worst: `${worst} bytes of the record being written` };
  },
};

/** @returns what is not as it should be */
async function readTorn(
  folder: string,
  torn: Buffer,
  expected: string | undefined,
): Promise<string | undefined> {
  const id = randomUUID();
  const file = path.join(folder, `${id}.journal`);
  await fs.mkdir(folder);
  await fs.writeFile(file, torn);
  const journals = new JournalFolder(folder);
  const { kept: texts } = await journals.survey(() => false);
  const [text] = texts;
  const offered = text && textOf(text.article.content);
  if (offered !== expected) return `offered is “${offered}”, not “${expected}”`;
  if (expected === undefined) {
    const failure = await journals.read(id).catch((error: unknown) => error);
    if (!(failure instanceof FailureError)) return 'it was read all the same';
    const names = await fs.readdir(folder);
    return names.some((name) => name.includes('.damaged-')) ? undefined : 'it was not set aside';
  }
  const { article } = await journals.read(id);
  if (textOf(article.content) !== expected) return 'restored is another text than was offered';
  const aside = (await fs.readdir(folder)).find((name) => name.includes('.damaged-'));
  const kept = aside ? await fs.readFile(path.join(folder, aside)) : undefined;
  if (!isAtAnEnd(torn) && !kept?.equals(torn)) return 'what could not be read was not set aside';
  // Typing goes on behind what is whole.
  const more = typist(article);
  const begin: Beginning = { kind: 'begin', version: 1, at: 1, owner: identity, article };
  const next = await journals.begin(id, [begin]);
  await next.append({ kind: 'steps', at: 2, steps: more.type(' again') });
  const again = textOf((await journals.read(id)).article.content);
  return again === more.text ? undefined : `typed on, it is “${again}”`;
}

/** A file that ends with a record has nothing to set aside. */
function isAtAnEnd(torn: Buffer): boolean {
  const { ends, bytes } = fixture();
  return ends.includes(torn.length) && bytes.subarray(0, torn.length).equals(torn);
}

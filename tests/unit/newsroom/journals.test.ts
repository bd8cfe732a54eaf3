import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Beginning } from '../../../electron/newsroom/journal/records.ts';
import { decodeRecords, encodeRecord } from '../../../electron/newsroom/storage/records.ts';
import { MetadataStep } from '../../../shared/article/metadataStep.ts';
import { systemError } from '../../fault/faults.ts';
import { articleWith, fails, openDesk, type TestDesk } from './desks.ts';
import { freshFolder, namesIn } from './folders.ts';
import {
  afterACrash,
  anotherWindow,
  article,
  begin,
  folderOf,
  openVote,
  thisWindow,
  wordsOf,
} from './journalDesk.ts';
import { typist } from './typist.ts';

describe('what is typed', () => {
  let desk: TestDesk;

  beforeEach(async () => {
    desk = await openDesk();
  });

  it('and may not be read by whoever asks says so', async () => {
    const folder = folderOf(desk);
    const { readdir } = fs;
    const closed = vi.spyOn(fs, 'readdir').mockImplementation((async (place: string) => {
      if (place === folder) throw systemError('EACCES');
      return readdir(place);
    }) as never);
    const asked = desk.newsroom.journals.kept();
    const message = 'The kept texts cannot be read: you may not read this folder.';
    await fails(asked, 'io', { message }).finally(() => closed.mockRestore());
  });

  it('into an article without a file is there again after a crash', async () => {
    const hands = typist(article);
    const { journal } = await begin(desk, hands.type(' asked'));
    await desk.newsroom.journals.append({ window: thisWindow, journal, steps: hands.type(' us.') });
    const next = await afterACrash(desk);
    const [kept] = await next.journals.kept();
    expect(kept).toMatchObject({ journal, headline: 'Harbour vote', words: 3 });
    expect(kept?.file).toBeUndefined();
    const restored = await next.journals.restore(anotherWindow, journal);
    expect(restored.article).toEqual({ ...article, content: expect.anything() });
    expect(wordsOf(restored.article)).toBe(hands.text);
    // It goes on in the new window, and is there again after the next crash.
    const more = { window: anotherWindow, journal, steps: hands.type(' Ever.') };
    await next.journals.append(more);
    const third = await afterACrash(desk);
    const { article: again } = await third.journals.restore(thisWindow, journal);
    expect(wordsOf(again)).toBe('Harbour voteNobody asked us. Ever.');
  });

  it('and in the story panel too', async () => {
    const { journal } = await begin(desk, [
      new MetadataStep(['slug'], undefined, 'harbour-vote').toJSON(),
      new MetadataStep(['tags'], undefined, [{ name: 'Port' }]).toJSON(),
    ]);
    const next = await afterACrash(desk);
    const { article: restored } = await next.journals.restore(anotherWindow, journal);
    expect(restored).toMatchObject({ slug: 'harbour-vote', tags: [{ name: 'Port' }] });
  });

  it('in a blank article is nothing to come back to', async () => {
    await desk.newsroom.journals.append({
      window: thisWindow,
      begin: { article: articleWith({ body: [' '] }) },
      steps: [],
    });
    expect(await (await afterACrash(desk)).journals.kept()).toEqual([]);
  });

  it('is there once where it was sent again because the answer was lost', async () => {
    const hands = typist(article);
    const { journal, sequence: after } = await begin(desk, hands.type(' asked'));
    const again = { window: thisWindow, journal, after, steps: hands.type(' us.') };
    await desk.newsroom.journals.append(again);
    await fails(desk.newsroom.journals.append(again), 'conflict');
    const next = await afterACrash(desk);
    expect(wordsOf((await next.journals.restore(anotherWindow, journal)).article)).toBe(hands.text);
  });

  it('that does not fit is refused, and harms nothing', async () => {
    const hands = typist(article);
    const { journal } = await begin(desk, hands.type(' asked'));
    const wrong = [
      { stepType: 'replace', from: 5_000, to: 5_001 },
      { stepType: 'replace', from: 0, to: 2 },
      { stepType: 'nonsense' },
      { stepType: 'metadata', path: ['status'], after: 'eaten' },
      { stepType: 'metadata', path: ['content'], after: {} },
      { stepType: 'metadata', path: ['__proto__', 'polluted'], after: true },
      null,
    ];
    for (const step of wrong) {
      await fails(
        desk.newsroom.journals.append({ window: thisWindow, journal, steps: [step] }),
        'damaged',
      );
    }
    await desk.newsroom.journals.append({ window: thisWindow, journal, steps: hands.type(' us.') });
    const { article: restored } = await (await afterACrash(desk)).journals.restore(
      anotherWindow,
      journal,
    );
    expect(wordsOf(restored)).toBe(hands.text);
  });

  it('is kept although a drive that does not answer holds all threads for files', async () => {
    const { file, revision: base } = await openVote(desk);
    // The folder of journals is there, as it is after the first day.
    await begin(desk);
    const silent = path.join(await freshFolder(), 'silent');
    execFileSync('mkfifo', [silent]);
    const held = Array.from({ length: 8 }, () => fs.open(silent, 'r'));
    const hands = typist(article);
    const steps = hands.type(' asked');
    const request = { window: thisWindow, begin: { file, base }, steps };
    const { journal } = await desk.newsroom.journals.append(request);
    const more = { window: thisWindow, journal, steps: hands.type(' us.') };
    expect(await desk.newsroom.journals.append(more)).toEqual({ journal, sequence: 2 });
    const all = Promise.all(held);
    const writer = openSync(silent, constants.O_WRONLY | constants.O_NONBLOCK);
    for (const handle of await all) await handle.close();
    closeSync(writer);
    const next = await afterACrash(desk);
    expect(wordsOf((await next.journals.restore(anotherWindow, journal)).article)).toBe(hands.text);
  });

  it('can be let go and brought back', async () => {
    const hands = typist(article);
    const { journal } = await begin(desk, hands.type(' asked'));
    await desk.newsroom.journals.discard(journal);
    const next = await afterACrash(desk);
    expect(await next.journals.kept()).toEqual([]);
    const { article: back } = await next.journals.restore(anotherWindow, journal);
    expect(wordsOf(back)).toBe(hands.text);
    expect(await next.journals.kept()).toEqual([]);
    expect(await (await afterACrash(desk)).journals.kept()).toMatchObject([{ journal }]);
  });

  it('begins anew in the place of a journal that was lost', async () => {
    const { journal } = await begin(desk, typist(article).type(' asked'));
    const other = await desk.newsroom.journals.append({
      window: thisWindow,
      journal,
      begin: { article: articleWith({ body: ['Nobody asked us at all'] }) },
      steps: [],
    });
    const kept = await (await afterACrash(desk)).journals.kept();
    expect(kept.map((text) => text.journal)).toEqual([other.journal]);
  });

  it('stays readable when there is too much of it for one file', async () => {
    const hands = typist(article);
    const { journal } = await begin(desk);
    const page = `${'All night the gulls went on. '.repeat(7_000)} `;
    for (let time = 0; time < 12; time++) {
      await desk.newsroom.journals.append({ window: thisWindow, journal, steps: hands.type(page) });
    }
    const { size } = await fs.stat(path.join(folderOf(desk), `${journal}.journal`));
    expect(size).toBeLessThan(hands.text.length + 2.5 * 1024 * 1024);
    const restored = await (await afterACrash(desk)).journals.restore(anotherWindow, journal);
    expect(wordsOf(restored.article)).toBe(hands.text);
  });

  it('keeps a dozen changes of all of a long text for undo', async () => {
    const hands = typist(article);
    const { journal } = await begin(desk);
    const page = `${'All night the gulls went on. '.repeat(3_000)} `;
    for (let time = 0; time < 15; time++) {
      await desk.newsroom.journals.append({ window: thisWindow, journal, steps: hands.type(page) });
    }
    const { journals } = await afterACrash(desk);
    await journals.restore(anotherWindow, journal);
    const sessions = await journals.undoable(anotherWindow, { journal });
    expect(sessions.flatMap(({ runs }) => runs)).toHaveLength(15);
  });

  it('has no more steps to be read back than can be done once more in a moment', async () => {
    const hands = typist(article);
    const { journal } = await begin(desk);
    const letters = () => Array.from('gulls'.repeat(800)).flatMap((letter) => hands.type(letter));
    for (let time = 0; time < 5; time++) {
      await desk.newsroom.journals.append({ window: thisWindow, journal, steps: letters() });
    }
    const { journals } = await afterACrash(desk);
    const { article: text } = await journals.restore(anotherWindow, journal);
    expect(wordsOf(text)).toBe(hands.text);
    const sessions = await journals.undoable(anotherWindow, { journal });
    const runs = sessions.flatMap((session) => session.runs);
    expect(runs.flatMap(({ steps }) => steps)).toHaveLength(12_000);
  });

  it('is set aside where it cannot be read, and left alone where a newer Stet wrote it', async () => {
    await begin(desk, typist(article).type(' asked'));
    const [name = ''] = await namesIn(folderOf(desk));
    const file = path.join(folderOf(desk), name);
    const bytes = await fs.readFile(file);
    const newer = decodeRecords(bytes).records[0] as Beginning;
    await fs.writeFile(file, encodeRecord({ ...newer, version: 2 } as never));
    expect(await (await afterACrash(desk)).journals.kept()).toEqual([]);
    expect(await namesIn(folderOf(desk))).toEqual([name]);
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    await fs.writeFile(file, bytes);
    expect(await (await afterACrash(desk)).journals.kept()).toEqual([]);
    const [aside = ''] = await namesIn(folderOf(desk));
    expect(aside).toMatch(/\.damaged-/);
    expect(await fs.readFile(path.join(folderOf(desk), aside))).toEqual(bytes);
  });
});

import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createJournals } from '../../../electron/newsroom/journal/journals.ts';
import { LiveText } from '../../../electron/newsroom/journal/liveText.ts';
import type { Beginning, JournalRecord } from '../../../electron/newsroom/journal/records.ts';
import { FileRegistry } from '../../../electron/newsroom/library/fileRegistry.ts';
import type { Newsroom } from '../../../electron/newsroom/newsroom.ts';
import { RecordFile } from '../../../electron/newsroom/storage/recordFile.ts';
import { decodeRecords, encodeRecord } from '../../../electron/newsroom/storage/records.ts';
import { MetadataStep } from '../../../shared/article/metadataStep.ts';
import type { Article } from '../../../shared/article/model.ts';
import { textOf } from '../../../shared/article/text.ts';
import { faultyFileSystem, systemError } from '../../fault/faults.ts';
import { articleWith, fails, openDesk, put, type TestDesk } from './desks.ts';
import { freshFolder, namesIn } from './folders.ts';
import { typist } from './typist.ts';

const thisWindow = '11111111-2222-4333-8444-555555555555';
const anotherWindow = '99999999-2222-4333-8444-555555555555';

const wordsOf = (article: Article | undefined) => textOf(article?.content);

describe('what is typed', () => {
  let desk: TestDesk;
  let newsroom: Newsroom;
  let journalFolder: string;
  const article = articleWith({ headline: 'Harbour vote', body: ['Nobody'] });

  beforeEach(async () => {
    desk = await openDesk();
    newsroom = desk.newsroom;
    journalFolder = path.join(desk.userData, 'journal');
  });

  /** The same folders after a crash: nothing was closed or handed over. */
  const afterACrash = async () =>
    (await openDesk({ root: desk.root, userData: desk.userData })).newsroom;
  const begin = (steps: unknown[] = []) =>
    newsroom.journals.append({ window: thisWindow, begin: { article }, steps });
  /** A word is typed into an article of the library, and is in the journal. */
  const typedInto = async () => {
    const place = await put(desk.root, 'vote.stet', article);
    const { file, revision } = await newsroom.articles.open(newsroom.articles.register(place));
    const hands = typist(article);
    const begun = await newsroom.journals.append({
      window: thisWindow,
      begin: { file, base: revision },
      steps: hands.type(' asked'),
    });
    return { file, revision, hands, begun };
  };

  it('into an article without a file is there again after a crash', async () => {
    const hands = typist(article);
    const { journal } = await begin(hands.type(' asked'));
    await newsroom.journals.append({ window: thisWindow, journal, steps: hands.type(' us.') });
    const next = await afterACrash();
    const [kept] = await next.journals.kept();
    expect(kept).toMatchObject({ journal, headline: 'Harbour vote', words: 3 });
    expect(kept?.file).toBeUndefined();
    const restored = await next.journals.restore(anotherWindow, journal);
    expect(restored.article).toEqual({ ...article, content: expect.anything() });
    expect(wordsOf(restored.article)).toBe(hands.text);
    // It goes on in the new window, and is there again after the next crash.
    const more = { window: anotherWindow, journal, steps: hands.type(' Ever.') };
    await next.journals.append(more);
    const third = await afterACrash();
    const { article: again } = await third.journals.restore(thisWindow, journal);
    expect(wordsOf(again)).toBe('Harbour voteNobody asked us. Ever.');
  });

  it('and in the story panel too', async () => {
    const { journal } = await begin([
      new MetadataStep(['slug'], undefined, 'harbour-vote').toJSON(),
      new MetadataStep(['tags'], undefined, [{ name: 'Port' }]).toJSON(),
    ]);
    const next = await afterACrash();
    const { article: restored } = await next.journals.restore(anotherWindow, journal);
    expect(restored).toMatchObject({ slug: 'harbour-vote', tags: [{ name: 'Port' }] });
  });

  it('into an article of the library goes on from its file, and rests once that holds it', async () => {
    const { file, revision: base, begun: first } = await typedInto();
    const crashed = await afterACrash();
    expect(await crashed.journals.kept()).toMatchObject([{ file, name: 'vote.stet' }]);
    const { article: restored, base: goesOn } = await crashed.journals.restore(
      anotherWindow,
      first.journal,
    );
    expect(goesOn).toBe(base);
    const { article: before } = await crashed.histories.base(file, base);
    expect(wordsOf(before)).toBe(wordsOf(article));
    await crashed.articles.save(file, base, restored, { journal: first.journal, sequence: 0 });
    expect(await (await afterACrash()).journals.kept()).toEqual([]);
  });

  it('after a save is kept too, and what a save did not hold', async () => {
    const { file, revision, hands, begun } = await typedInto();
    const saving = { ...article, content: LiveText.of(article).with([]).article().content };
    const half = LiveText.of(saving).with(typist(article).type(' asked')).article();
    const later = await newsroom.journals.append({
      window: thisWindow,
      journal: begun.journal,
      steps: hands.type(' us'),
    });
    expect(later.sequence).toBe(begun.sequence + 1);
    // The save holds what was there before the last words.
    const saved = await newsroom.articles.save(file, revision, half, begun);
    const next = await afterACrash();
    const [kept] = await next.journals.kept();
    expect(kept).toMatchObject({ file });
    const restored = await next.journals.restore(anotherWindow, kept?.journal ?? '');
    expect(wordsOf(restored.article)).toBe(hands.text);
    expect(restored.base).toBe(saved.revision);
    // Whoever wrote over it meanwhile: what the file said when that was typed is known.
    await put(desk.root, 'vote.stet', articleWith({ headline: 'Somebody else' }));
    const { article: before } = await next.histories.base(file, saved.revision);
    expect(wordsOf(before)).toBe(wordsOf(half));
  });

  it('says what its file said, also where it began with another text', async () => {
    const place = await put(desk.root, 'vote.stet', article);
    const { file, revision: base } = await newsroom.articles.open(
      newsroom.articles.register(place),
    );
    // As a window does that has put its own text and somebody else's together.
    const merged = articleWith({ headline: 'Harbour vote', body: ['Nobody', 'Mine'] });
    const { journal } = await newsroom.journals.append({
      window: thisWindow,
      begin: { file, base, article: merged },
      steps: [],
    });
    const crashed = await afterACrash();
    await put(desk.root, 'vote.stet', articleWith({ headline: 'Somebody else' }));
    const restored = await crashed.journals.restore(anotherWindow, journal);
    expect(restored.base).toBe(base);
    const { article: before } = await crashed.histories.base(file, base);
    expect(wordsOf(before)).toBe(wordsOf(article));
  });

  it('stays its window’s where the article that the window left is the same under another name', async () => {
    const registry = new FileRegistry(async () => []);
    const nothing = () => undefined;
    const texts = { remember: nothing, saidAt: nothing, seenAt: nothing };
    const journals = createJournals(desk.userData, registry, {
      ...texts,
      typedOver: nothing,
      understood: nothing,
    });
    const [from, to] = ['vote.stet', 'council.stet'].map((name) => path.join(desk.root, name));
    const file = registry.register(from ?? '');
    const location = registry.placeOf(file) ?? '';
    const { journal, sequence: after } = await journals.append({
      window: thisWindow,
      begin: { file, base: 'b', article },
      steps: [],
    });
    await journals.saved(journal, after, { location, base: 'b' });
    journals.moved(location, to ?? '');
    // The lock by the old name is let go.
    journals.left(thisWindow, file);
    // All that waits is done by then.
    await journals.undoable(thisWindow, { file, revision: 'b' });
    const steps = typist(article).type(' asked');
    await journals.append({ window: thisWindow, journal, after, steps });
    await journals.close();
  });

  it('goes on from a save that the crash kept it from hearing of', async () => {
    const { file, revision, hands, begun } = await typedInto();
    const half = { ...article, content: hands.content };
    await newsroom.journals.append({
      window: thisWindow,
      journal: begun.journal,
      steps: hands.type(' us'),
    });
    const saved = await newsroom.articles.save(file, revision, half);
    const next = await afterACrash();
    const [kept] = await next.journals.kept();
    const restored = await next.journals.restore(anotherWindow, kept?.journal ?? '');
    expect(wordsOf(restored.article)).toBe(hands.text);
    expect(restored.base).toBe(saved.revision);
    const { article: before } = await next.histories.base(file, saved.revision);
    expect(wordsOf(before)).toBe(wordsOf(half));
    // And after the next crash, too, whoever has written over it by then.
    await put(desk.root, 'vote.stet', articleWith({ headline: 'Somebody else' }));
    const third = await afterACrash();
    const again = await third.journals.restore(thisWindow, kept?.journal ?? '');
    expect(again.base).toBe(saved.revision);
    const { article: still } = await third.histories.base(file, saved.revision);
    expect(wordsOf(still)).toBe(wordsOf(half));
  });

  it('does not take somebody else’s way back to an older version for its own save', async () => {
    const { file, revision, hands, begun } = await typedInto();
    const half = { ...article, content: hands.content };
    const saved = await newsroom.articles.save(file, revision, half, begun);
    await newsroom.journals.append({
      window: thisWindow,
      journal: begun.journal,
      steps: hands.type(' us'),
    });
    const next = await afterACrash();
    await put(desk.root, 'vote.stet', { ...article, dates: { modified: '2026-05-04T09:30:00Z' } });
    const restored = await next.journals.restore(anotherWindow, begun.journal);
    expect(restored.base).toBe(saved.revision);
  });

  it('in a window that is gone is taken in for whoever restores it', async () => {
    const place = await put(desk.root, 'vote.stet', article);
    const { file, revision: base } = await newsroom.articles.open(
      newsroom.articles.register(place),
    );
    const begin = {
      file,
      base,
      article: articleWith({ headline: 'Harbour vote', body: ['Nobody asked us'] }),
      gone: true as const,
    };
    const { journal } = await newsroom.journals.append({ window: thisWindow, begin, steps: [] });
    expect(await newsroom.journals.kept()).toMatchObject([{ journal, file, name: 'vote.stet' }]);
    const restored = await newsroom.journals.restore(anotherWindow, journal);
    expect(wordsOf(restored.article)).toBe('Harbour voteNobody asked us');
    expect(restored.base).toBe(base);
  });

  it('in a blank article is nothing to come back to', async () => {
    await newsroom.journals.append({
      window: thisWindow,
      begin: { article: articleWith({ body: [' '] }) },
      steps: [],
    });
    expect(await (await afterACrash()).journals.kept()).toEqual([]);
  });

  it('is the window’s own as long as that holds it', async () => {
    const leaving = new AbortController();
    const stream = newsroom.journals.hold(thisWindow, leaving.signal);
    expect((await stream.next()).value).toMatchObject({ kind: 'holding' });
    const { journal } = await begin(typist(article).type(' asked'));
    expect(await newsroom.journals.kept()).toEqual([]);
    await fails(newsroom.journals.restore(anotherWindow, journal), 'busy');
    // A window that was shown something else meanwhile asks once more.
    const { article: again } = await newsroom.journals.restore(thisWindow, journal);
    expect(wordsOf(again)).toContain(' asked');
    await fails(
      newsroom.journals.append({ window: anotherWindow, journal, steps: [] }),
      'not-found',
    );
    const ended = stream.next();
    leaving.abort();
    await ended;
    expect(await newsroom.journals.kept()).toMatchObject([{ journal }]);
    await newsroom.journals.restore(anotherWindow, journal);
  });

  it('is told to windows that stay when the one that held it is gone', async () => {
    const leaving = new AbortController();
    const stream = newsroom.journals.hold(thisWindow, leaving.signal);
    await stream.next();
    const staying = newsroom.journals.hold(anotherWindow, undefined);
    await staying.next();
    const { journal } = await begin(typist(article).type(' asked'));
    const ended = stream.next();
    leaving.abort();
    await ended;
    expect((await staying.next()).value).toMatchObject({ kind: 'freed' });
    expect(await newsroom.journals.kept()).toMatchObject([{ journal }]);
    await staying.return();
  });

  it.each(['brought back', 'begun'])(
    'is nobody’s where its window went while it was %s',
    async (how) => {
      const { journal } = await begin(typist(article).type(' asked'));
      newsroom = await afterACrash();
      const staying = newsroom.journals.hold(anotherWindow, undefined);
      await staying.next();
      const leaving = new AbortController();
      const stream = newsroom.journals.hold(thisWindow, leaving.signal);
      await stream.next();
      const coming =
        how === 'begun'
          ? begin(typist(article).type(' us'))
          : newsroom.journals.restore(thisWindow, journal);
      leaving.abort();
      await stream.next();
      await coming;
      expect((await staying.next()).value).toMatchObject({ kind: 'freed' });
      expect((await staying.next()).value).toMatchObject({ kind: 'freed' });
      expect(await newsroom.journals.kept()).toHaveLength(how === 'begun' ? 2 : 1);
      await staying.return();
    },
  );

  it('is there once where it was sent again because the answer was lost', async () => {
    const hands = typist(article);
    const { journal, sequence: after } = await begin(hands.type(' asked'));
    const again = { window: thisWindow, journal, after, steps: hands.type(' us.') };
    await newsroom.journals.append(again);
    await fails(newsroom.journals.append(again), 'conflict');
    const next = await afterACrash();
    expect(wordsOf((await next.journals.restore(anotherWindow, journal)).article)).toBe(hands.text);
  });

  it('is the other window’s once that has taken it over', async () => {
    const hands = typist(article);
    const { journal } = await begin(hands.type(' asked'));
    newsroom = await afterACrash();
    await newsroom.journals.restore(anotherWindow, journal);
    await newsroom.journals.append({ window: anotherWindow, journal, steps: hands.type(' us.') });
    // The first window finds its newsroom again, and goes on in a journal of its own.
    await newsroom.journals.append({ window: thisWindow, journal, begin: { article }, steps: [] });
    const kept = await (await afterACrash()).journals.kept();
    expect(kept.map((text) => text.journal)).toContain(journal);
  });

  it('that does not fit is refused, and harms nothing', async () => {
    const hands = typist(article);
    const { journal } = await begin(hands.type(' asked'));
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
        newsroom.journals.append({ window: thisWindow, journal, steps: [step] }),
        'damaged',
      );
    }
    await newsroom.journals.append({ window: thisWindow, journal, steps: hands.type(' us.') });
    const { article: restored } = await (await afterACrash()).journals.restore(
      anotherWindow,
      journal,
    );
    expect(wordsOf(restored)).toBe(hands.text);
  });

  it('begins with what was opened, whatever lies there by now', async () => {
    const place = await put(desk.root, 'vote.stet', article);
    const { file, revision: base } = await newsroom.articles.open(
      newsroom.articles.register(place),
    );
    await put(desk.root, 'vote.stet', articleWith({ headline: 'Another' }));
    const hands = typist(article);
    const begin = { file, base };
    const request = { window: thisWindow, begin, steps: hands.type(' asked') };
    const { journal } = await newsroom.journals.append(request);
    const next = await afterACrash();
    expect(wordsOf((await next.journals.restore(anotherWindow, journal)).article)).toBe(hands.text);
    // Another process never saw that text.
    await fails((await afterACrash()).journals.append(request), 'conflict');
  });

  it('is kept although a drive that does not answer holds all threads for files', async () => {
    const place = await put(desk.root, 'vote.stet', article);
    const { file, revision: base } = await newsroom.articles.open(
      newsroom.articles.register(place),
    );
    // The folder of journals is there, as it is after the first day.
    await begin();
    const silent = path.join(await freshFolder(), 'silent');
    execFileSync('mkfifo', [silent]);
    const held = Array.from({ length: 8 }, () => fs.open(silent, 'r'));
    const hands = typist(article);
    const steps = hands.type(' asked');
    const request = { window: thisWindow, begin: { file, base }, steps };
    const { journal } = await newsroom.journals.append(request);
    const more = { window: thisWindow, journal, steps: hands.type(' us.') };
    expect(await newsroom.journals.append(more)).toEqual({ journal, sequence: 2 });
    const all = Promise.all(held);
    const writer = openSync(silent, constants.O_WRONLY | constants.O_NONBLOCK);
    for (const handle of await all) await handle.close();
    closeSync(writer);
    const next = await afterACrash();
    expect(wordsOf((await next.journals.restore(anotherWindow, journal)).article)).toBe(hands.text);
  });

  it('can be let go and brought back', async () => {
    const hands = typist(article);
    const { journal } = await begin(hands.type(' asked'));
    await newsroom.journals.discard(journal);
    const next = await afterACrash();
    expect(await next.journals.kept()).toEqual([]);
    const { article: back } = await next.journals.restore(anotherWindow, journal);
    expect(wordsOf(back)).toBe(hands.text);
    expect(await next.journals.kept()).toEqual([]);
    expect(await (await afterACrash()).journals.kept()).toMatchObject([{ journal }]);
  });

  it('begins anew in the place of a journal that was lost', async () => {
    const { journal } = await begin(typist(article).type(' asked'));
    const other = await newsroom.journals.append({
      window: thisWindow,
      journal,
      begin: { article: articleWith({ body: ['Nobody asked us at all'] }) },
      steps: [],
    });
    const kept = await (await afterACrash()).journals.kept();
    expect(kept.map((text) => text.journal)).toEqual([other.journal]);
  });

  it('stays readable when there is too much of it for one file', async () => {
    const hands = typist(article);
    const { journal } = await begin();
    const page = `${'All night the gulls went on. '.repeat(7_000)} `;
    for (let time = 0; time < 12; time++) {
      await newsroom.journals.append({ window: thisWindow, journal, steps: hands.type(page) });
    }
    const { size } = await fs.stat(path.join(journalFolder, `${journal}.journal`));
    expect(size).toBeLessThan(hands.text.length + 1.5 * 1024 * 1024);
    const restored = await (await afterACrash()).journals.restore(anotherWindow, journal);
    expect(wordsOf(restored.article)).toBe(hands.text);
  });

  it('is set aside where it cannot be read, and left alone where a newer Stet wrote it', async () => {
    await begin(typist(article).type(' asked'));
    const [name = ''] = await namesIn(journalFolder);
    const file = path.join(journalFolder, name);
    const bytes = await fs.readFile(file);
    const newer = decodeRecords(bytes).records[0] as Beginning;
    await fs.writeFile(file, encodeRecord({ ...newer, version: 2 } as never));
    expect(await (await afterACrash()).journals.kept()).toEqual([]);
    expect(await namesIn(journalFolder)).toEqual([name]);
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    await fs.writeFile(file, bytes);
    expect(await (await afterACrash()).journals.kept()).toEqual([]);
    const [aside = ''] = await namesIn(journalFolder);
    expect(aside).toMatch(/\.damaged-/);
    expect(await fs.readFile(path.join(journalFolder, aside))).toEqual(bytes);
  });
});

describe('the journal on the disk', () => {
  const article = articleWith({ headline: 'Harbour vote', body: ['Nobody'] });
  const first: Beginning = { kind: 'begin', version: 1, at: 1, owner: '', article };
  const records: JournalRecord[] = [
    first,
    { kind: 'steps', at: 2, steps: typist(article).type(' asked') },
    { kind: 'saved', at: 3, place: { location: '/a', base: 'b' }, whole: false },
    { kind: 'discarded', at: 4 },
  ];
  const encoded = records.map(encodeRecord);
  const whole = Buffer.concat(encoded);
  /** Where each record ends. */
  const borders = encoded.map((_, index) => Buffer.concat(encoded.slice(0, index + 1)).length);

  it('cut off anywhere costs its last record at most', () => {
    for (let length = 0; length <= whole.length; length++) {
      const read = decodeRecords(whole.subarray(0, length));
      const complete = borders.filter((border) => border <= length).length;
      expect(read.records).toEqual(records.slice(0, complete));
      expect(read.torn).toBe(!borders.includes(length) && length > 0);
    }
  });

  it('with any bit turned gives what stood before it, and never anything else', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(7), (at, bit) => {
        const spoilt = Buffer.from(whole);
        spoilt[at] = (spoilt[at] ?? 0) ^ (1 << bit);
        const read = decodeRecords(spoilt);
        const before = borders.filter((border) => border <= at).length;
        expect(read.records).toEqual(records.slice(0, before));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['write', 'ENOSPC', 'disk-full'],
    ['sync', 'EIO', 'io'],
    ['close', 'EIO', 'io'],
    ['open', 'EMFILE', 'io'],
  ] as const)('loses nothing when %s fails with %s', async (call, system, code) => {
    let broken = false;
    const disk = faultyFileSystem((made, file) => {
      if (broken && made === call && file.endsWith('.journal')) throw systemError(system);
    });
    const place = path.join(await freshFolder(), 'a.journal');
    await fs.writeFile(place, encodeRecord(first));
    const file = RecordFile.at(place, encodeRecord(first).length, 'Not kept', disk);
    broken = true;
    await fails(file.append(records[1] as JournalRecord), code);
    broken = false;
    await file.append(records[2] as JournalRecord);
    expect(decodeRecords(await fs.readFile(place))).toMatchObject({
      records: [first, records[2]],
      torn: false,
    });
  });

  it('cuts off what a short write left behind', async () => {
    const disk = faultyFileSystem(async (call, _path, argument) => {
      if (call !== 'write') return undefined;
      const { bytes, file, position } = argument as {
        bytes: Uint8Array;
        file: { write(part: Uint8Array, at: number): Promise<number> };
        position: number;
      };
      if (position > encodeRecord(first).length) return 0;
      return file.write(bytes.subarray(0, 10), position);
    });
    const place = path.join(await freshFolder(), 'a.journal');
    await fs.writeFile(place, encodeRecord(first));
    const file = RecordFile.at(place, encodeRecord(first).length, 'Not kept', disk);
    await fails(file.append(records[1] as JournalRecord), 'disk-full');
    expect((await fs.stat(place)).size).toBeGreaterThan(encodeRecord(first).length);
    const healthy = RecordFile.at(place, file.length, 'Not kept');
    await healthy.append(records[1] as JournalRecord);
    expect(decodeRecords(await fs.readFile(place)).records).toEqual(records.slice(0, 2));
  });
});

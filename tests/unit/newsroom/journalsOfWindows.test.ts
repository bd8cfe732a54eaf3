import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createJournals } from '../../../electron/newsroom/journal/journals.ts';
import { FileRegistry } from '../../../electron/newsroom/library/fileRegistry.ts';
import { writeQueue } from '../../../electron/newsroom/storage/writeQueue.ts';
import { articleWith, fails, openDesk, type TestDesk } from './desks.ts';
import { eventually } from './folders.ts';
import {
  afterACrash,
  anotherWindow,
  article,
  begin,
  openVote,
  thisWindow,
  typedInto,
  wordsOf,
} from './journalDesk.ts';
import { typist } from './typist.ts';

describe('what is typed', () => {
  let desk: TestDesk;

  beforeEach(async () => {
    desk = await openDesk();
  });

  it('stays its window’s where the article that the window left is the same under another name', async () => {
    const registry = new FileRegistry(async () => []);
    const nothing = () => undefined;
    const texts = { remember: nothing, saidAt: nothing, seenAt: nothing };
    const journals = createJournals(
      desk.userData,
      registry,
      { ...texts, typedOver: nothing, understood: nothing },
      async () => [],
    );
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

  it('is offered once its window shows another article, where its save has failed', async () => {
    const { journals, locks } = desk.newsroom;
    const { file, begun } = await typedInto(desk);
    const saving = Promise.withResolvers<void>();
    void writeQueue.run(path.join(desk.root, 'vote.stet'), () => saving.promise);
    await locks.release({ window: thisWindow, file });
    // The save may still come to its end, with the text from here.
    expect(await journals.kept()).toEqual([]);
    saving.resolve();
    await eventually(async () => {
      expect(await journals.kept()).toMatchObject([{ journal: begun.journal, file }]);
    });
    await journals.restore(thisWindow, begun.journal);
  });

  it('that a window has left is up for restoring, also by that window', async () => {
    const { journals } = desk.newsroom;
    const { journal } = await begin(desk, typist(article).type(' asked'));
    const ended = new AbortController();
    const told = journals.hold(thisWindow, ended.signal);
    await told.next();
    await journals.leave(anotherWindow, journal);
    expect(await journals.kept()).toEqual([]);
    await journals.leave(thisWindow, journal);
    expect((await told.next()).value).toMatchObject({ kind: 'freed' });
    expect(await journals.kept()).toMatchObject([{ journal }]);
    await journals.restore(thisWindow, journal);
    expect(await journals.kept()).toEqual([]);
    ended.abort();
  });

  it('in a window that is gone is taken in for whoever restores it', async () => {
    const { file, revision: base } = await openVote(desk);
    const begin = {
      file,
      base,
      article: articleWith({ headline: 'Harbour vote', body: ['Nobody asked us'] }),
      gone: Date.parse('2026-05-04T09:30:00Z'),
    };
    const { journal } = await desk.newsroom.journals.append({
      window: thisWindow,
      begin,
      steps: [],
    });
    expect(await desk.newsroom.journals.kept()).toMatchObject([
      { journal, file, name: 'vote.stet', changed: '2026-05-04T09:30:00.000Z' },
    ]);
    const restored = await desk.newsroom.journals.restore(anotherWindow, journal);
    expect(wordsOf(restored.article)).toBe('Harbour voteNobody asked us');
    expect(restored.base).toBe(base);
  });

  it('in a window that is gone takes the place of what the journal has of it, unless that has more', async () => {
    const steps = typist(article).type(' asked');
    const { journal } = await begin(desk, steps);
    const handOver = (next: TestDesk['newsroom'], at: number) =>
      next.journals.append({
        window: thisWindow,
        journal,
        begin: { article, gone: at },
        steps: [],
      });
    const earlier = await afterACrash(desk);
    await handOver(earlier, Date.now() - 60_000);
    const [newest, older] = await earlier.journals.kept();
    expect([newest?.journal, older?.words]).toEqual([journal, 1]);
    await earlier.journals.discard(older?.journal ?? '');
    const later = await afterACrash(desk);
    const { journal: taken } = await handOver(later, Date.now() + 1);
    expect((await later.journals.kept()).map((text) => text.journal)).toEqual([taken]);
  });

  it('is there once where it began again because the answer was lost', async () => {
    const as = '33333333-2222-4333-8444-555555555555';
    const { journals } = desk.newsroom;
    const begins = (window: string, steps: unknown[] = []) =>
      journals.append({ window, begin: { article, as }, steps });
    await begins(thisWindow);
    const hands = typist(article);
    const { journal, sequence: after } = await begins(thisWindow, hands.type(' asked'));
    expect(journal).toBe(as);
    await journals.append({ window: thisWindow, journal, after, steps: hands.type(' us.') });
    const next = await afterACrash(desk);
    expect(await next.journals.kept()).toHaveLength(1);
    // Whoever restores it types on in it, and no page takes that away.
    const restored = await next.journals.restore(anotherWindow, journal);
    expect(wordsOf(restored.article)).toBe(hands.text);
    const late = { window: thisWindow, begin: { article, as }, steps: [] };
    await fails(next.journals.append(late), 'conflict');
  });

  it('begins again over what another window went on with before a second start by no means', async () => {
    const as = '33333333-2222-4333-8444-555555555555';
    const begins = { window: thisWindow, begin: { article, as }, steps: [] };
    await desk.newsroom.journals.append(begins);
    const second = await afterACrash(desk);
    await second.journals.append(begins);
    const third = await afterACrash(desk);
    const { journaled } = await third.journals.restore(anotherWindow, as);
    const hands = typist(article);
    const steps = hands.type(' asked');
    await third.journals.append({ window: anotherWindow, journal: journaled.journal, steps });
    const fourth = await afterACrash(desk);
    await fails(fourth.journals.append(begins), 'conflict');
    const restored = await fourth.journals.restore(anotherWindow, as);
    expect(wordsOf(restored.article)).toBe(hands.text);
  });

  it('is the window’s own as long as that holds it', async () => {
    const leaving = new AbortController();
    const stream = desk.newsroom.journals.hold(thisWindow, leaving.signal);
    expect((await stream.next()).value).toMatchObject({ kind: 'holding' });
    const { journal } = await begin(desk, typist(article).type(' asked'));
    expect(await desk.newsroom.journals.kept()).toEqual([]);
    await fails(desk.newsroom.journals.restore(anotherWindow, journal), 'busy');
    // A window that was shown something else meanwhile asks once more.
    const { article: again } = await desk.newsroom.journals.restore(thisWindow, journal);
    expect(wordsOf(again)).toContain(' asked');
    await fails(
      desk.newsroom.journals.append({ window: anotherWindow, journal, steps: [] }),
      'not-found',
    );
    const ended = stream.next();
    leaving.abort();
    await ended;
    expect(await desk.newsroom.journals.kept()).toMatchObject([{ journal }]);
    await desk.newsroom.journals.restore(anotherWindow, journal);
  });

  it('is told to windows that stay when the one that held it is gone', async () => {
    const leaving = new AbortController();
    const stream = desk.newsroom.journals.hold(thisWindow, leaving.signal);
    await stream.next();
    const staying = desk.newsroom.journals.hold(anotherWindow, undefined);
    await staying.next();
    const { journal } = await begin(desk, typist(article).type(' asked'));
    const ended = stream.next();
    leaving.abort();
    await ended;
    expect((await staying.next()).value).toMatchObject({ kind: 'freed' });
    expect(await desk.newsroom.journals.kept()).toMatchObject([{ journal }]);
    await staying.return();
  });

  it.each(['brought back', 'begun'])(
    'is nobody’s where its window went while it was %s',
    async (how) => {
      const { journal } = await begin(desk, typist(article).type(' asked'));
      desk.newsroom = await afterACrash(desk);
      const staying = desk.newsroom.journals.hold(anotherWindow, undefined);
      await staying.next();
      const leaving = new AbortController();
      const stream = desk.newsroom.journals.hold(thisWindow, leaving.signal);
      await stream.next();
      const coming =
        how === 'begun'
          ? begin(desk, typist(article).type(' us'))
          : desk.newsroom.journals.restore(thisWindow, journal);
      leaving.abort();
      await stream.next();
      await coming;
      expect((await staying.next()).value).toMatchObject({ kind: 'freed' });
      expect((await staying.next()).value).toMatchObject({ kind: 'freed' });
      expect(await desk.newsroom.journals.kept()).toHaveLength(how === 'begun' ? 2 : 1);
      await staying.return();
    },
  );

  it('is the other window’s once that has taken it over', async () => {
    const hands = typist(article);
    const { journal } = await begin(desk, hands.type(' asked'));
    desk.newsroom = await afterACrash(desk);
    await desk.newsroom.journals.restore(anotherWindow, journal);
    await desk.newsroom.journals.append({
      window: anotherWindow,
      journal,
      steps: hands.type(' us.'),
    });
    // The first window finds its newsroom again, and goes on in a journal of its own.
    await desk.newsroom.journals.append({
      window: thisWindow,
      journal,
      begin: { article },
      steps: [],
    });
    const kept = await (await afterACrash(desk)).journals.kept();
    expect(kept.map((text) => text.journal)).toContain(journal);
  });

  it.each([{ gone: undefined }, { gone: Date.now() + 60_000 }])(
    'stays what the other window made of it, once that is gone, too ($gone)',
    async ({ gone }) => {
      const hands = typist(article);
      const { journal } = await begin(desk, hands.type(' asked'));
      const { journals } = await afterACrash(desk);
      const leaving = new AbortController();
      const stream = journals.hold(anotherWindow, leaving.signal);
      await stream.next();
      await journals.restore(anotherWindow, journal);
      await journals.append({ window: anotherWindow, journal, steps: hands.type(' us.') });
      leaving.abort();
      await stream.next();
      await journals.append({ window: thisWindow, journal, begin: { article, gone }, steps: [] });
      expect((await journals.kept()).map((text) => text.journal)).toContain(journal);
    },
  );
});

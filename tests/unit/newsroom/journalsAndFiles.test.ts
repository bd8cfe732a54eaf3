import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveText } from '../../../electron/newsroom/journal/liveText.ts';
import { CallThread } from '../../../electron/newsroom/threads/callThread.ts';
import { articleWith, fails, openDesk, put, type TestDesk } from './desks.ts';
import { eventually } from './folders.ts';
import {
  afterACrash,
  anotherWindow,
  article,
  openVote,
  thisWindow,
  typedInto,
  wordsOf,
} from './journalDesk.ts';
import { typist } from './typist.ts';

describe('what is typed into an article of the library', () => {
  let desk: TestDesk;

  beforeEach(async () => {
    desk = await openDesk();
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('goes on from its file, and rests once that holds it', async () => {
    const { file, revision: base, begun: first } = await typedInto(desk);
    const crashed = await afterACrash(desk);
    expect(await crashed.journals.kept()).toMatchObject([{ file, name: 'vote.stet' }]);
    const {
      article: restored,
      base: goesOn,
      journaled,
    } = await crashed.journals.restore(anotherWindow, first.journal);
    expect(goesOn).toBe(base);
    const { article: before } = await crashed.histories.base(file, base);
    expect(wordsOf(before)).toBe(wordsOf(article));
    await crashed.articles.save(file, base, restored, journaled);
    expect(await (await afterACrash(desk)).journals.kept()).toEqual([]);
  });

  it('after a save is kept too, and what a save did not hold', async () => {
    const { file, revision, hands, begun } = await typedInto(desk);
    const saving = { ...article, content: LiveText.of(article).with([]).article().content };
    const half = LiveText.of(saving).with(typist(article).type(' asked')).article();
    const later = await desk.newsroom.journals.append({
      window: thisWindow,
      journal: begun.journal,
      steps: hands.type(' us'),
    });
    expect(later.sequence).toBe(begun.sequence + 1);
    // The save holds what was there before the last words.
    const saved = await desk.newsroom.articles.save(file, revision, half, begun);
    const next = await afterACrash(desk);
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
    const { file, revision: base } = await openVote(desk);
    // As a window does that has put its own text and somebody else's together.
    const merged = articleWith({ headline: 'Harbour vote', body: ['Nobody', 'Mine'] });
    const { journal } = await desk.newsroom.journals.append({
      window: thisWindow,
      begin: { file, base, article: merged },
      steps: [],
    });
    const crashed = await afterACrash(desk);
    await put(desk.root, 'vote.stet', articleWith({ headline: 'Somebody else' }));
    const restored = await crashed.journals.restore(anotherWindow, journal);
    expect(restored.base).toBe(base);
    const { article: before } = await crashed.histories.base(file, base);
    expect(wordsOf(before)).toBe(wordsOf(article));
  });

  it('goes on from a save that the crash kept it from hearing of', async () => {
    const { file, revision, hands, begun } = await typedInto(desk);
    const half = { ...article, content: hands.content };
    await desk.newsroom.journals.append({
      window: thisWindow,
      journal: begun.journal,
      steps: hands.type(' us'),
    });
    const saved = await desk.newsroom.articles.save(file, revision, half);
    const next = await afterACrash(desk);
    const [kept] = await next.journals.kept();
    const restored = await next.journals.restore(anotherWindow, kept?.journal ?? '');
    expect(wordsOf(restored.article)).toBe(hands.text);
    expect(restored.base).toBe(saved.revision);
    const { article: before } = await next.histories.base(file, saved.revision);
    expect(wordsOf(before)).toBe(wordsOf(half));
    // And after the next crash, too, whoever has written over it by then.
    await put(desk.root, 'vote.stet', articleWith({ headline: 'Somebody else' }));
    const third = await afterACrash(desk);
    const again = await third.journals.restore(thisWindow, kept?.journal ?? '');
    expect(again.base).toBe(saved.revision);
    const { article: still } = await third.histories.base(file, saved.revision);
    expect(wordsOf(still)).toBe(wordsOf(half));
  });

  it('does not take somebody else’s way back to an older version for its own save', async () => {
    const { file, revision, hands, begun } = await typedInto(desk);
    const half = { ...article, content: hands.content };
    const saved = await desk.newsroom.articles.save(file, revision, half, begun);
    await desk.newsroom.journals.append({
      window: thisWindow,
      journal: begun.journal,
      steps: hands.type(' us'),
    });
    const next = await afterACrash(desk);
    await put(desk.root, 'vote.stet', { ...article, dates: { modified: '2026-05-04T09:30:00Z' } });
    const restored = await next.journals.restore(anotherWindow, begun.journal);
    expect(restored.base).toBe(saved.revision);
  });

  it('is in the file by its new name as soon as that is told, also where a journal takes its time', async () => {
    const { file } = await typedInto(desk);
    const ask = CallThread.prototype.ask;
    vi.spyOn(CallThread.prototype, 'ask').mockImplementation(async function (
      this: CallThread<object, object>,
      ...given
    ) {
      if ('call' in given[0] && given[0].call === 'append') await wait(100);
      return ask.apply(this, given);
    });
    const renamed = await desk.newsroom.articles.rename(file, 'ballot');
    const { kept } = (await afterACrash(desk)).journals;
    expect(await kept()).toMatchObject([{ file: renamed.file, name: 'ballot.stet' }]);
  });

  it.each([{ saved: false }, { saved: true }])(
    'follows a new name although no window shows it (saved before: $saved)',
    async ({ saved }) => {
      const { hands, file, revision, begun } = await typedInto(desk);
      if (saved) {
        const half = { ...article, content: hands.content };
        await desk.newsroom.articles.save(file, revision, half, begun);
        const steps = hands.type(' us');
        await desk.newsroom.journals.append({ window: thisWindow, journal: begun.journal, steps });
      }
      const next = await afterACrash(desk);
      // As every window asks that begins.
      expect(await next.journals.kept()).toHaveLength(1);
      const renamed = await next.articles.rename(next.articles.register(placeOf(file)), 'ballot');
      const third = await afterACrash(desk);
      // The journals' thread starts with this: on a busy machine a rename does not wait so long.
      const kept = await eventually(async () => {
        const [text] = await third.journals.kept();
        expect(text).toMatchObject({ file: renamed.file, name: 'ballot.stet' });
        return text;
      });
      const restored = await third.journals.restore(anotherWindow, kept?.journal ?? '');
      expect(restored).toMatchObject({ file: renamed.file, name: 'ballot.stet' });
      expect(wordsOf(restored.article)).toBe(hands.text);

      function placeOf(id: string) {
        return desk.newsroom.articles.placeOf(id) ?? '';
      }
    },
  );

  it('is all in the file by its new name, too, whatever is written there since', async () => {
    const { file, revision, hands, begun } = await typedInto(desk);
    const { articles } = desk.newsroom;
    await articles.save(file, revision, { ...article, content: hands.content }, begun);
    await articles.rename(file, 'ballot');
    await put(desk.root, 'ballot.stet', { ...article, slugline: 'theirs' });
    expect(await (await afterACrash(desk)).journals.kept()).toEqual([]);
  });

  it('stays let go in a file by another name: undo ends with what was saved, and it can come back', async () => {
    const { file, revision, hands, begun } = await typedInto(desk);
    const { articles, journals } = desk.newsroom;
    const { journal } = begun;
    const half = { ...article, content: hands.content };
    const { revision: base } = await articles.save(file, revision, half, begun);
    await journals.append({ window: thisWindow, journal, steps: hands.type(' us') });
    await journals.discard(journal);
    const undoable = await journals.undoable(thisWindow, { file, revision: base });
    const renamed = await articles.rename(file, 'ballot');
    const there = { file: renamed.file, revision: base };
    expect(await journals.undoable(thisWindow, there)).toEqual(undoable);
    expect(await (await afterACrash(desk)).journals.kept()).toEqual([]);
    const restored = await journals.restore(thisWindow, journal);
    expect(restored.file).toBe(renamed.file);
    expect(await (await afterACrash(desk)).journals.kept()).toMatchObject([{ journal }]);
  });

  it('comes back to its file by another name where it was let go before any save', async () => {
    const { file, begun } = await typedInto(desk);
    const { articles, journals } = desk.newsroom;
    await journals.discard(begun.journal);
    const { file: renamed, name } = await articles.rename(file, 'ballot');
    const restored = await journals.restore(thisWindow, begun.journal);
    expect(restored).toMatchObject({ file: renamed, name });
  });

  /** Its window lets the text go, and another one types on. @returns its journal */
  async function goOnElsewhere({ hands, begun }: Awaited<ReturnType<typeof typedInto>>) {
    const { journals } = desk.newsroom;
    await journals.leave(thisWindow, begun.journal);
    const { journaled } = await journals.restore(anotherWindow, begun.journal);
    const { journal, sequence: after } = journaled;
    const steps = hands.type(' us');
    await journals.append({ window: anotherWindow, journal, after, steps });
    return journal;
  }

  it('goes on from a save of its own that comes to its end once another window goes on with it', async () => {
    const typed = await typedInto(desk);
    const { file, revision: base, hands } = typed;
    const { articles, histories } = desk.newsroom;
    const saving = { ...article, content: hands.content };
    await goOnElsewhere(typed);
    await articles.save(file, base, saving);
    expect(wordsOf((await histories.base(file, base)).article)).toBe(wordsOf(saving));
    // What somebody else wrote there it does not go on from.
    await put(desk.root, 'vote.stet', articleWith({ headline: 'Another' }));
    expect(wordsOf((await histories.base(file, base)).article)).toBe(wordsOf(article));
  });

  it('goes on from what all began with where only another window’s text was saved', async () => {
    const { file, revision: base, hands } = await typedInto(desk);
    const { articles, histories, journals } = desk.newsroom;
    const steps = typist(article).type(' replied');
    await journals.append({ window: anotherWindow, begin: { file, base }, steps });
    await articles.save(file, base, { ...article, content: hands.content });
    expect(wordsOf((await histories.base(file, base)).article)).toBe(wordsOf(article));
  });

  it('is offered, however much was typed since, where a save ends that another window had asked for', async () => {
    const typed = await typedInto(desk);
    const { file, revision, hands, begun } = typed;
    const { articles, journals } = desk.newsroom;
    const saving = { ...article, content: hands.content };
    const journal = await goOnElsewhere(typed);
    await articles.save(file, revision, saving, begun);
    await journals.leave(anotherWindow, journal);
    expect(await journals.kept()).toMatchObject([{ journal }]);
  });

  it('begins with what was opened, whatever lies there by now', async () => {
    const { file, revision: base } = await openVote(desk);
    await put(desk.root, 'vote.stet', articleWith({ headline: 'Another' }));
    const hands = typist(article);
    const begin = { file, base };
    const request = { window: thisWindow, begin, steps: hands.type(' asked') };
    const { journal } = await desk.newsroom.journals.append(request);
    const next = await afterACrash(desk);
    expect(wordsOf((await next.journals.restore(anotherWindow, journal)).article)).toBe(hands.text);
    // Another process never saw that text.
    await fails((await afterACrash(desk)).journals.append(request), 'conflict');
  });
});

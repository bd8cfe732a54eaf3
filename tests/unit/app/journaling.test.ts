import { Slice } from '@tiptap/pm/model';
import { ReplaceStep } from '@tiptap/pm/transform';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Unkept } from '../../../renderer/app/article/inBrowser.ts';
import { createJournaling, type Journaling } from '../../../renderer/app/article/journaling.ts';
import { CallFailure, type NewsroomClient } from '../../../renderer/app/connect.ts';
import type { Run } from '../../../renderer/editor/history/run.ts';
import { createArticle } from '../../../shared/article/create.ts';
import type { Article } from '../../../shared/article/model.ts';
import type { Failure, FailureCode } from '../../../shared/contract/failure.ts';

interface Request {
  journal?: string;
  begin?: { as: string; file?: string; base?: string; article?: Article };
  steps: unknown[];
  undo?: unknown[];
}

/** A newsroom that counts what it was given, and fails when it is told to. */
function createNewsroom() {
  const requests: Request[] = [];
  const begun: (string | undefined)[] = [];
  let sequence = 0;
  let next: FailureCode[] = [];
  let held: Promise<void> | undefined;
  return {
    requests,
    /** The names of journals that were to begin, whatever came of that. */
    begun,
    failNext(...codes: FailureCode[]) {
      next = codes;
    },
    /** No call is answered until the function that is returned is called. */
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    journal: {
      async append(request: Request) {
        if (request.begin) begun.push(request.begin.as);
        await held;
        const code = next.shift();
        if (code) throw new CallFailure({ code, message: `${code}.`, retry: false });
        requests.push(request);
        sequence++;
        return {
          journal: request.begin ? `j${requests.length}` : (request.journal ?? ''),
          sequence,
        };
      },
      discard: vi.fn(async () => undefined),
    },
  };
}

const deletion = (from: number, as: Run['as'] = 'event'): Run => ({
  steps: [new ReplaceStep(from, from + 1, Slice.empty)],
  as,
});

describe('what is typed', () => {
  let newsroom: ReturnType<typeof createNewsroom>;
  let journaling: Journaling;
  let troubles: (Failure | undefined)[];
  /** What the browser has because the newsroom lacks it. */
  let inBrowser: Unkept | undefined;
  /** @param browser whether the page outlives its newsroom */
  const journalingIn = (browser: boolean) =>
    createJournaling({
      journal: newsroom.journal as unknown as NewsroomClient['journal'],
      window: 'w',
      onTrouble: (failure) => troubles.push(failure),
      inBrowser: browser
        ? {
            keep: (text) => {
              inBrowser = text();
            },
            forget: () => {
              inBrowser = undefined;
            },
          }
        : undefined,
    });
  const article = createArticle('urn:uuid:a', 'en', '2026-05-04T00:00:00Z');

  beforeEach(() => {
    vi.useFakeTimers();
    newsroom = createNewsroom();
    troubles = [];
    inBrowser = undefined;
    journaling = journalingIn(true);
  });
  afterEach(() => {
    journaling.stop();
    vi.useRealTimers();
  });

  const show = (changed = false, file?: string) =>
    journaling.start({
      changed,
      article: () => article,
      place: () => ({ file, base: file && 'r1' }),
    });

  test('is not said to be kept where neither the newsroom answers nor a browser keeps it', async () => {
    journaling = journalingIn(false);
    show(false, 'f');
    const answer = newsroom.hold();
    journaling.took(deletion(9));
    await vi.advanceTimersByTimeAsync(3_300);
    expect(troubles).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(troubles).toMatchObject([{ code: 'io' }]);
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(troubles.at(-1)).toBeUndefined();
    expect(troubles).toHaveLength(2);
    // What is late belongs to a text that is shown no more.
    const late = newsroom.hold();
    journaling.took(deletion(9));
    await vi.advanceTimersByTimeAsync(500);
    show(false, 'g');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(troubles).toHaveLength(2);
    late();
  });

  test('stays in the browser from the first time on that the newsroom did not take it', async () => {
    show(false, 'f');
    newsroom.failNext('io', 'io');
    journaling.took(deletion(9));
    expect(inBrowser).toBeUndefined();
    await vi.advanceTimersByTimeAsync(400);
    expect(inBrowser).toMatchObject({ file: 'f', base: 'r1', article });
    inBrowser = undefined;
    journaling.took(deletion(9));
    expect(inBrowser).toMatchObject({ file: 'f', base: 'r1', article });
    await vi.advanceTimersByTimeAsync(15_000);
    expect(newsroom.requests).toHaveLength(1);
    expect(inBrowser).toBeUndefined();
    journaling.took(deletion(9));
    expect(inBrowser).toBeUndefined();
  });

  test('stays in the browser with the time, and the journal that has the beginning of it', async () => {
    show(false, 'f');
    journaling.took(deletion(9));
    await journaling.flush();
    newsroom.failNext('io');
    journaling.took(deletion(9));
    await vi.advanceTimersByTimeAsync(400);
    expect(inBrowser).toMatchObject({ journal: 'j1', at: Date.now() });
    // And the one that was to take its place, whatever became of that.
    newsroom.failNext('io');
    journaling.goOn();
    await vi.advanceTimersByTimeAsync(400);
    expect(inBrowser).toMatchObject({ journal: 'j1', begun: newsroom.begun.at(-1) });
  });

  test('stays in the browser while the newsroom does not answer, until it is let go', async () => {
    const release = newsroom.hold();
    show();
    journaling.took(deletion(9));
    await vi.advanceTimersByTimeAsync(3_399);
    expect(inBrowser).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(inBrowser).toMatchObject({ article, file: undefined, base: undefined });
    journaling.stop();
    expect(inBrowser).toBeUndefined();
    release();
  });

  test('is sent 400 ms after the last key, and after a second of typing on', async () => {
    show(false, 'f');
    journaling.took(deletion(9));
    await vi.advanceTimersByTimeAsync(399);
    expect(newsroom.requests).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(newsroom.requests).toMatchObject([{ begin: { file: 'f', base: 'r1' } }]);
    expect(newsroom.requests[0]?.begin?.article).toBeUndefined();
    for (let key = 0; key < 7; key++) {
      journaling.took(deletion(20 + key * 3));
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(newsroom.requests).toHaveLength(2);
    expect(newsroom.requests[1]).toMatchObject({ journal: 'j1' });
    expect(newsroom.requests[1]?.steps).toHaveLength(4);
  });

  test('of an article without a file goes with the whole of it at first', async () => {
    show();
    journaling.took(deletion(9));
    await journaling.flush();
    expect(newsroom.requests).toMatchObject([
      { begin: { article: { id: 'urn:uuid:a' } }, steps: [] },
    ]);
    journaling.took(deletion(9));
    expect(journaling.covers()).toBeUndefined();
    await journaling.flush();
    expect(newsroom.requests[1]).toMatchObject({ journal: 'j1', steps: [{ from: 9, to: 10 }] });
    expect(journaling.covers()).toEqual({ journal: 'j1', sequence: 2 });
  });

  test('keeps its places in the undo history, and letters of one event together', async () => {
    show(false, 'f');
    journaling.took(deletion(9));
    journaling.took(deletion(9, 'more'));
    journaling.took(deletion(30, 'more'));
    journaling.took(deletion(9));
    journaling.took(deletion(9, 'undo'));
    await journaling.flush();
    journaling.took(deletion(9, 'more'));
    await journaling.flush();
    const [first, second] = newsroom.requests;
    expect(first?.undo).toMatchObject([
      { as: 'event', steps: 2 },
      { as: 'event', steps: 1 },
      { as: 'undo', steps: 1 },
    ]);
    expect(first?.steps).toMatchObject([{ from: 9, to: 11 }, { from: 30 }, { from: 9 }, {}]);
    expect(second?.undo).toMatchObject([{ as: 'more', steps: 1 }]);
  });

  test('an article that was given is kept before a key is pressed', async () => {
    show(true);
    await vi.advanceTimersByTimeAsync(400);
    expect(newsroom.requests).toMatchObject([{ begin: { article: { id: 'urn:uuid:a' } } }]);
  });

  test.each(['not-found', 'damaged', 'conflict', 'bad-input'] as const)(
    'goes whole where the journal answers %s',
    async (code) => {
      show(false, 'f');
      newsroom.failNext(code);
      journaling.took(deletion(9));
      await journaling.flush();
      expect(newsroom.requests).toMatchObject([
        { begin: { file: 'f', article: { id: 'urn:uuid:a' } }, steps: [] },
      ]);
      expect(troubles).toEqual([]);
    },
  );

  test('waits for a disk with room, says so, and then is kept whole', async () => {
    show(false, 'f');
    newsroom.failNext('disk-full');
    journaling.took(deletion(9));
    await vi.advanceTimersByTimeAsync(400);
    expect(troubles).toMatchObject([{ code: 'disk-full' }]);
    expect(journaling.covers()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(newsroom.requests).toMatchObject([{ begin: { article: { id: 'urn:uuid:a' } } }]);
    expect(troubles).toMatchObject([{ code: 'disk-full' }, undefined]);
  });

  test('keeps the steps in order when one batch could not be written', async () => {
    show(false, 'f');
    journaling.took(deletion(9));
    await journaling.flush();
    newsroom.failNext('io');
    journaling.took(deletion(20));
    await journaling.flush();
    journaling.took(deletion(30));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(newsroom.requests[1]?.steps).toMatchObject([{ from: 20 }, { from: 30 }]);
  });

  test('begins one journal, also where nobody heard that it has begun', async () => {
    show();
    newsroom.failNext('io', 'io');
    journaling.took(deletion(9));
    await vi.advanceTimersByTimeAsync(12_000);
    const [first, ...again] = newsroom.begun;
    expect(first).toBeTypeOf('string');
    expect(again).toEqual([first, first]);
    // The next one is another, as is one in the place of what cannot have that name.
    newsroom.failNext('not-found', 'conflict');
    journaling.took(deletion(9));
    await vi.advanceTimersByTimeAsync(6_000);
    show();
    journaling.took(deletion(9));
    await journaling.flush();
    expect(new Set(newsroom.begun).size).toBe(4);
    expect(newsroom.begun).toHaveLength(6);
  });

  test('of one text never gets into the journal of another', async () => {
    show(false, 'f');
    journaling.took(deletion(9));
    show(false, 'g');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(newsroom.requests).toEqual([]);
    journaling.took(deletion(9));
    await journaling.flush();
    expect(newsroom.requests).toMatchObject([{ begin: { file: 'g' } }]);
  });

  test('that was let go begins another journal when somebody types on', async () => {
    show(false, 'f');
    journaling.took(deletion(9));
    await journaling.flush();
    expect(await journaling.discard()).toBe('j1');
    expect(newsroom.journal.discard).toHaveBeenCalledWith({ journal: 'j1' });
    journaling.took(deletion(9));
    await journaling.flush();
    expect(newsroom.requests[1]).toMatchObject({ begin: { article: { id: 'urn:uuid:a' } } });
  });
});

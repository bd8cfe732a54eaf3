import { describe, expect, test } from 'vitest';
import { createKeptTexts } from '../../../renderer/app/article/keptTexts.ts';
import { createSession } from '../../../renderer/app/article/session.ts';
import type { NewsroomClient } from '../../../renderer/app/connect.ts';
import { createArticle } from '../../../shared/article/create.ts';
import type { KeptText, RestoredText } from '../../../shared/contract/journal.ts';
import { noJournal, noLocks } from './session.ts';

/** Texts without a file that a crash left behind; one may take its time to come. */
async function afterACrash(...journals: string[]) {
  const coming = new Map(journals.map((id) => [id, Promise.withResolvers<void>()]));
  const asked: string[] = [];
  const kept = createKeptTexts({
    kept: async () => journals.map((journal) => ({ journal }) as KeptText),
    async restore({ journal }: { journal: string }): Promise<RestoredText> {
      asked.push(journal);
      await coming.get(journal)?.promise;
      return {
        journaled: { journal, sequence: 0 },
        article: { ...createArticle('urn:uuid:a', 'en', '2026-05-04T00:00:00Z'), slug: journal },
        changed: '2026-05-04T00:00:00Z',
      };
    },
  } as NewsroomClient['journal']);
  await kept.refresh();
  const session = createSession({
    answers: async () => undefined,
    articles: {
      saveNew: async () => ({
        file: 'f',
        name: 'quay.stet',
        revision: 'r',
        savedAt: '2026-05-04T00:00:00Z',
        bytes: 1,
      }),
    } as unknown as NewsroomClient['article'],
    history: {} as NewsroomClient['history'],
    drawAhead: () => () => {},
    journaling: noJournal,
    locks: noLocks,
    askToLeave: async () => true,
    waitForPhotos: async () => true,
    say: (message) => expect.unreachable(message),
    forget: () => {},
    takeOver: (journal) => kept.takeOver('w', journal),
    tookOver: kept.tookOver,
    keptOf: kept.of,
    undoable: async () => [],
  });
  return {
    session,
    asked,
    shown: () => session.store.getState().open?.metadata.slug,
    listed: () => kept.store.getState().texts.map(({ journal }) => journal),
    come: (journal: string) => coming.get(journal)?.resolve(),
  };
}

describe('a text that was kept', () => {
  test('is listed until it is shown, also where the list is read anew meanwhile', async () => {
    let left = [{ journal: 'pier' }] as KeptText[];
    const kept = createKeptTexts({
      kept: async () => left,
      restore: async () => ({}) as RestoredText,
    } as unknown as NewsroomClient['journal']);
    const listed = () => kept.store.getState().texts.map(({ journal }) => journal);
    await kept.refresh();
    await kept.takeOver('w', 'pier');
    // No longer anybody's, and another window went.
    left = [{ journal: 'quay' }] as KeptText[];
    await kept.refresh();
    expect(listed()).toEqual(['pier', 'quay']);
    kept.tookOver('pier');
    await kept.refresh();
    expect(listed()).toEqual(['quay']);
  });

  test('is listed until it is shown', async () => {
    const { session, asked, shown, listed, come } = await afterACrash('pier', 'quay');
    const first = session.restore('pier');
    await expect.poll(() => asked).toEqual(['pier']);
    const second = session.restore('quay');
    come('quay');
    expect(await second).toBe(true);
    come('pier');
    expect(await first).toBe(false);
    expect(shown()).toBe('quay');
    expect(listed()).toEqual(['pier']);
    expect(await session.restore('pier')).toBe(true);
    expect(shown()).toBe('pier');
    expect(listed()).toEqual([]);
  });
});

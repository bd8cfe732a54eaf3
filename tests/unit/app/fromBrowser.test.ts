import { expect, test, vi } from 'vitest';
import { handOverFromBrowser } from '../../../renderer/app/article/fromBrowser.ts';
import type { Unkept } from '../../../renderer/app/article/inBrowser.ts';
import type { NewsroomClient } from '../../../renderer/app/connect.ts';
import { openDesk } from '../newsroom/desks.ts';
import { afterACrash, article, begin, thisWindow, wordsOf } from '../newsroom/journalDesk.ts';
import { typist } from '../newsroom/typist.ts';

const kept = vi.hoisted(() => ({ text: undefined as Unkept | undefined }));
vi.mock('../../../renderer/app/article/inBrowser.ts', () => ({
  keptWindows: async () => [thisWindow],
  sealedText: async () => kept.text,
  unseal: async (text: Unkept) => text,
  // The page ends before that.
  dropText: async () => undefined,
  lockOf: (window: string) => window,
}));
vi.stubGlobal('navigator', {
  locks: {
    request: (_name: string, _options: object, task: (lock: object) => unknown) => task({}),
  },
});

test('a text that the browser kept is offered once, whichever of its journals had begun', async () => {
  const desk = await openDesk();
  const hands = typist(article);
  const { journal } = await begin(desk, hands.type(' asked'));
  const begun = crypto.randomUUID();
  const append = { window: thisWindow, begin: { article, as: begun }, steps: [] };
  // It began, and its end was cut off: the one before is there still.
  await desk.newsroom.journals.append(append);
  hands.type(' us');
  const text = { ...article, content: hands.content };
  kept.text = { article: text, journal, begun, at: Date.now() + 1 };
  const next = await afterACrash(desk);
  const client = next.journals as unknown as NewsroomClient['journal'];
  await handOverFromBrowser(client, 'key');
  await handOverFromBrowser(client, 'key');
  const [one, ...more] = await next.journals.kept();
  expect(more).toEqual([]);
  const restored = await next.journals.restore(crypto.randomUUID(), one?.journal ?? '');
  expect(wordsOf(restored.article)).toBe(hands.text);
});

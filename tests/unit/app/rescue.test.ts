import { describe, expect, test } from 'vitest';
import { createRescue, type RescueNeeds } from '../../../renderer/app/article/rescue.ts';
import type { Session } from '../../../renderer/app/article/session.ts';

/** A session with an article, and what is offered in words. */
function inPane(file: string | undefined) {
  const offers = new Map<string, () => void>();
  const wherever: unknown[][] = [];
  let open = { file, name: 'vote.stet', dirty: true };
  const session = {
    store: { getState: () => ({ open }) },
    abandon: async () => 'journal',
    openFile: async () => true,
    async moveToCopy(_: string, name: string) {
      open = { file: 'copy', name: `${name}.stet`, dirty: false };
    },
    restore: () => expect.unreachable('The pane may be gone'),
  } as unknown as Session;
  const rescue = createRescue(session, {
    toasts: {
      say(_: string, { action }: { action?: { label: string; run(): void } } = {}) {
        if (action) offers.set(action.label, action.run);
      },
    },
    openWherever: async (...asked) => wherever.push(asked) > 0,
    restoreWherever: async (...asked) => wherever.push(asked) > 0,
  } as RescueNeeds);
  return { rescue, wherever, take: (label: string) => offers.get(label)?.() };
}

describe('what is offered after an article was let go', () => {
  test.each(['vote', undefined])('is brought back wherever the person is by then', async (file) => {
    const { rescue, wherever, take } = inPane(file);
    await rescue.discardRestored();
    take('Bring it back');
    expect(wherever).toEqual([['journal', file]]);
  });

  test('is opened wherever the person is by then', async () => {
    const { rescue, wherever, take } = inPane('vote');
    await rescue.openTheirs();
    take('Open it');
    expect(wherever).toEqual([['copy', 'vote (my version).stet']]);
  });
});

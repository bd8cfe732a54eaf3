import { failureOf, type NewsroomClient } from '../connect.ts';
import { dropText, keptWindows, lockOf, sealedText, unseal } from './inBrowser.ts';

/**
 * Hands over what pages that are gone have kept in this browser (see inBrowser.ts): the newsroom has
 * it as texts to be restored then. What cannot be taken, or was sealed with another key, stays where
 * it is. Never rejects.
 */
export async function handOverFromBrowser(
  journal: NewsroomClient['journal'],
  key: string | undefined,
): Promise<void> {
  if (key === undefined) return;
  const windows = await keptWindows().catch(() => []);
  for (const window of windows) {
    const task = (lock: Lock | null) => (lock ? handOver(window, key, journal) : undefined);
    // Its page may live, and two new ones may come at once.
    await navigator.locks
      .request(lockOf(window), { ifAvailable: true }, task)
      .catch(() => undefined);
  }
}

async function handOver(window: string, key: string, journal: NewsroomClient['journal']) {
  const sealed = await sealedText(window);
  if (!sealed) return;
  // A page of an earlier release did not seal when that was.
  const {
    article,
    journal: last,
    begun,
    at = Date.now(),
    ...place
  } = await unseal(sealed, key, window);
  // By its page, so that it is there once, however often it is handed over.
  const begin = { article, gone: at, as: window };
  for (const before of new Set([last, begun])) {
    const append = (begins: typeof begin) =>
      journal.append({ window, journal: before, begin: begins, steps: [] });
    await append({ ...place, ...begin }).catch((error) => {
      const { code } = failureOf(error);
      // It was handed over before, and somebody goes on with it.
      if (code === 'conflict') return undefined;
      // Its file lies in a library that nobody knows here.
      if (code !== 'not-found') throw error;
      return append(begin);
    });
  }
  await dropText(window);
}

import { setTimeout as wait } from 'node:timers/promises';
import { saves } from './articles/saves.ts';

/** What is being written when somebody ends Stet has so long, in ms. */
const lastWrites = 10_000;

/** On files; to close one is of a kind of its own. */
const isCall = /^(FSReq|CloseReq)/;

/**
 * Closes what is open, so that the process can exit: that waits for all calls on files, and for the
 * threads that make some (measured). It is ended where a drive does not answer.
 */
export async function closeInTime(close: () => Promise<unknown>, patience = lastWrites) {
  const late = setTimeout(endAtOnce, patience);
  await close();
  await saves.rest();
  while (process.getActiveResourcesInfo().some((kind) => isCall.test(kind))) await wait(10);
  clearTimeout(late);
}

export function endAtOnce(): void {
  process.kill(process.pid, 'SIGKILL');
}

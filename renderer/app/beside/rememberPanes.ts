import type { Settings } from '../../../shared/contract/desk.ts';
import type { Session } from '../article/session.ts';
import type { Writer } from '../article/writer.ts';
import type { StetWindow } from '../workspace.ts';
import type { Panes } from './panes.ts';

/** Files of the articles that stand beside each other, '' for one that has none yet; or none. */
type Pair = Settings['besideEachOther'];

/** Where this tab keeps it: loading the page again does not part them. */
const ofTab = 'stet-beside';

function keepInTab(pair: string) {
  try {
    sessionStorage.setItem(ofTab, pair);
  } catch {
    // Storage can be switched off.
  }
}

function inTab(): Pair {
  try {
    return JSON.parse(sessionStorage.getItem(ofTab) ?? '[]') as Pair;
  } catch {
    return [];
  }
}

/**
 * Keeps which two articles stand beside each other.
 *
 * @param remember for the next start, which shows both again where one was not saved
 */
export function rememberPanes(panes: Panes, remember: (change: Partial<Settings>) => void) {
  let known = '';
  const followed = new WeakSet<Writer>();

  function look() {
    const pair: Pair = panes.writers().flatMap(({ session }) => {
      const { open } = session.store.getState();
      return open ? [open.file ?? ''] : [];
    });
    const besideEachOther = pair.length === 2 ? pair : [];
    const now = JSON.stringify(besideEachOther);
    if (now === known || (known === '' && besideEachOther.length === 0)) return;
    known = now;
    keepInTab(now);
    remember({ besideEachOther });
  }

  function follow() {
    for (const writer of panes.writers()) {
      if (followed.has(writer)) continue;
      followed.add(writer);
      writer.session.store.subscribe(({ open }, { open: before }) => {
        if (open?.file !== before?.file || !open !== !before) look();
      });
    }
    look();
  }
  panes.store.subscribe(follow);
  follow();
}

/**
 * The two that are to stand beside each other again: in this tab, or when Stet went away before all of
 * it was saved. None where there were none.
 *
 * @param last what the last window kept
 */
export function pairOfBefore({ kept }: StetWindow, last: Pair): Pair {
  const here = inTab();
  if (here.length === 2) return here;
  const { texts } = kept.store.getState();
  return texts.some((text) => last.includes(text.file ?? '')) ? last : [];
}

/** Shows two articles beside each other again, each with the words that it had. */
export async function reopenPanes({ panes, kept }: StetWindow, [one = '', other = '']: Pair) {
  async function show(session: Session, file: string) {
    const { texts } = kept.store.getState();
    const text = texts.find((candidate) => (candidate.file ?? '') === file);
    if (text) await session.restore(text.journal);
    else if (file !== '') await session.openFile(file);
  }
  const { active } = panes.store.getState();
  await show(active.session, one);
  await panes.beside((session) => show(session, other));
  panes.closed([active]);
}

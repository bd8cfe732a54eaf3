import type { OpenArticles, Settings } from '../../../shared/contract/desk.ts';
import { afterFrame } from '../../ui/afterFrame.ts';
import type { Writer } from '../article/writer.ts';
import type { Panes } from './panes.ts';

/** Where this tab keeps it: loading the page again closes nothing. */
export const ofTab = 'stet-open-articles';

function keepInTab(open: string) {
  try {
    sessionStorage.setItem(ofTab, open);
  } catch {
    // Storage can be switched off.
  }
}

/**
 * Keeps what is open in the panes.
 *
 * @param remember for the next start; of several windows that of the one where the person was last
 */
export function rememberPanes(panes: Panes, remember: (change: Partial<Settings>) => void) {
  const nothing = '[]';
  let known = nothing;
  let stop = () => {};
  const followed = new WeakSet<Writer>();

  function look() {
    const openArticles: OpenArticles = panes.writers().flatMap(({ session }) => {
      const { open, failed } = session.store.getState();
      const { file, name } = open ?? failed ?? {};
      return open || failed ? [{ file, name }] : [];
    });
    const now = JSON.stringify(openArticles);
    if (now === known) return;
    known = now;
    keepInTab(now);
    stop();
    stop = afterFrame(() => remember({ openArticles }));
  }

  function follow() {
    for (const writer of panes.writers()) {
      if (followed.has(writer)) continue;
      followed.add(writer);
      writer.session.store.subscribe(look);
    }
    look();
  }
  panes.store.subscribe(follow);
  follow();
  addEventListener('focus', () => {
    known = nothing;
    look();
  });
}

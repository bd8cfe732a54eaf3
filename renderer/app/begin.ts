import type { Settings } from '../../shared/contract/desk.ts';
import { pairOfBefore, reopenPanes } from './beside/rememberPanes.ts';
import type { StetWindow } from './workspace.ts';

/** What was asked for, else the text that somebody was typing when Stet went away. */
export async function begin(stet: StetWindow, { besideEachOther }: Settings) {
  const { connection, desk, kept, panes } = stet;
  const { session } = panes.store.getState().active;
  const { store } = session;
  store.setState({ coming: 'Looking for unsaved text…' });
  const known = findUnsaved();
  let asked: Promise<unknown> | undefined;
  window.stetDesktop?.onOpenFile((file, beside, isBesideFirst) => {
    // An article comes with its unsaved words.
    asked = known.then(() => open(file, beside, isBesideFirst));
  });

  async function findUnsaved() {
    // Where its code does not come, the text stays in the browser for the next page.
    const reader = await import('./article/fromBrowser.ts').catch(() => undefined);
    await reader?.handOverFromBrowser(connection.newsroom.journal, desk.pageKey);
    await kept.refresh().catch(() => undefined);
  }

  async function open(file: string, beside: string | undefined, isBesideFirst = false) {
    if (beside === undefined) {
      await panes.open(file, '');
      return;
    }
    await reopenPanes(stet, isBesideFirst ? [beside, file] : [file, beside]);
    if (isBesideFirst) panes.goToOther();
  }

  try {
    await known;
    if (asked) await asked;
    // Whoever was quicker and opened something has it; the text waits in the library.
    if (asked || store.getState().open || session.isOpening()) return;
    if (connection.openFirst) return void (await session.openFile(connection.openFirst));
    const pair = pairOfBefore(stet, besideEachOther);
    if (pair.length === 2) return void (await reopenPanes(stet, pair));
    const [last] = kept.store.getState().texts;
    if (!last) return;
    const name = last.headline ? `“${last.headline}”` : 'your unsaved text';
    store.setState({ coming: `Opening ${name}…` });
    await session.restore(last.journal);
  } finally {
    store.setState({ coming: undefined });
  }
}

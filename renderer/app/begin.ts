import type { Settings } from '../../shared/contract/desk.ts';
import type { StetWindow } from './workspace.ts';

/** What was asked for, else what was open, and the text that somebody was typing, when Stet went away. */
export async function begin(stet: StetWindow, { openArticles }: Settings) {
  const { connection, desk, kept, panes } = stet;
  const { session } = panes.store.getState().active;
  const { store } = session;
  store.setState({ coming: 'Looking for unsaved text…' });
  const known = findUnsaved();
  // Without it nothing is opened by itself: all of it is in the library's list.
  const reopening = import('./beside/reopenPanes.ts').catch(() => undefined);
  let asked: Promise<unknown> | undefined;
  window.stetDesktop?.onOpenFile((file, beside, isBesideFirst) => {
    // An article comes with its unsaved words.
    asked = known.then(() => open(file, beside, isBesideFirst));
  });

  const isTaken = () => store.getState().open !== undefined || session.isOpening();

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
    const both = isBesideFirst ? [beside, file] : [file, beside];
    await (await reopening)?.reopenPanes(
      stet,
      both.map((one) => (one ? { file: one } : {})),
    );
    if (isBesideFirst) panes.goToOther();
  }

  try {
    await known;
    if (asked) await asked;
    // Whoever was quicker and opened something has it; the text waits in the library.
    if (asked || isTaken()) return;
    if (connection.openFirst) return void (await session.openFile(connection.openFirst));
    const { openBefore, reopenPanes } = (await reopening) ?? {};
    const before = (await openBefore?.(stet, openArticles)) ?? [];
    if (!isTaken()) await reopenPanes?.(stet, before);
  } finally {
    store.setState({ coming: undefined });
    (await reopening)?.goOnWriting(panes.store.getState().active.session);
  }
}

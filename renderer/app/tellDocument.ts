import { withoutExtension } from '../library/withoutExtension.ts';
import { whenCalm } from '../ui/whenCalm.ts';
import { followArticles } from './beside/followArticles.ts';
import type { Panes } from './beside/panes.ts';

/** After what it says has changed, in ms. */
const titleAfter = 250;

/**
 * Says what is open, and whether all of it is saved, to the window and the browser's tab. @returns to
 * stop
 *
 * @param headline of the article where the person is
 */
export function tellDocument(panes: Panes, headline: string): () => void {
  let told = '';
  let inTab = 'Stet';
  // The browser takes longer over it than over the change itself, and has no hurry.
  const calm = whenCalm(titleAfter, () => {
    document.title = inTab;
  });

  function tell() {
    const { writers, active } = panes.store.getState();
    const { open } = active.session.store.getState();
    const other = panes.other()?.session.store.getState().open;
    const title = open ? headline || 'New article' : 'Stet';
    const unsaved = (open?.dirty || other?.dirty) ?? false;
    const beside = other && {
      title: other.name === undefined ? 'New article' : withoutExtension(other.name),
      file: other.file,
      isFirst: writers[0] !== active,
    };
    const now = { title, unsaved, file: open?.file, beside };
    const words = JSON.stringify(now);
    if (words === told) return;
    told = words;
    window.stetDesktop?.setDocument(now);
    inTab = open ? `${unsaved ? '• ' : ''}${title} — Stet` : 'Stet';
    calm.soon();
  }

  tell();
  const stopFollowing = followArticles(panes, tell);
  return () => {
    stopFollowing();
    calm.stop();
  };
}

import type { Panes } from './panes.ts';

/**
 * Calls back when something of an article of the window changed, in whichever pane, or the panes
 * themselves: for what is told without React. @returns to stop
 */
export function followArticles(
  { store, writers }: Pick<Panes, 'store' | 'writers'>,
  listener: () => void,
): () => void {
  let stops: (() => void)[] = [];
  const stop = () => {
    for (const each of stops) each();
  };
  const follow = () => {
    stop();
    stops = writers().map(({ session }) => session.store.subscribe(listener));
  };
  follow();
  const stopPanes = store.subscribe(() => {
    follow();
    listener();
  });
  return () => {
    stopPanes();
    stop();
  };
}

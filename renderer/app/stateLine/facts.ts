import { foundAgain } from '../../library/conflictCopies.ts';
import { followArticles } from '../beside/followArticles.ts';
import type { Watched } from '../connection/watched.ts';
import type { Workspace } from '../workspace.ts';
import type { Facts } from './stateOf.ts';

/** How things stand with the article of a pane; undefined without one. The same until they change. */
export function factsOf({
  session,
  library,
  panes,
  connection,
}: Pick<Workspace, 'session' | 'library' | 'panes' | 'connection'>): Watched<Facts | undefined> {
  let known: Facts | undefined;

  function read(): Omit<Facts, 'now'> | undefined {
    const { open, unkept, inBrowser } = session.store.getState();
    if (!open) return undefined;
    const { status, entries } = library.store.getState();
    const other = panes.writers().find((writer) => writer.session !== session);
    const there = other?.session.store.getState().open;
    return {
      open,
      line: connection.state.get(),
      away: status?.state === 'missing',
      elsewhere: open.outside?.kind === 'gone' ? foundAgain(open, entries) : undefined,
      beside: there?.lock?.kind === 'mine' && there.file === open.file,
      unkept,
      inBrowser,
    };
  }

  return {
    get() {
      const facts = read();
      if (!facts || !known || !isSame(facts, known)) known = facts && { ...facts, now: new Date() };
      return known;
    },
    subscribe(listener) {
      const stops = [
        followArticles(panes, listener),
        library.store.subscribe(listener),
        connection.state.subscribe(listener),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

const isSame = (one: object, other: object) =>
  Object.entries(one).every(([name, value]) => value === other[name as keyof typeof other]);

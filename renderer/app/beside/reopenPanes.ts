import type { OpenArticles } from '../../../shared/contract/desk.ts';
import { inTime } from '../../../shared/contract/inTime.ts';
import { asThoughSeen } from '../../editor/onceSeen.ts';
import { withoutExtension } from '../../library/withoutExtension.ts';
import { placeIn } from '../article/places.ts';
import type { Session } from '../article/session.ts';
import type { StetWindow } from '../workspace.ts';
import { ofTab } from './rememberPanes.ts';

/** @returns undefined: nothing was opened in it yet */
function inTab(): OpenArticles | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(ofTab) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** A drive that does not answer says so once its article is opened. In ms. */
const patience = 1_000;

/**
 * What is to be shown again: what this tab had, else text that no file has, else what was open last.
 *
 * @param last what the last window kept
 */
export async function openBefore(
  { kept, panes }: StetWindow,
  last: OpenArticles,
): Promise<OpenArticles> {
  const { texts } = kept.store.getState();
  const textOf = (file: string | undefined) => texts.find((text) => text.file === file);
  const there = (articles: OpenArticles) =>
    articles.filter(({ file }) => file !== undefined || textOf(file));
  const here = inTab();
  if (here && there(here).length > 0) return there(here);
  const isAmongLast = last.some(({ file }) => textOf(file));
  if (texts[0] && !isAmongLast) return [texts[0]];
  if (here) return [];
  const { session } = panes.store.getState().active;
  const free = await Promise.all(
    there(last).map(async (article) => {
      const { file } = article;
      const isTaken = file !== undefined && !textOf(file) && (await isElsewhere(session, file));
      return isTaken ? [] : [article];
    }),
  );
  return free.flat();
}

/** Another window of this person has it, and goes on with it. */
async function isElsewhere({ locking }: Session, file: string) {
  const lock = await inTime(locking.ask(file), patience);
  locking.drop(file);
  return lock?.kind === 'held' && lock.by.here;
}

/** Shows again what was open, each with the words that it had. */
export async function reopenPanes({ panes, kept }: StetWindow, [one, other]: OpenArticles) {
  async function show(session: Session, { file, name = '' }: OpenArticles[number]) {
    const { texts } = kept.store.getState();
    const text = texts.find((candidate) => candidate.file === file);
    const called = text?.headline ? `“${text.headline}”` : withoutExtension(name);
    session.store.setState({ coming: `Opening ${called || 'your unsaved text'}…` });
    try {
      if (text) return await session.restore(text.journal);
      return file !== undefined && (await session.openFile(file, name));
    } finally {
      session.store.setState({ coming: undefined });
    }
  }
  const { active } = panes.store.getState();
  const { session } = active;
  const isShown = !one || (await show(session, one));
  // The person went elsewhere meanwhile; what failed has its own word, and is no reason.
  const hasLeft = !isShown && (session.isOpening() || session.store.getState().open);
  if (hasLeft || panes.other()) return;
  if (other) await panes.beside((session) => show(session, other));
  panes.closed([active]);
}

/** Into an article that is open again the keyboard goes where it was, unless it is somewhere by now. */
export function goOnWriting(session: Session) {
  const { open } = session.store.getState();
  const place = open?.file === undefined || open.restored ? undefined : placeIn(open.file);
  if (place === undefined || document.activeElement !== document.body) return;
  asThoughSeen();
  session.handle?.goTo(place);
}

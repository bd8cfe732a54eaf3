import type { LibraryEntry } from '../../shared/contract/library.ts';
import { quoted } from '../../shared/copydesk/quoted.ts';
import type { Library } from '../library/libraryStore.ts';
import type { Panes } from './beside/panes.ts';
import { failureOf, type NewsroomClient } from './connect.ts';
import type { Dialogs } from './dialogs.ts';
import type { Toasts } from './toasts.ts';

interface TrashingNeeds {
  newsroom: NewsroomClient;
  panes: Panes;
  library: Library;
  dialogs: Dialogs;
  toasts: Toasts;
  titleIn(file: string, name: string): string;
}

/** Articles go to the trash, several only with a yes, and Undo brings back all of them. */
export async function trash(
  articles: readonly Pick<LibraryEntry, 'file' | 'name'>[],
  { newsroom, panes, library, dialogs, toasts, titleIn }: TrashingNeeds,
): Promise<void> {
  if (articles.length > 1) {
    const answer = await dialogs.ask({
      title: `Move ${several(articles.length)} to the trash?`,
      text: 'They stay there until you restore them.',
      choices: [
        { id: 'stay', label: 'Cancel' },
        { id: 'trash', label: 'Move to trash', look: 'danger' },
      ],
    });
    if (answer !== 'trash') return;
  }
  const [title = ''] = articles.map(({ file, name }) => titleIn(file, name));
  const shownIn = panes.writers().filter(({ session }) => {
    // One that is damaged is shown too, by what is wrong with it.
    const { open, failed } = session.store.getState();
    return articles.some(({ file }) => file === open?.file || file === failed?.file);
  });
  // What is unsaved goes to the trash with the rest.
  for (const { session } of shownIn) if (!(await session.close())) return;
  panes.closed(shownIn);
  const gone = new Map<string, string>();
  try {
    for (const { file } of articles) gone.set(file, (await newsroom.article.trash({ file })).id);
  } catch (error) {
    complain(error);
  }
  library.forget(new Set(gone.keys()));
  void library.refresh();
  if (gone.size === 0) return;
  const what =
    articles.length > 1
      ? `${several(gone.size)} ${gone.size === 1 ? 'is' : 'are'}`
      : `${quoted(title)} is`;
  toasts.say(`${what} in the trash.`, { action: { label: 'Undo', run: () => void bringBack() } });

  async function bringBack() {
    try {
      let restored: { file: string; name: string } | undefined;
      for (const id of gone.values()) restored = await newsroom.library.restore({ id });
      await library.refresh();
      const wasOpen = articles.length === 1 && shownIn.length > 0;
      const isOpen = panes.store.getState().active.session.store.getState().open !== undefined;
      if (restored && wasOpen && !isOpen) await panes.open(restored.file, restored.name);
    } catch (error) {
      complain(error);
      void library.refresh();
    }
  }

  function complain(error: unknown) {
    toasts.say(failureOf(error).message, { tone: 'trouble' });
  }
}

const several = (count: number) =>
  count === 1 ? '1 article' : `${count.toLocaleString('en-GB')} articles`;

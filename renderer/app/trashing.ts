import type { LibraryEntry } from '../../shared/contract/library.ts';
import { quoted } from '../../shared/copydesk/quoted.ts';
import type { Library } from '../library/libraryStore.ts';
import type { Writer } from './article/writer.ts';
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
  const shownIn = panes
    .writers()
    .filter((writer) => articles.some(({ file }) => file === fileIn(writer)));
  const [wasShown] = shownIn.map(fileIn);
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
      let shown: { file: string; name: string } | undefined;
      for (const [file, id] of gone) {
        const restored = await newsroom.library.restore({ id });
        if (file === wasShown) shown = restored;
      }
      await library.refresh();
      const isOpen = panes.store.getState().active.session.store.getState().open !== undefined;
      if (shown && !isOpen) await panes.open(shown.file, shown.name);
    } catch (error) {
      complain(error);
      void library.refresh();
    }
  }

  function complain(error: unknown) {
    toasts.say(failureOf(error).message, { tone: 'trouble' });
  }
}

/** One that is damaged is shown too, by what is wrong with it. */
function fileIn({ session }: Writer) {
  const { open, failed } = session.store.getState();
  return (open ?? failed)?.file;
}

const several = (count: number) =>
  count === 1 ? '1 article' : `${count.toLocaleString('en-GB')} articles`;

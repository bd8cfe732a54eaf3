import type { Desk } from '../../../shared/contract/desk.ts';
import type { LinkSource } from '../../editor/links/linkSource.ts';
import { arrange, titleOf } from '../../library/arrange.ts';
import type { Library } from '../../library/libraryStore.ts';
import { failureOf, type NewsroomClient } from '../connect.ts';
import type { Dialogs } from '../dialogs.ts';
import type { Toasts } from '../toasts.ts';
import type { Session } from './session.ts';

interface Surroundings {
  newsroom: NewsroomClient;
  desk: Desk;
  session: Session;
  library: Library;
  dialogs: Dialogs;
  toasts: Toasts;
}

/** Links as this window and its host open and check them. */
export function createLinkSource(around: Surroundings): LinkSource {
  const { newsroom, desk, session, library, dialogs, toasts } = around;

  /** On the desktop the system's own dialog asks; a browser has none, so the page does. */
  async function openInBrowser(href: string) {
    const url = URL.parse(href);
    if (!url) return;
    const place = url.protocol === 'mailto:' ? url.pathname : url.host;
    const answer = await dialogs.ask({
      title: url.protocol === 'mailto:' ? `Write to ${place}?` : `Open ${place}?`,
      text: url.href,
      choices: [
        { id: 'cancel', label: 'Cancel' },
        { id: 'open', label: 'Open', look: 'primary' },
      ],
    });
    if (answer === 'open') window.open(url.href, '_blank', 'noopener,noreferrer');
  }

  return {
    open(href) {
      if (desk.host === 'web') {
        void openInBrowser(href);
        return;
      }
      newsroom.desk.openLink({ href }).catch((error: unknown) => {
        const { code, message } = failureOf(error);
        if (code !== 'canceled') toasts.say(message, { tone: 'trouble' });
      });
    },
    articles() {
      const open = session.store.getState().open?.file;
      return arrange(library.store.getState().entries ?? [], '', 'newest').flatMap((entry) => {
        const { about, file } = entry;
        if (about.kind !== 'article' || file === open) return [];
        const { id, slug, url = '' } = about;
        return [{ id, slug, url, headline: titleOf(entry) }];
      });
    },
    async check(href, signal) {
      try {
        return await newsroom.links.check({ href }, { signal });
      } catch (error) {
        signal.throwIfAborted();
        return { state: 'unknown', message: failureOf(error).message };
      }
    },
  };
}

import { keyboardStore } from '../commands/keyBindings.ts';
import type { StetWindow } from '../workspace.ts';
import { failureOf } from './failure.ts';
import { follow } from './follow.ts';

/** What happens in the library, told to whom it concerns. */
export function followNewsroom(stet: StetWindow) {
  const { connection, deskSettings, kept, library, panes, toasts } = stet;
  follow(
    connection.state,
    (signal) => connection.newsroom.library.events(undefined, { signal }),
    (event) => {
      const sessions = panes.writers().map(({ session }) => session);
      switch (event.kind) {
        case 'listening':
          // Whatever happened before, or while the line was broken.
          void library.refresh();
          void deskSettings.refresh();
          for (const session of sessions) {
            void session.verify();
            session.flush();
          }
          break;
        case 'list-changed':
          void library.refresh();
          // A first save may have come to its end behind the window that left it.
          if (kept.store.getState().texts.some(({ file }) => file === undefined)) {
            void kept.refresh().catch(() => undefined);
          }
          break;
        case 'file-changed':
          for (const session of sessions) session.fileChanged(event.file, event.revision);
          // The last save of a window that went comes behind its going.
          if (kept.of(event.file) !== undefined) void kept.refresh().catch(() => undefined);
          break;
        case 'file-gone':
          for (const session of sessions) session.fileGone(event.file, event.now);
          break;
        case 'versions-changed':
          for (const session of sessions) session.versionsChanged(event.file, event.unkept);
          break;
        case 'status-changed':
          library.statusChanged(event.status);
          // What was out of reach is there again, and can be saved.
          if (event.status.state === 'ready') for (const session of sessions) void session.verify();
          void deskSettings.refresh();
          break;
        case 'desk-changed':
          void deskSettings.refresh();
          break;
        case 'keys-changed':
          keyboardStore.setState({ bindings: event.keys });
          break;
      }
    },
    (error) => toasts.say(failureOf(error).message, { tone: 'trouble' }),
  );
}

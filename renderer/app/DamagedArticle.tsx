import { Button } from '../ui/Button.tsx';
import { State } from '../ui/State.tsx';
import type { FailedOpening } from './article/sessionState.ts';
import { useWorkspace } from './WorkspaceContext.tsx';

/** An article that could not be opened: what is wrong with it, where, and what can be done. */
export function DamagedArticle({ file, name, failure }: FailedOpening) {
  const { session, files, desk, panes } = useWorkspace();
  const { code, detail } = failure;
  const place = typeof detail?.place === 'string' ? detail.place : undefined;
  const damaged = code === 'damaged';
  const title = damaged
    ? 'This article is damaged'
    : code === 'newer-version'
      ? 'This article was made by a newer Stet'
      : 'This article could not be opened';

  async function close() {
    if (!(await session.close())) return;
    panes.closed(panes.writers().filter((writer) => writer.session === session));
  }

  return (
    <State
      tone="trouble"
      title={title}
      actions={
        <>
          <Button look="primary" onClick={() => void session.openFile(file, name)}>
            Try again
          </Button>
          {desk.can.reveal && (
            <Button onClick={() => void files.reveal(file)}>Show in folder</Button>
          )}
          <Button onClick={() => void close()}>Close</Button>
        </>
      }
    >
      {name && (
        <p>
          <code>{name}</code>
        </p>
      )}
      <p>{failure.message}</p>
      {place && !failure.message.includes(place) && <p>Place: {place}</p>}
      {damaged && (
        <p>
          Stet leaves the file as it is. Open it in a text editor to mend that place, or put an
          older copy (a backup, a sync service’s version) in its place; then try again.
        </p>
      )}
      {code === 'newer-version' && <p>Update Stet to open it. The file is left as it is.</p>}
    </State>
  );
}

import type { Failure } from '../../shared/contract/failure.ts';
import type { LibraryStatus } from '../../shared/contract/library.ts';
import { useWorkspace } from '../app/WorkspaceContext.tsx';
import { Button } from '../ui/Button.tsx';
import { State } from '../ui/State.tsx';

export function EmptyLibrary({ readOnly }: { readOnly: boolean }) {
  const { run } = useWorkspace();
  if (readOnly) {
    return (
      <State level={3} title="No articles">
        <p>There are no articles in this folder, and it is read-only.</p>
      </State>
    );
  }
  return (
    <State
      level={3}
      title="No articles yet"
      actions={<Button onClick={() => run('importPack')}>Import a pack…</Button>}
    >
      <p>Each article is a file of its own in this folder.</p>
    </State>
  );
}

export function NothingFound({ filter }: { filter: string }) {
  const { library } = useWorkspace();
  const clear = () => {
    library.filterBy('');
    document.querySelector<HTMLElement>('[data-library] [type=search]')?.focus();
  };
  return (
    <State
      level={3}
      title="Nothing found"
      actions={<Button onClick={clear}>Clear the filter</Button>}
    >
      <p>No headline, name, slug, byline, section or status holds “{filter}”.</p>
    </State>
  );
}

/** There is no library to show: which, why, and what to do. */
export function LibraryTrouble(props: { status: LibraryStatus } | { failure: Failure }) {
  const { library, desk, run } = useWorkspace();
  const again = <Button onClick={() => void library.refresh()}>Try again</Button>;
  const other = desk.can.chooseLibrary ? (
    <Button look="primary" onClick={() => run('chooseLibrary')}>
      Choose another folder…
    </Button>
  ) : undefined;
  const actions = (
    <>
      {again}
      {other}
    </>
  );

  if ('failure' in props) {
    return (
      <State level={3} tone="trouble" title="The library cannot be read" actions={actions}>
        <p>{props.failure.message}</p>
      </State>
    );
  }
  const { status } = props;
  if (status.state === 'none') {
    return (
      <State
        level={3}
        title="No library yet"
        actions={
          desk.can.chooseLibrary && (
            <Button look="primary" onClick={() => run('chooseLibrary')}>
              Choose a folder…
            </Button>
          )
        }
      >
        <p>A library is a plain folder in which your articles lie as files.</p>
      </State>
    );
  }
  const missing = status.state === 'missing';
  return (
    <State
      level={3}
      tone="trouble"
      title={missing ? 'The folder is not there' : 'The folder cannot be read'}
      actions={actions}
    >
      <p>
        <code>{status.place}</code>
      </p>
      <p>
        {missing
          ? 'It may have been moved, renamed or deleted, or its drive is not connected.'
          : 'You have no permission to look into it, or its drive does not answer.'}
      </p>
      {!desk.can.chooseLibrary && (
        <p>
          Put it back, or start Stet with another folder:
          <br />
          <code>--library FOLDER</code>
        </p>
      )}
    </State>
  );
}

import { useEffect, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { State } from '../ui/State.tsx';
import { begin } from './begin.ts';
import { connect, failureOf } from './connect.ts';
import { ActiveWorkspace } from './WorkspaceContext.tsx';
import { WorkspaceView } from './WorkspaceView.tsx';
import { createStetWindow, type StetWindow } from './workspace.ts';

type Stage = { at: 'starting' } | { at: 'failed'; message: string } | Ready;
interface Ready {
  at: 'ready';
  stet: StetWindow;
}

/** Once per load of the page, however often React mounts. */
const connecting = connect();

export function App() {
  const [stage, setStage] = useState<Stage>({ at: 'starting' });

  useEffect(() => {
    let stopped = false;
    async function start() {
      const connection = await connecting;
      try {
        const [desk, settings] = await Promise.all([
          connection.newsroom.desk.hello(),
          connection.newsroom.desk.settings(),
        ]);
        if (stopped) return;
        const stet = createStetWindow(connection, desk, settings);
        setStage({ at: 'ready', stet });
        await begin(stet, settings);
      } catch (error) {
        if (!stopped) setStage({ at: 'failed', message: failureOf(error).message });
        // The page can come before its newsroom; once the line is there it starts by itself.
        const unsubscribe = connection.state.subscribe(() => {
          if (connection.state.get() !== 'online') return;
          unsubscribe();
          if (!stopped) void start();
        });
      }
    }
    void start();
    return () => {
      stopped = true;
    };
  }, []);

  if (stage.at === 'ready') {
    return (
      <ActiveWorkspace stet={stage.stet}>
        <ErrorBoundary instead={() => <Broken />}>
          <WorkspaceView />
        </ErrorBoundary>
      </ActiveWorkspace>
    );
  }
  if (stage.at === 'starting') {
    return <main className="unseen" aria-busy="true" aria-label="Stet is starting" />;
  }
  return <Trouble title="Stet cannot be reached">{stage.message}</Trouble>;
}

const Broken = () => (
  <Trouble title="Stet could not draw this window">
    All that you wrote is kept on this computer, and is here again once the window is loaded anew.
  </Trouble>
);

/** Nothing but this is on the page. */
const Trouble = ({ title, children }: { title: string; children: string }) => (
  <main className="app-alone">
    <State
      tone="trouble"
      title={title}
      actions={
        <Button look="primary" onClick={() => location.reload()}>
          Try again
        </Button>
      }
    >
      <p>{children}</p>
    </State>
  </main>
);

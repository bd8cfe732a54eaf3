import { useEffect, useState } from 'react';
import type { Article } from '../../shared/article/model.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { failureOf } from './connect.ts';
import { ReadingPreview } from './importing/ReadingPreview.tsx';
import { useWorkspace } from './WorkspaceContext.tsx';
import './CompareDialog.css';

/** Both versions of an article that changed on both sides, to read before choosing. */
export function CompareDialog({ close }: { close(): void }) {
  const { session, connection, rescue } = useWorkspace();
  const [mine] = useState(() => session.article());
  const [theirs, setTheirs] = useState<Article>();
  const [problem, setProblem] = useState<string>();

  useEffect(() => {
    const file = session.store.getState().open?.file;
    if (file === undefined) return;
    connection.newsroom.article.open({ file }).then(
      ({ article }) => setTheirs(article),
      (error) => setProblem(failureOf(error).message),
    );
  }, [session, connection]);

  const then = (action: () => Promise<unknown>) => () => {
    close();
    void action();
  };
  return (
    <Dialog
      title="Two versions of this article"
      size="l"
      onClose={close}
      footer={
        <>
          <Button onClick={close}>Decide later</Button>
          <Button onClick={then(rescue.openTheirs)}>Open the other version</Button>
          <Button onClick={then(rescue.keepMine)}>Save mine as a copy</Button>
        </>
      }
    >
      <div className="compare">
        <Version title="Mine, in this window" article={mine} />
        <Version title="The other, in the file" article={theirs} problem={problem} />
      </div>
    </Dialog>
  );
}

interface VersionProps {
  title: string;
  article: Article | undefined;
  problem?: string | undefined;
}

function Version({ title, article, problem }: VersionProps) {
  return (
    <section className="compare-version" aria-label={title}>
      <h3>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <div className="compare-text" tabIndex={0}>
        {problem && <p role="alert">{problem}</p>}
        {article && <ReadingPreview article={article} whole />}
      </div>
    </section>
  );
}

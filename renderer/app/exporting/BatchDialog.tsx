import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { BatchEvent, BatchSource } from '../../../shared/contract/batches.ts';
import { mostInBatch } from '../../../shared/contract/commandNames.ts';
import type { LibraryEntry } from '../../../shared/contract/library.ts';
import { titleOf } from '../../library/arrange.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useEachArticle } from '../beside/useEachArticle.ts';
import { followJob, type JobState } from '../jobs/followJob.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { BatchSummary } from './BatchSummary.tsx';
import { ExportChoices } from './ExportChoices.tsx';
import { ExportFinish } from './ExportFinish.tsx';
import { ExportProgress } from './ExportProgress.tsx';
import { embargoOfEntry } from './embargo.ts';
import { useChoices } from './useChoices.ts';

interface BatchDialogProps {
  /** File ids of articles of the library. */
  files: readonly string[];
  close(): void;
}

/** Several articles go out, one after the other. */
export function BatchDialog({ files: asked, close }: BatchDialogProps) {
  const { connection, panes, library } = useWorkspace();
  const { batch } = connection.newsroom;
  const choosing = useChoices();
  const { choices, toFolder, folder, complain } = choosing;
  const [files, setFiles] = useState(asked);
  const [agreed, setAgreed] = useState(false);
  const [state, setState] = useState<JobState<BatchEvent>>({ at: 'idle' });
  const entries = useStore(library.store, (store) => store.entries);
  const open = useEachArticle((state) => state.open);

  const articles = useMemo(() => {
    const byFile = new Map(entries?.map((entry) => [entry.file, entry]));
    return files.flatMap((file) => byFile.get(file) ?? []);
  }, [files, entries]);
  const held = useMemo(
    () => articles.filter((entry) => embargoOfEntry(entry, Date.now()) !== undefined),
    [articles],
  );
  const tooMany = articles.length > mostInBatch;
  const mayStart = choosing.complete && articles.length > 0 && !tooMany;
  const damaged = articles.filter(({ about }) => about.kind === 'damaged');
  const unsaved = articles.filter(({ file }) =>
    open.some((one) => one?.dirty && one.file === file),
  );
  const several = articlesText(articles.length);

  async function start() {
    if (!mayStart) return;
    complain(undefined);
    choosing.remember();
    const allowed = new Set(agreed ? held : []);
    async function begin() {
      // Also of what is saved: a photo may be on its way into it.
      const shown = await Promise.all(articles.map(({ file }) => panes.unsaved(file)));
      const sources = articles.map(
        (entry, at): BatchSource => ({
          file: entry.file,
          ...(shown[at] && { article: shown[at] }),
          ...(allowed.has(entry) && { allowEmbargoed: true }),
        }),
      );
      return batch.start({
        articles: sources,
        formats: choices.formats,
        options: choices.options,
        folder: folder?.folder ?? null,
      });
    }
    await followJob(batch, begin, setState);
  }

  if (state.at === 'beginning') {
    return <ExportProgress doing="Preparing…" done={0} of={articles.length} cancel={undefined} />;
  }
  if (state.at === 'running') {
    const { article, of, name } = state.event;
    return (
      <ExportProgress
        doing={
          article > of ? 'Putting it all into one file' : `Article ${article} of ${of}: ${name}`
        }
        done={article - 1}
        of={of}
        cancel={() => void batch.cancel({ job: state.job }).catch(() => undefined)}
        note="If you cancel, the articles that are whole stay."
      />
    );
  }
  if (state.at === 'done') {
    return (
      <BatchSummary
        state={state}
        asked={articles}
        folder={folder?.place}
        close={close}
        again={(rest) => {
          setFiles(rest);
          setAgreed(false);
          setState({ at: 'idle' });
        }}
      />
    );
  }

  const problem = tooMany
    ? `At most ${mostInBatch.toLocaleString('en')} articles go out at once. Filter the list.`
    : (choosing.problem ?? (state.at === 'failed' ? state.message : undefined));
  return (
    <Dialog
      title={`Export ${several}`}
      size="l"
      problem={problem}
      onClose={close}
      onSubmit={() => void start()}
      footer={
        <ExportFinish
          label={`Export ${several}`}
          toFolder={toFolder}
          mayStart={mayStart}
          close={close}
        />
      }
    >
      {state.at === 'canceled' && <p role="status">The export was canceled.</p>}
      {(damaged.length > 0 || unsaved.length > 0) && (
        <section className="export-warnings" aria-label="Before you export">
          {damaged.length > 0 && <p>Damaged, and so not exported: {namesOf(damaged)}.</p>}
          {unsaved.map((entry) => (
            <p key={entry.file}>
              “{titleOf(entry)}” is exported as it stands in the editor, unsaved words and all.
            </p>
          ))}
        </section>
      )}
      {held.length > 0 && (
        <Choice
          label={held.length === 1 ? 'Export this one too' : `Export these ${held.length} too`}
          note={
            <>
              {held.map((entry) => (
                <span key={entry.file} className="export-held">
                  “{titleOf(entry)}”: {embargoOfEntry(entry, Date.now())}
                </span>
              ))}
              Without a yes {held.length === 1 ? 'it is' : 'they are'} left out, and the others go.
            </>
          }
          checked={agreed}
          onChange={setAgreed}
        />
      )}
      <ExportChoices
        choosing={choosing}
        article={undefined}
        downloads="All of it is handed to your browser as one ZIP file."
      />
    </Dialog>
  );
}

const articlesText = (count: number) => (count === 1 ? '1 article' : `${count} articles`);

function namesOf(entries: readonly LibraryEntry[]): string {
  const names = entries.slice(0, 5).map((entry) => `“${titleOf(entry)}”`);
  const more = entries.length - names.length;
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

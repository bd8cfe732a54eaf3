import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { ExportEvent, ExportWarning } from '../../../shared/contract/exports.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { failureOf } from '../connect.ts';
import { CopyRow } from '../copying/CopyRow.tsx';
import { followJob, type JobState } from '../jobs/followJob.ts';
import { PreviewButton } from '../previewing/PreviewButton.tsx';
import { whatGoesOut } from '../stateLine/words.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { ExportChoices } from './ExportChoices.tsx';
import { ExportFinish } from './ExportFinish.tsx';
import { ExportProgress } from './ExportProgress.tsx';
import { ExportResult } from './ExportResult.tsx';
import { needsYes } from './embargo.ts';
import { useChoices } from './useChoices.ts';
import { MissingButton, Warnings } from './Warnings.tsx';

/** The open article, as it stands in the editor, goes out. */
export function ExportDialog({ close }: { close(): void }) {
  const { connection, session } = useWorkspace();
  const { exports } = connection.newsroom;
  const file = useStore(session.store, ({ open }) => open?.file);
  const note = useStore(session.store, ({ open }) => whatGoesOut(open?.lock));
  const choosing = useChoices();
  const { choices, formats, toFolder, folder, complain } = choosing;
  const [warnings, setWarnings] = useState<readonly ExportWarning[]>([]);
  const [agreed, setAgreed] = useState(false);
  const [job, setJob] = useState<JobState<ExportEvent>>({ at: 'idle' });
  const chosen = choices.formats;

  useEffect(() => {
    if (!formats || chosen.length === 0) return setWarnings([]);
    let stale = false;
    async function check() {
      const article = await session.wholeArticle();
      return article ? await exports.check({ file, article, formats: chosen }) : [];
    }
    check().then(
      (found) => !stale && setWarnings(found),
      (error) => !stale && complain(failureOf(error).message),
    );
    return () => {
      stale = true;
    };
  }, [exports, session, file, formats, chosen, complain]);

  const held = warnings.find(({ code }) => needsYes.has(code));
  const mayStart = choosing.complete && (!held || agreed);
  const question = useRef<HTMLDivElement>(null);
  const isAsked = held !== undefined;
  // The button that had the keyboard cannot be pressed any more: the question takes it, not Cancel.
  useLayoutEffect(() => {
    const at = document.activeElement;
    if (!isAsked || !at?.matches('dialog, [type=submit]')) return;
    question.current?.querySelector('input')?.focus();
  }, [isAsked]);

  async function start() {
    if (!mayStart) return;
    complain(undefined);
    choosing.remember();
    const options = { ...choices.options, allowEmbargoed: agreed };
    async function begin() {
      const article = await session.wholeArticle();
      if (!article) throw new Error('no article');
      const to = folder?.folder ?? null;
      return exports.start({ file, article, formats: chosen, options, folder: to });
    }
    await followJob(exports, begin, setJob);
  }

  if (job.at === 'beginning') {
    return <ExportProgress doing="Preparing…" done={0} of={chosen.length} cancel={undefined} />;
  }
  if (job.at === 'running') {
    const { current, done, total } = job.event;
    return (
      <ExportProgress
        doing={current ? `Writing ${current}` : 'Preparing…'}
        done={done}
        of={total}
        cancel={() => void exports.cancel({ job: job.job }).catch(() => undefined)}
      />
    );
  }
  if (job.at === 'done') {
    return (
      <ExportResult
        result={job}
        folder={folder?.place}
        close={close}
        again={() => setJob({ at: 'idle' })}
      />
    );
  }

  const problem = choosing.problem ?? (job.at === 'failed' ? job.message : undefined);
  return (
    <Dialog
      title="Export"
      size="l"
      problem={problem}
      onClose={close}
      onSubmit={() => void start()}
      footer={
        <>
          <PreviewButton
            formats={chosen}
            options={{ ...choices.options, allowEmbargoed: agreed }}
          />
          <MissingButton warnings={warnings} />
          <ExportFinish label="Export" toFolder={toFolder} mayStart={mayStart} close={close} />
        </>
      }
    >
      {job.at === 'canceled' && <p role="status">The export was canceled.</p>}
      {note !== undefined && <p className="export-note">{note}</p>}
      {held && (
        <div ref={question}>
          <Choice
            label="Export it all the same"
            note={`${held.message} It will be readable by whoever gets the files.`}
            checked={agreed}
            onChange={setAgreed}
          />
        </div>
      )}
      <ExportChoices
        choosing={choosing}
        article={session.article()}
        downloads="The files are handed to your browser as downloads."
      />
      <CopyRow />
      <Warnings warnings={warnings} formats={formats ?? []} />
    </Dialog>
  );
}

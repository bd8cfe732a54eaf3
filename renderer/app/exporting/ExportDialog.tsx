import { Download, FolderOpen } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { ExportFormat, ExportWarning, FormatId } from '../../../shared/contract/values.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { failureOf } from '../connect.ts';
import { CopyRow } from '../copying/CopyRow.tsx';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { ExportResult } from './ExportResult.tsx';
import { type JobState, runExport } from './exportJob.ts';
import { FormatChoice } from './FormatChoice.tsx';
import { PhotoChoice, type PhotoOptions } from './PhotoChoice.tsx';
import { Warnings } from './Warnings.tsx';
import './ExportDialog.css';

interface Folder {
  folder: string;
  place: string;
}

/** Codes of warnings that need a yes: see contract, `embargoed`. */
const needsYes: ReadonlySet<string> = new Set(['embargoed', 'withheld', 'canceled']);

export function ExportDialog({ close }: { close(): void }) {
  const { connection, session, desk } = useWorkspace();
  const { exports } = connection.newsroom;
  const file = useStore(session.store, ({ open }) => open?.file);
  const toFolder = desk.can.chooseExportFolder;
  const [formats, setFormats] = useState<readonly ExportFormat[]>();
  const [chosen, setChosen] = useState<readonly FormatId[]>(['html']);
  const [photoOptions, setPhotoOptions] = useState<PhotoOptions>({ photos: 'beside' });
  const [folder, setFolder] = useState<Folder | null>(null);
  const [warnings, setWarnings] = useState<readonly ExportWarning[]>([]);
  const [agreed, setAgreed] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [job, setJob] = useState<JobState>({ at: 'idle' });

  useEffect(() => {
    const complain = (error: unknown) => setProblem(failureOf(error).message);
    exports.formats().then(setFormats, complain);
    if (toFolder) exports.lastFolder().then(setFolder, complain);
  }, [exports, toFolder]);

  useEffect(() => {
    const article = session.article();
    if (!article || chosen.length === 0) return setWarnings([]);
    let stale = false;
    exports.check({ file, article, formats: [...chosen] }).then(
      (found) => !stale && setWarnings(found),
      (error) => !stale && setProblem(failureOf(error).message),
    );
    return () => {
      stale = true;
    };
  }, [exports, session, file, chosen]);

  const held = warnings.find(({ code }) => needsYes.has(code));
  const mayStart =
    chosen.length > 0 && (!held || agreed) && (!toFolder || folder !== null) && formats;

  async function chooseFolder() {
    try {
      setFolder(await exports.chooseFolder());
    } catch (error) {
      const failure = failureOf(error);
      if (failure.code !== 'canceled') setProblem(failure.message);
    }
  }

  async function start() {
    const article = session.article();
    if (!article || !mayStart) return;
    setProblem(undefined);
    await runExport(
      exports,
      {
        file,
        article,
        formats: [...chosen],
        options: { ...photoOptions, allowEmbargoed: agreed },
        folder: folder?.folder ?? null,
      },
      setJob,
    );
  }

  if (job.at === 'running') {
    return (
      <Dialog
        title="Exporting"
        onClose={() => undefined}
        dismissible={false}
        footer={
          <Button
            disabled={job.job === undefined}
            onClick={() => job.job && void exports.cancel({ job: job.job }).catch(() => undefined)}
          >
            Cancel
          </Button>
        }
      >
        <p role="status">{job.current ? `Writing ${job.current}` : 'Preparing…'}</p>
        <progress
          className="export-progress"
          aria-label="Progress of the export"
          max={Math.max(1, job.total)}
          value={job.done}
        />
      </Dialog>
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

  return (
    <Dialog
      title="Export"
      size="l"
      onClose={close}
      onSubmit={() => void start()}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button
            look="primary"
            type="submit"
            icon={toFolder ? FolderOpen : Download}
            disabled={!mayStart}
          >
            Export
          </Button>
        </>
      }
    >
      {(problem ?? (job.at === 'failed' ? job.message : undefined)) && (
        <p className="export-problem" role="alert">
          {problem ?? (job.at === 'failed' ? job.message : '')}
        </p>
      )}
      {job.at === 'canceled' && <p role="status">The export was canceled.</p>}
      <FormatChoice formats={formats ?? []} chosen={chosen} choose={setChosen} />
      <PhotoChoice
        formats={(formats ?? []).filter(({ id }) => chosen.includes(id))}
        options={photoOptions}
        change={setPhotoOptions}
      />
      {toFolder ? (
        <div className="export-group">
          <h3>Folder</h3>
          <p className="export-folder">{folder?.place ?? 'No folder chosen yet'}</p>
          <Button onClick={() => void chooseFolder()}>
            {folder ? 'Choose another…' : 'Choose a folder…'}
          </Button>
        </div>
      ) : (
        <p className="export-note">The files are handed to your browser as downloads.</p>
      )}
      <CopyRow />
      <Warnings warnings={warnings} formats={formats ?? []} />
      {held && (
        <Choice
          label="Export it all the same"
          note={`${held.message} It will be readable by whoever gets the files.`}
          checked={agreed}
          onChange={setAgreed}
        />
      )}
    </Dialog>
  );
}

import { Download } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ExportEvent } from '../../../shared/contract/exports.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { failureOf } from '../connect.ts';
import { DragOut } from '../dragging/DragOut.tsx';
import type { JobState } from '../jobs/followJob.ts';
import { sizeText } from '../sizeText.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';
import './ExportDialog.css';

interface ExportResultProps {
  result: Extract<JobState<ExportEvent>, { at: 'done' }>;
  /** Where the files are; undefined for downloads. */
  folder: string | undefined;
  close(): void;
  again(): void;
}

export function ExportResult({ result, folder, close, again }: ExportResultProps) {
  const { connection, desk } = useWorkspace();
  const [problem, setProblem] = useState<string>();
  const { job } = result;
  const { files } = result.event;

  async function attempt(action: () => Promise<unknown>) {
    setProblem(undefined);
    try {
      await action();
    } catch (error) {
      setProblem(failureOf(error).message);
    }
  }

  // One file is what the person asked for; several would have the browser ask about each.
  const begun = useRef(false);
  const only = files.length === 1 ? files[0]?.download : undefined;
  useEffect(() => {
    if (only === undefined || begun.current) return;
    begun.current = true;
    connection.bytes.download(only).catch((error) => setProblem(failureOf(error).message));
  }, [only, connection]);

  const label = only === undefined ? 'Download' : 'Download again';
  return (
    <Dialog
      title="Exported"
      problem={problem}
      onClose={close}
      footer={
        <>
          <Button onClick={again}>Export again…</Button>
          {folder !== undefined && desk.can.reveal && (
            <Button onClick={() => void attempt(() => connection.newsroom.exports.reveal({ job }))}>
              Show in folder
            </Button>
          )}
          <Button look="primary" onClick={close} data-autofocus>
            Done
          </Button>
        </>
      }
    >
      {folder !== undefined && (
        <p className="export-folder">
          {window.stetDesktop && <DragOut name="these files" prepare={async () => ({ job })} />}
          {folder}
        </p>
      )}
      <ul className="export-files" aria-label="Exported files">
        {files.map(({ name, bytes, download }) => (
          <li key={name}>
            <span>
              {name}
              <small>{sizeText(bytes)}</small>
            </span>
            {download !== undefined && (
              <span className="export-file-ways">
                <DragOut name={name} prepare={async () => ({ job, download })} />
                <Button
                  icon={Download}
                  aria-label={`${label} ${name}`}
                  onClick={() => void attempt(() => connection.bytes.download(download))}
                >
                  {label}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

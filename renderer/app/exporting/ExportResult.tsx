import { Download } from 'lucide-react';
import type { ExportEvent } from '../../../shared/contract/exports.ts';
import { Button } from '../../ui/Button.tsx';
import { DragOut } from '../dragging/DragOut.tsx';
import type { JobState } from '../jobs/followJob.ts';
import { ResultDialog } from '../jobs/ResultDialog.tsx';
import { useResult } from '../jobs/useResult.ts';
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
  const { connection } = useWorkspace();
  const { job } = result;
  const { files } = result.event;
  // Several would have the browser ask about each.
  const only = files.length === 1 ? files[0]?.download : undefined;
  const made = useResult(only);
  const label = only === undefined ? 'Download' : 'Download again';
  return (
    <ResultDialog
      title="Exported"
      result={made}
      reveal={folder === undefined ? undefined : () => connection.newsroom.exports.reveal({ job })}
      buttons={<Button onClick={again}>Export again…</Button>}
      close={close}
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
                  onClick={() => made.attempt(() => connection.bytes.download(download))}
                >
                  {label}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </ResultDialog>
  );
}

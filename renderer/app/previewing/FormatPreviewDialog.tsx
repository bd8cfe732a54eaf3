import { useEffect, useId, useState } from 'react';
import type { ExportFormat, ExportOptions, FormatId } from '../../../shared/contract/exports.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { failureOf } from '../connect.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { FormatPreview } from './FormatPreview.tsx';
import { FormatTabs, tabOf } from './FormatTabs.tsx';
import './FormatPreviewDialog.css';

interface FormatPreviewDialogProps {
  /** Shown first: what is chosen for an export. */
  first: FormatId | undefined;
  /** What was chosen there. */
  options: ExportOptions | undefined;
  close(): void;
}

/** What each format makes of the article, before anything is written. */
export function FormatPreviewDialog({ first, options, close }: FormatPreviewDialogProps) {
  const { connection } = useWorkspace();
  const [formats, setFormats] = useState<readonly ExportFormat[]>([]);
  const [shown, setShown] = useState<FormatId>(first ?? 'html');
  const [problem, setProblem] = useState<string>();
  const panel = useId();

  useEffect(() => {
    connection.newsroom.exports
      .formats()
      .then(setFormats, (error) => setProblem(failureOf(error).message));
  }, [connection]);

  return (
    <Dialog
      title="Preview of each format"
      size="l"
      problem={problem}
      onClose={close}
      footer={<Button onClick={close}>Close</Button>}
    >
      <div className="format-previews">
        <FormatTabs formats={formats} shown={shown} show={setShown} panel={panel} />
        <div
          role="tabpanel"
          id={panel}
          aria-labelledby={tabOf(panel, shown)}
          className="format-preview"
        >
          {formats.length > 0 && <FormatPreview key={shown} format={shown} options={options} />}
        </div>
      </div>
    </Dialog>
  );
}

import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import './ExportDialog.css';

interface ExportProgressProps {
  doing: ReactNode;
  done: number;
  of: number;
  /** undefined while there is nothing to be canceled yet. */
  cancel: (() => void) | undefined;
  /** What canceling leaves. */
  note?: string;
}

export function ExportProgress({ doing, done, of, cancel, note }: ExportProgressProps) {
  return (
    <Dialog
      title="Exporting"
      onClose={() => undefined}
      dismissible={false}
      footer={
        <Button disabled={!cancel} onClick={cancel} data-autofocus>
          Cancel
        </Button>
      }
    >
      <p role="status" className="export-doing">
        {doing}
      </p>
      <progress
        className="export-progress"
        aria-label="Progress of the export"
        max={Math.max(1, of)}
        value={done}
      />
      {note && <p className="export-note">{note}</p>}
    </Dialog>
  );
}

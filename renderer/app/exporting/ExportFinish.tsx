import { Download, FolderOpen } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import './ExportDialog.css';

interface ExportFinishProps {
  /** On the button that begins. */
  label: string;
  toFolder: boolean;
  mayStart: boolean;
  close(): void;
}

/** How the dialog before an export ends. */
export function ExportFinish({ label, toFolder, mayStart, close }: ExportFinishProps) {
  return (
    <div className="export-finish">
      <Button onClick={close}>Cancel</Button>
      <Button
        look="primary"
        type="submit"
        icon={toFolder ? FolderOpen : Download}
        disabled={!mayStart}
      >
        {label}
      </Button>
    </div>
  );
}

import { Download, FolderOpen } from 'lucide-react';
import { useEffect, useRef } from 'react';
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
  const finish = useRef<HTMLDivElement>(null);
  // Once it can begin, Enter begins it, unless somebody has gone elsewhere in the dialog by then.
  useEffect(() => {
    const dialog = finish.current?.closest('dialog');
    if (!mayStart || document.activeElement !== dialog) return;
    finish.current?.querySelector<HTMLElement>('[type=submit]')?.focus({ preventScroll: true });
  }, [mayStart]);
  return (
    <div ref={finish} className="export-finish">
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

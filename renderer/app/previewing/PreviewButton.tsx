import { Eye } from 'lucide-react';
import type { ExportOptions, FormatId } from '../../../shared/contract/exports.ts';
import { Button } from '../../ui/Button.tsx';
import { useWorkspace } from '../WorkspaceContext.tsx';

interface PreviewButtonProps {
  /** The chosen ones. */
  formats: readonly FormatId[];
  options: ExportOptions;
}

/** For the foot of a dialog: what the chosen formats would make of the article. */
export function PreviewButton({ formats: [first], options }: PreviewButtonProps) {
  const { dialogs } = useWorkspace();
  return (
    <div className="dialog-foot-start">
      <Button icon={Eye} onClick={() => dialogs.open({ kind: 'format-preview', first, options })}>
        Preview
      </Button>
    </div>
  );
}

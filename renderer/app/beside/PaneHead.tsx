import { X } from 'lucide-react';
import { IconButton } from '../../ui/Button.tsx';
import './PaneHead.css';

interface PaneHeadProps {
  title: string;
  /** What its button does, for people. */
  closing: string;
  shortcut: string | undefined;
  onClose(): void;
}

/** What stands in a pane, where there are two, and the way out of it. */
export function PaneHead({ title, closing, shortcut, onClose }: PaneHeadProps) {
  return (
    <header className="pane-head">
      <p className="pane-head-title" title={title} dir="auto">
        {title}
      </p>
      <IconButton label={closing} shortcut={shortcut} icon={X} onClick={onClose} />
    </header>
  );
}

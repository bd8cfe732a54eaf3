import { useStore } from 'zustand';
import { useLineState } from '../useLineState.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { Counts } from './Counts.tsx';
import { stateText } from './stateText.ts';
import './StateLine.css';

/** The line under the text: whether it is on the disk, and how long it is. */
export function StateLine() {
  const { session } = useWorkspace();
  const open = useStore(session.store, (state) => state.open);
  const line = useLineState();
  if (!open) return null;
  const { text, tone } = stateText(open, line);
  return (
    <footer className="state-line">
      <p className={`state-line-saved state-line-${tone}`} data-testid="save-state">
        <span className="state-line-dots" aria-hidden="true" />
        {text}
      </p>
      <Counts />
    </footer>
  );
}

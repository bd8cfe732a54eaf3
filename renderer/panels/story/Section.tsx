import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useWorkspace } from '../../app/WorkspaceContext.tsx';
import './Section.css';

interface SectionProps {
  title: string;
  /** What is in it, in a word, for whoever has it closed. */
  note?: string | undefined;
  /** Until the person folds or unfolds it. */
  open?: boolean;
  children: ReactNode;
}

/** A part of the story panel that can be folded. */
export function Section({ title, note, open = false, children }: SectionProps) {
  const { layout } = useWorkspace();
  const unfolded = useStore(layout.store, ({ sections }) => sections[title] ?? open);
  return (
    <details
      className="section"
      open={unfolded}
      onToggle={(event) => {
        const { open: now } = event.currentTarget;
        if (now !== unfolded) layout.unfold(title, now);
      }}
    >
      <summary>
        <ChevronRight aria-hidden size={14} />
        <h3>{title}</h3>
        {note && (
          <span className="section-note" title={note}>
            {note}
          </span>
        )}
      </summary>
      <div className="section-body">{children}</div>
    </details>
  );
}

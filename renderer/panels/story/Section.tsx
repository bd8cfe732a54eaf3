import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
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

/** A part of the story panel that can be folded. What was never unfolded is not there at all: most never are. */
export function Section({ title, note, open = false, children }: SectionProps) {
  const { layout } = useWorkspace();
  const unfolded = useStore(layout.store, ({ sections }) => sections[title] ?? open);
  // Until it is there nobody knows in which part a field lies.
  const looked = useStore(layout.store, ({ fieldAsked }) => fieldAsked !== undefined);
  const [there, setThere] = useState(false);
  if (!there && (unfolded || looked)) setThere(true);
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
      {there && <div className="section-body">{children}</div>}
    </details>
  );
}

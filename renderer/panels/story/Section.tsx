import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import './Section.css';

interface SectionProps {
  title: string;
  /** What is in it, in a word, for whoever has it closed. */
  note?: string | undefined;
  open?: boolean;
  children: ReactNode;
}

/** A part of the story panel that can be folded. */
export function Section({ title, note, open, children }: SectionProps) {
  return (
    <details className="section" open={open}>
      <summary>
        <ChevronRight aria-hidden size={14} />
        <h3>{title}</h3>
        {note && <span className="section-note">{note}</span>}
      </summary>
      <div className="section-body">{children}</div>
    </details>
  );
}

import { ChevronRight } from 'lucide-react';
import './MoreFields.css';

interface MoreFieldsProps {
  title: string;
  onToggle?: (open: boolean) => void;
  children: React.ReactNode;
}

/** What few people need, behind a word in a card. */
export function MoreFields({ title, onToggle, children }: MoreFieldsProps) {
  return (
    <details className="more-fields" onToggle={(event) => onToggle?.(event.currentTarget.open)}>
      <summary>
        <ChevronRight size={14} aria-hidden="true" />
        {title}
      </summary>
      {children}
    </details>
  );
}

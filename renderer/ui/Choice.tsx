import type { ReactNode } from 'react';
import './Field.css';

export interface ChoiceProps {
  type?: 'checkbox' | 'radio';
  name?: string;
  label: ReactNode;
  note?: ReactNode;
  checked: boolean;
  disabled?: boolean;
  onChange(checked: boolean): void;
}

/** A checkbox or a radio button with its words. */
export function Choice({ type = 'checkbox', label, note, onChange, ...rest }: ChoiceProps) {
  return (
    <label className="choice">
      <input {...rest} type={type} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>
        {label}
        {note && <span className="choice-note">{note}</span>}
      </span>
    </label>
  );
}

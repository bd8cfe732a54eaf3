import { type ReactNode, useId } from 'react';
import './Field.css';

export interface FieldProps {
  label: string;
  /** Below the field. */
  hint?: ReactNode;
  /** What is wrong with what stands in it, and what to do. */
  problem?: string | undefined;
  /** To the right of the label: a count, a small button. */
  beside?: ReactNode;
  /** Only a screen reader gets the label, where a group's heading already shows it. */
  labelUnseen?: boolean;
  children(attributes: {
    id: string;
    'aria-describedby': string | undefined;
    'aria-invalid': true | undefined;
  }): ReactNode;
}

/** A label, a control, and what there is to say about them. */
export function Field({ label, hint, problem, beside, labelUnseen, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const hasNote = problem !== undefined || hint !== undefined;
  return (
    <div className="field">
      <div className={labelUnseen ? 'unseen' : 'field-head'}>
        <label htmlFor={id}>{label}</label>
        {beside}
      </div>
      {children({
        id,
        'aria-describedby': hasNote ? noteId : undefined,
        'aria-invalid': problem === undefined ? undefined : true,
      })}
      {hasNote && (
        <div id={noteId} className={problem === undefined ? 'field-hint' : 'field-problem'}>
          {problem ?? hint}
        </div>
      )}
    </div>
  );
}

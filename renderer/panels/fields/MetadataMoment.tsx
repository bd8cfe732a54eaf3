import { X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Path } from '../../../shared/article/metadataPath.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { fieldAt } from './askedField.ts';
import { joinMoment, offsets, ownTime, splitMoment, usualOffset } from './moment.ts';
import { useMetadata } from './useMetadata.ts';

interface MetadataMomentProps {
  path: Path;
  label: string;
  hint?: ReactNode;
}

/** A date and time with its offset: a moment that means the same everywhere. */
export function MetadataMoment({ path, label, hint }: MetadataMomentProps) {
  const [value, change] = useMetadata<string>(...path);
  const stored = value === undefined ? undefined : splitMoment(value);
  // Half a date is nobody's: it waits here until it is whole.
  const [draft, setDraft] = useState(stored?.local ?? '');
  useEffect(() => setDraft(value === undefined ? '' : (splitMoment(value)?.local ?? '')), [value]);
  const offset = stored?.offset ?? usualOffset(draft);
  const problem =
    value !== undefined && !stored
      ? `“${value}” is not a date and time with an offset.`
      : undefined;
  const elsewhere = value === undefined ? undefined : ownTime(value);

  return (
    <fieldset className="moment">
      <legend className="unseen">{label}</legend>
      <Field
        label={label}
        problem={problem}
        hint={elsewhere ?? hint}
        beside={
          value !== undefined && (
            <IconButton
              size="s"
              label={`Clear ${label.toLowerCase()}`}
              icon={X}
              onClick={() => change(undefined)}
            />
          )
        }
      >
        {(attributes) => (
          <input
            {...attributes}
            {...fieldAt(path)}
            type="datetime-local"
            className="input"
            max="9999-12-31T23:59"
            value={draft}
            onChange={(event) => {
              const local = event.currentTarget.value;
              setDraft(local);
              const keeps = stored?.offset ?? usualOffset(local);
              const moment = joinMoment(local, keeps);
              if (moment !== undefined) change(moment);
              else if (local === '') change(undefined);
            }}
          />
        )}
      </Field>
      <Field label={`Time zone of ${label.toLowerCase()}`} labelUnseen>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={offset}
            disabled={draft === ''}
            onChange={(event) => {
              const moment = joinMoment(draft, event.currentTarget.value);
              if (moment !== undefined) change(moment);
            }}
          >
            {offsets(offset, usualOffset(draft)).map((option) => (
              <option key={option.value} value={option.value}>
                {option.name}
              </option>
            ))}
          </select>
        )}
      </Field>
    </fieldset>
  );
}

import { useEffect, useState } from 'react';
import { Field } from '../../ui/Field.tsx';
import { fieldAt } from '../fields/askedField.ts';
import { useMetadata } from '../fields/useMetadata.ts';

/** A calendar day, without a time: the day in the dateline is the place's own. */
export function DatelineDay() {
  const [day, change] = useMetadata<string>('dateline', 'date');
  const [draft, setDraft] = useState(day ?? '');
  useEffect(() => setDraft(day ?? ''), [day]);
  return (
    <Field label="Dateline date">
      {(attributes) => (
        <input
          {...attributes}
          {...fieldAt(['dateline', 'date'])}
          type="date"
          className="input"
          max="9999-12-31"
          value={draft}
          onChange={(event) => {
            const value = event.currentTarget.value;
            setDraft(value);
            change(value === '' ? undefined : value);
          }}
        />
      )}
    </Field>
  );
}

import type { ReactNode } from 'react';
import type { Path } from '../../../shared/article/metadataPath.ts';
import { Field } from '../../ui/Field.tsx';
import { fieldAt } from './askedField.ts';
import { useMetadata } from './useMetadata.ts';

export interface MetadataSelectProps<T extends string | number> {
  path: Path;
  label: string;
  options: readonly { value: T; name: string }[];
  /** The name of "nothing chosen"; without it something always is. */
  none?: string;
  hint?: ReactNode;
}

export function MetadataSelect<T extends string | number>(props: MetadataSelectProps<T>) {
  const { path, label, options, none, hint } = props;
  const [value, change] = useMetadata<T>(...path);
  return (
    <Field label={label} hint={hint}>
      {(attributes) => (
        <select
          {...attributes}
          {...fieldAt(path)}
          className="input"
          value={value ?? ''}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            change(options.find((option) => String(option.value) === chosen)?.value);
          }}
        >
          {none !== undefined && <option value="">{none}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

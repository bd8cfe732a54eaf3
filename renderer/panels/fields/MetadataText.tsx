import type { ReactNode } from 'react';
import type { Path } from '../../../shared/article/metadataPath.ts';
import type { LengthLimit } from '../../../shared/contract/deskDefaults.ts';
import { Field } from '../../ui/Field.tsx';
import { fieldAt } from './askedField.ts';
import { useMetadata } from './useMetadata.ts';

export interface MetadataTextProps {
  path: Path;
  label: string;
  hint?: ReactNode;
  placeholder?: string;
  /** Grows with its text. */
  long?: boolean;
  /** Shows how many characters there are, of how many the desk allows. */
  count?: LengthLimit;
  /** What is wrong with the text, if something is. It is kept all the same. */
  check?(value: string): string | undefined;
  beside?: ReactNode;
  /** Instead of only writing it there. */
  change?(value: string): void;
  type?: 'text' | 'email' | 'url';
}

/** A text of the article's metadata. */
export function MetadataText(props: MetadataTextProps) {
  const { path, label, hint, placeholder, long, count, check, beside, type = 'text' } = props;
  const [value = '', write] = useMetadata<string>(...path);
  const change = props.change ?? write;
  const problem = value ? check?.(value) : undefined;
  return (
    <Field
      label={label}
      hint={hint}
      problem={problem}
      beside={beside ?? (count !== undefined && <Count text={value} limit={count} />)}
    >
      {(attributes) => {
        const common = {
          ...attributes,
          ...fieldAt(path),
          className: 'input',
          placeholder,
          value,
          dir: 'auto',
          autoComplete: 'off',
          onChange: (event: { currentTarget: { value: string } }) =>
            change(event.currentTarget.value),
        } as const;
        return long ? (
          <textarea rows={2} {...common} />
        ) : (
          // Its own check of addresses would keep a form from being sent; ours only says so.
          <input type="text" inputMode={type} {...common} />
        );
      }}
    </Field>
  );
}

function Count({ text, limit: { soft, hard } }: { text: string; limit: LengthLimit }) {
  const length = [...text].length;
  const limit = soft ?? hard;
  if (limit === null) return <span className="field-count">{length}</span>;
  const over = hard !== null && length > hard;
  const state = over ? 'over' : length > limit ? 'long' : undefined;
  return (
    <span className="field-count" data-length={state}>
      {length} / {over ? hard : limit}
      {state && <span className="unseen">: too long</span>}
    </span>
  );
}

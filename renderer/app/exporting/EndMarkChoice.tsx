import { endMarks } from '../../../shared/contract/commandNames.ts';
import { Field } from '../../ui/Field.tsx';
import { type ExportSettings, withOption } from './choices.ts';

interface EndMarkChoiceProps {
  options: ExportSettings;
  change(options: ExportSettings): void;
}

const [usual] = endMarks;

/** What wire copy ends with. */
export function EndMarkChoice({ options, change }: EndMarkChoiceProps) {
  return (
    <fieldset className="export-group">
      <legend>Wire copy</legend>
      <Field label="End mark">
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={options.endMark ?? usual}
            onChange={({ currentTarget: { value } }) => {
              const mark = endMarks.find((each) => each === value);
              const { endMark: _, ...rest } = options;
              // `withOption` takes '' for nothing; here it is a mark of its own.
              change(
                mark === undefined || mark === usual
                  ? withOption(options, 'endMark', undefined)
                  : { ...rest, endMark: mark },
              );
            }}
          >
            {endMarks.map((mark) => (
              <option key={mark} value={mark}>
                {mark === '' ? 'None' : mark}
              </option>
            ))}
          </select>
        )}
      </Field>
    </fieldset>
  );
}

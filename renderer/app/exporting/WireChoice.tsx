import { endMarks, type NitfKind, nitfKinds } from '../../../shared/contract/commandNames.ts';
import type { FormatId } from '../../../shared/contract/exports.ts';
import { Field } from '../../ui/Field.tsx';
import { type ExportSettings, withOption } from './choices.ts';

interface WireChoiceProps {
  formats: readonly FormatId[];
  options: ExportSettings;
  change(options: ExportSettings): void;
}

const [usualMark] = endMarks;
const [usualNitf] = nitfKinds;
const nitfNames: Record<NitfKind, string> = {
  namespaced: 'With its namespace',
  bare: 'Bare, for programs that know no namespace',
};

/** What some formats of the wire leave open. */
export function WireChoice({ formats, options, change }: WireChoiceProps) {
  const text = formats.includes('text');
  const nitf = formats.includes('nitf');
  if (!text && !nitf) return null;
  return (
    <fieldset className="export-group">
      <legend>Wire copy</legend>
      {text && (
        <Field label="End mark">
          {(attributes) => (
            <select
              {...attributes}
              className="input"
              value={options.endMark ?? usualMark}
              onChange={({ currentTarget: { value } }) => {
                const mark = endMarks.find((each) => each === value) ?? usualMark;
                const rest = withOption(options, 'endMark', undefined);
                // '' is a mark of its own.
                change(mark === usualMark ? rest : { ...rest, endMark: mark });
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
      )}
      {nitf && (
        <Field label="NITF">
          {(attributes) => (
            <select
              {...attributes}
              className="input"
              value={options.nitf ?? usualNitf}
              onChange={({ currentTarget: { value } }) => {
                const kind = nitfKinds.find((each) => each === value);
                change(withOption(options, 'nitf', kind === usualNitf ? undefined : kind));
              }}
            >
              {nitfKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {nitfNames[kind]}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </fieldset>
  );
}

import type { ExportFormat, ExportOptions } from '../../../shared/contract/exports.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { type ExportSettings, withOption } from './choices.ts';

/** Pixels along the longer side: a newsletter, a page, a large screen, print. */
const sides = [1200, 2000, 3000, 4500] as const;

interface PhotoChoiceProps {
  /** The chosen ones. */
  formats: readonly ExportFormat[];
  options: ExportSettings;
  change(options: ExportSettings): void;
}

/** How photos go along, for the formats that take any. */
export function PhotoChoice({ formats, options, change }: PhotoChoiceProps) {
  if (!formats.some(({ photos }) => photos !== 'none')) return null;
  const { photos, photoSide, keepLocation = false } = options;
  const place = (value: ExportOptions['photos']) => change({ ...options, photos: value });
  return (
    <fieldset className="export-group">
      <legend>Photos</legend>
      {formats.some((format) => format.photos === 'linked') && (
        <>
          <Choice
            type="radio"
            name="photos"
            label="In a folder beside the page"
            checked={photos === 'beside'}
            onChange={() => place('beside')}
          />
          <Choice
            type="radio"
            name="photos"
            label="Inside the page"
            note="One file that can be sent on its own; larger."
            checked={photos === 'inline'}
            onChange={() => place('inline')}
          />
        </>
      )}
      <Field label="Size">
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={photoSide ?? ''}
            onChange={({ currentTarget: { value } }) => {
              change(withOption(options, 'photoSide', value === '' ? '' : Number(value)));
            }}
          >
            <option value="">As they are</option>
            {sides.map((side) => (
              <option key={side} value={side}>
                {`At most ${side.toLocaleString('en')} pixels`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Choice
        label="Keep where they were taken"
        note="Caption, credit, copyright and alt text are always written into the copies."
        checked={keepLocation}
        onChange={(on) => change(withOption(options, 'keepLocation', on || undefined))}
      />
    </fieldset>
  );
}

import { useState } from 'react';
import {
  deskDefaults,
  type LengthUnit,
  lengthUnits,
  mostRatios,
  ratioPattern,
} from '../../shared/contract/deskDefaults.ts';
import { Field } from '../ui/Field.tsx';
import type { DeskPart } from './DeskSettingsDialog.tsx';
import { NumberInput } from './NumberInput.tsx';

const unitNames: Record<LengthUnit, string> = {
  words: 'Words',
  characters: 'Characters',
  lines: 'Lines',
};

/** What articles are counted in, and what a photo must measure. */
export function MeasureFields({ draft, change }: DeskPart) {
  const { length, photo } = draft;
  return (
    <>
      <fieldset className="desk-group">
        <legend>Article length</legend>
        <div className="desk-columns">
          <Field label="Counted in">
            {(attributes) => (
              <select
                {...attributes}
                className="input"
                value={length.unit}
                onChange={({ currentTarget: { value } }) =>
                  change({ length: { ...length, unit: value as LengthUnit } })
                }
              >
                {lengthUnits.map((unit) => (
                  <option key={unit} value={unit}>
                    {unitNames[unit]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label="Characters in a line">
            {({ id }) => (
              <NumberInput
                id={id}
                label="Characters in a line"
                least={5}
                value={length.charactersPerLine}
                change={(value) => {
                  const { charactersPerLine } = deskDefaults.length;
                  change({
                    length: { ...length, charactersPerLine: value ?? charactersPerLine },
                  });
                }}
              />
            )}
          </Field>
        </div>
      </fieldset>
      <fieldset className="desk-group">
        <legend>Photos</legend>
        <div className="desk-columns">
          <Field label="Least width in pixels">
            {({ id }) => (
              <NumberInput
                id={id}
                label="Least width in pixels"
                least={0}
                value={photo.minWidth}
                change={(value) => change({ photo: { ...photo, minWidth: value ?? 0 } })}
              />
            )}
          </Field>
          <Field label="Least height in pixels">
            {({ id }) => (
              <NumberInput
                id={id}
                label="Least height in pixels"
                least={0}
                value={photo.minHeight}
                change={(value) => change({ photo: { ...photo, minHeight: value ?? 0 } })}
              />
            )}
          </Field>
        </div>
        <Ratios value={photo.ratios} change={(ratios) => change({ photo: { ...photo, ratios } })} />
      </fieldset>
    </>
  );
}

function Ratios({ value, change }: { value: string[]; change(ratios: string[]): void }) {
  const [text, setText] = useState(value.join(', '));
  const wrong = partsOf(text).find((part) => !ratioPattern.test(part));
  return (
    <Field
      label="Expected shapes"
      hint="Width to height, such as 3:2, 16:9. Empty for any."
      problem={wrong && `“${wrong}” is no shape. Write it as 3:2.`}
    >
      {(attributes) => (
        <input
          {...attributes}
          className="input"
          autoComplete="off"
          value={text}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            const shapes = partsOf(currentTarget.value).filter((part) => ratioPattern.test(part));
            change(shapes.slice(0, mostRatios));
          }}
        />
      )}
    </Field>
  );
}

const partsOf = (text: string) => text.split(/[,;\s]+/).filter(Boolean);

import type { LengthLimit, LimitedField } from '../../shared/contract/deskDefaults.ts';
import { variantNames } from '../panels/story/names.ts';
import type { DeskPart } from './DeskSettingsDialog.tsx';
import { NumberInput } from './NumberInput.tsx';

const fields: LimitedField[] = [
  'headline',
  'kicker',
  'standfirst',
  'web',
  'print',
  'seo',
  'social',
  'push',
  'summary',
];

/** Headline limits, and those of pull quotes: a warning first, then too long. */
export function LimitRows({ draft, change }: DeskPart) {
  const nameOf = (field: LimitedField) => {
    if (field === 'headline' || field === 'kicker' || field === 'standfirst') {
      return draft.labels[field];
    }
    return field === 'summary' ? 'Summary' : `${variantNames[field]} headline`;
  };
  return (
    <fieldset className="desk-group">
      <legend>Lengths in characters</legend>
      <div className="desk-limits" aria-hidden="true">
        <span />
        <span>Warn over</span>
        <span>At most</span>
      </div>
      {fields.map((field) => (
        <LimitRow
          key={field}
          name={nameOf(field)}
          limit={draft.headlines[field]}
          change={(limit) => change({ headlines: { ...draft.headlines, [field]: limit } })}
        />
      ))}
      <LimitRow
        name={draft.labels.pullQuote}
        limit={draft.pullQuote}
        change={(pullQuote) => change({ pullQuote })}
      />
    </fieldset>
  );
}

function LimitRow({
  name,
  limit,
  change,
}: {
  name: string;
  limit: LengthLimit;
  change(limit: LengthLimit): void;
}) {
  return (
    <div className="desk-limits">
      <span dir="auto">{name}</span>
      <NumberInput
        label={`${name}: warn over`}
        value={limit.soft}
        empty={null}
        change={(soft) => change({ ...limit, soft })}
      />
      <NumberInput
        label={`${name}: at most`}
        value={limit.hard}
        empty={null}
        change={(hard) => change({ ...limit, hard })}
      />
    </div>
  );
}

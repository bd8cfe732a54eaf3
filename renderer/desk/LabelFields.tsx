import { type DeskLabel, deskDefaults } from '../../shared/contract/deskDefaults.ts';
import { Field } from '../ui/Field.tsx';
import type { DeskPart } from './DeskSettingsDialog.tsx';

const labels = Object.keys(deskDefaults.labels) as DeskLabel[];
/** What other desks call it. */
const others: Partial<Record<DeskLabel, string[]>> = {
  kicker: ['Kicker', 'Eyebrow', 'Overline'],
  standfirst: ['Standfirst', 'Dek', 'Summary'],
  subhead: ['Subhead', 'Crosshead'],
  caption: ['Caption', 'Cutline'],
  relatedLinks: ['Related links', 'Read more'],
  factbox: ['Fact box', 'Sidebar'],
};

/** How the desk names the parts of an article; an empty field has Stet’s own name. */
export function LabelFields({ draft, change }: DeskPart) {
  return (
    <fieldset className="desk-group">
      <legend>Names</legend>
      <div className="desk-columns">
        {labels.map((name) => (
          <Field key={name} label={deskDefaults.labels[name]}>
            {(attributes) => (
              <>
                <input
                  {...attributes}
                  className="input"
                  maxLength={40}
                  autoComplete="off"
                  dir="auto"
                  list={others[name] && `${attributes.id}-others`}
                  placeholder={deskDefaults.labels[name]}
                  value={draft.labels[name] === deskDefaults.labels[name] ? '' : draft.labels[name]}
                  onChange={({ currentTarget: { value } }) =>
                    change({
                      labels: {
                        ...draft.labels,
                        [name]: value.trim() === '' ? deskDefaults.labels[name] : value,
                      },
                    })
                  }
                />
                {others[name] && (
                  <datalist id={`${attributes.id}-others`}>
                    {others[name].map((other) => (
                      <option key={other} value={other} />
                    ))}
                  </datalist>
                )}
              </>
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  );
}

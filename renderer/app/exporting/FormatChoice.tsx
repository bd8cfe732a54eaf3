import type { ExportFormat, FormatGroup, FormatId } from '../../../shared/contract/exports.ts';
import { Choice } from '../../ui/Choice.tsx';

/** By who reads them, in the order in which a desk asks for them. */
const groups: readonly (readonly [FormatGroup, string])[] = [
  ['web', 'Web and CMS'],
  ['documents', 'Documents'],
  ['wire', 'Wire and archive'],
  ['print', 'Print'],
];

interface FormatChoiceProps {
  formats: readonly ExportFormat[];
  chosen: readonly FormatId[];
  choose(chosen: readonly FormatId[]): void;
}

/** Any number of formats, each with who reads it. */
export function FormatChoice({ formats, chosen, choose }: FormatChoiceProps) {
  return groups.map(([group, title]) => {
    const inGroup = formats.filter((format) => format.group === group);
    if (inGroup.length === 0) return null;
    return (
      <fieldset key={group} className="export-group">
        <legend>{title}</legend>
        <div className="export-formats">
          {inGroup.map(({ id, name, readers }) => (
            <Choice
              key={id}
              label={name}
              note={readers}
              checked={chosen.includes(id)}
              onChange={(on) =>
                choose(on ? [...chosen, id] : chosen.filter((other) => other !== id))
              }
            />
          ))}
        </div>
      </fieldset>
    );
  });
}

import { slashItems } from '../editor/overlays/slashItems.ts';
import { Choice } from '../ui/Choice.tsx';
import type { DeskPart } from './DeskSettingsDialog.tsx';

/** A paragraph cannot be kept from anybody. */
const blocks = slashItems.filter(({ id }) => id !== 'paragraph');

/** Which blocks are offered; those that are in articles already stay in them. */
export function BlockChoices({ draft, change }: DeskPart) {
  const { hidden } = draft.blocks;
  return (
    <fieldset className="desk-group">
      <legend>Blocks on offer</legend>
      <div className="desk-columns">
        {blocks.map(({ id, title }) => (
          <Choice
            key={id}
            label={title}
            checked={!hidden.includes(id)}
            onChange={(on) =>
              change({
                blocks: { hidden: on ? hidden.filter((other) => other !== id) : [...hidden, id] },
              })
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

import { type CommandId, commands } from '../../shared/contract/commands.ts';
import type { DeskLabel } from '../../shared/contract/deskDefaults.ts';
import { deskLabel } from './deskSettings.ts';

/** Commands that are called as the desk calls what they make. */
const named: Partial<Record<string, DeskLabel>> = {
  subhead: 'subhead',
  minorSubhead: 'minorSubhead',
  pullQuote: 'pullQuote',
  relatedLinks: 'relatedLinks',
  factbox: 'factbox',
  note: 'note',
};

/** A command's name in this desk's words. */
export function commandTitle(id: CommandId): string {
  const label = named[id];
  return label ? deskLabel(label) : commands[id].title;
}

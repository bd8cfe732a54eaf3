import { type CommandId, titleIn } from '../../shared/contract/commands.ts';
import { deskSettings } from './deskSettings.ts';

/** A command's name in this desk's words. */
export const commandTitle = (id: CommandId): string => titleIn(deskSettings().labels, id);

/** The same in a list of what can be done, where nobody is told what is asked next. */
export const plainTitle = (id: CommandId): string => commandTitle(id).replace(/…$/, '');

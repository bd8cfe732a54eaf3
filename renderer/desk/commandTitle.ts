import { type CommandId, titleIn } from '../../shared/contract/commands.ts';
import { deskSettings } from './deskSettings.ts';

/** A command's name in this desk's words. */
export const commandTitle = (id: CommandId): string => titleIn(deskSettings().labels, id);

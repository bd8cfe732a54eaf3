import type { Step } from '@tiptap/pm/transform';
import type { UndoPart } from '../../../shared/contract/journal.ts';

/** Steps that were made together, and where they stand in the undo history. */
export interface Run extends Omit<UndoPart, 'steps'> {
  steps: readonly Step[];
}

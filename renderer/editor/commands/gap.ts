import { GapCursor } from '@tiptap/pm/gapcursor';
import type { ResolvedPos } from '@tiptap/pm/model';

/** Whether the caret can stand between two blocks here. The package keeps it out of its types. */
export const isGap: ($pos: ResolvedPos) => boolean = (
  GapCursor as unknown as { valid($pos: ResolvedPos): boolean }
).valid;

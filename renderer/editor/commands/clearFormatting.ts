import type { Mark, MarkType, Schema } from '@tiptap/pm/model';
import type { Command, EditorState } from '@tiptap/pm/state';
import type { MarkName } from '../../../shared/article/schema.ts';
import { isMuch, remarked } from './remarked.ts';

/** How words look. A link says where they lead, and without its note a note would be published. */
const formats: readonly MarkName[] = [
  'bold',
  'italic',
  'underline',
  'strike',
  'superscript',
  'subscript',
];

/** Takes the formatting from the selected words, or from what is typed next. */
export const clearFormatting: Command = (state, dispatch) => {
  const { selection, schema, tr } = state;
  const types = typesIn(schema);
  const without = (marks: readonly Mark[]) => marks.filter(({ type }) => !types.has(type));
  if (selection.empty) {
    const marks = state.storedMarks ?? selection.$from.marks();
    const kept = without(marks);
    if (kept.length === marks.length) return false;
    dispatch?.(tr.setStoredMarks(kept));
    return true;
  }
  if (!hasAny(state, types)) return false;
  if (!dispatch) return true;
  if (isMuch(selection)) {
    dispatch(remarked(state, without));
    return true;
  }
  for (const { $from, $to } of selection.ranges) {
    for (const type of types) tr.removeMark($from.pos, $to.pos, type);
  }
  dispatch(tr);
  return true;
};

const typesIn = ({ marks }: Schema): ReadonlySet<MarkType> =>
  new Set(formats.flatMap((name) => marks[name] ?? []));

function hasAny({ doc, selection }: EditorState, types: ReadonlySet<MarkType>): boolean {
  let found = false;
  for (const { $from, $to } of selection.ranges) {
    doc.nodesBetween($from.pos, $to.pos, ({ isText, marks }) => {
      found ||= isText && marks.some(({ type }) => types.has(type));
      return !found;
    });
  }
  return found;
}

import { type Command, EditorState, Selection } from '@tiptap/pm/state';

/**
 * Runs commands one after the other, each on what the last one left, as one transaction. A command
 * that does not apply is passed over.
 *
 * @returns a command that applies where at least one of them does
 */
export const inOneTransaction =
  (...commands: Command[]): Command =>
  (state, dispatch) => {
    // Without plugins: what they append is appended to the whole, once.
    let now = EditorState.create({ doc: state.doc, selection: state.selection });
    const transaction = state.tr;
    let applied = false;
    for (const command of commands) {
      const did = command(now, (step) => {
        for (const each of step.steps) transaction.step(each);
        now = now.apply(step);
      });
      applied ||= did;
    }
    if (applied && dispatch) {
      const selection = Selection.fromJSON(transaction.doc, now.selection.toJSON());
      dispatch(transaction.setSelection(selection).scrollIntoView());
    }
    return applied;
  };

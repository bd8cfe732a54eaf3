import type { Command, Transaction } from '@tiptap/pm/state';
import type { EditorContext } from '../editorContext.ts';
import type { EditorCommandId, OutwardCommandId, TextCommandId } from '../editorHandle.ts';
import { asOneStep } from '../history/oneStep.ts';
import { checkLinks } from '../links/checkLinks.ts';
import { pastePlain } from '../paste/pastePlain.ts';
import { photoCommands } from '../photos/photoCommands.ts';
import { editorCommands } from './editorCommands.ts';
import { selectedBlocks } from './selectedBlocks.ts';

/** Commands that reach out of the text: for files, to the app, or to what React draws over it. */
const outwardCommands = (context: EditorContext): Record<OutwardCommandId, Command> => ({
  ...photoCommands(context),
  pastePlain: (_state, dispatch, view) => {
    if (dispatch && view) void pastePlain(view, context);
    return true;
  },
  correction: asOneStep((state, dispatch) => {
    const { corrections } = context;
    if (!corrections) return false;
    if (dispatch) {
      const transaction = state.tr;
      for (const step of corrections.steps()) transaction.step(step);
      dispatch(transaction);
      corrections.show();
    }
    return true;
  }),
  checkLinks: checkLinks(context.links),
  blockMenu: menu('block', context),
  insertMenu: menu('insert', context),
});

/** Stays open until the person chooses; what it does is done to the selection. */
const menu =
  (kind: 'block' | 'insert', { overlays }: EditorContext): Command =>
  (state, dispatch) => {
    if (kind === 'block' && !selectedBlocks(state.selection)) return false;
    if (dispatch) overlays.setState({ blockMenu: { kind } });
    return true;
  };

export type CommandOf = (id: EditorCommandId) => Command;

export const isOutward = (id: EditorCommandId): id is OutwardCommandId =>
  !Object.hasOwn(editorCommands, id);

/** Every command of an editor by its name. */
export function commandsOf(context: EditorContext): CommandOf {
  const outward = outwardCommands(context);
  return (id) => {
    const command = isOutward(id) ? outward[id] : editorCommands[id as TextCommandId].command;
    return (state, dispatch, view) =>
      command(
        state,
        dispatch && ((transaction) => dispatch(transaction.setMeta('command', id))),
        view,
      );
  };
}

/** The command that a transaction is of. */
export const commandIn = (transaction: Transaction): EditorCommandId | undefined =>
  transaction.getMeta('command');

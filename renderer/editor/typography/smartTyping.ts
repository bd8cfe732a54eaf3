import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import {
  type TypedChange,
  typedChange,
  typedContext,
} from '../../../shared/copydesk/typography/typed.ts';
import { deskSettings } from '../../desk/deskSettings.ts';
import { viewSettings } from '../../view/viewSettings.ts';
import { asRule, isAfterRule } from '../keyboard/markdown.ts';

/** Whether the desk and the person want it. */
const typographyWanted = () => deskSettings().typography.asYouType && viewSettings().typography;

/**
 * Sets quotes, dashes and the like while they are typed. The sign as it was typed comes first, as
 * any other, and what it becomes is a step of its own: Backspace or undo right after gives it back.
 *
 * @param language BCP 47, asked for at every sign
 */
export const smartTyping = (language: () => string) => {
  let last: TypedChange | undefined;
  const setComposed = (view: EditorView, text: string) => {
    const from = view.state.selection.from - text.length;
    const [sign = ''] = text;
    if (view.isDestroyed || view.state.doc.textBetween(from, from + text.length) !== text) return;
    const change = changeFor(view, from, from + 1, sign, language(), last);
    last = change;
    if (change) set(view, from, change);
  };
  return new Plugin({
    props: {
      handleTextInput(view, from, to, text) {
        if (view.composing) return false;
        const change = changeFor(view, from, to, text, language(), last);
        last = change;
        if (!change) return false;
        view.dispatch(view.state.tr.insertText(text, from, to).scrollIntoView());
        set(view, from, change);
        return true;
      },
      handleDOMEvents: {
        // Where ' and " are keys for accents, they are composed: with a space, or a letter without one.
        compositionend(view, { data }) {
          // ProseMirror looks first, and then no longer takes the text for the input method's.
          if (/^['"]/.test(data)) queueMicrotask(() => setComposed(view, data));
          return false;
        },
      },
    },
  });
};

function changeFor(
  { state }: EditorView,
  from: number,
  to: number,
  text: string,
  language: string,
  last: TypedChange | undefined,
): TypedChange | undefined {
  if (text.length !== 1 || !typographyWanted()) return undefined;
  const $from = state.doc.resolve(from);
  if (!$from.parent.isTextblock || !$from.sameParent(state.doc.resolve(to))) return undefined;
  const start = Math.max(0, $from.parentOffset - typedContext);
  const before = $from.parent.textBetween(start, $from.parentOffset, undefined, '\ufffc');
  return typedChange(before, text, language, isAfterRule(state) ? last : undefined);
}

/** @param from where the sign stands, as it was typed */
function set(view: EditorView, from: number, change: TypedChange) {
  const end = from + 1;
  const made = view.state.tr.insertText(change.insert, from - change.back, end);
  if (change.mended) {
    const at = from - change.mended.back;
    made.insertText(change.mended.insert, at, at + 1);
  }
  view.dispatch(asRule(made, view.state, from - change.back, end, '').scrollIntoView());
}

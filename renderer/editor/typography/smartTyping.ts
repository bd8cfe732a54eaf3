import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { typedChange, typedContext } from '../../../shared/copydesk/typography/typed.ts';
import { deskSettings } from '../../desk/deskSettings.ts';
import { viewSettings } from '../../view/viewSettings.ts';
import { asRule } from '../keyboard/markdown.ts';

/** Whether the desk and the person want it. */
const typographyWanted = () => deskSettings().typography.asYouType && viewSettings().typography;

/**
 * Sets quotes, dashes and the like while they are typed. The sign as it was typed comes first, as
 * any other, and what it becomes is a step of its own: Backspace or undo right after gives it back.
 *
 * @param language BCP 47, asked for at every sign
 */
export const smartTyping = (language: () => string) =>
  new Plugin({
    key: new PluginKey('smartTyping'),
    props: {
      handleTextInput: (view, from, to, text) =>
        view.composing ? false : typeSmartly(view, from, to, text, language()),
    },
  });

function typeSmartly(
  view: EditorView,
  from: number,
  to: number,
  text: string,
  language: string,
): boolean {
  if (text.length !== 1 || !typographyWanted()) return false;
  const { state } = view;
  const $from = state.doc.resolve(from);
  if (!$from.parent.isTextblock || !$from.sameParent(state.doc.resolve(to))) return false;
  const start = Math.max(0, $from.parentOffset - typedContext);
  const before = $from.parent.textBetween(start, $from.parentOffset, undefined, '\ufffc');
  const change = typedChange(before, text, language);
  if (!change) return false;
  view.dispatch(state.tr.insertText(text, from, to).scrollIntoView());
  const end = from + 1;
  const set = view.state.tr.insertText(change.insert, from - change.back, end);
  if (change.mended) {
    const at = from - change.mended.back;
    set.insertText(change.mended.insert, at, at + 1);
  }
  view.dispatch(asRule(set, view.state, from - change.back, end, '').scrollIntoView());
  return true;
}

import { undo } from '@tiptap/pm/history';
import { InputRule, inputRules } from '@tiptap/pm/inputrules';
import type { MarkType } from '@tiptap/pm/model';
import {
  type Command,
  type EditorState,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state';
import type { MarkName } from '../../../shared/article/schema.ts';
import { blockContainers, named, typeOf } from '../commands/blocksAround.ts';
import { toBlockquote, toHeading, toList } from '../commands/convert.ts';
import { inOneTransaction } from '../commands/inOneTransaction.ts';
import { placeBlocks } from '../commands/insertBlock.ts';
import { turnInto } from '../commands/turnInto.ts';
import { oneStep } from '../history/oneStep.ts';

/**
 * Markdown as a person types it. Only where nothing else can be meant: block signs at the start of
 * a plain paragraph, a numbered list only from 1, asterisks only around whole words. Backspace or
 * undo right after gives back what was typed.
 */
export function markdown(): Plugin {
  const plugin = rules();
  const { compositionend } = plugin.props.handleDOMEvents ?? {};
  plugin.props.handleDOMEvents = {
    // Signs that somebody chose to keep stay where an input method only took back what it wrote.
    compositionend: (view, event) =>
      event.data !== '' && compositionend?.call(plugin, view, event) === true,
  };
  return plugin;
}

const rules = () =>
  inputRules({
    // Backspace is our own: an id that a new block gets would make the library forget the rule.
    rules: [
      // The one above a subhead is the headline, which is no block.
      blockRule(/^##?\s$/, toHeading(2)),
      blockRule(/^###\s$/, toHeading(3)),
      blockRule(/^####\s$/, toHeading(4)),
      blockRule(/^!!!\s$/, turnInto('factbox')),
      blockRule(/^%%\s$/, turnInto('note')),
      blockRule(/^[-*]\s$/, toList('bulletList')),
      blockRule(/^1[.)]\s$/, toList('orderedList')),
      blockRule(/^>\s$/, toBlockquote),
      dividerRule,
      markRule(/(?:^|[\s("“‘'—–])(\*\*)([^\s*](?:[^*]*[^\s*])?)\*\*$/, 'bold'),
      markRule(/(?:^|[\s("“‘'—–])(%%)([^\s%](?:[^%]*[^\s%])?)%%$/, 'inlineNote'),
      markRule(/(?:^|[\s("“‘'—–])(~~)([^\s~](?:[^~]*[^\s~])?)~~$/, 'strike'),
      markRule(/(?:^|[\s("“‘'—–])(\*)([^\s*](?:[^*]*[^\s*])?)\*$/, 'italic'),
    ],
  });

const key = new PluginKey<string | null>('typedRule');

/** Remembers what was typed, for as long as nothing else is done. */
export const typedRule = () =>
  new Plugin<string | null>({
    key,
    state: {
      init: () => null,
      apply(transaction, typed) {
        const text = transaction.getMeta(key) as string | undefined;
        if (text !== undefined) return text;
        if (transaction.getMeta('appendedTransaction')) return typed;
        return transaction.docChanged || transaction.selectionSet ? null : typed;
      },
    },
  });

/** @param typed all that the rule saw; what is not in the document yet is typed again on Backspace */
export function asRule(
  transaction: Transaction,
  state: EditorState,
  start: number,
  end: number,
  typed: string,
): Transaction {
  const before = state.doc.textBetween(start, end, '', '\ufffc');
  return asTypedRule(transaction, typed.slice(before.length));
}

/** @param rest what Backspace types again behind what undo brings back */
export const asTypedRule = (transaction: Transaction, rest: string): Transaction =>
  oneStep(transaction.setMeta(key, rest));

/** Whether what was typed last was turned into something, and nothing was done since. */
export const isAfterRule = (state: EditorState): boolean => key.getState(state) != null;

/** Takes back what the last typed signs were turned into, and leaves the signs. */
export const undoTypedRule: Command = (state, dispatch, view) => {
  const typed = key.getState(state);
  if (typed == null || !view) return false;
  if (dispatch) {
    undo(state, dispatch);
    view.dispatch(view.state.tr.insertText(typed).scrollIntoView());
  }
  return true;
};

function isPlainParagraph(state: EditorState, start: number): boolean {
  const $start = state.doc.resolve(start);
  return (
    named($start.parent, 'paragraph') &&
    $start.depth > 1 &&
    named($start.node($start.depth - 1), ...blockContainers)
  );
}

const blockRule = (pattern: RegExp, command: Parameters<typeof inOneTransaction>[0]) =>
  new InputRule(pattern, (state, match, start, end) => {
    if (!isPlainParagraph(state, start)) return null;
    const removeSigns: typeof command = (now, dispatch) => {
      dispatch?.(now.tr.delete(start, end));
      return true;
    };
    let made: Transaction | null = null;
    const changes = inOneTransaction(removeSigns, command);
    changes(state, (transaction) => {
      made = asRule(transaction, state, start, end, match[0]);
    });
    return made;
  });

const dividerRule = new InputRule(/^---$/, (state, match, start, end) => {
  if (!isPlainParagraph(state, start)) return null;
  const $start = state.doc.resolve(start);
  // Three hyphens in front of words are a dash that somebody is still typing.
  if ($start.parent.textContent !== '--') return null;
  const divider = typeOf(state.schema, 'divider').create();
  const place = { from: $start.before(), to: $start.after() };
  const transaction = placeBlocks(state.tr, place, [divider]);
  return asRule(transaction, state, start, end, match[0]);
});

const markRule = (pattern: RegExp, name: MarkName) =>
  new InputRule(pattern, (state, match, start, end) => {
    const type = state.schema.marks[name] as MarkType;
    const [whole, signs = '', text = ''] = match;
    const from = start + (whole.length - text.length - 2 * signs.length);
    const $from = state.doc.resolve(from);
    if (!$from.parent.type.allowsMarkType(type)) return null;
    // The last sign is not in the document yet.
    const close = end - (signs.length - 1);
    if (state.doc.textBetween(from, end, '', '\ufffc') !== `${signs}${text}${signs.slice(1)}`) {
      return null;
    }
    const transaction = state.tr.delete(close, end).delete(from, from + signs.length);
    const to = close - signs.length;
    transaction.addMark(from, to, type.create());
    transaction.setSelection(TextSelection.create(transaction.doc, to));
    transaction.removeStoredMark(type);
    return asRule(transaction, state, from, end, `${signs}${text}${signs}`);
  });

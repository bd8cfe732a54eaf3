import { type Command, type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { blockContainers, named } from '../commands/blocksAround.ts';
import { inOneTransaction } from '../commands/inOneTransaction.ts';
import { commandsOf } from '../commands/outwardCommands.ts';
import { keepTyped } from '../commands/typedCommand.ts';
import type { EditorContext } from '../editorContext.ts';
import { oneStep } from '../history/oneStep.ts';
import { findSlashItems, type SlashItem } from './slashItems.ts';

export interface SlashState {
  /** The slash and what is typed behind it. */
  from: number;
  to: number;
  items: SlashItem[];
  selected: number;
}

interface Slash {
  menu: SlashState | undefined;
  /** Where a menu was closed by Escape: it stays closed for that slash. */
  dismissed: number | undefined;
}

const key = new PluginKey<Slash>('slash');
type Meta = { close: true } | { select: number };

export const slashState = (state: EditorState) => key.getState(state)?.menu;

export const slashListId = 'slash-menu';
export const slashOptionId = (item: SlashItem) => `slash-${item.id}`;

/** A menu of blocks that opens where a slash is typed at the start of a line or behind a space. */
export const slashMenu = (context: EditorContext) =>
  new Plugin<Slash>({
    key,
    state: {
      init: () => ({ menu: undefined, dismissed: undefined }),
      apply(transaction, slash, _old, state) {
        const meta = transaction.getMeta(key) as Meta | undefined;
        if (meta && 'close' in meta) return { menu: undefined, dismissed: slash.menu?.from };
        if (meta && slash.menu) return { ...slash, menu: { ...slash.menu, selected: meta.select } };
        if (!transaction.docChanged && !transaction.selectionSet) return slash;
        const found = findSlash(state);
        if (!found) return slash.menu || slash.dismissed !== undefined ? closed : slash;
        if (found.from === slash.dismissed) return { ...slash, menu: undefined };
        // Only a slash that was typed just now opens it, not an old one that the caret comes to.
        const isOpen = slash.menu?.from === found.from;
        if (!isOpen && !(transaction.docChanged && found.query === '')) return closed;
        const items = findSlashItems(found.query);
        return {
          menu: { from: found.from, to: found.to, items, selected: 0 },
          dismissed: undefined,
        };
      },
    },
    props: {
      handleKeyDown(view, event) {
        const menu = slashState(view.state);
        if (!menu || menu.items.length === 0 || view.composing) return false;
        const { length } = menu.items;
        const select = (index: number) =>
          view.dispatch(view.state.tr.setMeta(key, { select: (index + length) % length }));
        if (event.key === 'ArrowDown') select(menu.selected + 1);
        else if (event.key === 'ArrowUp') select(menu.selected - 1);
        else if (event.key === 'Enter' || event.key === 'Tab') {
          const item = menu.items[menu.selected];
          if (item) chooseSlashItem(view, item, context);
        } else if (event.key === 'Escape') closeSlashMenu(view);
        else return false;
        return true;
      },
      attributes(state): Record<string, string> {
        const menu = slashState(state);
        const item = menu?.items[menu.selected];
        if (!item) return {};
        return {
          'aria-controls': slashListId,
          'aria-activedescendant': slashOptionId(item),
          'aria-haspopup': 'listbox',
          'aria-autocomplete': 'list',
        };
      },
      handleDOMEvents: {
        blur(view) {
          if (slashState(view.state)) closeSlashMenu(view);
          return false;
        },
      },
    },
  });

const closed: Slash = { menu: undefined, dismissed: undefined };

function closeSlashMenu(view: EditorView) {
  view.dispatch(view.state.tr.setMeta(key, { close: true }));
}

/** The longest name is far below this; looking further back would be work on every key. */
const longestQuery = 24;

function findSlash(state: EditorState): { from: number; to: number; query: string } | undefined {
  const { $from, empty } = state.selection;
  if (!empty || !named($from.parent, 'paragraph') || $from.depth < 2) return undefined;
  if (!named($from.node($from.depth - 1), ...blockContainers)) return undefined;
  const start = Math.max(0, $from.parentOffset - longestQuery - 2);
  const before = $from.parent.textBetween(start, $from.parentOffset, undefined, '\ufffc');
  const found = /(?:^|[\s\ufffc])\/((?:[\p{L}\p{N}]+ ?){0,3})$/u.exec(before);
  if (!found || (start > 0 && found[0] === before)) return undefined;
  const query = found[1] ?? '';
  return { from: $from.pos - query.length - 1, to: $from.pos, query };
}

/** What was typed goes, and the block comes, in one undo step. */
export function chooseSlashItem(view: EditorView, item: SlashItem, context: EditorContext) {
  const menu = slashState(view.state);
  if (!menu) return;
  const removeTyped: Command = (state, dispatch) => {
    dispatch?.(state.tr.delete(menu.from, menu.to));
    return true;
  };
  const dispatch = view.dispatch.bind(view);
  const command = commandsOf(context)(item.id);
  if (item.id === 'photo' || item.id === 'gallery' || item.id === 'embed') {
    // They ask for files or an address first, which may not come.
    dispatch(keepTyped(view.state.tr, menu).setMeta(key, { close: true }));
    command(view.state, dispatch, view);
    // A dialog takes the focus itself.
    if (item.id === 'embed') return;
  } else {
    inOneTransaction(removeTyped, command)(view.state, (transaction) =>
      dispatch(oneStep(transaction)),
    );
  }
  view.focus();
}

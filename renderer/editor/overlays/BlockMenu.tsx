import { posToDOMRect } from '@tiptap/core';
import { type Command, NodeSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import {
  ArrowDown,
  ArrowUp,
  Captions,
  Copy,
  Crop,
  FileText,
  Focus,
  GalleryThumbnails,
  ImageOff,
  ImageUp,
  List,
  type LucideIcon,
  Plus,
  Trash2,
} from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { shortcutLabel } from '../../app/commands/keys.ts';
import { plainTitle } from '../../desk/commandTitle.ts';
import { deskSettings } from '../../desk/deskSettings.ts';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import { blockKinds } from '../commands/blockKinds.ts';
import { isList } from '../commands/blocksAround.ts';
import { insertBehind, selectForInsert } from '../commands/insertBehind.ts';
import { commandsOf } from '../commands/outwardCommands.ts';
import { selectedThings, selectList } from '../commands/selectedBlocks.ts';
import { turnInto } from '../commands/turnInto.ts';
import type { ArticleEditorInstance } from '../createArticleEditor.ts';
import type { BlockMenuState, EditorContext } from '../editorContext.ts';
import type { EditorCommandId } from '../editorHandle.ts';
import { asOneStep } from '../history/oneStep.ts';
import { labels } from '../labels.ts';
import { blockIcons } from './blockIcons.ts';
import { findSlashItems, type SlashItem } from './slashItems.ts';
import { tableTools } from './tableTools.ts';

interface BlockMenuProps {
  instance: ArticleEditorInstance;
  context: EditorContext;
}

/** What can be done with the selected blocks, or put behind them. */
export function BlockMenu({ instance, context }: BlockMenuProps) {
  const open = useStore(context.overlays, ({ blockMenu }) => blockMenu);
  return open ? (
    <OpenMenu key={open.kind} instance={instance} context={context} open={open} />
  ) : null;
}

function OpenMenu({ instance, context, open }: BlockMenuProps & { open: BlockMenuState }) {
  const { view } = instance.editor;
  const at = useMemo(() => placeOf(view, open), [view, open]);
  return (
    <Menu
      label={open.kind === 'insert' ? labels.blocks : labels.blockMenu}
      at={at}
      items={open.kind === 'insert' ? insertItems(view, context) : blockItems(view, context)}
      onClose={() => {
        if (context.overlays.getState().blockMenu === open) {
          context.overlays.setState({ blockMenu: undefined });
        }
      }}
    />
  );
}

function placeOf(view: EditorView, { anchor }: BlockMenuState): { x: number; y: number } {
  const { selection } = view.state;
  const element = selection instanceof NodeSelection ? view.nodeDOM(selection.from) : null;
  const box =
    anchor?.getBoundingClientRect() ??
    (element instanceof HTMLElement ? element.getBoundingClientRect() : undefined) ??
    posToDOMRect(view, selection.head, selection.head);
  return { x: box.left, y: Math.min(box.bottom, box.top + 48) + 4 };
}

function blockItems(view: EditorView, context: EditorContext): MenuItem[] {
  const { state } = view;
  const commandOf = commandsOf(context);
  const isOfList = isList(selectedThings(state.selection)?.container);
  const ofItem: Partial<Record<EditorCommandId, string>> = isOfList ? labels.ofItem : {};
  const does = (id: EditorCommandId, icon: LucideIcon): MenuItem => ({
    label: ofItem[id] ?? plainTitle(id),
    icon,
    shortcut: shortcutLabel(id),
    danger: id === 'deleteBlock',
    run: () => run(view, commandOf(id)),
  });
  const { hidden } = deskSettings().blocks;
  const can = (id: EditorCommandId) => commandOf(id)(state, undefined, view);
  return [
    ...blockKinds
      .filter((kind) => !hidden.includes(kind) && turnInto(kind)(state))
      .map(
        (kind): MenuItem => ({
          group: isOfList ? labels.turnListInto : labels.turnInto,
          label: plainTitle(kind),
          icon: blockIcons[kind],
          run: () => run(view, asOneStep(turnInto(kind))),
        }),
      ),
    ...photoTools
      .filter(([id]) => can(id))
      .map(([id, icon]) => ({
        group: labels.photo.toolbar,
        ...does(id, icon),
      })),
    ...(state.selection instanceof NodeSelection ? [] : tableTools)
      .flatMap(({ buttons }) => buttons)
      .filter(([id]) => id !== 'deleteTable' && can(id))
      .map(([id, icon]) => ({
        group: labels.table.toolbar,
        ...does(id, icon),
      })),
    {
      label: labels.insertBelow,
      icon: Plus,
      run: () => context.overlays.setState({ blockMenu: { kind: 'insert' } }),
    },
    ...(isOfList
      ? [{ label: labels.selectList, icon: List, run: () => run(view, selectList) }]
      : []),
    does('duplicateBlock', Copy),
    ...(can('moveBlockUp') ? [does('moveBlockUp', ArrowUp)] : []),
    ...(can('moveBlockDown') ? [does('moveBlockDown', ArrowDown)] : []),
    does('deleteBlock', Trash2),
  ].map((item) => ({ group: isOfList ? labels.item : labels.block, ...item }));
}

const photoTools: [EditorCommandId, LucideIcon][] = [
  ['cropPhoto', Crop],
  ['focalPoint', Focus],
  ['altText', Captions],
  ['photoFile', FileText],
  ['replacePhoto', ImageUp],
  ['makeGallery', GalleryThumbnails],
  ['photoOutOfGallery', ImageOff],
];

const insertItems = (view: EditorView, context: EditorContext): MenuItem[] =>
  findSlashItems('').map((item) => ({
    label: item.title,
    icon: blockIcons[item.id],
    run: () => insert(view, item, context),
  }));

function insert(view: EditorView, { id }: SlashItem, context: EditorContext) {
  const command = commandsOf(context)(id);
  if (id === 'photo' || id === 'gallery' || id === 'embed') {
    selectForInsert(view.state, view.dispatch);
    command(view.state, view.dispatch, view);
  } else if (id === 'correction') command(view.state, view.dispatch, view);
  else run(view, asOneStep(insertBehind(command)));
}

function run(view: EditorView, command: Command) {
  command(view.state, view.dispatch, view);
  view.focus();
}

import { Pilcrow } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { ArticleEditorInstance } from '../createArticleEditor.ts';
import type { EditorContext } from '../editorContext.ts';
import { labels } from '../labels.ts';
import { blockIcons } from './blockIcons.ts';
import { chooseSlashItem, slashListId, slashOptionId, slashState } from './slashMenu.ts';
import { textAnchor } from './textAnchor.ts';
import { useFloating } from './useFloating.ts';
import './SlashMenu.css';

interface SlashMenuProps {
  instance: ArticleEditorInstance;
  context: EditorContext;
}

/** The blocks that can be inserted; the focus stays in the text, which names the current option. */
export function SlashMenu({ instance, context }: SlashMenuProps) {
  const menu = useStore(context.overlays, ({ slash }) => slash);
  const { view } = instance.editor;
  const list = useRef<HTMLDivElement>(null);
  const anchor = useMemo(
    () => textAnchor(view, () => slashState(view.state) ?? view.state.selection),
    [view],
  );
  const visible = menu !== undefined && menu.items.length > 0;
  useFloating(list, visible ? anchor : undefined, 'bottom-start', menu?.items.length, 'list');
  const selected = menu?.items[menu.selected]?.id;
  useEffect(() => {
    if (!selected) return;
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  if (!visible) return null;

  return (
    <div
      ref={list}
      id={slashListId}
      role="listbox"
      aria-label={labels.blocks}
      className="slash-menu"
      onMouseDown={(event) => event.preventDefault()}
    >
      {menu.items.map((item, index) => {
        const Icon = blockIcons[item.id] ?? Pilcrow;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the text has the focus and its keys choose
          <div
            key={item.id}
            id={slashOptionId(item)}
            role="option"
            tabIndex={-1}
            aria-selected={index === menu.selected}
            onClick={() => chooseSlashItem(view, item, context)}
          >
            <Icon size={18} aria-hidden="true" />
            <span className="slash-title">{item.title}</span>
            <span className="slash-about">{item.about}</span>
          </div>
        );
      })}
    </div>
  );
}

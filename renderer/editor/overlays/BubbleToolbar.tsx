import { type EditorState, TextSelection } from '@tiptap/pm/state';
import {
  Bold,
  Ellipsis,
  Heading2,
  Heading3,
  Italic,
  Link,
  List,
  ListOrdered,
  type LucideIcon,
  PanelTop,
  Quote,
  StickyNote,
  Strikethrough,
  TextQuote,
  Underline,
} from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { shortcutLabel } from '../../app/commands/keys.ts';
import { plainTitle } from '../../desk/commandTitle.ts';
import { Menu } from '../../ui/Menu.tsx';
import { linkEditing } from '../commands/links.ts';
import type { ArticleEditorInstance } from '../createArticleEditor.ts';
import type { EditorCommandId } from '../editorHandle.ts';
import { labels } from '../labels.ts';
import { isSought } from '../reveal.ts';
import { Toolbar } from './Toolbar.tsx';
import { textAnchor } from './textAnchor.ts';
import { useFloating } from './useFloating.ts';
import { useSnapshot } from './useSnapshot.ts';

const buttons: [id: EditorCommandId, icon: LucideIcon][] = [
  ['bold', Bold],
  ['italic', Italic],
  ['underline', Underline],
  ['strike', Strikethrough],
  ['link', Link],
  ['inlineNote', StickyNote],
  ['subhead', Heading2],
  ['minorSubhead', Heading3],
  ['bulletList', List],
  ['orderedList', ListOrdered],
  ['blockquote', TextQuote],
  ['pullQuote', Quote],
  ['factbox', PanelTop],
];
/** The first of the buttons that change the block, parted from those for words. */
const firstOfBlock: EditorCommandId = 'subhead';
const ofBlock = new Set(
  buttons.slice(buttons.findIndex(([id]) => id === firstOfBlock)).map(([id]) => id),
);

const isMark = (id: EditorCommandId) =>
  id === 'bold' || id === 'italic' || id === 'underline' || id === 'strike';

/** What can be done with the selected words, beside them; where it is narrow, partly by a menu. */
export function BubbleToolbar({ instance }: { instance: ArticleEditorInstance }) {
  const { view } = instance.editor;
  const place = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const pressed = usePointerPressed(view.dom);
  const [left, setLeft] = useLeft(instance);
  const [menu, setMenu] = useState<{ x: number; y: number }>();
  const shown = useSnapshot(instance, (state) => {
    const { selection } = state;
    if (!(selection instanceof TextSelection) || selection.empty) return undefined;
    if (!view.hasFocus() && !place.current?.contains(document.activeElement)) return undefined;
    if (linkEditing(state) || state.doc.textBetween(selection.from, selection.to).trim() === '') {
      return undefined;
    }
    const can = buttons.filter(([id]) => instance.can(id)).map(([id]) => id);
    return {
      where: whereIs(selection),
      can: can.join(' '),
      active: can.filter((id) => instance.isActive(id)).join(' '),
    };
  });
  const anchor = useMemo(() => textAnchor(view, () => view.state.selection), [view]);
  const visible = shown !== undefined && shown.can !== '' && !pressed && left !== shown.where;
  useFloating(bar, visible ? anchor : undefined, 'top', shown?.where);
  useEscape(view.dom, visible ? () => setLeft(shown.where) : undefined);
  if (!visible) return null;

  const can = shown.can.split(' ');
  const active = shown.active.split(' ');
  const offered = buttons.filter(([id]) => can.includes(id));
  const inMenu = offered.filter(([id]) => ofBlock.has(id));
  return (
    <div ref={place}>
      <Toolbar bar={bar} label={labels.formatting} className="bubble" onLeave={() => view.focus()}>
        {offered.map(([id, Icon]) => (
          <button
            key={id}
            type="button"
            className={classOf(id)}
            aria-label={nameOf(id)}
            aria-description={shortcutLabel(id)}
            title={titleOf(id)}
            aria-pressed={active.includes(id)}
            onClick={(event) => {
              const button = event.currentTarget;
              instance.run(id);
              // By keyboard one may want the next button too.
              if (event.detail === 0 && isMark(id)) button.focus();
            }}
          >
            <Icon size={17} aria-hidden="true" />
          </button>
        ))}
        {inMenu.length > 0 && (
          <button
            type="button"
            className="starts-group more-of-block"
            aria-label={labels.turnInto}
            title={labels.turnInto}
            aria-haspopup="menu"
            onClick={({ currentTarget }) => {
              const { left: x, bottom } = currentTarget.getBoundingClientRect();
              setMenu({ x, y: bottom + 4 });
            }}
          >
            <Ellipsis size={17} aria-hidden="true" />
          </button>
        )}
      </Toolbar>
      {menu && (
        <Menu
          label={labels.turnInto}
          at={menu}
          items={inMenu.map(([id, icon]) => ({
            label: nameOf(id),
            icon,
            shortcut: shortcutLabel(id),
            run: () => instance.run(id),
          }))}
          onClose={() => setMenu(undefined)}
        />
      )}
    </div>
  );
}

const classOf = (id: EditorCommandId) =>
  id === firstOfBlock ? 'of-block starts-group' : ofBlock.has(id) ? 'of-block' : undefined;

/** Here the selected words go into the pull quote, which is worth saying. */
const nameOf = (id: EditorCommandId) =>
  id === 'pullQuote' ? labels.pullQuote.make : plainTitle(id);

function titleOf(id: EditorCommandId): string {
  const keys = shortcutLabel(id);
  const name = nameOf(id);
  return keys ? `${name} (${keys})` : name;
}

const whereIs = ({ from, to }: EditorState['selection']) => `${from} ${to}`;

/**
 * The selection that it stays away from: Escape sent it away, or the words were found rather than
 * chosen, and whoever looks for words wants to read what stands around them.
 */
function useLeft({ eachChange }: ArticleEditorInstance) {
  const [left, setLeft] = useState('');
  const latest = useRef('');
  const leave = useCallback((where: string) => {
    // React is not even asked with every key.
    if (where === latest.current) return;
    latest.current = where;
    setLeft(where);
  }, []);
  useEffect(() => {
    return eachChange(({ transaction }) => {
      if (transaction.selectionSet) {
        leave(isSought(transaction) ? whereIs(transaction.selection) : '');
      }
    });
  }, [eachChange, leave]);
  return [left, leave] as const;
}

/** While the pointer still selects or drags, nothing may come up under it, or over where one drops. */
function usePointerPressed(text: HTMLElement): boolean {
  const [pressed, setPressed] = useState(false);
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    let isDragged = false;
    const down = () => setPressed(true);
    const up = () => {
      isDragged = false;
      setPressed(false);
    };
    text.addEventListener('pointerdown', down, { signal });
    text.addEventListener('dragstart', () => (isDragged = true), { signal });
    // A drag cancels the pointer as it begins.
    window.addEventListener('pointercancel', () => isDragged || up(), { signal });
    for (const end of ['pointerup', 'dragend', 'drop']) {
      window.addEventListener(end, up, { capture: true, signal });
    }
    return () => ended.abort();
  }, [text]);
  return pressed;
}

function useEscape(text: HTMLElement, leave: (() => void) | undefined) {
  const latest = useRef(leave);
  latest.current = leave;
  const isThere = leave !== undefined;
  useEffect(() => {
    if (!isThere) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') latest.current?.();
    };
    text.addEventListener('keydown', onKeyDown);
    return () => text.removeEventListener('keydown', onKeyDown);
  }, [text, isThere]);
}

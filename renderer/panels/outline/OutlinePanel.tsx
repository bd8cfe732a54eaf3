import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { amount } from '../../app/length/lengthText.ts';
import { useEditorHandle } from '../../app/useEditorHandle.ts';
import { useWorkspace } from '../../app/WorkspaceContext.tsx';
import { deskLabel } from '../../desk/deskSettings.ts';
import type { EditorHandle } from '../../editor/editorHandle.ts';
import { blockIcons } from '../../editor/overlays/blockIcons.ts';
import { Counting } from '../../editor/statistics/counting.ts';
import { whenCalm } from '../../ui/whenCalm.ts';
import {
  type BlockKind,
  blockKinds,
  currentItem,
  type OutlineItem,
  outlineOf,
} from './outlineOf.ts';
import './OutlinePanel.css';

interface Shown {
  items: OutlineItem[];
  current: number;
}

/** The article's parts in its order; the one that the caret is in is marked. */
export function OutlinePanel() {
  const { layout, shortcut } = useWorkspace();
  const handle = useEditorHandle();
  const shown = useOutline();
  const tree = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState<number>();
  const { items, current } = shown;
  const focusAsked = useStore(layout.store, ({ focusOn }) => focusOn === 'outline');
  useEffect(() => {
    if (!focusAsked) return;
    tree.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    layout.focusTaken();
  }, [focusAsked, layout]);

  const isEmpty = !items.some(({ kind, text }) => kind !== 'headline' || text !== '');
  if (isEmpty) {
    return (
      <p className="outline-none">
        Headline, subheads, photos and other blocks are listed here once they are in the text. A
        subhead is made by <kbd>{shortcut('subhead')}</kbd>.
      </p>
    );
  }
  // One stop for Tab: where one was last, else where the caret is.
  const stopAt = Math.min(stop ?? Math.max(0, current), items.length - 1);

  const focusItem = (index: number) => {
    setStop(index);
    tree.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus();
  };
  function go(index: number) {
    // As the text is now: it may have changed since the panel was drawn.
    const state = handle?.editor.state;
    const item = state && outlineOf(state.doc, new Counting('en'))[index];
    if (!item) return;
    layout.closeDrawers();
    handle.goTo(item.pos);
    setStop(undefined);
  }
  function onKeyDown(event: KeyboardEvent) {
    const from = Number((event.target as HTMLElement).dataset.index);
    const moves: Record<string, number> = {
      ArrowDown: Math.min(from + 1, items.length - 1),
      ArrowUp: Math.max(from - 1, 0),
      ArrowLeft: parentOf(items, from),
      Home: 0,
      End: items.length - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) focusItem(to);
    else if (event.key === 'Enter' || event.key === ' ') go(from);
    else return;
    event.preventDefault();
  }

  return (
    <div
      ref={tree}
      role="tree"
      aria-label="Outline"
      className="outline"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {items.map((item, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys of all its items
        <div
          // Their order is all that tells two alike from each other.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          role="treeitem"
          data-index={index}
          data-level={item.level}
          data-kind={item.kind}
          aria-label={said(item)}
          aria-level={item.level}
          aria-selected={index === current}
          aria-current={index === current ? 'location' : undefined}
          tabIndex={index === stopAt ? 0 : -1}
          className="outline-item"
          onClick={() => go(index)}
        >
          <Item item={item} />
        </div>
      ))}
    </div>
  );
}

function Item({ item: { kind, text, words } }: { item: OutlineItem }) {
  const Icon = isBlock(kind) ? blockIcons[kind] : undefined;
  const name = isBlock(kind) && text ? undefined : nameOf(kind);
  return (
    <>
      {Icon && <Icon aria-hidden size={14} />}
      {name && <span className="outline-name">{name}</span>}{' '}
      <span className="outline-text" dir="auto" title={text}>
        {text || nothing[kind]}
      </span>{' '}
      {words > 0 && (
        <span className="outline-words" title={amount(words, 'words')}>
          {words.toLocaleString('en-GB')}
        </span>
      )}
    </>
  );
}

/** All of it, for who hears it: an icon says what a block is, and a number alone what it counts. */
const said = ({ kind, text, words }: OutlineItem) =>
  [nameOf(kind), text || nothing[kind], words > 0 && amount(words, 'words')]
    .filter(Boolean)
    .join(' ');

const nothing: Partial<Record<OutlineItem['kind'], string>> = {
  headline: 'No headline yet',
  subhead: 'An empty subhead',
};
/** As the desk calls it. */
function nameOf(kind: OutlineItem['kind']): string | undefined {
  if (kind === 'opening') return 'Opening';
  if (!isBlock(kind)) return undefined;
  return kind === 'pullQuote' || kind === 'factbox' || kind === 'relatedLinks' || kind === 'note'
    ? deskLabel(kind)
    : blockKinds[kind];
}
const isBlock = (kind: OutlineItem['kind']): kind is BlockKind => Object.hasOwn(blockKinds, kind);

function parentOf(items: readonly OutlineItem[], from: number): number {
  const level = items[from]?.level ?? 1;
  for (let index = from - 1; index >= 0; index--) {
    if ((items[index]?.level ?? 0) < level) return index;
  }
  return from;
}

/** Milliseconds after the last change or move: nothing renders with every key. */
const pause = 250;

function useOutline(): Shown {
  const { session } = useWorkspace();
  const handle = useEditorHandle();
  const language = useStore(session.metadata, (metadata) => metadata?.language ?? 'en');
  const counting = useMemo(() => new Counting(language), [language]);
  // There with the first frame: whoever asked for the outline by key goes on in it.
  const [shown, setShown] = useState<Shown>(() => read(handle, counting));

  useEffect(() => {
    if (!handle) return;
    const update = () => {
      const next = read(handle, counting);
      setShown((before) => (isSame(before, next) ? before : next));
    };
    update();
    const calm = whenCalm(pause, update);
    const unsubscribe = handle.subscribe(() => calm.soon());
    return () => {
      calm.stop();
      unsubscribe();
    };
  }, [handle, counting]);
  return shown;
}

function read(handle: EditorHandle | undefined, counting: Counting): Shown {
  if (!handle) return { items: [], current: -1 };
  const { doc, selection } = handle.editor.state;
  const items = outlineOf(doc, counting);
  return { items, current: currentItem(items, selection.from) };
}

/** Where everything stands is not shown, and moves with every letter. */
const isSame = (one: Shown, other: Shown): boolean =>
  one.current === other.current && withoutPlaces(one) === withoutPlaces(other);

const withoutPlaces = ({ items }: Shown) =>
  JSON.stringify(items.map(({ kind, level, text, words }) => [kind, level, text, words]));

import { CircleCheck, Ellipsis, GitMerge, TriangleAlert } from 'lucide-react';
import { memo, type PointerEvent } from 'react';
import type { LibraryEntry } from '../../shared/contract/library.ts';
import { amount } from '../app/length/lengthText.ts';
import { statusNames } from '../panels/story/names.ts';
import { IconButton } from '../ui/Button.tsx';
import { titleOf } from './arrange.ts';
import { exactTime, relativeTime } from './relativeTime.ts';

interface Point {
  x: number;
  y: number;
}

export interface RowProps {
  entry: LibraryEntry;
  /** In the list, from 1 on, and how many there are: those far from sight are not on the page. */
  place: number;
  of: number;
  /** It is a conflict copy of this file. */
  copyOf?: string | undefined;
  /** It is the open article. */
  current: boolean;
  opening: boolean;
  /** It is one of several that something is to be done with. */
  picked: boolean;
  /** The Tab key stops here. */
  stop: boolean;
  /** The time it is; changes once a minute. */
  minute: number;
  act: {
    /** It is pressed, and will be clicked. */
    expect(entry: LibraryEntry): void;
    open(entry: LibraryEntry): void;
    /** A click with Ctrl, Command or Shift. */
    pick(entry: LibraryEntry, how: 'more' | 'run'): void;
    more(entry: LibraryEntry, at: Point): void;
    focus(file: string): void;
  };
}

export const ArticleRow = memo(function ArticleRow(props: RowProps) {
  const { entry, place, of, copyOf, current, opening, picked, stop, minute, act } = props;
  const { about, modified, folder } = entry;
  const title = titleOf(entry);
  const details = detailsOf(entry);
  const words = wordsOf(entry);

  return (
    <li
      className="row"
      aria-posinset={place}
      aria-setsize={of}
      data-file={entry.file}
      data-current={current || undefined}
      data-picked={picked || undefined}
      // Of its menu's button, too: keys are about the row that has the keyboard.
      onFocus={() => act.focus(entry.file)}
      onContextMenu={(event) => {
        event.preventDefault();
        act.focus(entry.file);
        act.more(entry, { x: event.clientX, y: event.clientY });
      }}
    >
      <button
        type="button"
        className="row-main"
        tabIndex={stop ? 0 : -1}
        aria-current={current ? 'true' : undefined}
        aria-busy={opening || undefined}
        aria-description={picked ? 'Selected' : undefined}
        title={entry.name}
        onPointerDown={(event) => {
          // A finger may be about to scroll.
          const isClick = event.button === 0 && event.pointerType !== 'touch';
          if (isClick && !isPicking(event)) act.expect(entry);
        }}
        onClick={(event) => {
          if (event.shiftKey) act.pick(entry, 'run');
          else if (event.ctrlKey || event.metaKey) act.pick(entry, 'more');
          else act.open(entry);
        }}
      >
        <span className="row-title">
          {picked && <CircleCheck aria-hidden size={14} className="row-picked" />}
          {about.kind === 'damaged' && <TriangleAlert aria-hidden size={14} />}
          <span dir="auto" title={title}>
            {title}
          </span>
        </span>
        <span className="row-details">
          {about.kind === 'damaged' ? (
            <span className="row-damaged">Damaged: {about.message}</span>
          ) : (
            <>
              <span className="row-status" data-status={about.status}>
                {statusNames[about.status]}
              </span>
              {details && <span>{details}</span>}
            </>
          )}
        </span>
        <span className="row-details">
          <time dateTime={modified} title={exactTime(modified)}>
            {relativeTime(modified, minute)}
          </time>
          {words && <span>{words}</span>}
          {folder && <span>in {folder}</span>}
        </span>
        {copyOf !== undefined && (
          <span className="row-details">
            <span>
              <GitMerge aria-hidden size={13} /> Conflict copy of {copyOf}
            </span>
          </span>
        )}
      </button>
      <IconButton
        size="s"
        label={`More for ${title}`}
        icon={Ellipsis}
        tabIndex={stop ? 0 : -1}
        aria-haspopup="menu"
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          act.more(entry, { x: box.left, y: box.bottom + 4 });
        }}
      />
    </li>
  );
});

const isPicking = ({ shiftKey, ctrlKey, metaKey }: PointerEvent) => shiftKey || ctrlKey || metaKey;

function detailsOf({ about }: LibraryEntry): string {
  if (about.kind !== 'article') return '';
  const parts = about.section ? [about.section] : [];
  if (about.newer) parts.push('made by a newer Stet');
  return parts.join(' · ');
}

const wordsOf = ({ about }: LibraryEntry) =>
  about.kind === 'article' && amount(about.words, 'words');

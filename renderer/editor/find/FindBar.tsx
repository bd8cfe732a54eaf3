import {
  ArrowDown,
  ArrowUp,
  CaseSensitive,
  ChevronDown,
  ChevronRight,
  Regex,
  TextSelect,
  WholeWord,
  X,
} from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '../../ui/Button.tsx';
import type { FindAndReplace } from './findAndReplace.ts';
import { findLabels } from './findLabels.ts';
import type { Outcome } from './findState.ts';
import { ReplaceLine } from './ReplaceLine.tsx';
import { Toggle } from './Toggle.tsx';
import './find.css';

interface FindBarProps {
  find: FindAndReplace;
  /** The text that it lies over. */
  text: HTMLElement;
  readOnly: boolean;
}

/** A quiet bar at the top of the text; the matches themselves are marked in it. */
export function FindBar({ find, text, readOnly }: FindBarProps) {
  const { open, replacing, query, inSelection, outcome, asked } = useStore(find.store);
  const field = useRef<HTMLInputElement>(null);
  // It may have been asked for before its code was there.
  const answered = useRef(open ? undefined : asked);
  const messageId = useId();

  useLayoutEffect(() => {
    if (!open || answered.current === asked) return;
    answered.current = asked;
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, [open, asked]);
  useRoom(text, !open ? undefined : replacing && !readOnly ? 'replacing' : 'finding');
  useStillBelow(find, text);
  if (!open) return null;

  const wrong = outcome.kind === 'wrong' ? outcome.message : undefined;
  return (
    <div className="find-place">
      {/* The bar speaks the program's language, whatever the article's is. */}
      <search
        className="find-bar"
        aria-label={findLabels.bar}
        lang="en"
        dir="ltr"
        onKeyDown={(event) => onKeyDown(event, find)}
      >
        <div className="find-line">
          {!readOnly && (
            <IconButton
              size="s"
              label={replacing ? findLabels.hideReplace : findLabels.showReplace}
              icon={replacing ? ChevronDown : ChevronRight}
              aria-expanded={replacing}
              onClick={() => find.toggleReplacing()}
            />
          )}
          <div className="find-field">
            <input
              ref={field}
              className="input"
              type="text"
              dir="auto"
              aria-label={findLabels.find}
              placeholder={findLabels.find}
              autoComplete="off"
              spellCheck={false}
              aria-invalid={wrong !== undefined}
              aria-describedby={wrong && messageId}
              value={query.text}
              onChange={(event) => find.ask({ text: event.currentTarget.value })}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
                event.preventDefault();
                void (event.shiftKey ? find.previous() : find.next());
              }}
            />
            <Toggle
              label={findLabels.matchCase}
              icon={CaseSensitive}
              pressed={query.matchCase}
              onClick={() => find.ask({ matchCase: !query.matchCase })}
            />
            <Toggle
              label={findLabels.wholeWord}
              icon={WholeWord}
              pressed={query.wholeWord}
              onClick={() => find.ask({ wholeWord: !query.wholeWord })}
            />
            <Toggle
              label={findLabels.regularExpression}
              icon={Regex}
              pressed={query.regularExpression}
              onClick={() => find.ask({ regularExpression: !query.regularExpression })}
            />
          </div>
          <p className="find-count" role="status" data-none={isNone(outcome) || undefined}>
            {countText(outcome)}
          </p>
          <div className="find-moves">
            <IconButton
              size="s"
              label={findLabels.previous}
              icon={ArrowUp}
              onClick={() => void find.previous()}
            />
            <IconButton
              size="s"
              label={findLabels.next}
              icon={ArrowDown}
              onClick={() => void find.next()}
            />
            <Toggle
              label={findLabels.inSelection}
              icon={TextSelect}
              pressed={inSelection}
              onClick={() => find.toggleInSelection()}
            />
            <IconButton size="s" label={findLabels.close} icon={X} onClick={() => find.close()} />
          </div>
        </div>
        {wrong && (
          <p id={messageId} className="find-wrong" role="alert">
            {wrong}
          </p>
        )}
        {replacing && !readOnly && <ReplaceLine find={find} />}
      </search>
    </div>
  );
}

/**
 * Room above the text for the bar. Said by the text's frame: asked of it by `:has()`, the browser looks
 * at it anew with every line that comes or goes.
 */
function useRoom(text: HTMLElement, kind: 'finding' | 'replacing' | undefined) {
  useLayoutEffect(() => {
    const frame = text.closest<HTMLElement>('.article-editor-frame');
    if (!frame || !kind) return;
    frame.dataset.find = kind;
    return () => {
      delete frame.dataset.find;
    };
  }, [text, kind]);
}

/**
 * The bar has a place above the text, so that one can scroll to what it lies over; but no word moves
 * because of it. Not left to the browser: it does not hold a text that stands at its very beginning.
 */
function useStillBelow(find: FindAndReplace, text: HTMLElement) {
  const before = useRef<number>(undefined);
  const { open, replacing } = useStore(find.store);
  useEffect(
    () =>
      find.store.subscribe((now, last) => {
        if (now.open === last.open && now.replacing === last.replacing) return;
        before.current = text.getBoundingClientRect().top;
      }),
    [find, text],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are what changes its height
  useLayoutEffect(() => {
    const pane = text.closest('.article-editor-frame')?.parentElement;
    if (!pane || before.current === undefined) return;
    pane.scrollTop += text.getBoundingClientRect().top - before.current;
    before.current = undefined;
  }, [text, open, replacing]);
}

function onKeyDown(event: KeyboardEvent<HTMLElement>, find: FindAndReplace) {
  if (event.key === 'Tab') return tabOn(event);
  if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  find.close();
}

/** From what is looked for Tab goes to what replaces it, as everywhere, and to all the rest behind that. */
function tabOn(event: KeyboardEvent<HTMLElement>) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const bar = event.currentTarget;
  const [words, others] = bar.querySelectorAll<HTMLInputElement>('.find-field > input');
  if (!words || !others) return;
  const all = [...bar.querySelectorAll<HTMLElement>('input, button:not(:disabled)')];
  const order = all.filter((control) => control !== others);
  order.splice(order.indexOf(words) + 1, 0, others);
  const next = order[order.indexOf(event.target as HTMLElement) + (event.shiftKey ? -1 : 1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
  if (next instanceof HTMLInputElement) next.select();
}

const number = new Intl.NumberFormat('en-GB');

const isNone = (outcome: Outcome) => outcome.kind === 'found' && outcome.count === 0;

function countText(outcome: Outcome): string {
  if (outcome.kind === 'searching') return findLabels.searching;
  if (outcome.kind !== 'found') return '';
  const { count, current } = outcome;
  if (count === 0) return findLabels.none;
  return current > 0
    ? `${number.format(current)} of ${number.format(count)}`
    : `${number.format(count)} found`;
}

import { CaseUpper } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../ui/Button.tsx';
import type { FindAndReplace } from './findAndReplace.ts';
import { findLabels } from './findLabels.ts';
import { ReplacePreview } from './ReplacePreview.tsx';
import { Toggle } from './Toggle.tsx';

const none: ReadonlySet<number> = new Set();

/** The second line of the bar: other words, one by one or all at once. */
export function ReplaceLine({ find }: { find: FindAndReplace }) {
  const { replacement, previewing, outcome, done, query, keepCase } = useStore(find.store);
  const count = outcome.kind === 'found' ? outcome.count : 0;
  const leftOut = previewing && outcome.kind === 'found' ? outcome.leftOut : none;
  const chosen = count - leftOut.size;
  const field = useRef<HTMLInputElement>(null);
  const isDone = outcome.kind === 'found' && chosen === 0;
  // A button that has nothing left to do would take the keyboard with it.
  useLayoutEffect(() => {
    if (isDone && document.activeElement?.matches('body, :disabled')) field.current?.focus();
  }, [isDone]);

  return (
    <>
      <div className="find-line">
        <div className="find-field">
          <input
            ref={field}
            className="input"
            type="text"
            dir="auto"
            aria-label={findLabels.replaceWith}
            placeholder={findLabels.replaceWith}
            title={query.regularExpression ? findLabels.groups : undefined}
            autoComplete="off"
            spellCheck={false}
            value={replacement}
            onChange={(event) => find.replaceWith(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
              event.preventDefault();
              if (event.ctrlKey || event.metaKey) void find.replaceAll();
              else void find.replaceOne();
            }}
          />
          <Toggle
            label={findLabels.keepCase}
            icon={CaseUpper}
            pressed={keepCase && !query.matchCase}
            disabled={query.matchCase}
            onClick={() => find.keepCase(!keepCase)}
          />
        </div>
        <div className="find-actions">
          <Button disabled={count === 0} onClick={() => void find.replaceOne()}>
            {findLabels.replace}
          </Button>
          <Button disabled={chosen === 0} onClick={() => void find.replaceAll()}>
            {leftOut.size > 0 ? findLabels.replaceSome(chosen, count) : findLabels.replaceAll}
          </Button>
          <Button
            look="quiet"
            disabled={count === 0 && !previewing}
            aria-expanded={previewing}
            onClick={() => find.togglePreview()}
          >
            {findLabels.preview}
          </Button>
        </div>
      </div>
      <div className="find-done" role="status">
        {done && (
          <>
            <span>{done}</span>
            <button type="button" className="text-button" onClick={() => find.undo()}>
              {findLabels.undo}
            </button>
          </>
        )}
      </div>
      {previewing && outcome.kind === 'found' && count > 0 && (
        // Other matches are another list.
        <ReplacePreview key={outcome.version} find={find} count={count} leftOut={leftOut} />
      )}
    </>
  );
}

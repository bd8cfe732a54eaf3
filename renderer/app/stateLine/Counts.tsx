import { TriangleAlert } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Counts as CountsNow } from '../../editor/statistics/articleStatistics.ts';
import { useAfterFrame } from '../../ui/useAfterFrame.ts';
import { countsText, placeText, progressOf } from '../length/lengthText.ts';
import { useEditorHandle } from '../useEditorHandle.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { write } from './write.ts';

/**
 * How long the text is, how long what is selected is, and what is still to come. Writes into its own
 * elements: a count that changes renders nothing.
 */
export const Counts = memo(function Counts() {
  const { session, run, can, shortcut } = useWorkspace();
  const handle = useEditorHandle();
  const drawn = useAfterFrame(handle);
  const target = useStore(session.metadata, (metadata) => metadata?.length);
  const readOnly = useStore(session.store, ({ open }) => open?.access.mode === 'read');
  const place = useRef<HTMLSpanElement>(null);
  const tks = useRef<HTMLButtonElement>(null);
  const length = useRef<HTMLButtonElement>(null);
  const meter = useRef<HTMLSpanElement>(null);
  const over = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    if (!handle || !drawn) return;
    return handle.subscribeStats((counts: CountsNow) => {
      write(place.current, placeText(counts));
      const text = countsText(counts, target);
      write(length.current?.firstElementChild, text.length);
      write(length.current?.lastElementChild, text.more);
      write(tks.current, `${counts.tks} TK`);
      if (tks.current) tks.current.hidden = counts.tks === 0;
      const progress = target && progressOf(counts, target);
      if (over.current) over.current.hidden = progress?.state !== 'over';
      if (!progress || !meter.current) return;
      meter.current.dataset.state = progress.state;
      const now = Math.min(counts[target.unit], target.target);
      meter.current.setAttribute('aria-valuenow', String(now));
      meter.current.setAttribute('aria-valuetext', progress.spoken);
      meter.current.style.setProperty('--share', String(progress.share));
    });
  }, [handle, drawn, target]);

  const tkKeys = shortcut('nextTk');
  return (
    <div className="state-line-counts">
      <span ref={place} className="state-line-place" />
      <button
        ref={tks}
        hidden
        type="button"
        className="state-line-button state-line-tks"
        title={`Go to the next TK${tkKeys ? ` (${tkKeys})` : ''}`}
        onClick={() => run('nextTk')}
      />
      {target && (
        // biome-ignore lint/a11y/useSemanticElements: a meter element's parts cannot be drawn alike
        <span
          ref={meter}
          role="meter"
          aria-label="Length"
          aria-valuemin={0}
          aria-valuemax={target.target}
          aria-valuenow={0}
          className="state-line-meter"
        />
      )}
      <span ref={over} hidden className="state-line-over">
        <TriangleAlert aria-hidden size={13} />
      </span>
      <button
        ref={length}
        type="button"
        className="state-line-button"
        disabled={readOnly || !can('lengthTarget')}
        title={target ? 'Change the length target' : 'Set a length target'}
        onClick={() => run('lengthTarget')}
      >
        <span className="state-line-length" />
        <span />
      </button>
    </div>
  );
});

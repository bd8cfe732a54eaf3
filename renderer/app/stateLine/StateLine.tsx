import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { TextStatistics } from '../../../shared/article/statistics.ts';
import { useEditorHandle } from '../useEditorHandle.ts';
import { useLineState } from '../useLineState.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { stateText } from './stateText.ts';
import './StateLine.css';

/** The line under the text: whether it is on the disk, and how long it is. */
export function StateLine() {
  const { session } = useWorkspace();
  const open = useStore(session.store, (state) => state.open);
  const line = useLineState();
  if (!open) return null;
  const { text, tone } = stateText(open, line);
  return (
    <footer className="state-line">
      <p className={`state-line-saved state-line-${tone}`} data-testid="save-state">
        <span className="state-line-dots" aria-hidden="true" />
        {text}
      </p>
      <Counts />
    </footer>
  );
}

const number = new Intl.NumberFormat('en-GB');

/** Writes its own text: a count that changes renders nothing. */
function Counts() {
  const place = useRef<HTMLParagraphElement>(null);
  const handle = useEditorHandle();
  const [empty, setEmpty] = useState(true);

  useEffect(() => {
    if (!handle) return setEmpty(true);
    return handle.subscribeStats((counts) => {
      setEmpty(counts.words === 0);
      if (place.current) place.current.textContent = countsText(counts);
    });
  }, [handle]);

  return <p ref={place} className="state-line-counts" data-empty={empty || undefined} />;
}

function countsText({ words, characters, readingMinutes }: TextStatistics): string {
  const parts = [
    `${number.format(words)} ${words === 1 ? 'word' : 'words'}`,
    `${number.format(characters)} ${characters === 1 ? 'character' : 'characters'}`,
  ];
  if (readingMinutes > 0) parts.push(`${readingMinutes} min read`);
  return parts.join(' · ');
}

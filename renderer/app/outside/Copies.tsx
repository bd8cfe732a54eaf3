import { useRef, useState } from 'react';
import type { LibraryEntry } from '../../../shared/contract/library.ts';
import { Button } from '../../ui/Button.tsx';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { keepFocus } from './keepFocus.ts';
import './outside.css';
import '../toldLine.css';

/** Conflict copies of the open article that a sync service left beside it. */
export function Copies({ copies }: { copies: readonly LibraryEntry[] }) {
  const { session } = useWorkspace();
  const [putOff, setPutOff] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const section = useRef<HTMLElement>(null);
  const copy = copies.find(({ file }) => !putOff.has(file));
  if (!copy) return null;

  async function merge({ file, name }: LibraryEntry) {
    setBusy(true);
    await session.takeInCopy({ file, name });
    setBusy(false);
    keepFocus(section.current, session.handle);
  }
  return (
    <section ref={section} className="outside" aria-label="Conflict copy">
      <div className="told-line">
        <p role="status">
          A sync service left another version of this article beside it: <b>{copy.name}</b>. Put
          together, both are in this text, and the copy goes to the trash once it is saved.
        </p>
        <div className="told-actions">
          <Button disabled={busy} onClick={() => void merge(copy)}>
            Put together
          </Button>
          <Button
            onClick={() => {
              setPutOff(new Set([...putOff, copy.file]));
              keepFocus(section.current, session.handle);
            }}
          >
            Not now
          </Button>
        </div>
      </div>
    </section>
  );
}

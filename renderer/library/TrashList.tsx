import { RotateCcw } from 'lucide-react';
import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useWorkspace } from '../app/WorkspaceContext.tsx';
import { IconButton } from '../ui/Button.tsx';
import { RowsInSight } from '../ui/RowsInSight.tsx';
import { State } from '../ui/State.tsx';
import { relativeTime, useMinute } from './relativeTime.ts';
import { withoutExtension } from './withoutExtension.ts';

/** What was moved to the trash; nothing in it is ever deleted by Stet. */
export function TrashList() {
  const { library, files } = useWorkspace();
  const { trashed } = useStore(library.store);
  const minute = useMinute();
  const list = useRef<HTMLUListElement>(null);
  const [focused, setFocused] = useState<string>();
  if (!trashed) return <p className="library-note">Reading the trash…</p>;
  if (trashed.length === 0) {
    return (
      <State level={3} title="The trash is empty">
        <p>Articles that you move to the trash stay here until you restore them.</p>
      </State>
    );
  }
  return (
    <>
      <h3 className="library-subhead">Trash</h3>
      <ul ref={list} className="library-list" aria-label="Trash">
        <RowsInSight
          list={list}
          rows={trashed}
          keyOf={({ id }) => id}
          keep={[trashed.findIndex(({ id }) => id === focused)]}
          draw={({ id, headline, name, trashed: when }, index) => {
            const title = headline || withoutExtension(name);
            return (
              <li className="row" aria-posinset={index + 1} aria-setsize={trashed.length}>
                <div className="row-main row-still">
                  <span className="row-title">
                    <span dir="auto" title={title}>
                      {title}
                    </span>
                  </span>
                  <span className="row-details">{name}</span>
                  <span className="row-details">
                    <time dateTime={when}>{relativeTime(when, minute)}</time>
                  </span>
                </div>
                <IconButton
                  size="s"
                  label={`Restore ${title}`}
                  icon={RotateCcw}
                  onFocus={() => setFocused(id)}
                  onClick={() => void files.restore(id)}
                />
              </li>
            );
          }}
        />
      </ul>
    </>
  );
}

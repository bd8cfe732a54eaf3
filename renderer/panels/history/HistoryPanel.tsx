import { Flag } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { ArticleVersion } from '../../../shared/contract/history.ts';
import type { Session } from '../../app/article/session.ts';
import { failureOf } from '../../app/connect.ts';
import { amount } from '../../app/length/lengthText.ts';
import { useWorkspace } from '../../app/WorkspaceContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { whenNear } from '../../ui/whenNear.ts';
import { unkeptText } from './unkeptText.ts';
import { useVersions } from './useVersions.ts';
import { dayOf, nameOf, proofread, timeOf, usualNames } from './versionNames.ts';
import './HistoryPanel.css';

/** In ms since 1970. What is typed since changes nothing of it: no version comes of that. */
function useLastSaved(session: Session): number {
  const last = useRef(0);
  return useStore(session.store, ({ open }) => {
    if (open?.save.kind === 'saved') last.current = open.save.at.getTime();
    return last.current;
  });
}

/** What the article said before: a timeline, newest first, from which each version can be read. */
export function HistoryPanel() {
  const { session, dialogs, connection } = useWorkspace();
  const file = useStore(session.store, ({ open }) => open?.file);
  const saved = useLastSaved(session);
  const came = useStore(session.store, ({ open }) => open?.versionsCame);
  const unkept = useStore(session.store, ({ open }) => open?.unkeptVersion);
  const { versions, problem, refresh } = useVersions(file, `${saved} ${came}`);

  if (file === undefined) {
    return (
      <div className="history">
        <p className="history-note">Versions are kept once the article has a file.</p>
      </div>
    );
  }
  const lastProofread = versions?.find(({ label }) => label === proofread);

  const nameNow = () =>
    dialogs.open({
      kind: 'naming',
      title: 'Name this version',
      label: `Name, such as ${usualNames.join(', ')}`,
      value: usualNames[0],
      button: 'Keep it',
      async submit(label) {
        if (label.trim() === '') return 'A version needs a name here.';
        try {
          if (!(await session.save())) return 'The article could not be saved first.';
          await connection.newsroom.history.keep({ file, reason: 'milestone', label });
          refresh();
          return undefined;
        } catch (error) {
          return unkeptText('This version was not kept', failureOf(error));
        }
      },
    });

  return (
    <div className="history">
      <div className="history-actions">
        <Button icon={Flag} onClick={nameNow}>
          Name this version…
        </Button>
        {lastProofread && !lastProofread.current && (
          <Button
            onClick={() => dialogs.open({ kind: 'version', file, version: lastProofread.version })}
          >
            Changes since proofread
          </Button>
        )}
      </div>
      {unkept && (
        <p role="status" className="history-unkept">
          {unkeptText(
            'What the last change took the place of is not among the versions',
            unkept,
            'The next save tries again.',
          )}
        </p>
      )}
      {problem && <p role="alert">{problem}</p>}
      {versions?.length === 0 && (
        <p className="history-note">
          No earlier versions yet. Each save keeps what the file said before it.
        </p>
      )}
      {versions && versions.length > 0 && <Timeline file={file} versions={versions} />}
    </div>
  );
}

/** So many are drawn at a time, more than two screens of them. */
const atATime = 60;

function Timeline({ file, versions }: { file: string; versions: readonly ArticleVersion[] }) {
  const [drawn, setDrawn] = useState(atATime);
  const now = new Date();
  const days = Map.groupBy(versions.slice(0, drawn), (version) => dayOf(version, now));
  return (
    <>
      {[...days].map(([day, ofDay]) => (
        <Day key={day} day={day} file={file} versions={ofDay} />
      ))}
      {drawn < versions.length && <End key={drawn} onNear={() => setDrawn(drawn + atATime)} />}
    </>
  );
}

/** Where more are to be drawn, once it comes near. */
function End({ onNear }: { onNear(): void }) {
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each end comes near once
  useEffect(() => (place.current ? whenNear(place.current, onNear) : undefined), []);
  return <div ref={place} className="history-end" />;
}

interface DayProps {
  day: string;
  file: string;
  versions: readonly ArticleVersion[];
}

function Day({ day, file, versions }: DayProps) {
  const { dialogs } = useWorkspace();
  return (
    <section className="history-day" aria-label={day}>
      <h3>{day}</h3>
      <ol>
        {versions.map((version) => {
          const { version: id, label, words, author, current } = version;
          return (
            <li key={id}>
              <button
                type="button"
                className="history-version"
                data-named={label !== undefined || undefined}
                onClick={() => dialogs.open({ kind: 'version', file, version: id })}
              >
                <span className="history-time">{timeOf(version)}</span>
                <span className="history-name">{nameOf(version)}</span>
                <span className="history-about">
                  {amount(words, 'words')}
                  {author && ` · ${author}`}
                  {current && ' · as it is now'}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

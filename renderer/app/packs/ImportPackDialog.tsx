import { useEffect, useRef, useState } from 'react';
import type { PackDifferent, PackEvent } from '../../../shared/contract/packs.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { followJob, type JobState } from '../jobs/followJob.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { several, whatThere } from './MakePackDialog.tsx';
import { PackBrought } from './PackBrought.tsx';
import { PackProgress } from './PackProgress.tsx';
import './packs.css';

const title = 'Import a pack';

const choices: readonly { different: PackDifferent; label: string; note: string }[] = [
  {
    different: 'both',
    label: 'Keep both',
    note: 'What the pack says comes in as a copy beside yours.',
  },
  {
    different: 'versions',
    label: 'Keep yours, the pack’s as versions',
    note: 'You find what the pack says under Versions, to compare and take over.',
  },
  { different: 'skip', label: 'Leave them out', note: 'Only the other articles come in.' },
];

/** A pack is looked at, and then brought into the library. */
export function ImportPackDialog({ file, close }: { file: File; close(): void }) {
  const { connection, library } = useWorkspace();
  const { pack } = connection.newsroom;
  const [state, setState] = useState<JobState<PackEvent>>({ at: 'beginning' });
  const [different, setDifferent] = useState<PackDifferent>('both');
  const handing = useRef<AbortController>(undefined);

  useEffect(() => {
    if (handing.current) return;
    const stop = new AbortController();
    handing.current = stop;
    void followJob(
      pack,
      async () => pack.check(await connection.bytes.handPack(file, stop.signal)),
      (next) => {
        setState(next);
        if (next.at === 'brought') void library.refresh();
      },
    );
  }, [file, pack, connection, library]);

  function cancel() {
    if (state.at === 'running' || state.at === 'checked') {
      void pack.cancel({ job: state.job }).catch(() => undefined);
    } else handing.current?.abort();
    if (state.at !== 'running') close();
  }

  if (state.at === 'beginning' || state.at === 'running') {
    return <PackProgress title={title} state={state} cancel={cancel} />;
  }
  if (state.at === 'brought') return <PackBrought event={state.event} close={close} />;
  if (state.at !== 'checked') {
    return (
      <Dialog
        title={title}
        problem={state.at === 'failed' ? state.message : undefined}
        onClose={close}
        footer={
          <Button look="primary" onClick={close} data-autofocus>
            Close
          </Button>
        }
      >
        {state.at !== 'failed' && <p role="status">Stopped. Nothing was brought in.</p>}
      </Dialog>
    );
  }

  const { job, event } = state;
  const { fresh, same, different: others } = event;
  const all = fresh.length + same.length + others.length;
  return (
    <Dialog
      title={title}
      onClose={cancel}
      onSubmit={() => {
        setState({ at: 'beginning' });
        void pack.bringIn({ job, different }).catch(() => undefined);
      }}
      footer={
        <>
          <Button onClick={cancel}>Cancel</Button>
          <Button look="primary" type="submit" disabled={all === 0} data-autofocus>
            Bring in
          </Button>
        </>
      }
    >
      <p>
        From “{event.library}”, packed on {day(event.made)}:{' '}
        {whatThere([all, 'article'], [event.photos, 'photo']) || 'no article'}. All of it was
        checked and is whole.
      </p>
      <ul className="pack-counts">
        {fresh.length > 0 && <li>{several(fresh.length, 'article')} new here</li>}
        {same.length > 0 && (
          <li>{several(same.length, 'article')} here already, saying the same</li>
        )}
        {others.length > 0 && (
          <li>{several(others.length, 'article')} here already, saying something else</li>
        )}
      </ul>
      {others.length > 0 && (
        <fieldset className="pack-choices">
          <legend>{several(others.length, 'article')} with another text here</legend>
          <ul className="pack-names">
            {others.slice(0, 8).map(({ headline, name }) => (
              <li key={name}>{headline || name}</li>
            ))}
            {others.length > 8 && <li>and {others.length - 8} more</li>}
          </ul>
          {choices.map((choice) => (
            <Choice
              key={choice.different}
              type="radio"
              name="different"
              label={choice.label}
              note={choice.note}
              checked={different === choice.different}
              onChange={() => setDifferent(choice.different)}
            />
          ))}
        </fieldset>
      )}
      <p className="pack-note">Nothing that is in the library is written over.</p>
    </Dialog>
  );
}

function day(made: string): string {
  const date = new Date(made);
  return Number.isNaN(date.getTime())
    ? 'an unknown day'
    : date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}

import { Download, PackageCheck } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { PackEvent } from '../../../shared/contract/packs.ts';
import { quoted } from '../../../shared/copydesk/quoted.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { followJob, type JobState } from '../jobs/followJob.ts';
import { ResultDialog } from '../jobs/ResultDialog.tsx';
import { useResult } from '../jobs/useResult.ts';
import { sizeText } from '../sizeText.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { PackProgress } from './PackProgress.tsx';
import './packs.css';

interface MakePackDialogProps {
  /** The article that is handed over; without one the whole library. */
  article: { file: string; title: string } | undefined;
  close(): void;
}

/** A library, or one article, becomes one file. */
export function MakePackDialog({ article, close }: MakePackDialogProps) {
  const { connection, desk, panes, library } = useWorkspace();
  const { pack } = connection.newsroom;
  const status = useStore(library.store, (state) => state.status);
  const [state, setState] = useState<JobState<PackEvent>>({ at: 'idle' });
  const toFile = desk.can.openAnyFile;
  const title = article ? 'Hand over this article' : 'Back up the library';
  const libraryName = status && status.state !== 'none' ? status.name : '';

  async function make() {
    const files = article && [article.file];
    async function begin() {
      // What was typed last belongs to it, and a photo that was just put in.
      await panes.photosArrived();
      await panes.save();
      return pack.make({ files, to: toFile ? 'ask' : 'download' });
    }
    await followJob(pack, begin, setState);
  }

  if (state.at === 'beginning' || state.at === 'running') {
    const job = state.at === 'running' ? state.job : undefined;
    return (
      <PackProgress
        title={title}
        state={state}
        cancel={() => {
          if (job === undefined) close();
          else void pack.cancel({ job }).catch(() => undefined);
        }}
      />
    );
  }
  if (state.at === 'made') return <PackMade state={state} close={close} />;

  return (
    <Dialog
      title={title}
      problem={state.at === 'failed' ? state.message : undefined}
      onClose={close}
      onSubmit={() => void make()}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" type="submit" icon={Download} data-autofocus>
            {toFile ? 'Choose a place…' : article ? 'Hand over' : 'Back up'}
          </Button>
        </>
      }
    >
      {state.at === 'canceled' && <p role="status">Stopped. No pack was made.</p>}
      <p>
        {article ? quoted(article.title) : `Every article of ${quoted(libraryName)}`}, with its
        photos and versions, goes into one file. Another Stet brings it in with{' '}
        <em>Import a pack…</em>
      </p>
      <p className="pack-note">
        Notes for the desk and everything that was ever in its versions go along.
        {!toFile && ' The file is handed to your browser as a download.'}
      </p>
    </Dialog>
  );
}

interface PackMadeProps {
  state: Extract<JobState<PackEvent>, { at: 'made' }>;
  close(): void;
}

function PackMade({ state, close }: PackMadeProps) {
  const { connection } = useWorkspace();
  const { job, event } = state;
  const { download, place, leftOut } = event;
  const result = useResult(download);

  return (
    <ResultDialog
      title="Packed"
      result={result}
      reveal={place === undefined ? undefined : () => connection.newsroom.pack.reveal({ job })}
      buttons={
        download !== undefined && (
          <Button
            icon={Download}
            onClick={() => result.attempt(() => connection.bytes.download(download))}
          >
            Download again
          </Button>
        )
      }
      close={close}
    >
      <p className="pack-file">
        <PackageCheck aria-hidden size={20} />
        <span>
          {event.name}
          <small>
            {sizeText(event.bytes)}
            {place !== undefined && ` in ${place}`}
          </small>
        </span>
      </p>
      <p role="status">
        In it: {whatThere([event.articles, 'article'], [event.photos, 'photo']) || 'no article'}.
      </p>
      {leftOut.length > 0 && (
        <section className="pack-left-out" aria-label="Not in it, or not all of it">
          <h3>Not in it, or not all of it</h3>
          <ul>
            {leftOut.map(({ name, message }) => (
              <li key={`${name} ${message}`}>
                {name}: {message}
              </li>
            ))}
          </ul>
        </section>
      )}
    </ResultDialog>
  );
}

/** Of some things what there is: “2 articles and 1 photo”. */
export const whatThere = (...counts: readonly (readonly [number, string])[]) =>
  counts
    .filter(([count]) => count > 0)
    .map(([count, what]) => several(count, what))
    .join(' and ');

export const several = (count: number, what: string) =>
  count === 1 ? `1 ${what}` : `${count} ${what}s`;

import type { PackEvent } from '../../../shared/contract/packs.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { whatThere } from './MakePackDialog.tsx';
import './packs.css';

type Brought = Extract<PackEvent, { state: 'brought' }>;
type As = Brought['articles'][number]['as'];

const parts: readonly { title: string; of: readonly As[] }[] = [
  { title: 'Came in', of: ['new'] },
  { title: 'Came in as copies', of: ['copy'] },
  { title: 'Came in as versions', of: ['version'] },
  { title: 'Were here already', of: ['there'] },
  { title: 'Were left out', of: ['skipped'] },
  { title: 'Could not be brought in', of: ['failed'] },
];

/** What came of a pack. */
export function PackBrought({ event, close }: { event: Brought; close(): void }) {
  const { files, library } = useWorkspace();
  const came = event.articles.filter(({ as }) => as === 'new' || as === 'copy');
  const fresh = whatThere([event.photos, 'photo'], [event.versions, 'version']);
  const [only] = came.length === 1 ? came : [];
  return (
    <Dialog
      title={event.stopped ? 'Stopped' : 'Brought in'}
      onClose={close}
      footer={
        <>
          {only?.file !== undefined && (
            <Button
              onClick={() => {
                close();
                library.show('articles');
                void files.open(only.file ?? '', only.name);
              }}
            >
              Open it
            </Button>
          )}
          <Button look="primary" onClick={close} data-autofocus>
            Done
          </Button>
        </>
      }
    >
      {event.stopped && (
        <p role="status">
          What is listed here is in the library. Import the pack again for the rest.
        </p>
      )}
      {parts.map(({ title, of }) => {
        const articles = event.articles.filter(({ as }) => of.includes(as));
        if (articles.length === 0) return null;
        return (
          <section key={title} className="pack-part" aria-label={title}>
            <h3>
              {title} <small>{articles.length}</small>
            </h3>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
            <ul className="pack-names" tabIndex={0} aria-label={title}>
              {articles.map(({ headline, name, message }) => (
                <li key={name}>
                  {headline || name}
                  <small>{message ?? name}</small>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {(fresh !== '' || event.desk) && (
        <p className="pack-note">
          New here: {fresh}
          {event.desk && `${fresh && ', and '}the desk’s settings`}.
        </p>
      )}
    </Dialog>
  );
}

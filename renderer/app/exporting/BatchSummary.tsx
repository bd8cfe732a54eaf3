import { Download } from 'lucide-react';
import type { BatchEvent, BatchedArticle } from '../../../shared/contract/batches.ts';
import type { LibraryEntry } from '../../../shared/contract/library.ts';
import { titleOf } from '../../library/arrange.ts';
import { Button } from '../../ui/Button.tsx';
import type { JobState } from '../jobs/followJob.ts';
import { ResultDialog } from '../jobs/ResultDialog.tsx';
import { useResult } from '../jobs/useResult.ts';
import { sizeText } from '../sizeText.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';
import './ExportDialog.css';

interface BatchSummaryProps {
  state: Extract<JobState<BatchEvent>, { at: 'done' }>;
  /** All that were to be exported. */
  asked: readonly LibraryEntry[];
  /** Where the files are; undefined for a download. */
  folder: string | undefined;
  close(): void;
  /** @param files those that were not exported */
  again(files: string[]): void;
}

/** What became of each article. */
export function BatchSummary({ state, asked, folder, close, again }: BatchSummaryProps) {
  const { connection } = useWorkspace();
  const { articles, warnings, stopped, of, zip } = state.event;
  const failed = articles.filter(({ failure }) => failure !== undefined);
  const exported = articles.filter(({ failure }) => failure === undefined);
  const told = exported.filter(({ note, warnings: said }) => note !== undefined || said.length > 0);
  const whole = new Set(exported.map(({ file }) => file));
  const rest = asked.filter(({ file }) => !whole.has(file)).map(({ file }) => file);
  const titles = new Map(asked.map((entry) => [entry.file, titleOf(entry)]));
  const titleIn = ({ file, title }: BatchedArticle) => title || (titles.get(file) ?? '');

  const result = useResult(zip?.download);
  const { newsroom, bytes } = connection;
  const whatBecame = [
    `${exported.length} exported`,
    told.length > 0 && `${told.length} with warnings`,
    failed.length > 0 && `${failed.length} not exported`,
  ].filter(Boolean);
  const inFolder = folder !== undefined && exported.length > 0;

  return (
    <ResultDialog
      title={`${exported.length} of ${of} exported`}
      result={result}
      reveal={inFolder ? () => newsroom.batch.reveal({ job: state.job }) : undefined}
      buttons={
        <>
          {rest.length > 0 && (
            <Button onClick={() => again(rest)}>
              {rest.length === 1 ? 'Export the other one…' : `Export the other ${rest.length}…`}
            </Button>
          )}
          {zip && (
            <Button
              icon={Download}
              onClick={() => result.attempt(() => bytes.download(zip.download))}
            >
              Download again
            </Button>
          )}
        </>
      }
      close={close}
    >
      <p role="status">
        {stopped
          ? `Canceled. ${exported.length} of ${of} articles are whole, of the others there is nothing.`
          : `${whatBecame.join(', ')}.`}
      </p>
      {folder !== undefined && <p className="export-folder">{folder}</p>}
      {zip && (
        <p className="export-folder">
          {zip.name}, {sizeText(zip.bytes)}
        </p>
      )}
      {failed.length > 0 && (
        <section className="export-warnings" aria-label="Not exported">
          <section data-missing>
            <h3>Not exported</h3>
            <ul>
              {failed.slice(0, mostListed).map((article) => (
                <li key={article.file}>
                  <strong>{titleIn(article)}</strong>: {article.failure?.message}
                </li>
              ))}
              <More count={failed.length - mostListed} />
            </ul>
          </section>
        </section>
      )}
      {told.length > 0 && (
        <details className="export-articles">
          <summary>{told.length} with warnings</summary>
          <ul aria-label="With warnings">
            {told.slice(0, mostListed).map((article) => (
              <li key={article.file}>
                <strong>{titleIn(article)}</strong>
                <ul className="export-told">
                  {article.note !== undefined && <li>{article.note}</li>}
                  {[...new Set(article.warnings.map((index) => warnings[index]?.message))].map(
                    (message) => (
                      <li key={message}>{message}</li>
                    ),
                  )}
                </ul>
              </li>
            ))}
            <More count={told.length - mostListed} />
          </ul>
        </details>
      )}
      {exported.length > 0 && (
        <details className="export-articles">
          <summary>{exported.length} exported</summary>
          <ul aria-label="Exported">
            {exported.slice(0, mostListed).map((article) => (
              <li key={article.file}>
                <strong>{titleIn(article)}</strong>
                <small>{documentsOf(article)}</small>
              </li>
            ))}
            <More count={exported.length - mostListed} />
          </ul>
        </details>
      )}
    </ResultDialog>
  );
}

/** More than anybody reads, and than a window draws at once. */
const mostListed = 500;

const More = ({ count }: { count: number }) => count > 0 && <li>and {count} more</li>;

/** Its photos are not named each. */
function documentsOf({ files }: BatchedArticle): string {
  const documents = files.filter((name) => !/-media\/[^/]+$/.test(name));
  const photos = files.length - documents.length;
  const text = documents.join(', ');
  return photos === 0 ? text : `${text} and ${photos === 1 ? '1 photo' : `${photos} photos`}`;
}

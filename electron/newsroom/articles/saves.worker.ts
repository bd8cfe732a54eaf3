import { parentPort } from 'node:worker_threads';
import { FailureError } from '../../../shared/contract/failure.ts';
import { ArticleHistory } from '../history/articleHistory.ts';
import { keepDisplaced } from '../history/displacing.ts';
import { durableWrite } from '../storage/durableWrite.ts';
import { syncFileSystem } from '../storage/syncFiles.ts';
import { identity } from '../storage/temporaryName.ts';
import { WriteQueue } from '../storage/writeQueue.ts';
import type { SaveAnswer, SaveQuestion } from './saves.ts';

/** Writes articles and the versions that they take the place of; see saves.ts. */
const queue = new WriteQueue();
const disk = { fs: syncFileSystem({ besideEachOther: false }), queue, self: identity };
/** Where an article and a version are written beside each other. */
const both = { fs: syncFileSystem({ besideEachOther: true }), queue, self: identity };
const histories = new Map<string, ArticleHistory>();
const thinnedOnce = new Set<ArticleHistory>();

function historyIn(file: string): ArticleHistory {
  const known = histories.get(file) ?? new ArticleHistory(file, both);
  histories.set(file, known);
  return known;
}

/** A save waits no longer than this for the journal, in ms. */
const patience = 1_000;

const port = parentPort;
port?.on('message', async ({ id, request, now }: { id: number } & SaveQuestion) => {
  const reply = (answer: SaveAnswer) => port.postMessage({ id, ...answer });
  let added: ArticleHistory | undefined;
  try {
    const { displacing, journal, ...write } = request;
    const makesVersion = displacing.known?.version !== undefined;
    const written = await durableWrite(
      {
        ...write,
        displaced: async (old, revision) => {
          added = await keepDisplaced(displacing, old, revision, historyIn);
        },
        beforePlacing: async () => {
          if (journal) Atomics.wait(journal, 0, 0, patience);
        },
      },
      makesVersion ? both : disk,
    );
    reply({ value: { ...written, kept: added !== undefined } });
  } catch (error) {
    const failure = error instanceof FailureError ? error.failure : undefined;
    reply({ failure, error: String(error) });
  }
  if (!added || thinnedOnce.has(added)) return;
  thinnedOnce.add(added);
  await added.thin(now).catch(() => undefined);
});

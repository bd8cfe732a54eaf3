import { parentPort } from 'node:worker_threads';
import { FailureError } from '../../../shared/contract/failure.ts';
import { ArticleHistory } from '../history/articleHistory.ts';
import { keepDisplaced } from '../history/displacing.ts';
import { durableWrite } from '../storage/durableWrite.ts';
import { freeingLater } from '../storage/freeLater.ts';
import { syncFileSystem } from '../storage/syncFiles.ts';
import { identity } from '../storage/temporaryName.ts';
import { WriteQueue } from '../storage/writeQueue.ts';
import type { SaveAnswer, SaveBytes, SaveQuestion } from './saves.ts';

/** Writes articles and the versions that they take the place of; see saves.ts. */
const queue = new WriteQueue();
const alone = freeingLater(syncFileSystem({ besideEachOther: false }));
const disk = { fs: alone.fs, queue, self: identity };
/** Where an article and a version are written beside each other. */
const beside = freeingLater(syncFileSystem({ besideEachOther: true }));
const both = { fs: beside.fs, queue, self: identity };
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
/** Saves whose bytes are still being made. */
const coming = new Map<number, (bytes: Uint8Array | null) => void>();

port?.on('message', (message: { id: number } & (SaveQuestion | SaveBytes)) => {
  if ('request' in message) void save(message);
  else coming.get(message.id)?.(message.bytes);
});

function bytesOf(id: number): Promise<Uint8Array> {
  const made = new Promise<Uint8Array>((resolve, reject) => {
    coming.set(id, (bytes) => {
      coming.delete(id);
      if (bytes) resolve(bytes);
      else reject(new Error('There is nothing to write'));
    });
  });
  // A save that has failed by then waits for them no more.
  made.catch(() => undefined);
  return made;
}

async function save({ id, request, now }: { id: number } & SaveQuestion): Promise<void> {
  const reply = (answer: SaveAnswer) => port?.postMessage({ id, ...answer });
  let added: ArticleHistory | undefined;
  try {
    const { displacing, journal, ...write } = request;
    const makesVersion = displacing.known?.version !== undefined;
    const written = await durableWrite(
      {
        ...write,
        bytes: bytesOf(id),
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
  alone.free();
  beside.free();
  if (!added || thinnedOnce.has(added)) return;
  thinnedOnce.add(added);
  await added.thin(now).catch(() => undefined);
  beside.free();
}

import { parentPort } from 'node:worker_threads';
import { FailureError } from '../../../shared/contract/failure.ts';
import { ArticleHistory } from '../history/articleHistory.ts';
import { keepDisplaced } from '../history/displacing.ts';
import { durableWrite } from '../storage/durableWrite.ts';
import { freeingLater } from '../storage/freeLater.ts';
import { syncFileSystem } from '../storage/syncFiles.ts';
import { identity } from '../storage/temporaryName.ts';
import { WriteQueue } from '../storage/writeQueue.ts';
import type { SaveAnswer, SaveQuestion, SaveRest, SaveText } from './saves.ts';

/** Writes articles and the versions that they take the place of; see saves.ts. */
const queue = new WriteQueue();
/** Versions that are being kept, each beside the article that takes its place. */
let keeping = 0;
const { fs, free } = freeingLater(syncFileSystem({ besideEachOther: () => keeping > 0 }));
const disk = { fs, queue, self: identity };
const histories = new Map<string, ArticleHistory>();
const thinnedOnce = new Set<ArticleHistory>();

function historyIn(file: string): ArticleHistory {
  const known = histories.get(file) ?? new ArticleHistory(file, disk);
  histories.set(file, known);
  return known;
}

/** A save waits no longer than this for the journal, in ms. */
const patience = 1_000;

const port = parentPort;
/** Saves whose text is still being made. */
const coming = new Map<number, (text: SaveText | null) => void>();

port?.on('message', (message: { id: number } & (SaveQuestion | SaveRest)) => {
  if ('request' in message) void save(message);
  else coming.get(message.id)?.(message.text);
});

function textOf(id: number): Promise<SaveText> {
  return new Promise((resolve, reject) => {
    coming.set(id, (text) => {
      coming.delete(id);
      if (text) resolve(text);
      else reject(new Error('There is nothing to write'));
    });
  });
}

async function save({ id, request, now }: { id: number } & SaveQuestion): Promise<void> {
  const reply = (answer: SaveAnswer) => port?.postMessage({ id, ...answer });
  let added: ArticleHistory | undefined;
  try {
    const { displacing, journal, ...write } = request;
    const text = textOf(id);
    const bytes = text.then((made) => made.bytes);
    // A save that has failed by then waits for it no more.
    bytes.catch(() => undefined);
    const written = await durableWrite(
      {
        ...write,
        bytes,
        displaced: async (old, revision) => {
          const { author } = await text;
          keeping++;
          try {
            added = await keepDisplaced(displacing, author, old, revision, historyIn);
          } finally {
            keeping--;
          }
        },
        beforePlacing: async () => {
          if (journal) Atomics.wait(journal, 0, 0, patience);
        },
      },
      disk,
    );
    reply({ value: { ...written, kept: added !== undefined } });
  } catch (error) {
    const failure = error instanceof FailureError ? error.failure : undefined;
    reply({ failure, error: String(error) });
  }
  free();
  if (!added || thinnedOnce.has(added)) return;
  thinnedOnce.add(added);
  await added.thin(now).catch(() => undefined);
  free();
}

import { parentPort } from 'node:worker_threads';
import { FailureError } from '../../../shared/contract/failure.ts';
import type { ArticleHistory } from '../history/articleHistory.ts';
import { type Displacing, type Keeping, keepAhead, keepDisplaced } from '../history/displacing.ts';
import { historyFile } from '../history/historyFile.ts';
import { knownHistories } from '../history/knownHistories.ts';
import { durableWrite, type Written } from '../storage/durableWrite.ts';
import { freeingLater } from '../storage/freeLater.ts';
import { syncFileSystem } from '../storage/syncFiles.ts';
import { identity } from '../storage/temporaryName.ts';
import { WriteQueue } from '../storage/writeQueue.ts';
import type {
  KeepRequest,
  SaveAnswer,
  SaveQuestion,
  SaveRequest,
  SaveRest,
  SaveText,
} from './saves.ts';

/** Writes articles and the versions that they take the place of; see saves.ts. */
const queue = new WriteQueue();
/** Versions that are being kept, each beside the article that takes its place. */
let keeping = 0;
const { fs, free } = freeingLater(syncFileSystem({ besideEachOther: () => keeping > 0 }));
const disk = { fs, queue, self: identity };
const historyIn = knownHistories(disk);
const thinnedOnce = new WeakSet<ArticleHistory>();
const underWay = new Set<Promise<unknown>>();

/** A save waits no longer than this for the journal, in ms. */
const patience = 1_000;

const port = parentPort;
/** Saves whose text is still being made. */
const coming = new Map<number, (text: SaveText | null) => void>();

port?.on('message', (message: { id: number } & (SaveQuestion | SaveRest)) => {
  if ('save' in message) void save(message.id, message.save, message.now);
  else if ('keep' in message) void keep(message.id, message.keep, message.now);
  else if ('rest' in message) void rest(message.id);
  else coming.get(message.id)?.(message.text);
});

const reply = (id: number, answer: SaveAnswer) => port?.postMessage({ id, ...answer });

function textOf(id: number): Promise<SaveText> {
  return new Promise((resolve, reject) => {
    coming.set(id, (text) => {
      coming.delete(id);
      if (text) resolve(text);
      else reject(new Error('There is nothing to write'));
    });
  });
}

/** Versions are synced beside whatever else there is to sync. */
async function besideOthers<T>(task: () => Promise<T>): Promise<T> {
  keeping++;
  try {
    return await task();
  } finally {
    keeping--;
  }
}

async function save(
  id: number,
  { displacing, author, ...request }: Omit<SaveRequest, 'text'>,
  now: number,
): Promise<void> {
  let replaced: Keeping = {};
  try {
    const text = textOf(id);
    const bytes = text.then((made) => made.bytes);
    const written = await durableWrite(
      {
        ...request,
        bytes,
        displaced: async (old) => {
          replaced = await besideOthers(() => keepDisplaced(displacing, author, old, historyIn));
        },
        beforePlacing: async () => {
          const { journal } = await text;
          if (journal) Atomics.wait(journal, 0, 0, patience);
        },
      },
      disk,
    );
    const { history, failure } = replaced;
    // What stays where it is has lost nothing.
    const unkept = written.changed ? failure : undefined;
    reply(id, { saved: { ...written, kept: history !== undefined, unkept } });
    if (written.changed) void expectNext(displacing, await text, written);
  } catch (error) {
    const failure = error instanceof FailureError ? error.failure : undefined;
    reply(id, { failure, error: String(error) });
  }
  free();
  thinOnce(replaced.history, now);
}

async function keep(id: number, request: KeepRequest, now: number): Promise<void> {
  const { path, displacing, author } = request;
  const added = await besideOthers(() => keepAhead(fs, path, displacing, author, historyIn));
  free();
  reply(id, { kept: added !== undefined });
  thinOnce(added, now);
}

/** What was written is what the next save takes the place of. */
async function expectNext(
  { root, by }: Displacing,
  { bytes }: SaveText,
  { revision }: Written,
): Promise<void> {
  if (by === undefined) return;
  await historyIn(historyFile(root, by))
    .expect(revision, bytes)
    .catch(() => undefined);
}

/** Behind the answer; see `rest`. */
function thinOnce(history: ArticleHistory | undefined, now: number): void {
  if (!history || thinnedOnce.has(history)) return;
  thinnedOnce.add(history);
  const thinning = history
    .thin(now)
    .catch(() => undefined)
    .finally(() => {
      underWay.delete(thinning);
      free();
    });
  underWay.add(thinning);
}

/** Somebody waits for all that is done behind answers. */
async function rest(id: number): Promise<void> {
  await Promise.all(underWay);
  reply(id, { rested: true });
}

import { parentPort } from 'node:worker_threads';
import { FailureError } from '../../../shared/contract/failure.ts';
import type { Printer } from '../printing/printer.ts';
import { copyForClipboard } from './copyForClipboard.ts';
import { type BatchProgress, exportBatch } from './exportBatch.ts';
import { createBatchFiles, createExportedFiles } from './exportedFiles.ts';
import { exportedOverPort } from './exportedOverPort.ts';
import { exportForDownload } from './exportForDownload.ts';
import { type ExportProgress, exportToFolder } from './exportToFolder.ts';
import { failureOf } from './failureOf.ts';
import type { BatchTask, FromWorker, Task, TaskResult, ToWorker } from './messages.ts';
import { previewOf } from './previewing/previewOf.ts';
import { zipFolder } from './zipFolder.ts';

/** Renders and writes exports off the main thread, so that neither window nor save waits. */

const port = parentPort;
if (!port) throw new Error('This file runs as a worker.');
const send = (message: FromWorker, transfer: ArrayBuffer[] = []) =>
  port.postMessage(message, transfer);

const running = new Map<number, AbortController>();
const printing = new Map<number, PromiseWithResolvers<Uint8Array<ArrayBuffer>>>();
let nextPage = 1;

/** Asks the main thread, which stops by itself when the task is canceled. */
const printerFor = (id: number): Pick<Printer, 'print'> => ({
  print(printed) {
    const page = nextPage++;
    const waiting = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
    printing.set(page, waiting);
    send({ id, kind: 'print', page, printed });
    return waiting.promise;
  },
});

port.on('message', (message: ToWorker) => {
  if (message.kind === 'cancel') {
    running.get(message.id)?.abort();
    return;
  }
  if (message.kind !== 'start') {
    const waiting = printing.get(message.page);
    printing.delete(message.page);
    if (message.kind === 'printed') waiting?.resolve(message.bytes);
    else waiting?.reject(FailureError.of(message.failure));
    return;
  }
  const controller = new AbortController();
  running.set(message.id, controller);
  void run(message.id, message.task, controller.signal)
    .then(
      (result) => send({ id: message.id, kind: 'done', result }, transferable(result)),
      (error: unknown) => send({ id: message.id, kind: 'failed', failure: failureOf(error) }),
    )
    .finally(() => running.delete(message.id));
});

async function run(id: number, task: Task, signal: AbortSignal): Promise<TaskResult> {
  if (task.kind === 'batch') return batch(id, task, signal);
  const { article } = task;
  const photoFile = async (src: string) => task.photos.get(src);
  if (task.kind === 'preview') return previewOf({ ...task, photoFile, signal });
  if (task.kind === 'copy') return copyForClipboard({ ...task, photoFile, signal });
  const { formats, options, template, folder, exported } = task;
  const printer = printerFor(id);
  const onProgress = (progress: ExportProgress) => send({ id, kind: 'progress', ...progress });
  if (folder === null) {
    return exportForDownload({
      article,
      photoFile,
      formats,
      options,
      template,
      printer,
      signal,
      onProgress,
    });
  }
  return exportToFolder({
    article,
    photoFile,
    formats,
    options,
    template,
    folder,
    exported:
      typeof exported === 'string' ? createExportedFiles(exported) : exportedOverPort(exported),
    printer,
    signal,
    onProgress,
  });
}

async function batch(id: number, task: BatchTask, signal: AbortSignal): Promise<TaskResult> {
  const { userData, zip, folder } = task;
  let shown = 0;
  const onProgress = (batch: BatchProgress) => {
    // A hundred photos a second are more than anybody reads; every article is told.
    if (batch.current !== '' && Date.now() - shown < showEvery) return;
    shown = Date.now();
    send({
      id,
      kind: 'progress',
      batch,
      done: batch.article,
      total: batch.of,
      current: batch.current,
    });
  };
  const exported = createBatchFiles(userData);
  const printer = printerFor(id);
  const done = await exportBatch({ ...task, exported, printer, signal, onProgress });
  const files = [...new Set(done.articles.flatMap((article) => article.files))];
  if (zip === undefined || files.length === 0) return { files: [], warnings: [], batch: done };
  onProgress({ article: done.of + 1, of: done.of, name: '', current: '' });
  // Who has canceled the articles gets those that are whole; who cancels this gets nothing.
  const zipped = await zipFolder(folder, files, zip, done.stopped ? undefined : signal);
  return { files: [], warnings: [], batch: done, zipped };
}

/** Milliseconds between two files that are named while one article is written. */
const showEvery = 250;

function transferable({ content }: TaskResult): ArrayBuffer[] {
  return content && content.byteLength === content.buffer.byteLength ? [content.buffer] : [];
}

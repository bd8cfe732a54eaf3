import { parentPort } from 'node:worker_threads';
import { type Failure, FailureError } from '../../../shared/contract/failure.ts';
import type { Printer } from '../printing/printer.ts';
import { consoleLog, newLogId } from '../rpc/log.ts';
import { systemFailure } from '../storage/systemFailure.ts';
import { copyForClipboard } from './copyForClipboard.ts';
import { createExportedFiles } from './exportedFiles.ts';
import { exportedOverPort } from './exportedOverPort.ts';
import { exportForDownload } from './exportForDownload.ts';
import { type ExportProgress, exportToFolder, outcome } from './exportToFolder.ts';
import type { FromWorker, Task, TaskResult, ToWorker } from './messages.ts';
import { previewPage } from './previewPage.ts';

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
    else waiting?.reject(asError(message.failure));
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
  const { article } = task;
  const photoFile = async (src: string) => task.photos.get(src);
  if (task.kind === 'preview') return previewPage(article, photoFile);
  if (task.kind === 'copy') return copyForClipboard({ ...task, photoFile, signal });
  const { formats, options, folder, exported } = task;
  const printer = printerFor(id);
  const onProgress = (progress: ExportProgress) => send({ id, kind: 'progress', ...progress });
  if (folder === null) {
    return exportForDownload({
      article,
      photoFile,
      formats,
      options,
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
    folder,
    exported:
      typeof exported === 'string' ? createExportedFiles(exported) : exportedOverPort(exported),
    printer,
    signal,
    onProgress,
  });
}

function transferable({ content }: TaskResult): ArrayBuffer[] {
  return content && content.byteLength === content.buffer.byteLength ? [content.buffer] : [];
}

const asError = ({ code, message, retry, detail }: Failure) =>
  new FailureError(code, message, { retry, ...(detail && { detail }) });

/** A class does not survive the way to the main thread, its data does. */
function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  const system = (error as { code?: unknown } | null)?.code;
  if (typeof system === 'string') return systemFailure(error, outcome).failure;
  const logId = newLogId();
  consoleLog.error(logId, 'An export failed', error);
  return {
    code: 'internal',
    message: `${outcome}: something went wrong inside Stet. Your article is not touched. The log names it ${logId}.`,
    retry: true,
    detail: { logId },
  };
}

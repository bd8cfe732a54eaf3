import { parentPort } from 'node:worker_threads';
import type { ResizeTask } from './photoResizer.ts';
import { resizedPhoto } from './resizedPhoto.ts';

/** Makes photos smaller beside the main thread; see photoResizer.ts. */
parentPort?.on('message', (task: ResizeTask) => {
  void resizedPhoto(task)
    // What is broken is used as it is.
    .catch(() => undefined)
    .then((smaller) => parentPort?.postMessage(smaller));
});

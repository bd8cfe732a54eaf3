import { parentPort } from 'node:worker_threads';
import { wordPage } from './wordPage.ts';

/** Lays out Word documents beside the exports; see wordReader.ts. */
parentPort?.on('message', (document: Uint8Array) => {
  void wordPage(document)
    .catch(() => undefined)
    .then((page) => parentPort?.postMessage(page));
});

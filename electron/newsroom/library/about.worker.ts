import { parentPort } from 'node:worker_threads';
import { lookInto } from './about.ts';

/** Reads large articles for the list beside the main thread; see aboutLarge.ts. */
parentPort?.on('message', (bytes: Uint8Array) => parentPort?.postMessage(lookInto(bytes)));

import { parentPort } from 'node:worker_threads';
import type { PhotoSays } from '../../../shared/article/photoSays.ts';
import { saysOf } from './saysOf.ts';

/** Reads what photos say of themselves beside the main thread; see saysReader.ts. */
parentPort?.on('message', (bytes: Uint8Array) => {
  let says: PhotoSays | undefined;
  try {
    says = saysOf(bytes);
  } catch {
    // Damaged words are no reason to refuse a photo.
  }
  parentPort?.postMessage(says);
});

import type { PhotoSays } from '../../../shared/article/photoSays.ts';
import { PatientThread } from './patientThread.ts';

const workerFile = () =>
  new URL(
    import.meta.url.endsWith('.ts') ? './says.worker.ts' : './says.worker.mjs',
    import.meta.url,
  );

const nothing: PhotoSays = { fields: {}, location: false };

/**
 * Reads what photos say of themselves. A file that makes the thread hang or run out of memory has
 * said nothing.
 */
export class SaysReader {
  readonly #thread: PatientThread<Uint8Array, PhotoSays>;

  /** @param patience in ms. A photo is read in some 20. */
  constructor({ patience = 5_000, thread = workerFile() } = {}) {
    // A file of 64 MB is copied once.
    this.#thread = new PatientThread({ file: thread, name: 'photos', patience, memory: 256 });
  }

  async says(bytes: Uint8Array): Promise<PhotoSays> {
    return (await this.#thread.run(bytes)) ?? nothing;
  }

  close(): Promise<void> {
    return this.#thread.close();
  }
}

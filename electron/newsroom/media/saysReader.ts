import type { PhotoSays } from '../../../shared/article/photoSays.ts';
import { PatientThread } from '../threads/patientThread.ts';
import { workerFile } from '../threads/workerFile.ts';

const nothing: PhotoSays = { fields: {}, location: false };

/**
 * Reads what photos say of themselves. A file that makes the thread hang or run out of memory has
 * said nothing.
 */
export class SaysReader {
  readonly #thread: PatientThread<Uint8Array, PhotoSays>;

  /** @param patience in ms. A photo is read in some 20. */
  constructor({ patience = 5_000, thread = workerFile('says', import.meta.url) } = {}) {
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

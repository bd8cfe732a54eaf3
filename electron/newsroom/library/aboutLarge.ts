import { PatientThread } from '../threads/patientThread.ts';
import { workerFile } from '../threads/workerFile.ts';
import { type About, aboutOf, type Look, lookInto } from './about.ts';

/** Reading this much takes about as long as a frame of the screen lasts, in bytes. */
const large = 512 * 1024;

const tooMuchToLookInto: About = {
  kind: 'damaged',
  reason: 'unreadable',
  message: 'The file is too large to look into. Open it to see what is in it.',
};

/**
 * Says what is in files. A large one is read in a thread of its own, one at a time: 20 MB take half
 * a second, in which no call and no save would get its turn. One that the thread cannot cope with is
 * too large to look into: the list can do without its content.
 */
export class AboutReader {
  readonly #thread = new PatientThread<Uint8Array, Look>({
    file: workerFile('about', import.meta.url),
    name: 'library',
    patience: 60_000,
    memory: 2048,
  });

  /** What is in it, without whether it comes in parts. */
  async about(bytes: Uint8Array): Promise<About> {
    return bytes.length < large ? aboutOf(bytes) : (await this.look(bytes)).about;
  }

  async look(bytes: Uint8Array): Promise<Look> {
    if (bytes.length < large) return lookInto(bytes);
    const found = await this.#thread.run(bytes);
    return found ?? { about: tooMuchToLookInto, inParts: false };
  }

  close(): Promise<void> {
    return this.#thread.close();
  }
}

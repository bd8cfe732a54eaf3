import { PatientThread } from '../threads/patientThread.ts';
import { workerFile } from '../threads/workerFile.ts';

export interface ResizeTask {
  /** Names the kind by its extension. */
  src: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Pixels; Infinity where it may keep its size. */
  longestSide: number;
  /** The kinds that its reader shows, JPEG and PNG among them; it keeps its own if absent. */
  shows?: readonly string[];
}

/** Makes photos smaller for exports, in a thread of its own: pictures come from everywhere. */
export class PhotoResizer {
  /** 24 megapixels take about two seconds; a busy laptop may need many times that. */
  readonly #thread = new PatientThread<ResizeTask, Uint8Array<ArrayBuffer>>({
    file: workerFile('resize', import.meta.url),
    name: 'resize',
    patience: 60_000,
    memory: 512,
  });

  /** The smaller or other picture; the same bytes where it need not, or cannot, be made one. */
  async resized(task: ResizeTask): Promise<Uint8Array<ArrayBuffer>> {
    return (await this.#thread.run(task)) ?? task.bytes;
  }

  close(): Promise<void> {
    return this.#thread.close();
  }
}

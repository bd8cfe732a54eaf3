import type { ExportEvent } from '../../../shared/contract/exports.ts';
import { Job } from '../jobs/job.ts';

/** One export under way or done. */
export class ExportJob extends Job<ExportEvent> {
  /** Absolute path to show in the file manager. */
  shown: string | undefined;
  /** Absolute paths of what can be dragged out of the window. */
  draggable: string[] = [];
  /** What is to be downloaded. */
  content: Uint8Array<ArrayBuffer> | undefined;
  name = '';

  constructor() {
    super(
      ['running'],
      'Not exported: something went wrong inside Stet. Your article is not touched.',
    );
  }
}

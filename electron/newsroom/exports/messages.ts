import type { Article } from '../../../shared/article/model.ts';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { ExportOptions, ExportWarning, FormatId } from '../../../shared/contract/values.ts';
import type { ExportProgress, ExportResult } from './exportToFolder.ts';

/** What goes to the worker and comes back; `id` says which task it belongs to. */

export type Task =
  | {
      kind: 'export';
      article: Article;
      /** `src` → absolute path. */
      photos: ReadonlyMap<string, string>;
      formats: FormatId[];
      options: ExportOptions;
      /** null: to be downloaded. */
      folder: string | null;
      userData: string;
    }
  | { kind: 'preview'; article: Article; photos: ReadonlyMap<string, string> };

export type ToWorker = { id: number; kind: 'start'; task: Task } | { id: number; kind: 'cancel' };

export interface TaskResult extends ExportResult {
  /** A file to download. */
  content?: Uint8Array<ArrayBuffer>;
  /** A page to preview. */
  page?: string;
  warnings: ExportWarning[];
}

export type FromWorker =
  | ({ id: number; kind: 'progress' } & ExportProgress)
  | { id: number; kind: 'done'; result: TaskResult }
  | { id: number; kind: 'failed'; failure: Failure };

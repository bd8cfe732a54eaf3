import type { MessagePort } from 'node:worker_threads';
import type { Article } from '../../../shared/article/model.ts';
import type { ExportOptions, ExportWarning, FormatId } from '../../../shared/contract/exports.ts';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { CopyKind, PreviewPart } from '../../../shared/contract/previews.ts';
import type { CopiedArticle } from '../../../shared/formats/clipboard/clipboardCopy.ts';
import type { BodyPart } from '../../../shared/formats/clipboard/partOf.ts';
import type { PrintedPage } from '../../../shared/formats/format.ts';
import type { PageTemplate } from '../../../shared/formats/html/template/pageTemplate.ts';
import type { BatchProgress, BatchRequest, BatchResult } from './exportBatch.ts';
import type { ExportProgress, ExportResult } from './exportToFolder.ts';

/** What goes to the worker and comes back; `id` says which task it belongs to. */

export type Task =
  | {
      kind: 'export';
      article: Article;
      /** `src` → absolute path. */
      photos: ReadonlyMap<string, string>;
      formats: readonly FormatId[];
      options: ExportOptions;
      /** The page that the options name. */
      template?: PageTemplate | undefined;
      /** null: to be downloaded. */
      folder: string | null;
      /** Where it is remembered what was exported: the person's own data folder, or who knows it. */
      exported: string | MessagePort;
    }
  | {
      kind: 'preview';
      article: Article;
      photos: ReadonlyMap<string, string>;
      format: FormatId;
      as: 'page' | 'source';
      part: string | undefined;
      opensAt?: number | undefined;
      options: ExportOptions;
      template: PageTemplate | undefined;
    }
  | {
      kind: 'copy';
      article: Article;
      photos: ReadonlyMap<string, string>;
      copyKind: CopyKind;
      blocks: BodyPart | undefined;
    }
  | BatchTask;

export interface BatchTask
  extends Omit<BatchRequest, 'exported' | 'printer' | 'onProgress' | 'signal'> {
  kind: 'batch';
  userData: string;
  /** A file to put everything into; absent where the folder itself is wanted. */
  zip?: string | undefined;
}

export type ToWorker =
  | { id: number; kind: 'start'; task: Task }
  | { id: number; kind: 'cancel' }
  /** What became of a page, see `print` below. */
  | { id: number; kind: 'printed'; page: number; bytes: Uint8Array<ArrayBuffer> }
  | { id: number; kind: 'not-printed'; page: number; failure: Failure };

export interface TaskResult extends ExportResult {
  /** A file to download. */
  content?: Uint8Array<ArrayBuffer>;
  preview?: { shows: 'page' | 'source'; text: string; part: string; parts: PreviewPart[] };
  copy?: CopiedArticle;
  warnings: ExportWarning[];
  batch?: BatchResult;
  /** Bytes of the file that everything was put into. */
  zipped?: number;
}

/** What a task tells while it runs. */
export interface TaskProgress extends ExportProgress {
  batch?: BatchProgress;
}

export type FromWorker =
  | ({ id: number; kind: 'progress' } & TaskProgress)
  /** Only the host can print; `page` tells this one from the others of the task. */
  | { id: number; kind: 'print'; page: number; printed: PrintedPage }
  | { id: number; kind: 'done'; result: TaskResult }
  | { id: number; kind: 'failed'; failure: Failure };

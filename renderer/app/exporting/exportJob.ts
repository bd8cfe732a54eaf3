import type { Article } from '../../../shared/article/model.ts';
import type {
  ExportEvent,
  ExportedFile,
  ExportOptions,
  ExportWarning,
  FormatId,
} from '../../../shared/contract/exports.ts';
import { failureOf, type NewsroomClient } from '../connect.ts';

export type JobState =
  | { at: 'idle' }
  | { at: 'running'; job: string | undefined; done: number; total: number; current: string }
  | { at: 'done'; job: string; files: ExportedFile[]; warnings: ExportWarning[] }
  | { at: 'failed'; message: string }
  | { at: 'canceled' };

export interface ExportRequest {
  file: string | undefined;
  article: Article;
  formats: FormatId[];
  options: ExportOptions;
  folder: string | null;
}

/** Starts an export and tells how it goes until it has ended. Never rejects. */
export async function runExport(
  exports: NewsroomClient['exports'],
  request: ExportRequest,
  show: (state: JobState) => void,
): Promise<JobState> {
  const running = { at: 'running', done: 0, total: request.formats.length, current: '' } as const;
  show({ ...running, job: undefined });
  let state: JobState = { at: 'failed', message: 'The export ended without a result.' };
  try {
    const { job } = await exports.start(request);
    show({ ...running, job });
    for await (const event of await exports.watch({ job })) {
      state = stateAfter(event, job);
      show(state);
      if (state.at !== 'running') return state;
    }
  } catch (error) {
    state = { at: 'failed', message: failureOf(error).message };
  }
  show(state);
  return state;
}

function stateAfter(event: ExportEvent, job: string): JobState {
  switch (event.state) {
    case 'running':
      return { at: 'running', job, done: event.done, total: event.total, current: event.current };
    case 'done':
      return { at: 'done', job, files: event.files, warnings: event.warnings };
    case 'failed':
      return { at: 'failed', message: event.failure.message };
    case 'canceled':
      return { at: 'canceled' };
  }
}

import type { ExportEvent, ExportedFile, ExportWarning } from '../../../shared/contract/exports.ts';
import { failureOf, type NewsroomClient } from '../connect.ts';

export type JobState =
  | { at: 'idle' }
  | { at: 'running'; job: string | undefined; done: number; total: number; current: string }
  | { at: 'done'; job: string; files: ExportedFile[]; warnings: ExportWarning[] }
  | { at: 'failed'; message: string }
  | { at: 'canceled' };

/**
 * Tells how an export goes until it has ended. Never rejects.
 *
 * @param total how many files are expected
 * @param begin gives the job's id; it is said to be prepared meanwhile
 */
export async function runExport(
  exports: NewsroomClient['exports'],
  total: number,
  begin: () => Promise<{ job: string }>,
  show: (state: JobState) => void,
): Promise<JobState> {
  const running = { at: 'running', done: 0, total, current: '' } as const;
  show({ ...running, job: undefined });
  let state: JobState = { at: 'failed', message: 'The export ended without a result.' };
  try {
    const { job } = await begin();
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

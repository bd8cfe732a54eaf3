import type { Article } from '../../../shared/article/model.ts';
import type { ExportOptions, FormatId } from '../../../shared/contract/exports.ts';
import { CallFailure, type NewsroomClient } from '../connect.ts';
import { followJob } from '../jobs/followJob.ts';
import type { Draggable } from './DragOut.tsx';

/** One format of an article as a file that lies in no folder yet. @throws CallFailure */
export async function exportToDrag(
  exports: NewsroomClient['exports'],
  file: string | undefined,
  article: Article,
  format: FormatId,
  options: ExportOptions,
): Promise<Draggable> {
  const request = { file, article, formats: [format], options, folder: null };
  const state = await followJob(
    exports,
    () => exports.start(request),
    () => undefined,
  );
  if (state.at === 'done') return { job: state.job, download: state.event.files[0]?.download };
  const message = state.at === 'failed' ? state.message : 'The export was canceled.';
  throw new CallFailure({ code: 'canceled', message, retry: true });
}

import { setImmediate } from 'node:timers/promises';
import { stopIfAborted } from '../exportToFolder.ts';
import type { TaskResult } from '../messages.ts';
import { hasPage, type PreviewRequest, pageOf } from './previewPage.ts';
import { sourceOf } from './previewSource.ts';

/** @throws FailureError `canceled` */
export async function previewOf(
  request: PreviewRequest & { as: 'page' | 'source'; part: string | undefined },
): Promise<TaskResult> {
  // Whoever leafs through formats has given up all but the last: that has to be heard first.
  await setImmediate();
  stopIfAborted(request.signal);
  if (request.as === 'page' && hasPage(request.format)) {
    const { page, warnings } = await pageOf(request);
    stopIfAborted(request.signal);
    if (page !== undefined) {
      return { files: [], warnings, preview: { shows: 'page', text: page, part: '', parts: [] } };
    }
  }
  const { text, part, parts, warnings } = await sourceOf(request, request.part);
  return { files: [], warnings, preview: { shows: 'source', text, part, parts } };
}

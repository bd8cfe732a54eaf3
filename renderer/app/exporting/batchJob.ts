import type { BatchEvent } from '../../../shared/contract/exports.ts';
import { failureOf, type NewsroomClient } from '../connect.ts';

type Seen<State extends BatchEvent['state']> = Extract<BatchEvent, { state: State }>;

export type BatchState =
  | { at: 'idle' }
  | { at: 'beginning' }
  | { at: 'running'; job: string; event: Seen<'running'> }
  | { at: 'done'; job: string; event: Seen<'done'> }
  | { at: 'failed'; message: string }
  | { at: 'canceled' };

/**
 * Tells how a batch goes until it has ended. Never rejects.
 *
 * @param begin gives the job's id
 */
export async function runBatch(
  batch: NewsroomClient['batch'],
  begin: () => Promise<{ job: string }>,
  show: (state: BatchState) => void,
): Promise<void> {
  show({ at: 'beginning' });
  try {
    const { job } = await begin();
    for await (const event of await batch.watch({ job })) show(stateAfter(event, job));
  } catch (error) {
    show({ at: 'failed', message: failureOf(error).message });
  }
}

function stateAfter(event: BatchEvent, job: string): BatchState {
  switch (event.state) {
    case 'running':
      return { at: 'running', job, event };
    case 'done':
      return { at: 'done', job, event };
    case 'failed':
      return { at: 'failed', message: event.failure.message };
    case 'canceled':
      return { at: 'canceled' };
  }
}
